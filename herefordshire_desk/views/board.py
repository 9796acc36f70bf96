"""The board itself: children beside everybody's caseload, and who could hold the one chosen."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.board import Load, Moves, Waiting
from herefordshire_desk.domain.candidates import Candidate
from herefordshire_desk.domain.records import SocialWorkerId
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.allocation_columns import (
    Goes,
    Leaver,
    candidate_columns,
    load_columns,
    waiting_columns,
)
from herefordshire_desk.views.dragging import DraggedTable
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.social_workers import is_shown
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import TIGHT

SHOWN = {
    "": "All children to allocate",
    "unallocated": "Without a social worker",
    "leaving": "Whose social worker leaves or is away",
    "capacity": "Held by somebody over capacity",
}


def is_wanted(child: Waiting, shown: str, moves: Moves) -> bool:
    """Whether a child is among those shown; one who is moved stays in sight of all."""
    return {
        "": child.cause != "over" or child.id in moves,
        "unallocated": child.cause == "unallocated",
        "leaving": child.cause in ("leaver", "expected"),
        "capacity": child.cause == "over",
    }[shown]


class Board(QSplitter):
    """Three lists. `put_asked` names whom the chosen children are to go to, by key or mouse.

    Enter on a child goes to the candidates, Enter there or on a caseload puts the child; a child
    dragged on to a caseload goes there too. `take_off_asked` is Delete on a child.
    """

    put_asked = Signal(str)
    take_off_asked = Signal()

    def __init__(self, desk: Desk, actions: Actions, goes_to: Goes, leaver: Leaver) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.waiting: DraggedTable[Waiting] = DraggedTable(
            RecordTable(waiting_columns(desk, goes_to), lambda each: each.id),
            "Children to allocate",
        )
        self.loads: Table[Load] = Table(
            RecordTable(load_columns(desk, leaver), lambda each: each.social_worker.id), "Caseloads"
        )
        self.candidates: Table[Candidate] = Table(
            RecordTable(candidate_columns(), lambda each: each.id), "Who could hold the child"
        )
        self.loads.say_when_empty("Nobody is in post. Import an extract (Ctrl+O).")
        self.candidates.say_when_empty("Choose a child above to see who could hold them.")
        self.waiting_heading, self.candidates_heading = QLabel(), QLabel()
        self.shown = Choice(SHOWN)
        self.shown.setAccessibleName("Which children are shown")
        self._connect(actions)
        self._lay_out()

    def show_loads(self, loads: tuple[Load, ...]) -> None:
        """Everybody in post or still holding children, by name."""
        shown = [each for each in loads if is_shown(each.before) or each.taking]
        self.loads.set_rows(sorted(shown, key=lambda each: each.social_worker.label.casefold()))

    def show_candidates(self, name: str, found: list[Candidate]) -> None:
        """Who could hold the child of that name; the best is the one the keyboard finds."""
        self.candidates.set_rows(found)
        if found:
            self.candidates.selectRow(0)
        words = f"Who could hold {name}, best first · Enter puts the child there"
        self.candidates_heading.setText(words if name else "")

    def under_keyboard(self) -> SocialWorkerId | None:
        """Whom the keyboard is on among the caseloads, else the candidate chosen."""
        load, candidate = self.loads.current(), self.candidates.current()
        if self.loads.hasFocus():
            return load.social_worker.id if load else None
        return candidate.id if candidate else None

    def choose_next(self, placed: set[str]) -> None:
        """The keyboard on the next child below who has nowhere to go yet, else where it was."""
        rows, at = self.waiting.records.rows, self.waiting.currentIndex().row()
        onward = [*rows[at + 1 :], *rows[: at + 1]]
        following = next((each for each in onward if each.id not in placed), None)
        if following is not None:
            self.waiting.choose(following.id)
        self.waiting.setFocus()

    def _connect(self, actions: Actions) -> None:
        self.waiting.menu_actions = [actions["take_off"], *actions.for_child()]
        self.waiting.letters = actions.letters()
        self.loads.menu_actions = [actions["put_child"], actions["leaver"]]
        self.candidates.menu_actions = [actions["put_child"]]
        self.waiting.opened.connect(lambda _: self.candidates.setFocus())
        self.waiting.removed.connect(self.take_off_asked)
        self.waiting.carried.connect(self._carried)
        self.waiting.let_go.connect(self._let_go)
        self.candidates.opened.connect(lambda each: self.put_asked.emit(each.id))
        self.loads.opened.connect(lambda each: self.put_asked.emit(each.social_worker.id))

    def _carried(self, at: QPoint) -> None:
        """While a child is dragged over the caseloads, mark the one they would go to."""
        load = self._load_under(at)
        if load is not None:
            self.loads.choose(load.social_worker.id)

    def _let_go(self, at: QPoint) -> None:
        load = self._load_under(at)
        if load is not None:
            self.put_asked.emit(load.social_worker.id)

    def _load_under(self, at: QPoint) -> Load | None:
        viewport = self.loads.viewport()
        inside = viewport.mapFromGlobal(at)
        row = self.loads.indexAt(inside).row() if viewport.rect().contains(inside) else -1
        return self.loads.records.rows[row] if row >= 0 else None

    def _lay_out(self) -> None:
        self.waiting_heading.setWordWrap(True)
        self.candidates_heading.setWordWrap(True)
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.setChildrenCollapsible(False)
        upper.addWidget(_headed(self.waiting_heading, self.shown, self.waiting))
        upper.addWidget(_headed(QLabel("Caseloads, before → after"), self.loads))
        upper.setStretchFactor(0, 46)
        upper.setStretchFactor(1, 54)
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(_headed(self.candidates_heading, self.candidates))
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)


def _headed(heading: QLabel, *below: QWidget) -> QWidget:
    """A table under what it is, and under what chooses its rows."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    column.addWidget(heading)
    for widget in below:
        column.addWidget(widget, int(widget is below[-1]))
    return whole
