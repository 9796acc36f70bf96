"""Who looked at what: the lines of access, the latest first; ids and no names."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.access import ACCESS_WORDS, AccessLine
from herefordshire_desk.domain.backups import when
from herefordshire_desk.domain.words import plural
from herefordshire_desk.errands import access_of
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.paper import Paper
from herefordshire_desk.views.print_list import BY_ID, list_paper
from herefordshire_desk.views.table import Table

MOST = 5000  # lines: some months of a busy desk
NONE_YET = "Nobody has looked at anything yet."
NONE_FITS = "No line holds all of these words."


class AccessPage(Page):
    """Asked for again whenever it is shown: looking leaves lines of its own."""

    title = "Who looked at what"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.search = SearchField("Search the lines", "Somebody, an id, or what was done (Ctrl+F)")
        self.table: Table[AccessLine] = Table(
            RecordTable(access_columns(desk), lambda line: str(line.number)), "Lines of access"
        )
        self.table.menu_actions = [actions["copy"], actions["print"]]
        self.table.say_when_empty(NONE_YET)
        self.search.textChanged.connect(self._search)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)

    def main_table(self) -> Table[AccessLine]:
        return self.table

    def paper(self) -> Paper:
        """The lines that are shown; no child is on them by name, whatever is hidden elsewhere."""
        return replace(list_paper(self, self.table), keep=BY_ID)

    def panes(self) -> list[QWidget]:
        return [self.search, self.table]

    def search_list(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def bring_up_to_date(self, only: str = "") -> None:
        self._stale = True
        super().bring_up_to_date(only)

    def refresh(self) -> None:
        """The lines as they are now; those shown before stay in sight until then."""
        access_of(self.desk, MOST, self._show, self._failed)

    def _show(self, lines: list[AccessLine]) -> None:
        self.table.set_rows(lines[::-1])
        self._tell()

    def _search(self, text: str) -> None:
        self.table.say_when_empty(NONE_FITS if text.strip() else NONE_YET)
        self.table.records.search(text)
        self._tell()

    def _tell(self) -> None:
        shown, records = len(self.table.records.rows), self.table.records
        words = plural(records.total, "line")
        if records.total == MOST:
            words = f"the latest {words}"
        if shown != records.total:
            words = f"{shown:,} of {words}"
        self.subtitle.setText(words)
        self.told.emit(words)

    def _failed(self, fault: Exception) -> None:
        self.table.say_when_empty(f"That did not work. {words_of(fault)}")
        self.table.set_rows([])


def access_columns(desk: Desk) -> tuple[Column[AccessLine], ...]:
    """A line a row, by the clock of the person at the desk."""
    zone = desk.now().tzinfo
    return (
        Column("When", lambda line: when(line.at.astimezone(zone)), 20, sort=lambda e: e.number),
        Column("Who", lambda line: line.who, 20, bold=True),
        Column("What", lambda line: ACCESS_WORDS.get(line.what, line.what), 28),
        Column("About", lambda line: line.about, 60),
    )
