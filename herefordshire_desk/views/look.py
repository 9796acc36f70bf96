"""Look: turns tokens into Qt palettes and fonts, and says which colours are in use."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from herefordshire_desk.resource import resource
from herefordshire_desk.views.tokens import BODY_POINTS, DARK, ICON, LIGHT, Colours, ToneColours

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
PALETTES = {"light": LIGHT, "dark": DARK}
HIGH_CONTRAST = Qt.ContrastPreference.HighContrast


class Look(QObject):
    """The colours and text size in use; there is one, kept by the application.

    `follows` says that light or dark is the system's choice, `letters` whether single letters
    start actions in a list.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.app = app
        self.scale = 100
        self.colours = self.chosen = LIGHT
        self.follows, self.letters = False, True
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        # both are kept: asked for anew, PySide hands out a wrapper of the second that is dead
        self._system = app.styleHints()
        self._access = self._system.accessibility()
        self._system.colorSchemeChanged.connect(self._system_changed)
        self._access.contrastPreferenceChanged.connect(self._contrast_changed)
        self._contrast = self._access.contrastPreference()

    def wear(self, colours: Colours, scale: int = 100) -> None:
        """Put the colours and the text size, in per cent, on the whole window.

        Where the system asks for high contrast its own colours stay, and no palette is set.
        """
        self.follows = False
        self._put_on(colours, scale)

    def follow_system(self, scale: int = 100) -> None:
        """Light or dark as the system is, and as it becomes."""
        self._put_on(self._systems(), scale)
        self.follows = True

    def wear_preferred(self, preferences: Mapping[str, str]) -> None:
        """As somebody liked it last time; what they never chose stays as it is worn."""
        size, palette = preferences.get("text_size", ""), preferences.get("palette", "")
        scale = int(size) if size in map(str, SCALES) else self.scale
        follows = palette == "system" or (self.follows and palette not in PALETTES)
        colours = self._systems() if follows else PALETTES.get(palette, self.chosen)
        worn = (self.chosen, self.scale, self.letters)
        self.follows, self.letters = follows, preferences.get("letters") != "off"
        if worn != (colours, scale, self.letters):
            self._put_on(colours, scale)

    def _put_on(self, colours: Colours, scale: int) -> None:
        font = QFont(self.app.font())
        font.setPointSizeF(BODY_POINTS * scale / 100)
        self.app.setFont(font)
        self.chosen, self.scale = colours, scale
        high = self._contrast == HIGH_CONTRAST
        self.app.setPalette(QPalette() if high else palette_of(colours))
        self.colours = colours_of(self.app.palette(), colours) if high else colours
        self.changed.emit()

    def _systems(self) -> Colours:
        return DARK if self._system.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._contrast = preference
        self._system_changed()

    def _system_changed(self) -> None:
        self._put_on(self._systems() if self.follows else self.chosen, self.scale)

    def px(self, pixels: float) -> int:
        """A measure given at 100 % text, at the present text size."""
        return round(pixels * self.scale / 100)

    def icon(self, name: str, colour: str | None = None, size: int = ICON) -> QIcon:
        """A carried icon in one colour, the text's unless told."""
        colour = colour or self.colours.ink
        wanted = (name, colour, self.px(size))
        if wanted not in self._icons:
            self._icons[wanted] = _drawn(name, colour, self.px(size))
        return self._icons[wanted]

    def pixmap(self, name: str, colour: str | None = None, size: int = ICON) -> QPixmap:
        """The same as a picture, for labels."""
        side = self.px(size)
        return self.icon(name, colour, size).pixmap(QSize(side, side))


def look() -> Look:
    """The application's one Look, made on first use."""
    global _look  # noqa: PLW0603 - one to a process, as the QApplication it dresses
    app = QApplication.instance()
    if _look is None or _look.app is not app:
        assert isinstance(app, QApplication)
        _look = Look(app)
    return _look


_look: Look | None = None


def sized(points: float, *, bold: bool = False) -> QFont:
    """The system font at so many points at 100 % text."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points * look().scale / 100)
    font.setBold(bold)
    return font


def characters(count: float) -> int:
    """The width of so many average characters of body text, in pixels."""
    return round(QFontMetrics(QApplication.font()).averageCharWidth() * count)


def palette_of(colours: Colours) -> QPalette:
    """The Qt palette of a set of tokens; disabled text is muted, never below AA on its ground."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.ink,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Light: colours.raised,
        QPalette.ColorRole.Midlight: colours.hair,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.line,
        QPalette.ColorRole.Shadow: colours.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def colours_of(system: QPalette, like: Colours) -> Colours:
    """The tokens where the system's own palette is worn: its colours alone, and no tints.

    A flag is then told by its shape and its word. What is selected has a quarter of the text's
    colour, on which the text itself can still be read; so have lines that only decorate.
    """
    role = QPalette.ColorRole
    ink, ground = system.color(role.Text), system.color(role.Base)
    shades = (QColor.red, QColor.green, QColor.blue)
    selection = QColor(*((3 * of(ground) + of(ink)) // 4 for of in shades))
    plain = ToneColours(ink.name(), ground.name())
    return like._replace(
        window=system.color(role.Window).name(),
        surface=ground.name(),
        raised=ground.name(),
        ink=ink.name(),
        muted=ink.name(),
        hair=selection.name(),
        line=ink.name(),
        accent=system.color(role.Highlight).name(),
        on_accent=system.color(role.HighlightedText).name(),
        selection=selection.name(),
        focus=ink.name(),
        tones=dict.fromkeys(like.tones, plain),
    )


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return _drawn("app", None, 64)


def _drawn(name: str, colour: str | None, side: int) -> QIcon:
    """A carried picture, all in one colour if one is given, as sharp as the sharpest screen."""
    svg = QSvgRenderer(resource(f"icons/{name}.svg").read_bytes())
    icon = QIcon()
    for ratio in sorted(
        {1, *(ceil(screen.devicePixelRatio()) for screen in QApplication.screens())}
    ):
        picture = QPixmap(side * ratio, side * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        svg.render(painter)
        if colour is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(picture.rect(), QColor(colour))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        icon.addPixmap(picture)
    return icon
