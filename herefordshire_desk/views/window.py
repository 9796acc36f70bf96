"""Window: the frame round the pages: menus, rail, heading bar, status bar."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.caseloads import roster_size
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.actions import MENUS, Actions
from herefordshire_desk.views.bars import StatusBar, TopBar, tint
from herefordshire_desk.views.deeds import deeds
from herefordshire_desk.views.fitting import fill_screen
from herefordshire_desk.views.frame import Deed
from herefordshire_desk.views.look import app_icon, look
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.pages import IN_RAIL, KEYS, NUMBERED, page_class
from herefordshire_desk.views.rail import Rail
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.undo_words import name_undo, said_of

if TYPE_CHECKING:
    from herefordshire_desk.views.toast import Toast as Message

STILL_SAVING = "Something is still being saved. Wait for it, or cancel it."
LATER_ON = 100  # milliseconds: what the first picture of the window can wait for


class Window(QMainWindow):
    """The open desk. Pages are made when first shown, so that the first one need not wait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.actions_ = Actions(self)
        self.pages: dict[str, Page] = {}
        self.came_from = "today"
        self.child_id: ChildId | None = None
        self._chosen: dict[Page, ChildId | None] = {}
        self._words: dict[Page, dict[str, str]] = {}
        self.stack = QStackedWidget()
        self.rail = Rail(IN_RAIL, KEYS, self)
        self.top = TopBar(desk, self.actions_["search"], self.actions_["as_at"], self)
        self.bar = StatusBar(desk, self)
        QTimer.singleShot(LATER_ON, self, lambda: self.setWindowIcon(app_icon()))
        self.setAcceptDrops(True)
        self._lay_out()
        self._make_menus()
        self._connect()
        self.show_page("today")

    @cached_property
    def toast(self) -> "Message":
        """Says what was done; made when there is first something to say."""
        from herefordshire_desk.views.toast import Toast

        return Toast(self.desk, self.actions_["undo"], self)

    @property
    def page(self) -> Page:
        """The page shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def show_page(self, name: str, only: str = "") -> Page:
        """Show a page, or `only` some of it, and put the keyboard on its list."""
        page = self.pages.get(name) or self._add_page(name)
        self.stack.setCurrentWidget(page)
        self.rail.show_page(self.came_from if name == "child" else name)
        page.bring_up_to_date(only)
        self._follow_page()
        self._focus_list(page)
        return page

    def open_child(self, child: ChildId, record: str = "") -> None:
        """Open a child's own page, where that record of theirs stands; Esc goes back."""
        if self.page is not self.pages.get("child"):
            self.came_from = next(name for name, page in self.pages.items() if page is self.page)
        page = self.show_page("child", child)
        getattr(page, "show_child")(child, record)  # noqa: B009 - the one page that has it is made lazily
        self._focus_list(page)

    def leave_child(self) -> None:
        """Back to the list the child was opened from; on other pages a step back."""
        if self.page is self.pages.get("child"):
            self.show_page(self.came_from)
        else:
            self.page.step_back()

    def as_widget(self) -> QMainWindow:
        """Itself, for forms to stand on."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "toast" in vars(self):  # there is one only once something was said
            self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk.busy:
            self.toast.say(STILL_SAVING)
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing took: it may be that of what cannot be done now."""
        from herefordshire_desk.views.barred import why_barred

        if why := why_barred(event, self.actions_, self.desk):
            self.toast.say(why)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere: by keyboard, Import extract does the same."""
        if event.mimeData().hasUrls() and self.actions_["import"].isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._do(lambda: self.show_page("extracts").dropEvent(event))

    def _do(self, deed: Deed) -> None:
        """Do it, unless something long is being saved: the window would stand still till then."""
        if self.desk.busy:
            self.toast.say(STILL_SAVING)
        else:
            deed()

    def _add_page(self, name: str) -> Page:
        page = page_class(name)(self.desk, self.actions_)
        self.pages[name] = page
        self.stack.addWidget(page)
        page.child_chosen.connect(lambda child, page=page: self._child_chosen(page, child))
        page.child_opened.connect(self.open_child)
        page.record_opened.connect(self.open_child)
        page.page_asked.connect(self.show_page)
        page.told.connect(lambda words, page=page: self._told(page, words))
        for table in page.findChildren(Table):
            table.told.connect(lambda words, page=page: self._told(page, words, "selected"))
        return page

    def _focus_list(self, page: Page) -> None:
        table = page.main_table()
        if table is not None and table.isVisibleTo(page):
            table.setFocus()

    def _child_chosen(self, page: Page, child: ChildId | None) -> None:
        self._chosen[page] = child
        self._follow_page()

    def _told(self, page: Page, words: str, about: str = "listed") -> None:
        self._words[page] = {"listed": "", **self._words.get(page, {}), about: words}
        self._follow_page()

    def _follow_page(self) -> None:
        """Actions are about the child chosen on the page shown, whatever another has chosen."""
        self.child_id = self._chosen.get(self.page)
        self._allow()
        self.bar.tell(" · ".join(filter(None, self._words.get(self.page, {}).values())))

    def _allow(self) -> None:
        """Only what can be done: with a child chosen or none, today or on an earlier day."""
        earlier = self.desk.is_as_at
        self.actions_.set_child(self.child_id in self.desk.assessments, read_only=earlier)
        self.actions_["back_to_today"].setEnabled(earlier)
        name_undo(self.actions_, self.desk)

    def _shown_changed(self) -> None:
        """Another day, or names hidden: all that says so, and what can still be done."""
        self.actions_["hide_names"].setChecked(self.desk.names_hidden)
        self._allow()
        self._dress()

    def _made(self, line: HistoryLine) -> None:
        name_undo(self.actions_, self.desk)
        self.bar.refresh()
        words, undoable = said_of(line, self.desk)
        self.toast.say(words, line.child_id, undoable=undoable)

    def _tell_whole(self) -> None:
        self.setWindowTitle(f"Herefordshire desk – {self.desk.picture.team}".rstrip(" –"))
        in_post = roster_size(self.desk.picture.social_workers.values(), self.desk.day)
        self.rail.buttons["children"].set_count(f"{len(self.desk.assessments):,}")
        self.rail.buttons["social_workers"].set_count(f"{in_post:,}")
        self.top.refresh()

    def _connect(self) -> None:
        for name, deed in deeds(self).items():
            self.actions_[name].triggered.connect(lambda _=False, deed=deed: self._do(deed))
        self.rail.chosen.connect(self.show_page)
        self.desk.busy_changed.connect(self.rail.setDisabled)
        self.desk.made.connect(self._made)
        self.desk.shown_changed.connect(self._shown_changed)
        self.desk.assessments_changed.connect(lambda _: self._tell_whole())
        look().changed.connect(self._dress)
        for name, key in NUMBERED.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda name=name: self._do(lambda: self.show_page(name)))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave_child)
        self._tell_whole()
        self._dress()

    def _make_menus(self) -> None:
        for name in MENUS:
            menu = self.menuBar().addMenu(f"&{name}")
            self.actions_.fill(menu, name)
            menu.aboutToShow.connect(partial(self.actions_.dress, menu))
        self.addActions(list(self.actions_))

    def _lay_out(self) -> None:
        whole = QWidget()
        body, column = QHBoxLayout(), QVBoxLayout(whole)
        for layout in (body, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        body.addWidget(self.rail)
        body.addWidget(self.stack, 1)
        column.addWidget(self.top)
        column.addLayout(body, 1)
        column.addWidget(self.bar)
        self.setCentralWidget(whole)
        fill_screen(self, look().px(1366), look().px(768))

    def _dress(self) -> None:
        tint((self.top, self.rail, self.bar), self.desk)
        self.top.refresh()
        self.bar.refresh()
