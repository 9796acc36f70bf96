"""Form: a few fields, one verb and Cancel. What is wrong is said beside the field it is about."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.views.answers import answers
from herefordshire_desk.views.fields import DateField, Field
from herefordshire_desk.views.fitting import Scrolled, fit_screen
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, WIDE

HIGHER = Qt.Orientation.Vertical


class Form(QDialog):
    """Fields by the name of the record's field they fill; `change()` reads them.

    `words` say under the heading what is about to happen. The window behind stays where it is,
    typing is kept until it is saved or cancelled.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        verb: str,
        fields: Mapping[str, Field],
        parent: QWidget,
        words: str = "",
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.fields = dict(fields)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(characters(52))
        self.verb = QPushButton(verb)
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.save)
        self.overall = QLabel()
        self.overall.setWordWrap(True)
        self.overall.hide()
        within = self.minimumWidth() - 2 * BROAD
        self.scrolled = Scrolled(_stacked(self.fields.values()), within)
        self._lay_out(title, words)
        self.scrolled.fit()
        fit_screen(self, self.sizeHint())

    def change(self) -> Change | Problem:
        """What the fields say, as a Change, or what is wrong with them."""
        raise NotImplementedError

    def save(self) -> None:
        """Make the Change and close, or say what is wrong and stay."""
        problem = self.wrong_date() or self.desk.make(self.change())
        if problem is None:
            self.accept()
        else:
            self.tell(problem)

    def tell(self, problem: Problem) -> None:
        """Show a problem beside its field and put the keyboard there."""
        for name, field in self.fields.items():
            field.tell(problem.message if name == problem.field else "")
        known = problem.field in self.fields
        self.overall.setText("" if known else problem.message)
        self.overall.setVisible(not known)
        self.fit()
        if known:
            field = self.fields[problem.field]
            field.input.setFocus()
            self.scrolled.ensureWidgetVisible(field)

    def fit(self) -> None:
        """Grow to what is shown now, as far as the screen goes."""
        self.scrolled.fit()
        fit_screen(self, self.size().expandedTo(self.sizeHint()))

    def wrong_date(self) -> Problem | None:
        """The first date field that holds something which is no date."""
        for name, field in self.fields.items():
            if isinstance(field.input, DateField) and field.input.is_wrong():
                return Problem(name, "Write a whole date, such as 20 Nov 2026 or 20/11/2026.")
        return None

    def _lay_out(self, title: str, words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(WIDE)
        for told in _headed(title, words):
            column.addWidget(told)
        self.setAccessibleDescription(words)
        column.addWidget(self.scrolled, 1)
        palette = self.overall.palette()
        palette.setColor(self.overall.foregroundRole(), look().colours.tones["red"].ink)
        self.overall.setPalette(palette)
        column.addWidget(self.overall)
        row, self.cancel = answers(self, self.verb)
        column.addLayout(row)


def _headed(title: str, words: str) -> list[QLabel]:
    """The heading, and what is said under it, if anything."""
    heading = QLabel(title)
    heading.setFont(sized(HEADING_POINTS, bold=True))
    labels = [heading, QLabel(words)] if words else [heading]
    for label in labels:
        label.setWordWrap(True)
    return labels


def _stacked(fields: Iterable[Field]) -> QWidget:
    """The fields one under the other; what height there is to spare is a note's, or below."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(WIDE)
    for field in fields:
        column.addWidget(field, int(bool(field.input.sizePolicy().expandingDirections() & HIGHER)))
    column.addStretch()
    return whole
