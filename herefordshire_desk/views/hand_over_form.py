"""Handing over: who leaves and when, and what is asked once before every move is made."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.allocations import FIRST_CONTACT
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.decision_note import Decision
from herefordshire_desk.domain.hand_over import (
    PLANNED_WORDS,
    Leaving,
    Terms,
    hand_over,
    planned_by_default,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, ChildId, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.roster import end_social_worker
from herefordshire_desk.domain.words import CHANGE_REASONS, children, short_date
from herefordshire_desk.views.fields import Choice, DateField, Field
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.scratch_plan import ScratchPlan

LEFT_ROLE = "LEFTRL"


class LeaverBoardForm(Form):
    """Who leaves, and when; `laid_out` gives both. Nothing is saved by it."""

    laid_out = Signal(object, object)

    def __init__(self, desk: Desk, chosen: SocialWorker | None, parent: QWidget) -> None:
        self.roster = desk.picture.social_workers
        self.leaver = Choice({"": "Choose…", **_holding(desk)}, chosen.id if chosen else "")
        self.end = DateField(None, desk.day)
        self._show_known_end()
        self.leaver.currentIndexChanged.connect(lambda _: self._show_known_end())
        fields = {
            "leaver": Field("&Social worker", self.leaver),
            "end": Field("First day &away", self.end),
        }
        title = "Hand over a leaver's children"
        super().__init__(desk, title, "Show them on the board", fields, parent)

    def save(self) -> None:
        """Lay the board out, or say what is wrong and stay."""
        end, leaver = self.end.value(), self._chosen()
        problem = self.wrong_date()
        if leaver is None:
            problem = Problem("leaver", "Choose who leaves.")
        elif end is None:
            problem = problem or Problem("end", "Give the first day they are no longer in post.")
        else:
            found = end_social_worker(leaver, end)
            problem = problem or (found if isinstance(found, Problem) else None)
        if problem is not None:
            self.tell(problem)
            return
        self.accept()
        self.laid_out.emit(leaver, end)

    def _chosen(self) -> SocialWorker | None:
        return self.roster.get(SocialWorkerId(self.leaver.value()))

    def _show_known_end(self) -> None:
        """The end that is on the roster, unless one is typed already."""
        chosen = self._chosen()
        if chosen is not None and chosen.end is not None and not self.end.text().strip():
            self.end.setText(short_date(chosen.end))


class MakeChangesForm(Form):
    """The day, the reason and whether it was planned: asked once for all moves."""

    def __init__(self, desk: Desk, plan: ScratchPlan, parent: QWidget) -> None:
        self.plan = plan
        self.decision: Decision | None = None
        ids = sorted(plan.moves)
        rows = desk.ask(lambda store: store.of_children(Allocation, ids))
        self.held = {child: [row for row in rows if row.child_id == child] for child in ids}
        self.start = DateField(desk.day, desk.day)
        self.reason = Choice({"": "Choose…", **CHANGE_REASONS}, _usual_reason(desk, plan))
        likely = planned_by_default(plan.leaves_on, desk.day)
        self.planned = Choice(PLANNED_WORDS, "planned" if likely else "unplanned")
        fields = {
            "start": Field("&From", self.start),
            "reason": Field("&Reason for the changes", self.reason),
            "planned": Field("&Planned or not", self.planned),
        }
        if plan.leaver is not None:
            self.end = DateField(plan.leaves_on, desk.day)
            fields["end"] = Field(f"First day {plan.leaver.label} is &away", self.end)
        super().__init__(desk, _title(plan), "Make these changes", fields, parent)

    def change(self) -> Change | Problem:
        start, leaving = self.start.value(), self._leaving()
        if start is None:
            return Problem("start", "Give the day the new allocations begin.")
        if isinstance(leaving, Problem):
            return leaving
        terms = Terms(
            start=start, reason=self.reason.value(), planned=self.planned.value() == "planned"
        )
        leaves_on = leaving.end if leaving is not None else None
        self.decision = replace(self.plan.decision(terms), leaves_on=leaves_on)
        desk = self.desk
        return hand_over(
            self.plan.moves,
            self.held,
            desk.picture.social_workers,
            terms,
            desk.day,
            desk.new_id,
            leaving,
        )

    def _leaving(self) -> Leaving | Problem | None:
        if self.plan.leaver is None:
            return None
        end = self.end.value()
        if end is None:
            return Problem("end", "Give the first day they are no longer in post.")
        return Leaving(social_worker=self.plan.leaver, end=end)


def _holding(desk: Desk) -> dict[str, str]:
    """Everybody on the roster who holds children, by name, with how many."""
    held: dict[SocialWorkerId, list[ChildId]] = {}
    for child, each in desk.assessments.items():
        if each.social_worker_id is not None:
            held.setdefault(each.social_worker_id, []).append(child)
    roster = desk.picture.social_workers
    words: dict[str, str] = {
        who: f"{roster[who].label} · {children(len(theirs))}"
        for who, theirs in held.items()
        if who in roster
    }
    return dict(sorted(words.items(), key=lambda item: item[1].casefold()))


def _title(plan: ScratchPlan) -> str:
    """How many go; and how many stay with a leaver, so that nobody is forgotten."""
    goes = f"Hand over {children(len(plan.moves))}"
    if plan.leaver is None or not plan.staying():
        return goes
    stays = "stays" if plan.staying() == 1 else "stay"
    return f"{goes}; {children(plan.staying())} {stays} with {plan.leaver.label} for now"


def _usual_reason(desk: Desk, plan: ScratchPlan) -> str:
    """Left the role for a leaver's children; first contact where none has had anybody yet."""
    if plan.leaver is not None:
        return LEFT_ROLE
    first = all(not desk.assessments[child].episodes for child in plan.moves)
    return FIRST_CONTACT if first else ""
