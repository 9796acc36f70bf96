"""Checks: everything the data checks find in the desk's records, and what to do about each."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId, Record
from herefordshire_desk.domain.words import long_date, plural, within
from herefordshire_desk.errands import every_check
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.check_pane import CheckPane
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.record_words import record_in_words
from herefordshire_desk.views.return_columns import LEVELS, about
from herefordshire_desk.views.splitting import ListOverDetails
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tiles import Tiles

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.checks import Check

WORKING = "Looking through the records…"
GOOD = "Nothing was found. Every record meets every check, the national rules among them."
NONE_OF_LEVEL = "Nothing of this kind was found."
# where what is no child's can be put right, by the kind of record
PAGES = {"social_workers": "social_workers", "submission": "extracts"}


class Checks(Page):
    """Worked out when shown and after every change made meanwhile, on the store's own thread."""

    title = "Checks"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: tuple[Check, ...] | None = None
        self.wanted = ""
        figures = tuple((level, words, tone) for level, (words, tone) in LEVELS.items())
        self.tiles = Tiles(figures, self)
        self.tiles.chosen.connect(self.show_only)
        self.table: Table[Check] = Table(RecordTable(columns(desk), key_of), "What the checks find")
        self.table.menu_actions, self.table.letters = actions.for_child(), actions.letters()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.say_when_empty(WORKING)
        self.pane = CheckPane(self)
        self.pane.opened.connect(lambda: self._opened(self.table.current()))
        self.body.addWidget(ListOverDetails(self.tiles, self.table, None, self.pane))

    def main_table(self) -> "Table[Check]":
        return self.table

    def panes(self) -> list[QWidget]:
        return [self.tiles, self.table, self.pane.text]

    def refresh(self) -> None:
        """Ask every check again. What was found before stays in sight until the answer comes."""
        self.subtitle.setText(WORKING)
        every_check(self.desk, self._show, self._failed)

    def show_only(self, level: str) -> None:
        """Filter the list to one level; blank shows all."""
        self.wanted = level
        self._fill()

    def _show(self, found: "tuple[Check, ...]") -> None:
        self.found = found
        counts = Counter(check.level for check in found)
        for level, tile in self.tiles.tiles.items():
            tile.set_figure(counts[level])  # type: ignore[index]  # the tiles are the levels
        self._fill()

    def _fill(self) -> None:
        if self.found is None:
            return
        rows = [check for check in self.found if self.wanted in ("", check.level)]
        self.table.say_when_empty(NONE_OF_LEVEL if self.found else GOOD)
        self.table.set_rows(rows)
        self._tell(len(rows))

    def _tell(self, shown: int) -> None:
        of = len(self.found or ())
        day = long_date(self.desk.day)
        self.subtitle.setText(f"{plural(of, 'thing')} found · as at {day} · must fix first")
        filtered = f" · filter: {within(LEVELS[self.wanted][0])}" if self.wanted else ""
        self.told.emit(f"{shown:,} of {plural(of, 'thing')} found{filtered}")

    def _failed(self, fault: Exception) -> None:
        """What was found before may no longer be so: nothing is shown in its place."""
        self.found = None
        self.table.say_when_empty(words_of(fault))
        self.table.set_rows([])
        for tile in self.tiles.tiles.values():
            tile.set_figure(0)
        self.subtitle.setText("")

    def _chosen(self, check: "Check | None") -> None:
        self.pane.show_check(check, self._about(check), self._record_words(check))
        self.child_chosen.emit(check.child_id if check else None)

    def _name_again(self) -> None:
        super()._name_again()
        self._chosen(self.table.current())

    def _opened(self, check: "Check | None") -> None:
        if check is not None and check.child_id:
            self.record_opened.emit(check.child_id, check.record)
        elif check is not None:
            self.page_asked.emit(PAGES.get(check.sheet, "children"), "")

    def _about(self, check: "Check | None") -> str:
        return about(self.desk, check.child_id, check.sheet, check.record) if check else ""

    def _record_words(self, check: "Check | None") -> str:
        """The failing record field by field, where it is one on the child's page."""
        record = self._record(check.child_id, check.record) if check and check.child_id else None
        if record is None:
            return ""
        return record_in_words(record, called=self.desk.social_worker_name)

    def _record(self, child: ChildId, record_id: str) -> Record | None:
        """None for the child's own record: its head says who the child is."""
        on_file = () if record_id == child else self.desk.record_of(child)
        return next((each for each in on_file if getattr(each, "id", "") == record_id), None)


def columns(desk: Desk) -> "tuple[Column[Check], ...]":
    """What a check found."""
    return (
        Column(
            "Level",
            lambda check: LEVELS[check.level][0],
            16,
            sort=lambda check: list(LEVELS).index(check.level),
            pill=lambda check: LEVELS[check.level][1],
        ),
        Column("About", lambda c: about(desk, c.child_id, c.sheet, c.record), 20, bold=True),
        Column("What was found", lambda check: check.message, 62, tip=lambda c: c.message),
        Column("Record", lambda check: check.record, 15, muted=True),
        Column("National rule", lambda check: check.national_rule, 11, muted=True),
    )


def key_of(check: "Check") -> str:
    """Tells one finding from every other, so that the one chosen stays chosen."""
    child = check.child_id or ""
    return ":".join((child, check.rule, check.record, check.field, check.message))
