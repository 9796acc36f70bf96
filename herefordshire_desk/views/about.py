"""About: version, where the data are, and the licences of what the desk is made with."""

import platform
from html import escape
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk import __version__
from herefordshire_desk.desk import Desk
from herefordshire_desk.errands import schema_number
from herefordshire_desk.release import release_words
from herefordshire_desk.views.look import look
from herefordshire_desk.views.reading import Reading

LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("sqlcipher3", "zlib; SQLCipher: BSD-3-Clause"),
    ("sqlite-utils", "Apache-2.0"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("openpyxl", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("defusedxml", "PSF-2.0"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("msoffcrypto-tool", "MIT"),
    ("click", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("rapidfuzz", "MIT"),
)


class About(Reading):
    """It holds no name of a child, and what is copied for support no name of anybody."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        title = "About Herefordshire desk"
        super().__init__(title, title, as_html(desk), parent)
        self.copy = QPushButton("Copy details for support")
        self.copy.setToolTip("Versions and sums alone: no names, and not where the desk is kept")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details(desk)))
        self.buttons.insertWidget(0, self.copy)


def details(desk: Desk) -> str:
    """What support asks for: where the desk is kept is left out, since folders bear names."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    undoable = len(desk.history.undoable)
    lines = (
        f"Herefordshire desk {__version__}{release_words()}",
        f"Schema {schema_number()}",
        f"System {system}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"Text at {look().scale}%, {look().colours.name}",
        f"Children open {len(desk.assessments)}, changes that can be undone {undoable}",
        *(f"{name} {_version(name)}" for name, _ in LIBRARIES),
    )
    return "\n".join(lines)


def as_html(desk: Desk) -> str:
    """The facts and the licences."""
    rows = "".join(
        f"<tr><td>{name}&nbsp;</td><td>{_version(name)}&nbsp;</td><td>{licence}</td></tr>"
        for name, licence in LIBRARIES
    )
    return (
        f"<h2>Herefordshire desk {__version__}{escape(release_words())}</h2>"
        "<p>A working copy for the team; the case system stays the record. "
        "Nothing leaves this computer unless you send it.</p>"
        f"<p>The desk is kept in {escape(str(desk.path))}, encrypted. "
        f"Schema {schema_number()}.</p>"
        f"<p>Bank holidays are known until {desk.picture.policy.calendar.valid_to.year}. "
        f"Python {platform.python_version()}, Qt {qVersion()}.</p>"
        f"<h3>Made with</h3><table>{rows}</table>"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
