"""Returns: the week's return as it would go out, its checks, and what was sent before."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId, SentReturn
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.errands import mark_sent, weekly_return
from herefordshire_desk.models.columns import Column, Pill, Value
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet

LEVELS: dict[str, tuple[str, Pill]] = {
    "must_fix": ("Must fix", "red"),
    "should_check": ("Should check", "amber"),
    "info": ("For information", "blue"),
}
SheetRow = Mapping[str, Value]


class Returns(Page):
    """Writing is not sending: *Mark as sent* keeps the revision and the checksum."""

    title = "Returns"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.made: Return | None = None
        self.add_button(actions["write_return"], primary=True)
        self.mark = QPushButton("Mark as sent")
        self.mark.setAutoDefault(False)
        self.mark.clicked.connect(self.mark_sent)
        self.buttons.addWidget(self.mark)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.checks: Table[SheetRow] = Table(
            RecordTable(check_columns(desk), lambda row: str(row["at"])), "Checks"
        )
        self.checks.menu_actions, self.checks.letters = actions.for_child(), actions.letters()
        self.checks.chosen.connect(self._chosen)
        self.checks.opened.connect(self._opened)
        self.which = Choice({})
        self.which.setAccessibleName("Sheet of the return")
        self.which.currentIndexChanged.connect(self._show_sheet)
        self.sheet_place = QVBoxLayout()
        self.sheet: Table[SheetRow] | None = None
        self.sent: Table[SentReturn] = Table(
            RecordTable(sent_columns(), lambda sent: sent.id), "Returns sent"
        )
        self.sent.say_when_empty("No return has been sent yet. Write the week's and mark it sent.")
        self._lay_out_body()

    def main_table(self) -> Table[Any]:
        shown: list[Table[Any]] = [self.checks, self.sheet or self.checks, self.sent]
        return shown[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Work the return out again, on the store's thread."""
        self.mark.setEnabled(False)
        self.says.setText("Working out the return…")
        self.sent.set_rows(sorted(self.desk.picture.sent, key=lambda s: s.sent_on)[::-1])
        weekly_return(self.desk, self._show, self._failed)

    def begin(self) -> None:
        """Ask where the return is to be written."""
        if self.made is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Write the weekly return", place, "Workbook (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.made.file_name)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, out: Path) -> None:
        """Write the return shown, in the background; nothing is left behind if it fails."""
        made = self.made
        if made is None:
            return

        def work(_: Any) -> Path:
            from herefordshire_desk.workbooks.write import write_return

            write_return(
                made.sheets,
                out,
                title=made.title,
                as_of=made.as_of,
                defined_names=made.defined_names,
            )
            return out

        self.says.setText("Writing…")
        run_in_background(work, self, self._written, self._failed)

    def mark_sent(self) -> None:
        """Keep that this revision was sent; the next of the same week is a new revision."""
        if self.made is not None:
            problem = mark_sent(self.desk, self.made)
            self.says.setText(problem.message if problem else "")

    def _show(self, made: "Return") -> None:
        self.made = made
        self.mark.setEnabled(True)
        self.subtitle.setText(
            f"week {made.period} · as at {long_date(made.as_of)} · revision {made.revision}"
        )
        rows = sheet_rows(next(sheet for sheet in made.sheets if sheet.name == "checks"))
        self.checks.say_when_empty("Every check is met. Nothing on this return needs a look.")
        self.checks.set_rows(sorted(rows, key=lambda row: list(LEVELS).index(str(row["level"]))))
        must = sum(row["level"] == "must_fix" for row in rows)
        self.says.setText(
            f"{plural(must, 'check')} must be fixed, {plural(len(rows) - must, 'more', 'more')} to "
            "look at. Children are given by id only, never by name."
        )
        mute(self.says)
        self._fill_choice(made)
        self.told.emit(plural(len(rows), "check"))

    def _fill_choice(self, made: "Return") -> None:
        chosen = self.which.value()
        self.which.blockSignals(True)
        self.which.clear()
        for sheet in made.sheets:
            if sheet.table:
                self.which.addItem(f"{sheet.name} ({plural(len(sheet.rows), 'row')})", sheet.name)
        self.which.setCurrentIndex(max(self.which.findData(chosen or "children"), 0))
        self.which.blockSignals(False)
        self._show_sheet()

    def _show_sheet(self) -> None:
        if self.made is None or not self.which.value():
            return
        sheet = next(each for each in self.made.sheets if each.name == self.which.value())
        table: Table[SheetRow] = Table(
            RecordTable(sheet_columns(sheet), lambda row: str(row["at"])), f"Sheet {sheet.name}"
        )
        table.set_rows(sheet_rows(sheet))
        if self.sheet is not None:
            self.sheet_place.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
        self.sheet = table
        self.sheet_place.addWidget(table, 1)

    def _written(self, out: Path) -> None:
        self.says.setText(f"Written: {out.name}. Send it, then mark it as sent.")

    def _failed(self, fault: Exception) -> None:
        self.says.setText(words_of(fault))

    def _chosen(self, row: SheetRow | None) -> None:
        child = row and row.get("child_id")
        self.child_chosen.emit(child if child in self.desk.assessments else None)

    def _opened(self, row: SheetRow) -> None:
        if row.get("child_id") in self.desk.assessments:
            self.child_opened.emit(row["child_id"])

    def _lay_out_body(self) -> None:
        sheets = QWidget()
        self.sheet_place.setContentsMargins(0, SPACE, 0, 0)
        self.sheet_place.setSpacing(SPACE)
        self.sheet_place.addWidget(self.which)
        sheets.setLayout(self.sheet_place)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Parts of the return")
        self.tabs.addTab(self.checks, "Checks")
        self.tabs.addTab(sheets, "What goes out")
        self.tabs.addTab(self.sent, "Sent so far")
        self.body.addWidget(self.says)
        self.body.addWidget(self.tabs, 1)


def sheet_rows(sheet: "ReturnSheet") -> list[SheetRow]:
    """The rows by column name, each with where it stands in the sheet."""
    return [
        {"at": at, **dict(zip(sheet.columns, row, strict=True))}
        for at, row in enumerate(sheet.rows)
    ]


def sheet_columns(sheet: "ReturnSheet") -> tuple[Column[SheetRow], ...]:
    """The sheet's own columns, as wide as what the first rows hold."""
    return tuple(_sheet_column(sheet, at) for at in range(len(sheet.columns)))


def check_columns(desk: Desk) -> tuple[Column[SheetRow], ...]:
    """What a check found."""
    return (
        Column(
            "Level",
            lambda row: LEVELS[str(row["level"])][0],
            16,
            sort=lambda row: list(LEVELS).index(str(row["level"])),
            pill=lambda row: LEVELS[str(row["level"])][1],
        ),
        Column("Child", lambda row: desk.child_name(ChildId(str(row.get("child_id") or ""))), 22),
        Column("What was found", lambda row: row["message"], 76),
        Column("Record", lambda row: row["row_key"], 16, muted=True),
        Column("National rule", lambda row: row["national_rule"], 11, muted=True),
    )


def sent_columns() -> tuple[Column[SentReturn], ...]:
    """A return that was sent."""
    return (
        Column("Sent on", lambda s: s.sent_on, 12, bold=True),
        Column("Return", lambda s: s.name.replace("-", " ").capitalize(), 12),
        Column("Period", lambda s: s.period, 12),
        Column("Revision", lambda s: s.revision, 8),
        Column("As at", lambda s: s.as_of, 12),
        Column("Checksum", lambda s: s.sha256, 66, muted=True),
    )


def _sheet_column(sheet: "ReturnSheet", at: int) -> Column[SheetRow]:
    name = sheet.columns[at]
    longest = max((len(str(row[at] or "")) for row in sheet.rows[:50]), default=0)
    return Column(name, lambda row: row[name], min(max(longest + 1, 6), 60))
