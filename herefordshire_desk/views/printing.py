"""Printing: the preview of what is printed, and the ways it leaves the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QSignalBlocker, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.words import plural, within
from herefordshire_desk.errands import note_access
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.print_files import write_whole
from herefordshire_desk.views.print_list import by_id_only, list_paper
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.print_printer import ask_printer
from herefordshire_desk.views.print_view import ZOOMS, PagesView
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.tokens import BROAD, SPACE, TARGET

Say = Callable[[str], None]
LARGE = 150  # per cent
AT_FIRST, AT_ONCE = 250, 60  # milliseconds of laying out before the preview, and at each step after
NO_LIST = "There is no list on this page to print."
ACCESSIBLE = (
    "For a screen reader, save as HTML: it keeps the headings and the tables; a PDF does not."
)


class Preview(QDialog):
    """What will be printed. `make` makes the pages again when ids are asked for, or names."""

    def __init__(
        self, desk: Desk, title: str, make: Callable[[], Pages], say: Say, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.make, self.say = desk, make, say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.ids = Tick("Ids only, no names of children")
        self.ids.setMinimumHeight(TARGET)
        self.ids.setChecked(desk.names_hidden)
        self.ids.toggled.connect(self.refresh)
        self.zoom = Choice(ZOOMS)
        self.zoom.setAccessibleName("Size of the pages here")
        self.zoom.setMinimumWidth(characters(18))
        self.counted = mute(QLabel())
        self.view = PagesView()
        self.zoom.currentIndexChanged.connect(lambda: self.view.set_zoom(self.zoom.value()))
        self.says = mute(QLabel(ACCESSIBLE))
        self.says.setWordWrap(True)
        self.zoom.setCurrentIndex(look().scale >= LARGE)  # who reads large print sees it large
        self._further = QTimer(self, singleShot=True)
        self._further.timeout.connect(self._lay_out_further)
        self._lay_out()
        fit_screen(self, QSize(characters(130), look().px(640)))
        self.refresh()

    def refresh(self) -> None:
        """Make the pages again, with names or with ids only."""
        with by_id_only(self.desk, self.ids.isChecked()):
            self.pages = self.make()
        self._lay_out_further(AT_FIRST)

    def without_names(self) -> None:
        """No child is named on it in any case: there is nothing to choose."""
        with QSignalBlocker(self.ids):  # the pages would be made again, and be the same
            self.ids.setChecked(True)
        self.ids.hide()

    def print_pages(self) -> None:
        """Ask for the printer, and print."""
        note_access(self.desk, "printed", self._what())
        ask_printer(self.pages, self, self.tell)

    def save_pdf(self) -> None:
        """Ask where the PDF is to be written."""
        self._ask_where("pdf", "PDF", self.pages.pdf)

    def save_html(self) -> None:
        """Ask where the HTML is to be written."""
        self._ask_where("html", "HTML", self.pages.html.encode)

    def write(self, out: Path, data: bytes) -> None:
        """Write in the background; nothing half done is left behind."""
        note_access(self.desk, "exported", f"{out.suffix.lstrip('.')}, {self._what()}")
        run_in_background(
            lambda _: write_whole(out, data),
            self,
            lambda written: self.tell(f"Written: {written.name}"),
            lambda fault: self.tell(words_of(fault)),
        )

    def tell(self, words: str) -> None:
        """Say how it went, here and at the foot of the window."""
        self.says.setText(words)
        self.say(words)

    def _lay_out_further(self, milliseconds: int = AT_ONCE) -> None:
        """Some pages more, all in the end; until then what needs them all cannot be asked for."""
        deadline = QDeadlineTimer(milliseconds)
        while self.pages.lay_out_next() and not deadline.hasExpired():
            pass
        way = "landscape" if self.pages.paper.landscape else "portrait"
        so_far = "" if self.pages.whole else " so far"
        self.counted.setText(f"{plural(self.pages.ready, 'page')}{so_far}, A4 {way}")
        self.view.show_pages(self.pages)
        for button in self._for_whole:
            button.setEnabled(self.pages.whole)
        if not self.pages.whole:
            self._further.start(0)

    def _what(self) -> str:
        """How much of it there is and whether names are on it, for the line of access."""
        names = "ids only" if self.ids.isChecked() else "with names"
        return f"{plural(self.pages.count, 'page')}, {names}"

    def _ask_where(self, ending: str, kind: str, data: Callable[[], bytes]) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, f"Save as {kind}", place, f"{kind} (*.{ending})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self.pages.paper.file_name}.{ending}")
        dialog.fileSelected.connect(lambda name: self.write(Path(name), data()))
        dialog.open()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.ids)
        top.addWidget(self.zoom)
        top.addStretch()
        top.addWidget(self.counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.says)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        self._for_whole: list[QPushButton] = []
        for words, deed in (
            ("Close", self.reject),
            ("Save as HTML…", self.save_html),
            ("Save as PDF…", self.save_pdf),
            ("Print…", self.print_pages),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setDefault(words == "Print…")
            button.clicked.connect(deed)
            row.addWidget(button)
            if deed in (self.save_pdf, self.print_pages):
                self._for_whole.append(button)
        return row


def print_page(page: Page, parent: QWidget, say: Say) -> None:
    """Preview the page shown: its list, a child's page, or the sheet of supervision chosen."""
    from herefordshire_desk.views.child import ChildPage
    from herefordshire_desk.views.supervision import SupervisionPage

    table = page.main_table()
    whole = page.paper()
    if whole is not None:
        title = f"Print {within(page.title)}"
        preview = Preview(page.desk, title, lambda: Pages(whole), say, parent)
        preview.without_names()
        preview.open()
    elif isinstance(page, ChildPage):
        from herefordshire_desk.views.print_child import child_paper

        _preview(page.desk, "Print child", lambda: Pages(child_paper(page)), say, parent)
    elif isinstance(page, SupervisionPage) and page.sheet is not None:
        from herefordshire_desk.views.print_supervision import supervision_paper

        sheet = page.sheet
        _preview(
            page.desk,
            "Print supervision",
            lambda: Pages(supervision_paper(page.desk, sheet)),
            say,
            parent,
        )
    elif table is not None:
        title = f"Print {within(page.title)}"
        _preview(page.desk, title, lambda: Pages(list_paper(page, table)), say, parent)
    else:
        say(NO_LIST)


def print_monday(desk: Desk, parent: QWidget, say: Say) -> None:
    """Preview the Monday page."""
    from herefordshire_desk.errands import since_monday
    from herefordshire_desk.views.print_monday import monday_pages

    since = since_monday(desk)
    _preview(desk, "Print Monday page", lambda: monday_pages(desk, since), say, parent)


def _preview(desk: Desk, title: str, make: Callable[[], Pages], say: Say, parent: QWidget) -> None:
    Preview(desk, title, make, say, parent).open()
