"""How the window looks: text size, light or dark, and single letters; remembered at once."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.deeds import prefer_look
from herefordshire_desk.views.fields import Choice, Field
from herefordshire_desk.views.look import SCALES, characters, look
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.tokens import WIDE

PALETTE_ACTIONS = {"system": "follow_system", "light": "light", "dark": "dark"}
PALETTE_WORDS = {"system": "As the system is", "light": "Light", "dark": "Dark"}


class WindowLook(QWidget):
    """Each choice is worn as soon as it is made; the View menu's are seen here too."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk, self.palettes = desk, actions
        self.size_ = Choice({str(scale): f"{scale}%" for scale in SCALES})
        self.size_.activated.connect(self._resize)
        self.palette_ = Choice(PALETTE_WORDS)
        self.palette_.activated.connect(self._recolour)
        self.letters = Choice({"on": "On: V records a visit", "off": "Off"})
        self.letters.activated.connect(self._use_letters)
        self.says = QLabel(
            "Remembered in the desk's own file. Where the system asks for high contrast, "
            "its colours stay as they are."
        )
        self.says.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, WIDE, 0, 0)
        column.setSpacing(WIDE)
        self.fields = [
            Field("Text &size", self.size_),
            Field("&Colours", self.palette_),
            Field("Single &letters start actions in a list", self.letters),
        ]
        for widget in (*self.fields, self.says):
            column.addWidget(widget)
        column.addStretch()
        look().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What is worn now, wherever it was chosen."""
        worn = look()
        palette = "system" if worn.follows else worn.chosen.name
        self.size_.setCurrentIndex(self.size_.findData(str(worn.scale)))
        self.palette_.setCurrentIndex(self.palette_.findData(palette))
        self.letters.setCurrentIndex(self.letters.findData("on" if worn.letters else "off"))
        mute(self.says)
        for field in self.fields:
            field.setFixedWidth(characters(40))

    def _resize(self) -> None:
        self._prefer(text_size=self.size_.value())

    def _recolour(self) -> None:
        self.palettes[PALETTE_ACTIONS[self.palette_.value()]].trigger()
        self.refresh()

    def _use_letters(self) -> None:
        self._prefer(letters=self.letters.value())

    def _prefer(self, **preferences: str) -> None:
        """While something long is being saved the file cannot take it: then all stays as it is."""
        if not self.desk.busy:
            prefer_look(self.desk, **preferences)
        self.refresh()
