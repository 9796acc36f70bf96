"""Page: the frame every page shares: heading, what it shows, its buttons, and its body."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import (
    Allocation,
    FamilyLink,
    FamilyMeeting,
    PlannedVisit,
    SocialWorker,
    Visit,
)
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, SPACE, TARGET
from herefordshire_desk.views.wrapping import Wrapping

if TYPE_CHECKING:
    from herefordshire_desk.views.paper import Paper

ChosenRow = Visit | PlannedVisit | FamilyMeeting | Allocation | FamilyLink


class Page(QWidget):
    """A page stands on the desk alone, and is drawn again when it is shown and out of date.

    `child_chosen` names the child the keyboard is on (None: none), `child_opened` one to open,
    `record_opened` one whose page is to open where the record of that id stands;
    `told` is what the status bar says of the page, `words` the last of it; `page_asked` names
    another page to show, and what it is to show only.
    """

    child_chosen = Signal(object)
    child_opened = Signal(object)
    record_opened = Signal(object, str)
    told = Signal(str)
    page_asked = Signal(str, str)
    title = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self.words = ""
        self.told.connect(self._remember_words)
        self.heading = QLabel(self.title)
        self.subtitle = ElidedLabel()
        self.buttons = Wrapping(SPACE)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        self._lay_out()
        self._dress()
        look().changed.connect(self._dress)
        desk.assessments_changed.connect(self.on_change)
        desk.shown_changed.connect(self._name_again)

    def refresh(self) -> None:
        """Draw everything the page shows from the desk again."""

    def main_table(self) -> Table[Any] | None:
        """The list that Find, Copy and the letters work on, None where the page has none."""
        return None

    def paper(self) -> "Paper | None":
        """What the page is on paper where that is not just its list. No child is named on it."""
        return None

    def step_back(self) -> None:
        """What Escape leaves on the page itself; most have nothing to leave."""

    def begin(self) -> None:
        """Start what the page is for; a page that is only looked at starts nothing."""

    def show_only(self, kind: str) -> None:
        """Filter the page's list to one kind of row; blank shows all."""

    def search_list(self) -> None:
        """Put the keyboard where the list is searched."""
        table = self.main_table()
        if table is not None:
            table.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 goes round: the page's list and its details."""
        table = self.main_table()
        return [table] if table is not None else [self]

    def chosen_social_worker(self) -> SocialWorker | None:
        """The social worker the keyboard is on, on the page that lists them."""
        return None

    def chosen_row(self) -> ChosenRow | None:
        """The row of the child's page that the keyboard is on; other pages have none."""
        return None

    def keep(self) -> object:
        """What a lock must not lose and no file holds, by ids alone; None where there is none."""
        return None

    def take_up(self, kept: object) -> None:
        """Go on with what `keep` gave before the lock."""

    def unsaved(self) -> str:
        """What closing the desk now would lose, in words; blank where it is nothing."""
        return ""

    def _name_again(self) -> None:
        """Names that are hidden are so at once, also in a list that is drawn again only later."""
        for table in self.findChildren(Table):
            table.viewport().update()

    def on_change(self, _: object = None) -> None:
        """The desk has changed: draw again now if shown, else when next shown."""
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def bring_up_to_date(self, only: str = "") -> None:
        """Draw again if anything has changed since; then show `only` one kind of row if told."""
        if self._stale:
            self._stale = False
            self.refresh()
        if only:
            self.show_only(only)

    def add_button(self, action: QAction, *, primary: bool = False, hint: str = "") -> QPushButton:
        """A button for one of the registry's actions, at the right of the heading.

        `hint` is the letter that does the same, shown unless letters were turned off.
        """
        button = action_button(action, hint)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        return button

    def _remember_words(self, words: str) -> None:
        self.words = words

    def _lay_out(self) -> None:
        top, above = QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        top.setSpacing(SPACE)
        top.addWidget(self.heading, 0, above)
        top.addWidget(self.subtitle, 1, above)
        top.addLayout(self.buttons)
        top.setContentsMargins(BROAD, 0, BROAD, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        self.scrolled = self._body_scroll()
        column.addWidget(self.scrolled, 1)

    def _body_scroll(self) -> QScrollArea:
        """The body in a frame that scrolls where large text leaves too little room."""
        whole = QWidget()
        whole.setLayout(self.body)
        self.body.setContentsMargins(BROAD, 0, BROAD, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        return scroll

    def _dress(self) -> None:
        self.heading.setFont(sized(HEADING_POINTS, bold=True))
        for label in (self.heading, mute(self.subtitle)):
            label.setMinimumHeight(look().px(TARGET))  # as a button's: with none it stays in place


def action_button(action: QAction, hint: str = "") -> QPushButton:
    """A button for one of the registry's actions, which changes as the action does.

    The action's tip changes when letters are turned on or off, so the hint does too.
    """
    name = action.iconText()
    button = QPushButton()
    button.setAccessibleName(action.text().rstrip("…"))
    button.setAutoDefault(False)

    def follow() -> None:
        button.setText(f"{name}  {hint}" if hint and look().letters else name)
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())

    follow()
    button.clicked.connect(action.trigger)
    action.changed.connect(follow)
    return button


def mute(label: QLabel) -> QLabel:
    """Secondary text: the muted ink."""
    return ink(label, look().colours.muted)


def ink(label: QLabel, colour: str) -> QLabel:
    """Text in one of the look's colours."""
    palette = label.palette()
    palette.setColor(label.foregroundRole(), colour)
    label.setPalette(palette)
    return label
