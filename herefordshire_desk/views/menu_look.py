"""How a menu looks as it opens: icons as large as its text, and what is worn ticked."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStyle

from herefordshire_desk.views.look import look
from herefordshire_desk.views.style import GrowingStyle

ICON = 16  # pixels at 100 % text
PALETTES = ("follow_system", "light", "dark")
USUAL = 100  # per cent


def grow_icons(menu: QMenu) -> None:
    """Give a menu icons of the present text size."""
    if not isinstance(menu.style(), GrowingStyle):
        menu.setStyle(GrowingStyle(menu, {QStyle.PixelMetric.PM_SmallIconSize: ICON}))


def tick_worn(palettes: Sequence[QAction], usual: QAction) -> None:
    """Tick which of `palettes`, in the order of PALETTES, is on, and the usual text size if it is.

    Another text size is told in words: there are more of them than a menu has room for.
    """
    worn = look()
    on = PALETTES[0] if worn.follows else worn.chosen.name
    group = usual.findChild(QActionGroup) or QActionGroup(usual)
    for name, action in zip(PALETTES, palettes, strict=True):
        group.addAction(action)
        action.setCheckable(True)
        action.setChecked(name == on)
    usual.setCheckable(True)
    usual.setChecked(worn.scale == USUAL)
    usual.setText("Usual text size" + ("" if usual.isChecked() else f" (now {worn.scale}%)"))
