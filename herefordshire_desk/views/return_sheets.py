"""What goes out: the sheets of a return, one at a time, exactly as they will be."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herefordshire_desk.domain.words import plural
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.return_columns import SheetRow, sheet_columns, sheet_rows
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return


class SheetViewer(QWidget):
    """The sheet that was looked at stays in front when the return is worked out again."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Return | None = None
        self.sheet: Table[SheetRow] | None = None
        self.which = Choice({})
        self.which.setAccessibleName("Sheet of the return")
        self.which.currentIndexChanged.connect(self._show_sheet)
        self.place = QVBoxLayout(self)
        self.place.setContentsMargins(0, SPACE, 0, 0)
        self.place.setSpacing(SPACE)
        self.place.addWidget(self.which)

    def show_return(self, made: "Return") -> None:
        """Its sheets to choose from, prose apart."""
        self.made = made
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
            self.place.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
        self.sheet = table
        self.place.addWidget(table, 1)
