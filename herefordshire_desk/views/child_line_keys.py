"""Keys of the child's line: what each asks for."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from herefordshire_desk.views import child_line_walk as walk

STEPS: dict[int, walk.Step] = {
    Qt.Key.Key_Left: walk.earlier,
    Qt.Key.Key_Right: walk.later,
    Qt.Key.Key_Up: walk.row_above,
    Qt.Key.Key_Down: walk.row_below,
    Qt.Key.Key_Home: walk.first_of_row,
    Qt.Key.Key_End: walk.last_of_row,
}
ZOOMS: dict[int, int] = {Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1}
HELD_DOWN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def wants_copy(event: QEvent) -> bool:
    """Whether a key about to be taken as a shortcut is the one for Copy."""
    override = event.type() == QEvent.Type.ShortcutOverride
    return (
        override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
    )


def is_for_us(event: QKeyEvent) -> bool:
    """Whether the key is pressed without those that make it a shortcut of the window."""
    return not event.modifiers() & HELD_DOWN
