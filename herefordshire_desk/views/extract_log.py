"""The log of imports, what the case system and the desk still differ in, and names decided on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from herefordshire_desk.bundle_errands import lent_on
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import Alias, Discrepancy, ImportedExtract
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.domain.worklist import Told
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.drop_panel import DropPanel
from herefordshire_desk.views.extract_columns import log_columns
from herefordshire_desk.views.extract_differing import differing, differing_columns
from herefordshire_desk.views.extract_names import RememberedNames
from herefordshire_desk.views.fields import DateField, Field
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE
from herefordshire_desk.views.wrapping import Wrapping

NO_CORRECTIONS = (
    "The case system has everything the desk has. What it lacks after two extracts, or has "
    "otherwise, stands here."
)


class ExtractLog(QWidget):
    """`reopened` names an import whose changes are to be shown; `save_asked` a list to write."""

    reopened = Signal(object)
    save_asked = Signal()

    def __init__(self, desk: Desk, taken_on: DateField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.imports: Table[ImportedExtract] = Table(
            RecordTable(log_columns(), lambda extract: extract.id), "Extracts imported"
        )
        self.imports.say_when_empty(
            "No extract has been imported yet. Drop one here or choose a file."
        )
        self.differing: Table[Told] = Table(
            RecordTable(differing_columns(desk), lambda each: each.discrepancy.id),
            "What the case system has otherwise",
        )
        self.differing.say_when_empty(NO_CORRECTIONS)
        self.names = RememberedNames(desk)
        self.tabs = QTabWidget()
        self.open = QPushButton("What it changed")
        self.save = QPushButton("Save corrections…")
        self.drop = DropPanel(Field("Day the extract was &taken", taken_on))
        self._lay_out()
        self._connect()

    def main_table(self) -> "Table[ImportedExtract] | Table[Told] | Table[Alias]":
        """The list of the tab that is shown."""
        return (self.imports, self.differing, self.names)[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Draw both lists from the desk again."""
        extracts = sorted(self.desk.picture.extracts, key=lambda e: e.taken_on)[::-1]
        self.imports.set_rows(extracts)
        found = differing(self.desk)
        self.differing.set_rows(found)
        self.names.refresh()
        self.tabs.setTabText(1, f"Differs from the case system ({len(found):,})")
        self.tabs.setTabText(2, f"Names remembered ({len(self.names.records.rows):,})")
        self.save.setEnabled(bool(found))
        self.open.setEnabled(bool(extracts))

    def found(self) -> list[Discrepancy]:
        """What is listed as differing."""
        return [each.discrepancy for each in self.differing.records.rows]

    def words(self) -> str:
        """What the status bar says of it."""
        return plural(len(self.desk.picture.extracts), "import")

    def stands(self) -> str:
        """How the desk stands to the case system, and to a deputy's desk."""
        extract, lent = self.desk.picture.extract, lent_on(self.desk)
        told = f"last taken {long_date(extract.taken_on)}" if extract else "none imported yet"
        return f"{told} · desk lent on {long_date(lent)}, not given back yet" if lent else told

    def _reopen(self, extract: ImportedExtract | None) -> None:
        if extract is not None:
            self.reopened.emit(extract)

    def _show_buttons(self, tab: int) -> None:
        for at, button in enumerate((self.open, self.save, self.names.forget)):
            button.setVisible(tab == at)

    def _connect(self) -> None:
        self.imports.opened.connect(self._reopen)
        self.open.clicked.connect(lambda: self._reopen(self.imports.current()))
        self.save.clicked.connect(self.save_asked)
        self.tabs.currentChanged.connect(self._show_buttons)
        for button in (self.open, self.save):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Imports, what differs, and names remembered")
        self.tabs.addTab(self.imports, "Imports")
        self.tabs.addTab(self.differing, "Differs from the case system")
        self.tabs.addTab(self.names, "Names remembered")
        buttons = Wrapping(SPACE)
        for button in (self.open, self.save, self.names.forget):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.drop)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)
        self._show_buttons(0)
