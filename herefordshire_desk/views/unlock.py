"""Unlock: the password, or the recovery code with a new password. No name is shown here."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.fitting import Scrolled
from herefordshire_desk.views.look import app_icon, characters, look, sized
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, SPACE, WIDE

LATER_ON = 100  # milliseconds: the first picture of the door need not wait for its icon


class PasswordField(TextField):
    """Typed characters are hidden; pasting is allowed; says when caps lock seems to be on."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        """Exactly what was typed: outer spaces belong to a password."""
        return self.text()


class Card(QFrame):
    """A column in the middle of an empty window, on its own surface."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(title)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        self.column.setSpacing(WIDE)
        self.column.addWidget(self.heading)
        self._dress()
        look().changed.connect(self._dress)

    def add_text(self, words: str) -> QLabel:
        """A paragraph."""
        label = QLabel(words)
        label.setWordWrap(True)
        self.column.addWidget(mute(label))
        return label

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of buttons at the right."""
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def _dress(self) -> None:
        self.heading.setFont(sized(HEADING_POINTS + 2, bold=True))
        self.setMinimumWidth(characters(62))
        self.setMaximumWidth(characters(80))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look().colours.surface)
        self.setPalette(palette)


class Door(QWidget):
    """A window with one way on, which Enter takes from anywhere in it."""

    def __init__(self, way_on: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Herefordshire desk")
        QTimer.singleShot(LATER_ON, self, lambda: self.setWindowIcon(app_icon()))
        self.way_on = QPushButton(way_on)
        self.way_on.setDefault(True)

    def stand(self, card: QWidget) -> None:
        """A card in the middle of the window, which scrolls where it is the higher of the two."""
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch()
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.scrolled = Scrolled(middle)
        whole.addWidget(self.scrolled)

    def turn_to(self, field: Field) -> None:
        """Put the keyboard there, with what is wrong with it in sight once it is laid out."""
        field.input.setFocus()
        QTimer.singleShot(0, field, lambda: self.scrolled.ensureWidgetVisible(field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.way_on.click()
        else:
            super().keyPressEvent(event)


class Unlock(Door):
    """`password_given` for the password; `code_given` for a recovery code and a new password.

    `note` is what there is to know first, such as what the lock closed. `way_chosen` names one
    of the ways that were offered to mend a desk that does not open.
    """

    password_given = Signal(str)
    code_given = Signal(str, str)
    way_chosen = Signal(str)

    def __init__(self, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Unlock", parent)
        self.note = note
        self.recovering = False
        self.password = PasswordField()
        self.code = TextField(hint="Groups of letters and digits")
        self.new_password = PasswordField()
        self.fields = {
            "password": Field("&Password", self.password),
            "code": Field("&Recovery code, from the sheet you printed", self.code),
            "new_password": Field("A &new password", self.new_password),
        }
        self.caps = QLabel("Caps lock may be on: only capitals were typed.")
        self.forgotten = QPushButton("Forgotten?")
        self.forgotten.setAutoDefault(False)
        self.ways: dict[str, QPushButton] = {}
        self.offered = QLabel()
        self.offered.setWordWrap(True)
        self._lay_out()
        self.password.textEdited.connect(self._look_at_case)
        self.way_on.clicked.connect(self._give)
        self.forgotten.clicked.connect(self._toggle)

    def tell(self, words: str, about: str = "") -> None:
        """Say beside a field why the desk did not open, and let the person try again."""
        self.way_on.setEnabled(True)
        self.way_on.setText("Unlock")
        for button in self.ways.values():
            button.setEnabled(True)
        about = about or ("code" if self.recovering else "password")
        for name, field in self.fields.items():
            field.tell(words if name == about else "")
        self.turn_to(self.fields[about])
        self.password.selectAll()  # a wrong one is typed over; a code has one letter mended

    def offer(self, words: str, ways: Mapping[str, str]) -> None:
        """Ways to mend a desk that does not open: what to know of them, and a button for each."""
        self.offered.setText(words)
        self.offered.setVisible(bool(words))
        new = {way: QPushButton(ways[way]) for way in ways if way not in self.ways}
        for way, button in new.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, way=way: self.way_chosen.emit(way))
        self.card.add_buttons(*new.values())
        self.ways |= new
        for way, button in self.ways.items():
            button.setVisible(way in ways)

    def wait(self, words: str) -> None:
        """Nothing more can be asked for until `tell`."""
        self.way_on.setEnabled(False)
        self.way_on.setText(words)
        for button in self.ways.values():
            button.setEnabled(False)

    def changeEvent(self, event: QEvent) -> None:
        first = self.focusWidget() is None
        if first and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.password.setFocus()
        super().changeEvent(event)

    def _give(self) -> None:
        typed = self.code.value() if self.recovering else self.password.value()
        if not typed:
            self.tell("Type the recovery code." if self.recovering else "Type the password.")
            return
        self.wait("Opening…")
        if self.recovering:
            self.code_given.emit(typed, self.new_password.value())
        else:
            self.password_given.emit(typed)

    def _toggle(self) -> None:
        self.recovering = not self.recovering
        self.fields["password"].setVisible(not self.recovering)
        self.fields["code"].setVisible(self.recovering)
        self.fields["new_password"].setVisible(self.recovering)
        self.forgotten.setText("Use the password" if self.recovering else "Forgotten?")
        (self.code if self.recovering else self.password).setFocus()

    def _look_at_case(self, text: str) -> None:
        letters = [letter for letter in text if letter.isalpha()]
        self.caps.setVisible(len(letters) > 3 and all(letter.isupper() for letter in letters))

    def _lay_out(self) -> None:
        self.card = card = Card("Herefordshire desk is locked")
        if self.note:
            card.add_text(self.note)
        for name, field in self.fields.items():
            card.column.addWidget(field)
            field.setVisible(name == "password")
        self.caps.hide()
        card.column.addWidget(mute(self.caps))
        card.add_buttons(self.forgotten, self.way_on)
        card.column.addWidget(self.offered)
        self.offered.hide()
        self.stand(card)
