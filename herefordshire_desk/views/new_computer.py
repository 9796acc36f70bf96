"""A new computer: the desk of a backup, by its recovery code, with a password for here."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.place_field import PlaceField, a_file
from herefordshire_desk.views.unlock import Card, Door, PasswordField

BACKUPS = "Backups (*.deskbackup *.zip)"
WAY_ON = "Bring the desk here"


class NewComputer(Door):
    """`answered` with the backup, the recovery code and a new password; `gone_back` without."""

    answered = Signal(object, str, str)
    gone_back = Signal()

    def __init__(
        self, problem_with: Callable[[str], str | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(WAY_ON, parent)
        self._problem_with = problem_with
        self.backup = PlaceField(a_file("The backup", BACKUPS))
        self.code = TextField(hint="Groups of letters and digits")
        self.password, self.again = PasswordField(), PasswordField()
        self.fields = {
            "backup": Field("&Backup, from the second place or a folder", self.backup),
            "code": Field("&Recovery code, from the sheet you printed", self.code),
            "password": Field("A new &password, for this computer", self.password),
            "again": Field("The new password a&gain", self.again),
        }
        self.way_on.clicked.connect(self._give)
        back = QPushButton("Back")
        back.setAutoDefault(False)
        back.clicked.connect(self.gone_back)
        card = Card("Bring a desk from another computer")
        card.add_text(
            "The backup is verified before anything is written, and stays as it is. The old "
            "password may not open it here; the recovery code does."
        )
        for field in self.fields.values():
            card.column.addWidget(field)
        card.add_buttons(back, self.way_on)
        self.stand(card)

    def tell(self, words: str, about: str = "code") -> None:
        """Say beside a field what stood against it, and let the person try again."""
        self.way_on.setEnabled(True)
        self.way_on.setText(WAY_ON)
        for name, field in self.fields.items():
            field.tell(words if name == about else "")
        self.turn_to(self.fields[about])

    def _give(self) -> None:
        backup, password = self.backup.value(), self.password.value()
        problem = self._problem_with(password)
        if backup is None:
            self.tell("Choose the backup.", "backup")
        elif not self.code.value():
            self.tell("Type the recovery code.")
        elif problem:
            self.tell(problem, "password")
        elif password != self.again.value():
            self.tell("The two passwords differ.", "again")
        else:
            self.way_on.setEnabled(False)
            self.way_on.setText("Verifying the backup…")
            self.answered.emit(backup, self.code.value(), password)
