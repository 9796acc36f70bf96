"""Clipboard: what the desk puts there, so that a lock can take away what is still its own."""

from hashlib import sha256

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_put: set[bytes] = set()  # digests of what was put there: a list of names is not kept for that


def put(mime: QMimeData) -> None:
    """Put it on the clipboard, and know it again."""
    _put.clear()
    _put.add(_digest(mime.text()))
    QGuiApplication.clipboard().setMimeData(mime)


def put_text(words: str) -> None:
    """The same for plain words."""
    mime = QMimeData()
    mime.setText(words)
    put(mime)


def clear_ours() -> None:
    """Empty the clipboard if what it holds was put there here; what came from elsewhere stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _digest(clipboard.text()) in _put:
        clipboard.clear()
    _put.clear()


def _digest(text: str) -> bytes:
    """Of the words alone: some systems end lines in another way than they were given."""
    return sha256(" ".join(text.split()).encode()).digest()
