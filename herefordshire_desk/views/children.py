"""Children: every open child in one table, with its filters and saved views."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.child_filters import accepts, known
from herefordshire_desk.domain.words import children, plural
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.models.saved_views import SavedView
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.children_columns import Beside, columns
from herefordshire_desk.views.chips import Chips
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.splitting import ListOverDetails
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.table_columns import arrange, arrangement_of, usual_arrangement
from herefordshire_desk.views.tokens import GAP
from herefordshire_desk.views.view_menu import ViewMenu

NOBODY_YET = "No child is open on the day. Import an extract (Ctrl+O) or add a child (Ctrl+N)."


class Children(Page):
    """All open children, with a box that filters as one types."""

    title = "Children"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_button(actions["record_visit"], primary=True, hint="V")
        self.add_button(actions["allocate"], hint="A")
        self.add_button(actions["note"], hint="N")
        self.add_button(actions["add_child"])
        self.beside = Beside()
        self.search = SearchField(
            "Filter children", "Name, id, plan, social worker or flag (Ctrl+F)"
        )
        self.search.textChanged.connect(self._filter)
        self.table = Table(
            RecordTable(columns(desk, self.beside), lambda each: each.child.id), "Children"
        )
        self.table.keep_in_sight(1)  # who it is, whose dates and figures the others are
        self.table.chosen.connect(self._chosen)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(lambda each: self.child_opened.emit(each.child.id))
        self.table.menu_actions, self.table.letters = actions.for_child(), actions.letters()
        self.chips = Chips(desk, self)
        self.chips.changed.connect(self._filter)
        self.views = ViewMenu(desk, self, self)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.pane = ChildPane(desk, actions["why"], self)
        self._lay_out_body()
        self.views.show_last()

    def main_table(self) -> Table[Assessment]:
        return self.table

    def search_list(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def panes(self) -> list[QWidget]:
        return [self.search, self.table, self.pane.line]

    def refresh(self) -> None:
        """Everybody again."""
        self.beside.ask(self.desk)
        self.table.set_rows(list(self.desk.assessments.values()))
        if self.chips.filters:
            self._filter()  # the roster may have changed
        else:
            self._count()

    def view_now(self, name: str) -> SavedView:
        """The columns, order and filters shown, under a name."""
        arrangement = arrangement_of(self.table)
        return SavedView(name, arrangement, dict(self.chips.filters), self.search.text())

    def show_view(self, view: SavedView | None) -> None:
        """Take a view on whole; None is everybody in the usual columns."""
        arrange(self.table, view.arrangement if view else usual_arrangement(self.table))
        self.chips.put(known(view.filters) if view else {})
        self.search.setText(view.typed if view else "")

    def _filter(self) -> None:
        filters, roster = self.chips.filters, self.desk.picture.social_workers
        fits = (lambda each: accepts(filters, each, roster)) if filters else None
        self.table.records.search(self.search.text(), fits)
        self._count()

    def _count(self) -> None:
        shown, total = len(self.table.records.rows), self.table.records.total
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.pane.setVisible(bool(total))
        self.empty.setText(self._why_empty(total))
        mute(self.empty)
        self.subtitle.setText(plural(total, "open child", "open children"))
        on = ", ".join(filter(None, [*self.chips.words(), self.search.text().strip()]))
        self.told.emit(f"{shown:,} of {children(total)}" + (f" · filter: {on}" if on else ""))

    def _why_empty(self, total: int) -> str:
        if not total:
            return NOBODY_YET
        if self.chips.filters:
            return "No child fits all of this. Take a filter off, or clear the box."
        return "No child matches. Clear the box to see all."

    def _chosen(self, each: Assessment | None) -> None:
        child = each.child.id if each else None
        self.pane.choose(child)
        self.child_chosen.emit(child)

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for widget in (self.views, self.chips.adding):
            line.addWidget(widget)
        line.addWidget(self.search, 1)  # the last, so that Tab goes on to the list
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.chips)
        self.body.addWidget(ListOverDetails(above, self.table, self.empty, self.pane))
