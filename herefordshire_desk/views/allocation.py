"""Allocation: who is to hold whom, tried out on a board before anything is saved."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.board import Waiting
from herefordshire_desk.domain.candidates import Groups
from herefordshire_desk.domain.decision_note import Decision
from herefordshire_desk.domain.family import families
from herefordshire_desk.domain.records import (
    ChildId,
    FamilyLink,
    FamilyMember,
    Handover,
    SocialWorker,
    SocialWorkerId,
)
from herefordshire_desk.domain.words import children, long_date, plural
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.board import Board, is_wanted
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.plan_words import planned_words
from herefordshire_desk.views.scratch_plan import ScratchPlan
from herefordshire_desk.views.table import Table

NO_MOVES = "No child has been moved yet. Choose a child, then Enter on who should hold them."
MADE = "The moves are made. The decision note says who went to whom and why."


class KeptMoves(NamedTuple):
    """The board while the desk is locked, by ids alone."""

    moves: dict[ChildId, SocialWorkerId]
    by_hand: set[ChildId]
    leaver: SocialWorkerId | None
    leaves_on: date | None


class AllocationPage(Page):
    """The board, and the plan that is on it.

    Moves are kept here until they are made, cleared or taken off, whatever page is looked at.
    """

    title = "Allocation"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.plan = ScratchPlan(desk)
        self.made: Decision | None = None
        self.planned = ""
        for name in ("leaver", "suggest_plan", "clear_plan", "decision_note", "make_changes"):
            self.add_button(actions[name], primary=name == "make_changes")
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.board = Board(desk, actions, self._goes_to, self._leaver)
        self.board.waiting.chosen.connect(self._chosen)
        self.board.shown.currentIndexChanged.connect(lambda _: self._show())
        self.board.put_asked.connect(lambda to: self.put(SocialWorkerId(to)))
        self.board.take_off_asked.connect(self.take_off)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.board, 1)

    def main_table(self) -> Table[Waiting]:
        return self.board.waiting

    def panes(self) -> list[QWidget]:
        return [self.board.waiting, self.board.loads, self.board.candidates]

    def chosen_social_worker(self) -> SocialWorker | None:
        """The one whose caseload the keyboard is on, so that they can be laid out as a leaver."""
        load = self.board.loads.current() if self.board.loads.hasFocus() else None
        return load.social_worker if load else None

    def refresh(self) -> None:
        """Reckon again from the desk; what can no longer be is taken off the board, and said."""
        self.plan.together = brothers_and_sisters(self.desk)
        handovers = self.desk.ask(lambda store: list(store.records(Handover)))
        self.planned = planned_words(self.desk.assessments.values(), handovers)
        taken_off = self.plan.follow()
        self.say(self.desk.as_at_words() if self.desk.is_as_at else taken_off)
        self._show()

    def show_only(self, kind: str) -> None:
        """Of the children on the board those of one kind; blank shows all to allocate."""
        self.board.shown.choose(kind)

    def keep(self) -> KeptMoves | None:
        """The moves on the board: they are in no file, and a lock must not lose them."""
        plan = self.plan
        if not plan.moves and plan.leaver is None:
            return None
        leaver = plan.leaver.id if plan.leaver else None
        return KeptMoves(dict(plan.moves), set(plan.by_hand), leaver, plan.leaves_on)

    def take_up(self, kept: object) -> None:
        """Moves that can no longer be are taken off, and said, as after any change."""
        if isinstance(kept, KeptMoves):
            self.plan.moves, self.plan.by_hand = kept.moves, kept.by_hand
            self.plan.relieving = set(kept.moves)
            leaver = kept.leaver
            workers = self.desk.picture.social_workers
            self.plan.leaver = workers.get(leaver) if leaver else None
            self.plan.leaves_on = kept.leaves_on
            self.on_change()

    def lay_out(self, leaver: SocialWorker, leaves_on: date) -> None:
        """Lay out all children of somebody who leaves, with a suggestion for each."""
        self.plan.lay_out(leaver, leaves_on)
        self.plan.follow()
        self.suggest()

    def suggest(self) -> None:
        """Fill the board; moves made by hand stand."""
        if self._may_move():
            self.say(self.plan.suggest())
            self._show()

    def put_here(self) -> None:
        """Put the chosen children with the social worker the keyboard is on."""
        to = self.board.under_keyboard()
        if to is not None:
            self.put(to)

    def put(self, to: SocialWorkerId) -> None:
        """Put the chosen children with somebody, and go on to the next who waits."""
        if not self._may_move():
            return
        refused = self.plan.put(self.board.waiting.selected(), to)
        self.say(refused)
        self._show()
        if not refused:
            self.board.choose_next({*self.plan.moves})

    def take_off(self) -> None:
        """Take the chosen children's moves off."""
        if self._may_move():
            count = self.plan.take_off(self.board.waiting.selected())
            self.say("" if count else "There is no move to take off.")
            self._show()

    def clear(self) -> None:
        """Take every move off, and whoever was laid out."""
        if self._may_move():
            self.plan.clear()
            self.plan.follow()
            self.say("")
            self._show()

    def make_changes(self) -> None:
        """Ask the day and the reason once, and make all moves as one Change."""
        from herefordshire_desk.views.hand_over_form import MakeChangesForm

        if not self._may_move():
            return
        if not self.plan.moves:
            self.say(NO_MOVES)
            return
        form = MakeChangesForm(self.desk, self.plan, self.window())
        form.accepted.connect(lambda: self._made(form.decision))
        form.open()

    def show_note(self) -> None:
        """The note of the moves on the board, else of those last made."""
        from herefordshire_desk.views.decision import DecisionNote

        decision = self.plan.decision() if self._moves() else self.made
        if decision is None:
            self.say(NO_MOVES)
        else:
            DecisionNote(self.desk, decision, self.window()).open()

    def say(self, words: str) -> None:
        """What came of it, above the lists."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def _made(self, decision: Decision | None) -> None:
        self.made = decision
        self.clear()
        self.say(MADE)

    def _may_move(self) -> bool:
        """Not on an earlier day, which is read only."""
        if self.desk.is_as_at:
            self.say(self.desk.as_at_words())
        return not self.desk.is_as_at

    def _show(self) -> None:
        shown, moves = self.board.shown.value(), self._moves()
        self.board.waiting.set_rows(
            [each for each in self.plan.waiting if is_wanted(each, shown, moves)]
        )
        self.board.show_loads(self.plan.loads)
        self._show_words()

    def _show_words(self) -> None:
        plan, moved = self.plan, len(self._moves())
        new = sum(each.new_faces for each in plan.loads)
        said = f"{children(moved)} moved, {plural(new, 'new face')}; nothing is saved yet"
        self.subtitle.setText(said if moved else "Nothing is moved")
        self.board.waiting_heading.setText(self._heading())
        told = f"{children(len(plan.to_place))} to allocate, {moved} moved"
        self.told.emit(" · ".join(filter(None, (told, self.planned))))

    def _heading(self) -> str:
        """Which children are on the board, and how many."""
        plan, count = self.plan, len(self.plan.to_place)
        if plan.leaver is not None and plan.leaves_on is not None:
            theirs = sum(each.cause == "leaver" for each in plan.waiting)
            others = f", and {count - theirs} without a social worker" if count > theirs else ""
            name, day = plan.leaver.label, long_date(plan.leaves_on)
            return f"{name} leaves {day}: {children(theirs)}{others}"
        weeks = self.desk.picture.policy["leaving_soon"] // 7
        who = f"No social worker, or theirs leaves or is away within {weeks} weeks"
        nobody = f"{who}: nobody. Every child has a social worker who stays."
        return f"{who} · {children(count)}" if count else nobody

    def _chosen(self, child: Waiting | None) -> None:
        """Who could hold the child the keyboard is on, as the board stands."""
        name = self.desk.name_of(child.assessment.child) if child else ""
        self.board.show_candidates(name, self.plan.candidates_for(child) if child else [])
        self.child_chosen.emit(child.id if child else None)

    def _moves(self) -> dict[ChildId, SocialWorkerId]:
        return {} if self.desk.is_as_at else self.plan.moves

    def _leaver(self) -> SocialWorkerId | None:
        return self.plan.leaver.id if self.plan.leaver else None

    def _goes_to(self, child: ChildId) -> str:
        return self.desk.social_worker_name(self._moves().get(child))


def brothers_and_sisters(desk: Desk) -> Groups:
    """Groups of children who are brothers and sisters, by the case system or by links made here.

    Each is the ids of two or more children, open or not, whom a suggestion keeps together.
    """
    members = desk.ask(lambda store: store.records(FamilyMember))
    links = desk.ask(lambda store: store.records(FamilyLink))
    return families([*members, *links])
