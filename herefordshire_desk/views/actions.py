"""Actions: everything a person can do, declared once; menus, buttons and keys come from here."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from herefordshire_desk.views.look import look

Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action: `keys` work anywhere in the window, `letter` only while a list has the focus.

    `needs_row` says which kind of row of the child's page it is about, if it is about one.
    """

    name: str
    text: str
    menu: str
    icon: str = ""
    keys: str = ""
    standard: Keys | None = None
    letter: str = ""
    needs_child: bool = False
    needs_row: str = ""
    tip: str = ""


SPECS = (
    ActionSpec(
        name="import", text="Import extract…", menu="File", icon="extracts", standard=Keys.Open
    ),
    ActionSpec(
        name="write_return",
        text="Write weekly return…",
        menu="File",
        icon="returns",
        keys="Ctrl+Shift+R",
    ),
    ActionSpec(name="back_up", text="Back up…", menu="File", icon="backup", keys="Ctrl+Shift+B"),
    ActionSpec(name="quit", text="Quit", menu="File", keys="Ctrl+Q"),
    ActionSpec(name="undo", text="Undo", menu="Edit", icon="undo", standard=Keys.Undo),
    ActionSpec(name="redo", text="Redo", menu="Edit", icon="redo", keys="Ctrl+Y"),
    ActionSpec(name="copy", text="Copy", menu="Edit", icon="copy"),
    ActionSpec(
        name="copy_with_headings", text="Copy with headings", menu="Edit", keys="Ctrl+Shift+C"
    ),
    ActionSpec(name="find", text="Find in list", menu="Edit", icon="search", standard=Keys.Find),
    ActionSpec(
        name="record_visit",
        text="Record visit…",
        menu="Child",
        icon="visit",
        keys="Ctrl+R",
        letter="V",
        needs_child=True,
    ),
    ActionSpec(
        name="plan_visit",
        text="Book visit…",
        menu="Child",
        icon="visit",
        letter="B",
        needs_child=True,
        tip="Book a visit for a day to come",
    ),
    ActionSpec(
        name="correct_visit",
        text="Correct visit…",
        menu="Child",
        icon="edit",
        letter="C",
        needs_row="visit",
    ),
    ActionSpec(
        name="withdraw_visit",
        text="Withdraw visit…",
        menu="Child",
        icon="end",
        letter="W",
        needs_row="visit",
    ),
    ActionSpec(
        name="allocate",
        text="Allocate…",
        menu="Child",
        icon="allocate",
        keys="Ctrl+L",
        letter="A",
        needs_child=True,
    ),
    ActionSpec(
        name="end_allocation",
        text="End allocation…",
        menu="Child",
        icon="end",
        letter="E",
        needs_child=True,
    ),
    ActionSpec(
        name="add_plan", text="Add plan…", menu="Child", icon="plan", letter="P", needs_child=True
    ),
    ActionSpec(name="add_mark", text="Add mark…", menu="Child", icon="add", needs_child=True),
    ActionSpec(name="end_mark", text="End mark…", menu="Child", icon="end", needs_child=True),
    ActionSpec(
        name="link_child",
        text="Add brother or sister…",
        menu="Child",
        icon="child",
        needs_child=True,
    ),
    ActionSpec(
        name="unlink_child",
        text="Remove brother or sister",
        menu="Child",
        icon="end",
        needs_row="link",
        tip="Only a link made at the desk can be removed here",
    ),
    ActionSpec(
        name="why",
        text="Why?",
        menu="Child",
        icon="help",
        keys="F1",
        needs_child=True,
        tip="How each flag was worked out",
    ),
    ActionSpec(name="open_child", text="Open child", menu="Child", icon="child", needs_child=True),
    ActionSpec(name="add_child", text="Add child…", menu="Child", icon="add", standard=Keys.New),
    ActionSpec(name="add_social_worker", text="Add social worker…", menu="Team", icon="add"),
    ActionSpec(name="change_social_worker", text="Change social worker…", menu="Team", icon="edit"),
    ActionSpec(name="end_social_worker", text="Social worker leaves…", menu="Team", icon="end"),
    ActionSpec(name="larger", text="Larger text", menu="View", keys="Ctrl++"),
    ActionSpec(name="smaller", text="Smaller text", menu="View", keys="Ctrl+-"),
    ActionSpec(name="usual", text="Usual text size", menu="View", keys="Ctrl+0"),
    ActionSpec(name="light", text="Light", menu="View"),
    ActionSpec(name="dark", text="Dark", menu="View"),
    ActionSpec(name="next_pane", text="Next pane", menu="View", keys="F6"),
    ActionSpec(name="about", text="About Herefordshire desk", menu="Help", icon="info"),
)
MENUS = ("File", "Edit", "Child", "Team", "View", "Help")


class Actions(QObject):
    """The window's QActions by name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.name: self._action(spec) for spec in SPECS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def in_menu(self, menu: str) -> list[QAction]:
        """A menu's actions, in their order."""
        return [self._actions[spec.name] for spec in SPECS if spec.menu == menu]

    def letters(self) -> dict[str, QAction]:
        """The actions a single letter starts while a list has the focus."""
        return {spec.letter: self._actions[spec.name] for spec in SPECS if spec.letter}

    def for_child(self) -> list[QAction]:
        """The actions that are about one child, for its context menu."""
        return [self._actions[spec.name] for spec in SPECS if spec.needs_child]

    def set_child(self, chosen: bool) -> None:
        """Whether a child is chosen that such an action could be about."""
        for action in self.for_child():
            action.setEnabled(chosen)

    def for_row(self, kind: str) -> list[QAction]:
        """The actions about one row of a list on the child's page, such as a `visit`."""
        return [self._actions[spec.name] for spec in SPECS if spec.needs_row == kind]

    def set_row(self, kind: str) -> None:
        """What kind of row is chosen that such an action could be about; blank for none."""
        for spec in SPECS:
            if spec.needs_row:
                self._actions[spec.name].setEnabled(spec.needs_row == kind)

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setEnabled(not spec.needs_row)
        if spec.standard is not None:
            action.setShortcut(QKeySequence(spec.standard))
        elif spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        letter = f" (or {spec.letter} in a list)" if spec.letter else ""
        action.setToolTip(f"{spec.tip or spec.text.rstrip('…')}{letter}")
        return action

    def dress(self) -> None:
        """Draw the icons in the present colours: as a menu opens, for nothing else has them."""
        for spec in SPECS:
            if spec.icon:
                self._actions[spec.name].setIcon(look().icon(spec.icon))
