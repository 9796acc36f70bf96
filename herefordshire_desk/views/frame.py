"""Frame: what deeds, the search box and help need of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMainWindow

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.rail import Rail

if TYPE_CHECKING:
    from herefordshire_desk.views.toast import Toast

Deed = Callable[[], object]


class Frame(Protocol):
    """The window, as far as they know it."""

    desk: Desk
    child_id: ChildId | None
    actions_: Actions
    rail: Rail
    pages: dict[str, Page]

    @property
    def toast(self) -> "Toast":
        """Says what was done."""

    @property
    def page(self) -> Page:
        """The page shown."""

    def show_page(self, name: str) -> Page:
        """Show a page."""

    def open_child(self, child: ChildId) -> None:
        """Open a child's own page."""

    def as_widget(self) -> QMainWindow:
        """The window forms stand on."""
