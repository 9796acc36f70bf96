"""Type of the child's line: its fonts, and the measure that layout asks of them."""

from PySide6.QtGui import QFont, QFontMetricsF

from herefordshire_desk.views.child_line_geometry import Role

SMALL = 0.87  # of body text: 11 pixels at 10 points
PIXELS_PER_POINT = 96 / 72


class Type:
    """Every font of the picture, made from the one it is given."""

    def __init__(self, font: QFont) -> None:
        small = scaled(font, SMALL)
        self.fonts: dict[Role, QFont] = {
            "row": small,
            "month": small,
            "caption": small,
            "legend": small,
            "today": bold(small),
            "band": bold(font),
            "sentence": font,
        }
        self._metrics = {role: QFontMetricsF(each) for role, each in self.fonts.items()}
        self.line = self._metrics["sentence"].height()
        self.small = self._metrics["caption"].height()

    def width(self, words: str, role: Role) -> float:
        """Of the words in the font of that role, in device-independent pixels."""
        return self._metrics[role].horizontalAdvance(words)


def scaled(font: QFont, by: float) -> QFont:
    """The font so many times as large, in whichever unit it is set in."""
    copy = QFont(font)
    if font.pixelSize() > 0:
        copy.setPixelSize(round(font.pixelSize() * by))
    else:
        copy.setPointSizeF(font.pointSizeF() * by)
    return copy


def bold(font: QFont) -> QFont:
    """The font in bold."""
    copy = QFont(font)
    copy.setBold(True)
    return copy


def in_pixels(font: QFont) -> QFont:
    """The font in device-independent pixels, so that a printer's own resolution is left out."""
    copy = QFont(font)
    if font.pixelSize() <= 0:
        copy.setPixelSize(round(font.pointSizeF() * PIXELS_PER_POINT))
    return copy
