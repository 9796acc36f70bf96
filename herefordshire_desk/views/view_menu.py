"""The views of the list of children: choose one, save what is shown as one, rename, delete."""

from typing import Protocol

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.models.saved_views import (
    SavedView,
    read_views,
    renamed,
    saved_text,
    with_view,
    without_view,
)
from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.form import Form

VIEWS, CHOSEN = "children_views", "children_view"
EVERYBODY = "All children"


class Viewed(Protocol):
    """The list that has views."""

    def view_now(self, name: str) -> SavedView:
        """What is shown, under a name."""

    def show_view(self, view: SavedView | None) -> None:
        """Show a view; None is everybody in the usual columns."""


class ViewMenu(QPushButton):
    """A button that says which view was chosen, and has them all in its menu."""

    def __init__(self, desk: Desk, page: Viewed, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.page = desk, page
        self.chosen = ""
        self.setAutoDefault(False)
        self.views = QMenu(self)
        self.views.aboutToShow.connect(self._fill)
        self.setMenu(self.views)
        self._name("")

    def saved(self) -> list[SavedView]:
        """The views that were saved, by name."""
        return read_views(self.desk.preference(VIEWS))

    def show_last(self) -> None:
        """The view that was chosen when the desk was last open, if it is still there."""
        name = self.desk.preference(CHOSEN)
        view = next((view for view in self.saved() if view.name == name), None)
        if view is not None:
            self.page.show_view(view)
            self._name(view.name)

    def choose(self, view: SavedView | None) -> None:
        """Show a view, and again when the desk is next opened."""
        self.page.show_view(view)
        self._remember(view.name if view else "")

    def save_as(self, name: str) -> None:
        """Keep what is shown under that name."""
        self._keep(with_view(self.saved(), self.page.view_now(name)), name)

    def rename(self, name: str) -> None:
        """Give the view chosen another name."""
        self._keep(renamed(self.saved(), self.chosen, name), name)

    def delete(self) -> None:
        """Forget the view chosen. What is shown stays, so that it can be saved again."""
        self._keep(without_view(self.saved(), self.chosen), "")

    def _keep(self, views: list[SavedView], chosen: str) -> None:
        self.desk.prefer(VIEWS, saved_text(views))
        self._remember(chosen)

    def _remember(self, name: str) -> None:
        self.desk.prefer(CHOSEN, name)
        self._name(name)

    def _name(self, name: str) -> None:
        self.chosen = name
        self.setText(f"View: {name or EVERYBODY}".replace("&", "&&"))
        self.setAccessibleName(f"View: {name or EVERYBODY}")

    def _fill(self) -> None:
        self.views.clear()
        for view in (None, *self.saved()):
            name = view.name if view else ""
            action = self.views.addAction((name or EVERYBODY).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self.chosen)
            action.triggered.connect(lambda _=False, view=view: self.choose(view))
        self.views.addSeparator()
        self.views.addAction("Save as…", lambda: NameForm(self, "Save view").open())
        if self.chosen:
            self.views.addAction("Save changes", lambda: self.save_as(self.chosen))
            self.views.addAction("Rename…", lambda: NameForm(self, "Rename view").open())
            self.views.addAction("Delete", self.delete)


class NameForm(Form):
    """The name of a view."""

    def __init__(self, views: ViewMenu, verb: str) -> None:
        self.views, self.renaming = views, verb == "Rename view"
        self.name = TextField(views.chosen if self.renaming else "", "My Monday")
        fields = {"name": Field("&Name of the view", self.name)}
        super().__init__(views.desk, verb, verb, fields, views.window())

    def save(self) -> None:
        """No record is made: a view is how somebody likes the list."""
        problem = self._problem(self.name.value())
        if problem is not None:
            self.tell(problem)
            return
        (self.views.rename if self.renaming else self.views.save_as)(self.name.value())
        self.accept()

    def _problem(self, name: str) -> Problem | None:
        taken = {view.name.casefold() for view in self.views.saved()} | {EVERYBODY.casefold()}
        if self.renaming:
            taken.discard(self.views.chosen.casefold())
        if not name:
            return Problem("name", "Give the view a name.")
        if name.casefold() in taken:
            return Problem("name", "There is a view of that name already.")
        return None
