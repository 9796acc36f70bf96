"""Actions: everything a person can do, declared once; menus, buttons and keys come from here."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from herefordshire_desk.resource import read_table
from herefordshire_desk.views.look import look


class ActionSpec(NamedTuple):
    """One action: `keys` work anywhere in the window, `letter` only while a list has the focus.

    Several keys are parted by `; `, the one that menus show first; `keyless` is why there is
    neither. `short` is what a button says that stands where it is clear what it is about.
    `needs` is "child" where a child has to be chosen, else the kind of row of the child's page.
    What it does is a Change that undo takes back, unless `lasting` says why there is nothing to
    undo.
    """

    name: str
    text: str
    short: str
    menu: str
    icon: str
    keys: str
    letter: str
    needs: str
    tip: str
    keyless: str
    lasting: str

    @property
    def makes_change(self) -> bool:
        """Whether it leads to a Change, which an earlier day does not take."""
        return not self.lasting

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its keys: the platform's own, such as Open, or those written out."""
        standard = QKeySequence.StandardKey.__members__.get(self.keys)
        if standard is not None:
            return [QKeySequence(standard)]
        return QKeySequence.listFromString(self.keys)


SPECS = tuple(ActionSpec(**row) for row in read_table("actions.csv"))
TICKED = ("hide_names",)
APART = (  # what begins another group in its menu
    *("write_return", "save_chart", "print", "backups", "lend_desk", "retention", "access", "lock"),
    *("copy", "search"),
    *("record_meeting", "allocate", "add_plan", "link_child", "note", "erase_child", "open_child"),
    *("record_absence", "leaver", "suggest_plan", "record_supervision", "change_number"),
    *("add_milestone", "add_holiday"),
    *("hide_names", "larger", "follow_system", "next_pane"),
    "about",
)
MENUS = ("File", "Edit", "Child", "Team", "View", "Help")


class Actions(QObject):
    """The window's QActions by name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._child = self._read_only = False
        self._row = ""
        self._actions = {spec.name: self._action(spec) for spec in SPECS}
        look().changed.connect(self._tell_letters)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def fill(self, menu: QMenu, name: str) -> None:
        """Put a menu's actions in it, in their order and in groups."""
        for spec in SPECS:
            if spec.menu == name:
                if spec.name in APART:
                    menu.addSeparator()
                menu.addAction(self._actions[spec.name])

    def letters(self) -> dict[str, QAction]:
        """The actions a single letter starts while a list has the focus."""
        return {spec.letter: self._actions[spec.name] for spec in SPECS if spec.letter}

    def for_child(self) -> list[QAction]:
        """The actions that are about one child, for its context menu."""
        return [self._actions[spec.name] for spec in SPECS if spec.needs == "child"]

    def for_row(self, kind: str) -> list[QAction]:
        """The actions about one row of a list on the child's page, such as a `visit`."""
        return [self._actions[spec.name] for spec in SPECS if spec.needs == kind]

    def set_child(self, chosen: bool, *, read_only: bool = False) -> None:
        """Whether a child is chosen that such an action could be about, and may be changed.

        With none chosen, the key of Why is help's too.
        """
        self._child, self._read_only = chosen, read_only
        self._allow()
        help_, why = (next(s for s in SPECS if s.name == name) for name in ("help", "why"))
        keys = help_.sequences if chosen else [*help_.sequences, *why.sequences]
        self._actions["help"].setShortcuts(keys)

    def set_row(self, kind: str) -> None:
        """What kind of row is chosen that such an action could be about; blank for none."""
        self._row = kind
        self._allow()

    def _allow(self) -> None:
        met = {"": True, "child": self._child, self._row: True}
        for spec in SPECS:
            if spec.needs or spec.makes_change:
                barred = self._read_only and spec.makes_change
                self._actions[spec.name].setEnabled(met.get(spec.needs, False) and not barred)

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        if spec.keys:
            action.setShortcuts(spec.sequences)
        action.setCheckable(spec.name in TICKED)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setIconText(spec.short or spec.text.rstrip("…"))
        action.setToolTip(_tip(spec))
        return action

    def _tell_letters(self) -> None:
        for spec in SPECS:
            if spec.letter:
                self._actions[spec.name].setToolTip(_tip(spec))

    def dress(self, menu: QMenu) -> None:
        """Draw the icons in the present colours: as a menu opens, for nothing else has them."""
        from herefordshire_desk.views.menu_look import PALETTES, grow_icons, tick_worn

        grow_icons(menu)
        tick_worn([self[name] for name in PALETTES], self["usual"])
        for spec in SPECS:
            if spec.icon:
                self._actions[spec.name].setIcon(look().icon(spec.icon))


def _tip(spec: ActionSpec) -> str:
    letter = f" (or {spec.letter} in a list)" if spec.letter and look().letters else ""
    return f"{spec.tip or spec.text.rstrip('…')}{letter}"
