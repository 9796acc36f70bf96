"""Barred: why the key of an action that cannot be used now does nothing, in words."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.views.actions import SPECS, Actions, ActionSpec
from herefordshire_desk.views.table import Table

CHOOSE = {  # by what an action needs
    "child": "Choose a child in the list first.",
    "visit": "Choose a visit on the child's page first.",
    "meeting": "Choose a family meeting on the child's page first.",
    "allocation": "Choose a social worker's time on the child's page first.",
    "link": "Choose a brother or sister on the child's page first.",
    "absence": "Choose a social worker who is away first.",
    "agreed": "Choose an agreed action on the Supervision page first.",
    "supervision": "Choose a supervision on the Supervision page first.",
}
TODAY_IS_SHOWN = "Today is what is shown."


def why_barred(event: QKeyEvent, actions: Actions, desk: Desk) -> str:
    """Why what the key starts cannot be started now; blank where it starts nothing, or can."""
    spec = _started(event)
    if spec is None or actions[spec.name].isEnabled():
        return ""
    return f"{spec.text.rstrip('…?')}: {_reason(spec, desk)}"


def _started(event: QKeyEvent) -> ActionSpec | None:
    """By its keys anywhere, by its letter in a list alone: elsewhere a letter is typed."""
    keys = QKeySequence(event.keyCombination())
    focused = QApplication.focusWidget()
    letters = focused.bound() if isinstance(focused, Table) and not event.modifiers() else {}
    lettered = letters.get(event.text().upper())
    return next(
        (
            spec
            for spec in SPECS
            if keys in spec.sequences or (lettered and lettered.objectName() == spec.name)
        ),
        None,
    )


def _reason(spec: ActionSpec, desk: Desk) -> str:
    if desk.is_as_at and spec.makes_change:
        day = long_date(desk.day)
        return f"{day} is shown, and nothing can be changed there. Ctrl+T goes back to today."
    if spec.name == "back_to_today":
        return TODAY_IS_SHOWN
    if spec.name in ("undo", "redo"):
        return f"there is nothing to {spec.name}."
    return CHOOSE.get(spec.needs, "it cannot be used now.")
