"""Today: what needs a person, most urgent first; the figures above the list filter it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.caseloads import caseloads
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.needs import most_urgent
from herefordshire_desk.domain.words import children, long_date, plans_in_words, plural, within
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.splitting import ListOverDetails
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tiles import Tiles
from herefordshire_desk.views.tokens import Tone

if TYPE_CHECKING:
    from herefordshire_desk.views.notices import Notices

TILES: tuple[tuple[str, str, Tone], ...] = (
    ("overdue", "Visits overdue", "red"),
    ("due", "Due in 7 days", "amber"),
    ("unallocated", "No social worker", "red"),
    ("changed", "Changed too often", "red"),
    ("capacity", "Over capacity", "amber"),
    ("leaving", "Leaving soon: children", "amber"),
)


NOBODY_YET = "No child is on this desk yet. Import an extract (Ctrl+O) or add a child (Ctrl+N)."
NEW = "new"
NAME = "What needs a person today"
NOTICES_AFTER = 50  # milliseconds: the first painted page does not wait for them


class Today(Page):
    """Opens first."""

    title = "Today"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.wanted = ""
        self.notices: Notices | None = None
        self.add_button(actions["record_visit"], primary=True, hint="V")
        self.add_button(actions["allocate"], hint="A")
        self.tiles = Tiles(TILES, self)
        self.tiles.chosen.connect(self.show_only)
        self.table = Table(RecordTable(columns(desk, self), lambda n: n.key), NAME)
        self._new = [column.heading for column in self.table.records.columns].index("New")
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda need: self.child_opened.emit(need.assessment.child.id))
        self.table.menu_actions, self.table.letters = actions.for_child(), actions.letters()
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.pane = ChildPane(desk, actions["why"], self)
        self._lay_out_body()
        QTimer.singleShot(NOTICES_AFTER, self, self._notice)

    @property
    def news(self) -> frozenset[str]:
        """The needs that are new since the desk was last opened."""
        opened = self.notices.openings if self.notices and not self.desk.is_as_at else None
        return opened.news if opened else frozenset()

    def main_table(self) -> Table[Need]:
        return self.table

    def panes(self) -> list[QWidget]:
        return [self.tiles, self.table, self.pane.line]

    def refresh(self) -> None:
        """The figures, and the list the chosen figure asks for."""
        day = self.desk.day
        self.heading.setText(long_date(day) if self.desk.is_as_at else self.title)
        self.needs = self.desk.needs()
        self.tiles.tiles["due"].setText(f"Due in {self._soon()}")
        for name, figure in self._figures().items():
            self.tiles.tiles[name].set_figure(figure)
        if self.notices:
            self.notices.refresh(frozenset(need.key for need in self.needs))
        self._fill()

    def show_only(self, kind: str) -> None:
        """Filter the list to one kind of need; blank shows each child's most urgent."""
        self.wanted = kind
        if self.notices:
            self.notices.new.setChecked(kind == NEW)
            self.notices.show_only(kind)
        self._fill()

    def _fill(self) -> None:
        rows = self._wanted_needs()
        self.table.set_rows(rows)
        self.table.setColumnHidden(self._new, not self.news)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText(self._good_news())
        mute(self.empty)
        filtered = self._filter_words()
        self.subtitle.setText(f"{_needing(len(rows))} · most urgent first" if rows else "")
        self.pane.setVisible(bool(self.desk.assessments))
        shown = f" · filter: {within(filtered)}" if filtered else ""
        self.told.emit(f"{len(rows):,} of {children(len(self.desk.assessments))}{shown}")

    def _wanted_needs(self) -> list[Need]:
        if self.wanted == "capacity":
            held = self._held_over_capacity()
            return [n for n in most_urgent(self.needs) if n.assessment.social_worker_id in held]
        if self.wanted == NEW:
            return most_urgent(need for need in self.needs if need.key in self.news)
        if self.wanted:
            return [need for need in self.needs if need.kind == self.wanted]
        return most_urgent(self.needs)

    def _figures(self) -> dict[str, int]:
        kinds: list[str] = [need.kind for need in self.needs]
        counts = {name: kinds.count(name) for name, _, _ in TILES if name != "capacity"}
        return {**counts, "capacity": len(self._held_over_capacity())}

    def _held_over_capacity(self) -> set[str]:
        picture = self.desk.picture
        found = caseloads(
            picture.social_workers.values(),
            picture.assessments.values(),
            picture.policy,
            picture.day,
        )
        return {each.social_worker.id for each in found if each.over_capacity}

    def _good_news(self) -> str:
        due = sum(need.kind == "due" for need in self.needs)
        if not self.desk.assessments:
            return NOBODY_YET
        if self.wanted in ("", "overdue"):
            verb = "is" if due == 1 else "are"
            return (
                f"Nothing is overdue. {plural(due, 'visit')} {verb} due in the next {self._soon()}."
            )
        return "No child is in this list today."

    def _filter_words(self) -> str:
        tile = self.tiles.tiles.get(self.wanted)
        return tile.text() if tile else self.wanted

    def _soon(self) -> str:
        return plural(self.desk.picture.policy["due_soon"], "day")

    def _chosen(self, need: Need | None) -> None:
        child = need.assessment.child.id if need else None
        self.pane.choose(child)
        self.child_chosen.emit(child)

    def _notice(self) -> None:
        """What the first painted page did not have to wait for."""
        from herefordshire_desk.views.notices import Notices

        self.notices = Notices(self, self.desk)
        self.notices.new.clicked.connect(self._show_news)
        self.refresh()

    def _show_news(self, on: bool) -> None:
        self.tiles.clear()
        self.show_only(NEW if on else "")

    def _lay_out_body(self) -> None:
        self.body.addWidget(ListOverDetails(self.tiles, self.table, self.empty, self.pane))


def columns(desk: Desk, page: Today) -> tuple[Column[Need], ...]:
    """Today's columns."""
    return (
        Column("Child", lambda n: desk.name_of(n.assessment.child), 17, bold=True),
        Column("Age", lambda n: n.assessment.age, 4),
        Column("Plan", lambda n: plans_in_words(n.assessment.statuses), 12),
        Column("Needs", lambda n: n.words, 27, pill=lambda n: n.urgency),
        Column("Since or by", lambda n: n.by, 11),
        Column("Days", lambda n: n.days, 5),
        Column(
            "Social worker",
            lambda n: desk.social_worker_name(n.assessment.social_worker_id) or "None",
            16,
        ),
        Column(
            "New",
            lambda n: "New" if n.key in page.news else "",
            5,
            pill=lambda n: "blue" if n.key in page.news else None,
        ),
        Column("Why", lambda n: n.why, 18, muted=True),
    )


def _needing(count: int) -> str:
    return f"{children(count)} {'needs' if count == 1 else 'need'} something"
