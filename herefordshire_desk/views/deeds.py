"""Deeds: what each action does. Forms are imported when first asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.look import SCALES, look
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from herefordshire_desk.views.allocation import AllocationPage
    from herefordshire_desk.views.toast import Toast

Deed = Callable[[], object]
CHILD_FORMS = {
    "record_visit": ("herefordshire_desk.views.visit_form", "VisitForm"),
    "allocate": ("herefordshire_desk.views.allocation_form", "AllocateForm"),
    "end_allocation": ("herefordshire_desk.views.allocation_form", "EndAllocationForm"),
    "add_plan": ("herefordshire_desk.views.child_form", "PlanForm"),
    "why": ("herefordshire_desk.views.why", "Why"),
}


class Frame(Protocol):
    """What the deeds need of the window."""

    desk: Desk
    child_id: ChildId | None

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


def deeds(frame: Frame) -> dict[str, Deed]:
    """Every action's deed by the action's name."""
    return {
        **_file(frame),
        **_edit(frame),
        **_child(frame),
        **_team(frame),
        **_board(frame),
        **_view(frame),
    }


def _file(frame: Frame) -> dict[str, Deed]:
    def back_up() -> None:
        from herefordshire_desk.views.back_up import ask_where

        ask_where(frame.desk, frame.as_widget(), frame.toast.say)

    return {
        "import": lambda: frame.show_page("extracts").begin(),
        "write_return": lambda: frame.show_page("returns").begin(),
        "back_up": back_up,
        "quit": lambda: frame.as_widget().close(),
    }


def _edit(frame: Frame) -> dict[str, Deed]:
    def copy(*, headings: bool = False) -> None:
        focused = QApplication.focusWidget()
        table = frame.page.main_table()
        if isinstance(focused, QLineEdit):
            focused.copy()
        elif table is not None:
            table.copy(headings=headings)

    return {
        "undo": frame.desk.undo,
        "redo": frame.desk.redo,
        "copy": copy,
        "copy_with_headings": lambda: copy(headings=True),
        "find": lambda: frame.page.search_list(),  # noqa: PLW0108 - the page shown changes
    }


def _child(frame: Frame) -> dict[str, Deed]:
    def form(name: str) -> Deed:
        return lambda: _open_form(frame, name)

    def open_child() -> None:
        if frame.child_id is not None:
            frame.open_child(frame.child_id)

    def add_child() -> None:
        from herefordshire_desk.views.child_form import ChildForm

        ChildForm(frame.desk, frame.as_widget()).open()

    return {
        **{name: form(name) for name in CHILD_FORMS},
        "add_child": add_child,
        "open_child": open_child,
    }


def _open_form(frame: Frame, name: str) -> None:
    """Open a form about the chosen child, if one who is open is chosen."""
    assessment = frame.desk.assessments.get(frame.child_id) if frame.child_id else None
    if assessment is not None:
        module, made = CHILD_FORMS[name]
        form: QDialog = getattr(import_module(module), made)(
            frame.desk, assessment, frame.as_widget()
        )
        form.open()


def _team(frame: Frame) -> dict[str, Deed]:
    def social_worker(form: str) -> None:
        from herefordshire_desk.views.social_worker_form import LeaverForm, SocialWorkerForm

        page = frame.show_page("social_workers")
        chosen = page.chosen_social_worker()
        window = frame.as_widget()
        if form == "new":
            SocialWorkerForm(frame.desk, None, window).open()
        elif chosen is not None and form == "change":
            SocialWorkerForm(frame.desk, chosen, window).open()
        elif chosen is not None:
            LeaverForm(frame.desk, chosen, window).open()

    return {
        "add_social_worker": lambda: social_worker("new"),
        "change_social_worker": lambda: social_worker("change"),
        "end_social_worker": lambda: social_worker("end"),
    }


def _board(frame: Frame) -> dict[str, Deed]:
    def board() -> "AllocationPage":
        """The page as it stands where it is shown: the keyboard's place says what is meant."""
        from herefordshire_desk.views.allocation import AllocationPage

        page = frame.page
        if not isinstance(page, AllocationPage):
            page = frame.show_page("allocation")
        return cast("AllocationPage", page)

    def leaver() -> None:
        from herefordshire_desk.views.hand_over_form import LeaverBoardForm

        chosen = frame.page.chosen_social_worker()
        form = LeaverBoardForm(frame.desk, chosen, frame.as_widget())
        form.laid_out.connect(lambda leaver, end: board().lay_out(leaver, end))
        form.open()

    return {
        "leaver": leaver,
        "suggest_plan": lambda: board().suggest(),
        "put_child": lambda: board().put_here(),
        "take_off": lambda: board().take_off(),
        "clear_plan": lambda: board().clear(),
        "make_changes": lambda: board().make_changes(),
        "decision_note": lambda: board().show_note(),
    }


def _view(frame: Frame) -> dict[str, Deed]:
    def about() -> None:
        from herefordshire_desk.views.about import About

        About(frame.desk, frame.as_widget()).open()

    def next_pane() -> None:
        """The rail, the page's list and its details, in turn."""
        panes = frame.page.panes()
        focused = QApplication.focusWidget()
        inside = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
        at = next((at for at, pane in enumerate(panes) if pane is focused), *inside[-1:] or [-1])
        panes[(at + 1) % len(panes)].setFocus()

    def as_at() -> None:
        from herefordshire_desk.views.as_at import AsAt

        AsAt(frame.desk, frame.as_widget()).open()

    return {
        "as_at": as_at,
        "back_to_today": lambda: frame.desk.look_at(frame.desk.today),
        "hide_names": lambda: frame.desk.hide_names(not frame.desk.names_hidden),
        "larger": lambda: _resize_text(1),
        "smaller": lambda: _resize_text(-1),
        "usual": lambda: look().wear(look().colours, 100),
        "light": lambda: look().wear(LIGHT, look().scale),
        "dark": lambda: look().wear(DARK, look().scale),
        "next_pane": next_pane,
        "about": about,
    }


def _resize_text(step: int) -> None:
    at = SCALES.index(look().scale) + step
    look().wear(look().colours, SCALES[min(max(at, 0), len(SCALES) - 1)])
