"""Returns: the week's or the month's return as it would go out, its checks, what was sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTabWidget, QWidget

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.errands import exports, mark_sent, note_access, return_of
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.return_columns import (
    LEVELS,
    SheetRow,
    change_columns,
    check_columns,
    export_columns,
    sent_columns,
)
from herefordshire_desk.views.return_sheets import SheetViewer
from herefordshire_desk.views.return_words import (
    CHECKS_ELSEWHERE,
    KINDS,
    NO_CHANGES,
    NO_CHECKS,
    due_words,
    has,
    period_words,
    rows_of,
    told_of,
)
from herefordshire_desk.views.table import Table

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.named import NamedExport
    from herefordshire_desk.domain.returns.sheets import Return


class Returns(Page):
    """Writing is not sending: *Mark as sent* keeps the revision and the checksum."""

    title = "Returns"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.made: Return | None = None
        self._asked = False
        self.add_button(actions["write_return"], primary=True)
        self.mark, self.folder = QPushButton("Mark as sent"), QPushButton("Open folder")
        for button, deed in ((self.mark, self.mark_sent), (self.folder, self.open_folder)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            self.buttons.addWidget(button)
        self.folder.setEnabled(False)
        self.written: Path | None = None
        self.kind = Choice(dict.fromkeys(KINDS, ""))
        self.kind.setAccessibleName("Which return")
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.kind.currentIndexChanged.connect(self._other_kind)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self._make_tables(actions)
        self._lay_out_body()

    @property
    def sheet(self) -> "Table[SheetRow] | None":
        """The sheet that is looked at."""
        return self.viewer.sheet

    def main_table(self) -> Table[Any]:
        shown: list[Table[Any]] = [
            self.checks,
            self.changes,
            self.viewer.sheet or self.checks,
            self.sent,
            self.named,
        ]
        return shown[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Work the return out again, on the store's thread."""
        self.mark.setEnabled(False)
        self.says.setText("Working out the return…")
        by_now = (each for each in self.desk.picture.sent if each.sent_on <= self.desk.day)
        self.sent.set_rows(sorted(by_now, key=lambda each: each.sent_on)[::-1])
        for at, kind in enumerate(KINDS):
            self.kind.setItemText(at, due_words(self.desk, kind))
        self.named.set_rows(exports(self.desk)[::-1])
        return_of(self.desk, self.kind.value(), self._show, self._failed)

    def begin(self) -> None:
        """Ask where the return is to be written, as soon as it is worked out."""
        self._asked = self.made is None
        if self.made is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, f"Write the {self.made.name} return", place, "Workbook (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.made.file_name)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def begin_named(self) -> None:
        """Ask for all that a return with names needs."""
        from herefordshire_desk.domain.returns.named import CAN_HAVE_NAMES
        from herefordshire_desk.views.named_form import NamedForm

        if self.made is None or self.made.name not in CAN_HAVE_NAMES:
            self.says.setText("Choose the weekly or the monthly return first, once it is shown.")
            return
        form = NamedForm(self.desk, self.made, self)
        form.accepted.connect(lambda: self._written_named(form.written))
        form.open()

    def open_folder(self) -> None:
        """The folder that the last return was written to, in the system's own window."""
        if self.written is not None and self.written.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))
        else:
            self.says.setText("The folder is not there any more.")

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
        self.made, self._asked = None, False
        self.refresh()

    def _show(self, made: "Return") -> None:
        if made.name != self.kind.value():
            return  # another was chosen while this one was worked out
        self.made = made
        self.mark.setEnabled(True)
        self.subtitle.setText(
            f"{period_words(made)} · as at {long_date(made.as_of)} · revision {made.revision}"
        )
        rows = rows_of(made, "checks")
        self.checks.say_when_empty(NO_CHECKS if has(made, "checks") else CHECKS_ELSEWHERE)
        self.checks.set_rows(sorted(rows, key=lambda row: list(LEVELS).index(str(row["level"]))))
        self.changes.set_rows(rows_of(made, "changes"))
        sent_before = any(each.name == made.name for each in self.desk.picture.sent)
        self.says.setText(told_of(made, rows, sent_before=sent_before))
        mute(self.says)
        self.viewer.show_return(made)
        self.told.emit(plural(len(rows), "check"))
        if self._asked and self.isVisible():
            self.begin()

    def _written_named(self, name: str) -> None:
        self.named.set_rows(exports(self.desk)[::-1])
        self.says.setText(f"Written with names: {name}. It is listed under Written with names.")

    def _written(self, out: Path) -> None:
        self.written = out.parent
        self.folder.setEnabled(True)
        self.says.setText(f"Written: {out.name}. Send it, then mark it as sent.")

    def _failed(self, fault: Exception) -> None:
        self.says.setText(words_of(fault))

    def _chosen(self, row: SheetRow | None) -> None:
        child = row and row.get("child_id")
        self.child_chosen.emit(child if child in self.desk.assessments else None)

    def _opened(self, row: SheetRow) -> None:
        if row.get("child_id") in self.desk.assessments:
            self.child_opened.emit(row["child_id"])

    def _make_tables(self, actions: Actions) -> None:
        desk = self.desk
        self.checks: Table[SheetRow] = Table(
            RecordTable(check_columns(desk), lambda row: str(row["at"])), "Checks"
        )
        self.checks.menu_actions, self.checks.letters = actions.for_child(), actions.letters()
        self.checks.chosen.connect(self._chosen)
        self.checks.opened.connect(self._opened)
        self.changes: Table[SheetRow] = Table(
            RecordTable(change_columns(desk), lambda row: str(row["at"])), "What changed"
        )
        self.changes.say_when_empty(NO_CHANGES)
        self.viewer = SheetViewer()
        self.which = self.viewer.which
        self.sent: Table[SentReturn] = Table(
            RecordTable(sent_columns(), lambda sent: sent.id), "Returns sent"
        )
        self.sent.say_when_empty("No return has been sent yet. Write one and mark it sent.")
        self.named: Table[NamedExport] = Table(
            RecordTable(export_columns(), lambda line: str(line.number)), "Written with names"
        )
        self.named.say_when_empty("No return has been written with names.")

    def _lay_out_body(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Parts of the return")
        self.tabs.addTab(self.checks, "Checks")
        self.tabs.addTab(self.changes, "What changed")
        self.tabs.addTab(self.viewer, "What goes out")
        self.tabs.addTab(self.sent, "Sent so far")
        self.tabs.addTab(self.named, "Written with names")
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.says)
        self.body.addWidget(self.tabs, 1)
