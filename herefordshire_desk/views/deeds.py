"""Deeds: what each action does. Forms are imported when first asked for."""

from importlib import import_module

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from herefordshire_desk.background import Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.views.board_deeds import board_deeds
from herefordshire_desk.views.bundle_deeds import bundle_deeds
from herefordshire_desk.views.file_deeds import file_deeds
from herefordshire_desk.views.frame import Deed, Frame
from herefordshire_desk.views.key_deeds import key_deeds
from herefordshire_desk.views.look import SCALES, look
from herefordshire_desk.views.pages import PAGE_DEEDS
from herefordshire_desk.views.return_deeds import return_deeds

CHILD_FORMS = {
    "record_visit": ("herefordshire_desk.views.visit_form", "VisitForm"),
    "allocate": ("herefordshire_desk.views.allocation_form", "AllocateForm"),
    "end_allocation": ("herefordshire_desk.views.allocation_form", "EndAllocationForm"),
    "add_plan": ("herefordshire_desk.views.child_form", "PlanForm"),
    "plan_visit": ("herefordshire_desk.views.plan_visit_form", "PlanVisitForm"),
    "record_meeting": ("herefordshire_desk.views.meeting_form", "RecordMeetingForm"),
    "plan_meeting": ("herefordshire_desk.views.meeting_form", "PlanMeetingForm"),
    "add_mark": ("herefordshire_desk.views.mark_form", "MarkForm"),
    "link_child": ("herefordshire_desk.views.link_form", "LinkForm"),
    "end_mark": ("herefordshire_desk.views.mark_form", "EndMarkForm"),
    "note": ("herefordshire_desk.views.note_form", "NoteForm"),
    "why": ("herefordshire_desk.views.why", "Why"),
    "erase_child": ("herefordshire_desk.views.erase_form", "EraseChildForm"),
}
ROW_DEEDS = ("correct_visit", "withdraw_visit", "unlink_child", "handover", "withdraw_meeting")


def deeds(frame: Frame) -> dict[str, Deed]:
    """Every action's deed by the action's name."""
    parts = (
        file_deeds,
        return_deeds,
        key_deeds,
        bundle_deeds,
        _edit,
        _child,
        _team,
        board_deeds,
        _of_pages,
        _view,
        _help,
    )
    return {name: deed for part in parts for name, deed in part(frame).items()}


def _edit(frame: Frame) -> dict[str, Deed]:
    def copy(*, headings: bool = False) -> None:
        focused = QApplication.focusWidget()
        table = frame.page.main_table()
        if isinstance(focused, QLineEdit):
            focused.copy()
        elif table is not None:
            table.copy(headings=headings)

    def search() -> None:
        from herefordshire_desk.views.palette_entries import open_palette

        open_palette(frame)

    def show_taking_back(task: Task) -> None:
        from herefordshire_desk.views.taking_back import TakingBack

        TakingBack(task, frame.desk, frame.as_widget()).open()

    frame.desk.taking_back.connect(show_taking_back)
    return {
        "undo": frame.desk.undo,
        "redo": frame.desk.redo,
        "copy": copy,
        "copy_with_headings": lambda: copy(headings=True),
        "search": search,
        "paste": lambda: _paste(frame),
        "find": lambda: frame.page.search_list(),  # noqa: PLW0108 - the page shown changes
    }


def _paste(frame: Frame) -> None:
    """In a field its text, elsewhere rows from a sheet."""
    from herefordshire_desk.views.paste_form import NOTHING, PasteForm

    focused = QApplication.focusWidget()
    text = QApplication.clipboard().text()
    if isinstance(focused, QLineEdit):
        focused.paste()
    elif not text.strip():
        frame.toast.say(NOTHING)
    else:
        frame.show_page("children")
        PasteForm(frame.desk, text, frame.as_widget()).open()


def _child(frame: Frame) -> dict[str, Deed]:
    def form(name: str) -> Deed:
        return lambda: _open_form(frame, name)

    def open_child() -> None:
        if frame.child_id is not None:
            frame.open_child(frame.child_id)

    def add_child() -> None:
        from herefordshire_desk.views.child_form import ChildForm

        ChildForm(frame.desk, frame.as_widget()).open()

    def of_row(name: str) -> Deed:
        def do_it() -> None:
            from herefordshire_desk.views.child_deeds import do_with_row

            problem = do_with_row(frame.desk, frame.page.chosen_row(), name, frame.as_widget())
            if problem is not None:
                frame.toast.say(problem.message)

        return do_it

    return {
        **{name: form(name) for name in CHILD_FORMS},
        **{name: of_row(name) for name in ROW_DEEDS},
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


def _view(frame: Frame) -> dict[str, Deed]:
    def messages() -> None:
        from herefordshire_desk.views.messages import Messages

        Messages(frame.desk, frame.toast.messages, frame.as_widget()).open()

    def columns() -> None:
        from herefordshire_desk.views.columns_dialog import ask_columns

        table = frame.page.main_table()
        if table is not None:
            ask_columns(table)

    def next_pane() -> None:
        """The page's list and its details, in turn: of those that are shown."""
        panes = [pane for pane in frame.page.panes() if pane.isVisible()]
        focused = QApplication.focusWidget()
        inside = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
        at = next((at for at, pane in enumerate(panes) if pane is focused), *inside[-1:] or [-1])
        if panes:
            panes[(at + 1) % len(panes)].setFocus()

    def as_at() -> None:
        from herefordshire_desk.views.as_at import AsAt

        AsAt(frame.desk, frame.as_widget()).open()

    return {
        "columns": columns,
        "as_at": as_at,
        "back_to_today": lambda: frame.desk.look_at(frame.desk.today),
        "hide_names": lambda: frame.desk.hide_names(not frame.desk.names_hidden),
        "larger": lambda: _resize_text(frame, 1),
        "smaller": lambda: _resize_text(frame, -1),
        "usual": lambda: prefer_look(frame.desk, text_size="100"),
        "follow_system": lambda: prefer_look(frame.desk, palette="system"),
        "light": lambda: prefer_look(frame.desk, palette="light"),
        "dark": lambda: prefer_look(frame.desk, palette="dark"),
        "next_pane": next_pane,
        "messages": messages,
    }


def _help(frame: Frame) -> dict[str, Deed]:
    def topic(name: str = "") -> None:
        from herefordshire_desk.views.help import open_help

        open_help(frame, name)

    def about() -> None:
        from herefordshire_desk.views.about import About

        About(frame.desk, frame.as_widget()).open()

    return {"help": topic, "shortcuts": lambda: topic("keyboard"), "about": about}


def _of_pages(frame: Frame) -> dict[str, Deed]:
    """Each turns to the page it is of first, and is about what is chosen there."""

    def deed(page: str, name: str) -> Deed:
        def do() -> None:
            getattr(frame.show_page(page), name)()

        return do

    return {name: deed(page, name) for page, names in PAGE_DEEDS.items() for name in names}


def _resize_text(frame: Frame, step: int) -> None:
    at = SCALES.index(look().scale) + step
    prefer_look(frame.desk, text_size=str(SCALES[min(max(at, 0), len(SCALES) - 1)]))


def prefer_look(desk: Desk, **preferences: str) -> None:
    """Wear it at once, and again at the next start."""
    for name, value in preferences.items():
        desk.prefer(name, value)
    look().wear_preferred(desk.preferences)
