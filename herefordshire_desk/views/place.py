"""Place: where somebody was on the desk, by ids alone, so that a lock can bring them back there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.form import Form

if TYPE_CHECKING:
    from herefordshire_desk.views.window import Window

FORM_CLOSED = "A form that was open was closed; nothing of it was saved."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The page, the row on it, and how everything was shown. No name is in it.

    `kept` is what a page had that is not in the file, by the page's name; `day` is None for today.
    """

    page: str
    came_from: str
    child: ChildId | None
    row: str
    day: date | None
    names_hidden: bool
    geometry: bytes
    kept: Mapping[str, object]


def place_of(window: "Window") -> Place:
    """Where somebody is now."""
    desk = window.desk
    kept = {name: page.keep() for name, page in window.pages.items()}
    return Place(
        page=next(name for name, page in window.pages.items() if page is window.page),
        came_from=window.came_from,
        child=window.child_id,
        row=_row_key(window),
        day=desk.day if desk.is_as_at else None,
        names_hidden=desk.names_hidden,
        geometry=bytes(window.saveGeometry().data()),
        kept={name: what for name, what in kept.items() if what is not None},
    )


def go_back_to(window: "Window", place: Place) -> None:
    """Show a window that was just opened as the one before it was left."""
    window.restoreGeometry(place.geometry)
    if place.names_hidden:
        window.desk.hide_names(True)
    if place.day is not None:
        window.desk.look_at(place.day)
    for name, kept in place.kept.items():
        window.show_page(name).take_up(kept)
    _show(window, place)


def put_away(window: "Window") -> list[str]:
    """Close everything that stands over the window; what that lost, in words."""
    lost = [page.unsaved() for page in window.pages.values()]
    QToolTip.hideText()
    over = [each for each in QApplication.topLevelWidgets() if _stands_over(each, window)]
    if any(isinstance(each, Form) for each in over):
        lost.append(FORM_CLOSED)
    for each in over:
        each.close()
    return list(filter(None, lost))


def _stands_over(widget: QWidget, window: "Window") -> bool:
    """Whether it is shown and belongs to the window, or is a dialog that belongs to nobody."""
    above: QWidget | None = widget
    while above is not None and above is not window:
        above = above.parentWidget()
    ours = above is window or (widget.parentWidget() is None and isinstance(widget, QDialog))
    return ours and widget is not window and widget.isVisible()


def _row_key(window: "Window") -> str:
    table = window.page.main_table()
    row = table.current() if table is not None else None
    return table.records.key(row) if table is not None and row is not None else ""


def _show(window: "Window", place: Place) -> None:
    if place.page == "child" and place.child is not None:
        window.show_page(place.came_from)
        window.open_child(place.child, place.row)
        return
    table = window.show_page(place.page).main_table()
    if table is not None:
        table.expect(place.row)
