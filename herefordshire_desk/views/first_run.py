"""First run: the team, what to start with, a password; then the recovery code to print."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from herefordshire_desk.views.fields import Choice, Field, TextField
from herefordshire_desk.views.look import sized
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.tokens import HEADING_POINTS
from herefordshire_desk.views.unlock import Card, Door

STARTS = {
    "extract": "An extract from the case system",
    "empty": "An empty desk",
    "lent": "A desk that was lent to you",
    "demo": "The demo team: invented people, to try things out",
}


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What was asked on the first run."""

    team: str
    start: str
    password: str


class FirstRun(Door):
    """Three questions. The password offered is four random words; an own one may be typed.

    `brought` is asked for where there is a desk already, on another computer.
    """

    answered = Signal(object)
    brought = Signal()

    def __init__(
        self,
        offered: str,
        problem_with: Callable[[str], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Make the desk", parent)
        self._problem_with = problem_with
        self.team = TextField(hint="As the case system names it")
        self.start = Choice(STARTS)
        self.password = TextField(offered)
        self.fields = {
            "team": Field("Your &team", self.team),
            "start": Field("&Start with", self.start),
            "password": Field("&Password: keep these four words, or type your own", self.password),
        }
        self.way_on.clicked.connect(self._give)
        card = Card("Set up your desk")
        card.add_text(
            "The desk is one encrypted file on this computer. Nothing leaves it unless you send it."
        )
        for field in self.fields.values():
            card.column.addWidget(field)
        card.add_text("Your own password needs 14 characters or more; a short sentence is best.")
        bring = QPushButton("Bring a desk from another computer…")
        bring.setAutoDefault(False)
        bring.clicked.connect(self.brought)
        card.add_buttons(bring, self.way_on)
        self.stand(card)

    def tell(self, words: str) -> None:
        """Say why the desk could not be made."""
        self.way_on.setEnabled(True)
        self.fields["password"].tell(words)
        self.turn_to(self.fields["password"])

    def _give(self) -> None:
        for field in self.fields.values():
            field.tell("")
        demo = self.start.value() == "demo"
        if not self.team.value() and not demo:
            self.fields["team"].tell("Give your team: an import then keeps only its children.")
            self.turn_to(self.fields["team"])
            return
        problem = self._problem_with(self.password.value())
        if problem:
            self.tell(problem)
            return
        self.way_on.setEnabled(False)
        answers = FirstAnswers(self.team.value(), self.start.value(), self.password.value())
        self.answered.emit(answers)


class RecoveryCode(Door):
    """The code that opens the desk when the password is forgotten. It is shown this once."""

    kept = Signal()

    def __init__(
        self, code: str, parent: QWidget | None = None, way_on: str = "Open the desk"
    ) -> None:
        super().__init__(way_on, parent)
        self.code = code
        shown = QLabel(code)
        shown.setFont(sized(HEADING_POINTS, bold=True))
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setWordWrap(True)
        shown.setAccessibleName("Recovery code")
        self.tick = Tick("I have printed it or written it down, away from this computer")
        self.way_on.setEnabled(False)
        self.tick.toggled.connect(self.way_on.setEnabled)
        self.way_on.clicked.connect(self.kept)
        copy, printed = QPushButton("Copy"), QPushButton("Print…")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(code))
        printed.clicked.connect(self.print_code)
        card = Card("Your recovery code")
        card.add_text(
            "If the password is forgotten, this code is the only way in: nobody else has a key. "
            "It is shown this once."
        )
        card.column.addWidget(shown)
        card.column.addWidget(self.tick)
        card.add_buttons(copy, printed, self.way_on)
        self.stand(card)

    def print_code(self) -> None:
        """One sheet to keep in a safe place."""
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(printer))
        QDialog.open(dialog)  # its own asks for whom to tell

    def _print_on(self, printer: QPrinter) -> None:
        sheet = QTextDocument()
        sheet.setHtml(
            "<h2>Herefordshire desk: recovery code</h2>"
            f"<p style='font-size:16pt'><b>{escape(self.code)}</b></p>"
            "<p>It opens the desk when the password is forgotten. Keep it in a locked place.</p>"
        )
        sheet.print_(printer)
