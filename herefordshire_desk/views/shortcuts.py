"""Shortcuts: every key of the desk, told from the action registry."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from herefordshire_desk.views.actions import SPECS, ActionSpec
from herefordshire_desk.views.pages import KEYS

NATIVE = QKeySequence.SequenceFormat.NativeText
LISTS = (
    ("Up, Down, Page Up, Page Down", "Move in a list"),
    ("Enter", "Open what the list is on"),
    ("Shift+Up, Shift+Down", "Select several rows"),
    ("Ctrl+C", "Copy the selected rows"),
    ("Shift+F10, or the menu key", "What can be done with the row"),
)
LINE = (
    ("Left, Right", "Earlier and later on the child's line"),
    ("Up, Down", "The row above and below"),
    ("Home, End", "The first and the last of the row"),
    ("+, -", "Show fewer months, or more"),
)
ANYWHERE = (
    ("Tab, Shift+Tab", "The next and the last thing that can be used"),
    ("Esc", "Close a form, or go back from a child to the list"),
    ("F1", "Help with the page shown, where no child is chosen"),
)


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """One action that a key does: `letter` alone while a list has the keyboard."""

    name: str
    text: str
    menu: str
    keys: str
    letter: str


def shortcut_rows() -> list[ShortcutRow]:
    """Every action that has a key or a letter, in the order of the menus."""
    rows = (
        ShortcutRow(spec.name, spec.text.rstrip("…"), spec.menu, keys_of(spec), spec.letter)
        for spec in SPECS
    )
    return [row for row in rows if row.keys or row.letter]


def keys_of(spec: ActionSpec) -> str:
    """An action's keys as this computer writes them: Ctrl+K or Ctrl+Shift+P."""
    return " or ".join(key.toString(NATIVE) for key in spec.sequences)


def shortcuts_html(pages: Iterable[str]) -> str:
    """The tables of the help page; `pages` are the titles of the rail, in its order."""
    rows = shortcut_rows()
    menus = dict.fromkeys(row.menu for row in rows)
    parts = ["<h2>Pages</h2>", _table(zip(KEYS.values(), pages, strict=False))]
    for menu in menus:
        told = [(_keys(row), row.text) for row in rows if row.menu == menu]
        parts += [f"<h2>{menu} menu</h2>", _table(told)]
    for heading, keys in (
        ("Anywhere", ANYWHERE),
        ("In a list", LISTS),
        ("On the child's line", LINE),
    ):
        parts += [f"<h2>{heading}</h2>", _table(keys)]
    return "".join(parts)


def _keys(row: ShortcutRow) -> str:
    letter = f"{row.letter} in a list" if row.letter else ""
    return ", or ".join(filter(None, (row.keys, letter)))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='38%'><b>{keys}</b></td><td>{what}</td></tr>" for keys, what in rows
    )
    return f"<table width='100%'>{cells}</table>"
