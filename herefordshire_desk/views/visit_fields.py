"""The fields of a visit, as recording and correcting one share them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import SocialWorkerId, Visit, VisitKind
from herefordshire_desk.domain.words import VISIT_WORDS
from herefordshire_desk.views.fields import Choice, DateField, Field


@dataclass(frozen=True, slots=True)
class Seen:
    """What a choice of the form says about the child."""

    words: str
    child_seen: bool | None
    seen_alone: bool | None
    reason: str = ""


# the three lawful reasons not to see a child alone: Care Planning Regulations 2010, reg 29
SEEN = {
    "alone": Seen("Seen alone", True, True),
    "refused": Seen("Seen, not alone: the child preferred not", True, False, "refused"),
    "young": Seen("Seen, not alone: not right at the child's age", True, False, "inappropriate"),
    "unable": Seen("Seen, not alone: was not possible", True, False, "unable"),
    "seen": Seen("Seen, alone not recorded", True, None),
    "attempted": Seen("Attempted: child not seen", False, None),
}
# what an extract may say and nobody at the desk would
AS_SENT = {
    "no_reason": Seen("Seen, not alone: no reason recorded", True, False),
    "unknown": Seen("Not recorded", None, None),
}


class VisitFields:
    """When, how the child was seen, which kind and by whom; filled with `visit` where given."""

    def __init__(
        self,
        desk: Desk,
        visit: Visit,
        kinds: Iterable[VisitKind],
        *,
        unborn: bool,
    ) -> None:
        self.before = visit
        self.unborn = unborn
        self.seen_before = seen_as(visit)
        offered = {**SEEN, **({} if self.seen_before in SEEN else AS_SENT)}
        words = {name: _worded(seen.words, unborn) for name, seen in offered.items()}
        self.visited_on = DateField(visit.visited_on, desk.day)
        self.seen = Choice(words, self.seen_before)
        self.kind = Choice({kind: VISIT_WORDS[kind] for kind in kinds}, visit.kind)
        self.social_worker = Choice(visitors(desk, visit.social_worker_id), visit.social_worker_id)

    def fields(self) -> dict[str, Field]:
        """Them under their labels, by the names of the record's fields."""
        who = "Mother &seen?" if self.unborn else "Was the child &seen?"
        return {
            "visited_on": Field("&Date of the visit", self.visited_on),
            "seen_alone": Field(who, self.seen),
            "kind": Field("&Kind of visit", self.kind),
            "social_worker_id": Field("Visited &by", self.social_worker),
        }

    def visit(self) -> Visit | Problem:
        """The visit as the fields have it; what was not touched stays as it was."""
        visited_on: date | None = self.visited_on.value()
        if visited_on is None:
            return Problem("visited_on", "Give the date of the visit.")
        made = replace(
            self.before,
            kind=cast("VisitKind", self.kind.value()),
            visited_on=visited_on,
            social_worker_id=SocialWorkerId(self.social_worker.value()),
        )
        chosen = self.seen.value()
        return made if chosen == self.seen_before else as_seen(made, {**SEEN, **AS_SENT}[chosen])


def as_seen(visit: Visit, seen: Seen) -> Visit:
    """The visit with the child seen so."""
    return replace(
        visit,
        child_seen=seen.child_seen,
        seen_alone=seen.seen_alone,
        not_alone_reason=seen.reason,
    )


def seen_as(visit: Visit) -> str:
    """The choice that says how the child was seen on a visit."""
    if not visit.child_seen:
        return "unknown" if visit.child_seen is None else "attempted"
    if visit.seen_alone is not False:
        return "alone" if visit.seen_alone else "seen"
    by_reason = {seen.reason: name for name, seen in SEEN.items() if seen.reason}
    return by_reason.get(visit.not_alone_reason, "no_reason")


def visitors(desk: Desk, known: SocialWorkerId) -> dict[str, str]:
    """Everyone on the roster by id, and the one recorded even where they are not on it."""
    roster: dict[str, str] = {each.id: each.label for each in desk.picture.social_workers.values()}
    return {"": "Not recorded", **({known: known} if known else {}), **roster}


def _worded(words: str, unborn: bool) -> str:
    return words.replace("child not seen", "mother not seen") if unborn else words
