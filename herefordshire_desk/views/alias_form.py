"""Unknown social workers: who each name in an extract is, to be decided and remembered."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change, together
from herefordshire_desk.domain.extracts.aliases import likely, remember
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Alias, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.fields import Choice, Field
from herefordshire_desk.views.form import Form

SOMEBODY_NEW = "Somebody new: add to the roster"
WORDS = (
    "The extract names these people and the roster does not. Say who of them is here already, "
    "under another spelling. It is remembered, for this extract and for those to come."
)
NOBODY_CHOSEN = "Choose somebody on the roster for one of them, or cancel: the others stay new."


class AliasForm(Form):
    """One choice for each name: the likeliest first, nobody chosen beforehand."""

    def __init__(self, desk: Desk, unknown: Sequence[SocialWorker], parent: QWidget) -> None:
        self.unknown = list(unknown)
        self.roster = sorted(desk.picture.social_workers.values(), key=lambda each: each.label)
        fields = {str(each.id): _field(each, self.roster) for each in self.unknown}
        title = plural(len(self.unknown), "unknown social worker")
        super().__init__(desk, title, "Remember", fields, parent, WORDS)

    def change(self) -> Change | Problem:
        known = self.desk.ask(lambda store: store.records(Alias))
        changes = []
        for each in self.unknown:
            chosen = self.fields[each.id].input
            who = chosen.value() if isinstance(chosen, Choice) else ""
            if who:
                made = remember(each.name, SocialWorkerId(who), self.roster, known, self.desk.day)
                if isinstance(made, Problem):
                    return Problem(each.id, made.message)
                changes.append(made)
        if not changes:
            return Problem("", NOBODY_CHOSEN)
        return together(f"Remember {plural(len(changes), 'name')} of an extract", changes)


def _field(unknown: SocialWorker, roster: Sequence[SocialWorker]) -> Field:
    """The likely ones stand first and say so; then everybody else on the roster."""
    alike = likely(unknown.name, roster)
    words = {"": SOMEBODY_NEW}
    words |= {each.id: f"{each.label} – likely" for each in alike}
    words |= {each.id: each.label for each in roster if each.id not in words}
    note = (
        f"Alike: {', '.join(each.label for each in alike)}" if alike else "Nobody's name is alike."
    )
    return Field(f"“{unknown.name}” is", Choice(words), note)
