"""Fields: the few kinds of input the desk's forms are made of, each with a name and its problem."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.domain.typed import typed_date
from herefordshire_desk.domain.words import short_date
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.tokens import TIGHT

# no writing: they come along with what is pasted from Word, and no workbook takes them
CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
NOT_IN_NOTES = {code: " " for code in CONTROLS if chr(code) not in "\n\t"}


class LineField(QLineEdit):
    """One line: what it came with is typed over, for a form opens with the keyboard in it."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.setTextMargins(TIGHT, 0, TIGHT, 0)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(characters(30))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class TextField(LineField):
    """One line of text."""

    def __init__(self, text: str = "", hint: str = "") -> None:
        super().__init__(text, hint)

    def value(self) -> str:
        """The text on one line, less its outer spaces."""
        return self.text().translate(CONTROLS).strip()


class SearchField(TextField):
    """One line of text that filters a list, with a cross that empties it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(hint=hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QToolButton):
            cross.setAccessibleName("Clear")


class DateField(LineField):
    """A date typed as people write it; Up and Down move it a day, T is today."""

    def __init__(self, shown: date | None, day: date) -> None:
        super().__init__(short_date(shown) if shown else "", "20 Nov 2026 or 20/11/2026")
        self.day = day
        self.editingFinished.connect(self._tidy)

    def value(self) -> date | None:
        """The date, None where the field is empty or holds no whole date."""
        return typed_date(self.text(), self.day)

    def is_wrong(self) -> bool:
        """Whether something is typed that is no date."""
        return bool(self.text().strip()) and self.value() is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setText(short_date((self.value() or self.day) + timedelta(step)))

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self.setText(short_date(value))


class Choice(QComboBox):
    """One of a few values, shown by their words."""

    def __init__(self, words: Mapping[str, str], chosen: str = "") -> None:
        super().__init__()
        for value, text in words.items():
            self.addItem(text, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.setMinimumWidth(characters(30))
        self.setMaxVisibleItems(16)

    def value(self) -> str:
        """The value chosen."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose one of the values."""
        self.setCurrentIndex(self.findData(value))


class NoteField(QPlainTextEdit):
    """A few lines of text; Tab goes on to what comes next."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.Box)
        self.setLineWidth(RING)
        self.setMinimumSize(characters(30), characters(16))

    def value(self) -> str:
        """The text as it was typed, in its lines."""
        return self.toPlainText().translate(NOT_IN_NOTES)


class Field(QWidget):
    """An input under its label, with what it does and room for what is wrong with it."""

    def __init__(
        self, label: str, field: QWidget, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.input = field
        name = QLabel(label)
        name.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for widget in (name, field, self.note, self.problem):
            column.addWidget(widget)
        self.remark(note)  # once it stands in the field: a label by itself would be a window

    def remark(self, words: str) -> None:
        """Say under the input what it does; blank takes it away."""
        palette = self.note.palette()
        palette.setColor(self.note.foregroundRole(), look().colours.muted)
        self.note.setPalette(palette)
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.input.setToolTip(words)

    def tell(self, message: str) -> None:
        """Show what is wrong beside the field, and to a screen reader; blank takes it away."""
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), look().colours.tones["red"].ink)
        self.problem.setPalette(palette)
        self.problem.setText(message)
        self.problem.setVisible(bool(message))
        self.input.setAccessibleDescription(message)
