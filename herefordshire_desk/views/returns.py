"""Returns: the week's or the month's return as it would go out, its checks, what was sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.words import long_date, plural, short_date, weekday
from herefordshire_desk.errands import is_sent, mark_sent, note_access, period_of, return_of
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.return_columns import (
    LEVELS,
    SheetRow,
    check_columns,
    sent_columns,
    sheet_columns,
    sheet_rows,
)
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return

KINDS = ("weekly", "monthly")


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
        self.kind = Choice(dict.fromkeys(KINDS, ""))
        self.kind.setAccessibleName("Which return")
        self.kind.currentIndexChanged.connect(self._other_kind)
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
        self.sent.say_when_empty("No return has been sent yet. Write one and mark it sent.")
        self._lay_out_body()

    def main_table(self) -> Table[Any]:
        shown: list[Table[Any]] = [self.checks, self.sheet or self.checks, self.sent]
        return shown[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Work the return out again, on the store's thread."""
        self.mark.setEnabled(False)
        self.says.setText("Working out the return…")
        by_now = (each for each in self.desk.picture.sent if each.sent_on <= self.desk.day)
        self.sent.set_rows(sorted(by_now, key=lambda each: each.sent_on)[::-1])
        for at, kind in enumerate(KINDS):
            self.kind.setItemText(at, _due_words(self.desk, kind))
        return_of(self.desk, self.kind.value(), self._show, self._failed)

    def begin(self) -> None:
        """Ask where the return is to be written."""
        if self.made is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, f"Write the {self.made.name} return", place, "Workbook (*.xlsx)")
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
        note_access(self.desk, "return_written", f"{made.name} {made.period}")
        run_in_background(work, self, self._written, self._failed)

    def mark_sent(self) -> None:
        """Keep that this revision was sent; the next of the same period is a new one."""
        if self.made is not None:
            problem = mark_sent(self.desk, self.made)
            self.says.setText(problem.message if problem else "")

    def _other_kind(self) -> None:
        """Nothing of the other return can be written or marked while this one is worked out."""
        self.made = None
        self.refresh()

    def _show(self, made: "Return") -> None:
        if made.name != self.kind.value():
            return  # another was chosen while this one was worked out
        self.made = made
        self.mark.setEnabled(True)
        period = f"{made.name.removesuffix('ly')} {made.period}"
        self.subtitle.setText(
            f"{period} · as at {long_date(made.as_of)} · revision {made.revision}"
        )
        rows = sheet_rows(next(sheet for sheet in made.sheets if sheet.name == "checks"))
        self.checks.say_when_empty("Every check is met. Nothing on this return needs a look.")
        self.checks.set_rows(sorted(rows, key=lambda row: list(LEVELS).index(str(row["level"]))))
        must = sum(row["level"] == "must_fix" for row in rows)
        self.says.setText(
            f"{plural(must, 'check')} must be fixed, {plural(len(rows) - must, 'more', 'more')} to "
            "look at. The file itself gives children by id only."
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
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.says)
        self.body.addWidget(self.tabs, 1)


def _due_words(desk: Desk, kind: str) -> str:
    """Which return, and until when it is due: the last day of its period."""
    period = period_of(kind, desk.day)
    if is_sent(desk, kind, period.name):
        return f"{kind.capitalize()} return of {period.name}, sent"
    last = period.last
    due = "today" if last == desk.day else f"by {weekday(last)} {short_date(last)}"
    return f"{kind.capitalize()} return, due {due}"
