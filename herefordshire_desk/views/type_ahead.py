"""Type-ahead: letters typed one after the other go to the row that begins with them."""

from collections.abc import Sequence

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QKeyEvent

from herefordshire_desk.models.columns import folded

PAUSE = 1000  # milliseconds after which a letter begins a new word
CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypeAhead:
    """What has been typed so far. While a word is under way every letter belongs to it."""

    def __init__(self) -> None:
        self.typed = ""
        self._until = QDeadlineTimer(0)

    def takes(self, event: QKeyEvent, *, bound: bool) -> bool:
        """Whether the key goes on with a word or begins one; a `bound` letter does so with Shift.

        A letter held with Ctrl or Alt is never part of a word.
        """
        text = event.text()
        if event.modifiers() & CHORD or not text.isprintable():
            return False
        if self.typed and not self._until.hasExpired():
            return bool(text)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return text.isalnum() and (shifted or not bound)

    def find(self, letter: str, texts: Sequence[str], current: int) -> int | None:
        """Where the next row is that begins so, the current one first; else by a later word."""
        begins_anew = self._until.hasExpired()
        self.typed = folded(letter) if begins_anew else self.typed + folded(letter)
        self._until.setRemainingTime(PAUSE)
        order = [*range(current + begins_anew, len(texts)), *range(current + begins_anew)]
        words = [folded(texts[at]) for at in order]
        whole = (at for at, text in zip(order, words, strict=True) if text.startswith(self.typed))
        later = (at for at, text in zip(order, words, strict=True) if f" {self.typed}" in text)
        return next(whole, next(later, None))
