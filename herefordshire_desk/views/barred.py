"""Barred: why the key of an action that cannot be used now does nothing, in words."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from herefordshire_desk.desk import Desk
from herefordshire_desk.views.actions import SPECS, Actions, ActionSpec
from herefordshire_desk.views.table import Table

CHOOSE = {  # by what an action needs
    "child": "choose a child in the list first.",
    "visit": "choose a visit on the child's page first.",
    "meeting": "choose a family meeting on the child's page first.",
    "allocation": "choose a social worker's time on the child's page first.",
    "link": "choose a brother or sister on the child's page first.",
    "absence": "choose a social worker who is away first.",
    "agreed": "choose an agreed action on the Supervision page first.",
    "supervision": "choose a supervision on the Supervision page first.",
}
# short: at 200 % text it has to fit the width of a small screen
EARLIER = "an earlier day cannot be changed. Ctrl+T shows today."
TODAY_IS_SHOWN = "today is what is shown."


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
        return EARLIER
    if spec.name == "back_to_today":
        return TODAY_IS_SHOWN
    if spec.name in ("undo", "redo"):
        return f"there is nothing to {spec.name}."
    return CHOOSE.get(spec.needs, "it cannot be used now.")
