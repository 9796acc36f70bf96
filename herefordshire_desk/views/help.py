"""Help: every topic beside its contents, in a window that can stay open while one works."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.domain.search import Entries, entry, found
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.frame import Frame
from herefordshire_desk.views.help_topics import Topic, topic_of_page, topics
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import BROAD, SPACE, WIDE

NOTHING = "No topic has all of these words."
EVERY = 99  # topics: none is left out


class Help(QDialog):
    """Links go to other topics, and Back goes back; nothing is fetched from anywhere."""

    def __init__(self, shown: Sequence[Topic], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Help")
        self._hold(shown)
        self.been: list[str] = []
        self.showing = self.typed = ""
        self.box = SearchField("Search help", "Search help")
        self.contents = Table(RecordTable(COLUMNS, lambda topic: topic.name), "Help topics")
        self.nothing = QLabel(NOTHING)
        self.text = QTextBrowser()
        self.back, self.close_ = QPushButton("Back"), QPushButton("Close")
        self._settle()
        self._lay_out()
        self.contents.set_rows(shown)
        self._connect()
        self._dress()
        fit_screen(self, QSize(characters(130), look().px(600)))

    def show_topic(self, name: str) -> None:
        """Show a topic, and remember the one before it for Back; an unknown one changes nothing."""
        if name not in self.topics or name == self.showing:
            return
        if self.showing:
            self.been.append(self.showing)
        self._turn_to(name)

    def tell_again(self, shown: Sequence[Topic]) -> None:
        """The same topics as they are now: a rule may have been set since."""
        self._hold(shown)
        self.text.setHtml(self.topics[self.showing].html)

    def go_back(self) -> None:
        """The topic shown before this one."""
        while self.been[-1:] == [self.showing]:
            self.been.pop()
        if self.been:
            self._turn_to(self.been.pop())

    def _hold(self, shown: Sequence[Topic]) -> None:
        self.topics = {topic.name: topic for topic in shown}
        self.entries = Entries([entry("Help", t.name, t.title, more=t.text) for t in shown])

    def _turn_to(self, name: str) -> None:
        self.showing = name
        self.text.setHtml(self.topics[name].html)
        self.back.setEnabled(bool(self.been))
        if (current := self.contents.current()) is None or current.name != name:
            self.contents.choose(name)

    def _search(self, typed: str) -> None:
        """The topics that have every word, those named so first; all when nothing is typed."""
        sections = found(typed, self.entries, EVERY)
        names = [each.key for section in sections for each in section.entries]
        kept = names if typed.strip() else list(self.topics)
        if typed and not self.typed:
            self.been.append(self.showing)  # Back goes to where the search began
        self.typed = typed
        self.contents.set_rows([self.topics[name] for name in kept])
        if names:
            self.contents.choose(names[0])
        self.contents.setVisible(bool(kept))
        self.nothing.setVisible(not kept)

    def _chosen(self, topic: Topic | None) -> None:
        """The topics a search runs through as one types are no steps for Back."""
        if topic is not None and self.box.hasFocus():
            self._turn_to(topic.name)
        elif topic is not None:
            self.show_topic(topic.name)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.path().removesuffix(".html"))

    def _settle(self) -> None:
        self.text.setAccessibleName("Help")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QTextBrowser.Shape.Box)
        self.text.setLineWidth(RING)
        self.text.document().setDocumentMargin(WIDE)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.close_.setDefault(True)
        self.back.setAutoDefault(False)
        self.back.setEnabled(False)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._search)
        self.contents.chosen.connect(self._chosen)
        self.contents.opened.connect(lambda _: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self.close_.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self).activated.connect(self.go_back)
        look().changed.connect(self._dress)

    def _dress(self) -> None:
        """In the present colours, which a text keeps from when it was set."""
        mute(self.nothing)
        muted = look().colours.muted
        self.text.document().setDefaultStyleSheet(
            "h1 { font-size: x-large } h2 { font-size: large }"
            f"td {{ padding: 2px 8px 2px 0 }} i {{ color: {muted}; font-style: normal }}"
        )
        if self.showing:
            self.text.setHtml(self.topics[self.showing].html)

    def _lay_out(self) -> None:
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE)
        side.addWidget(self.box)
        side.addWidget(self.contents, 1)
        side.addWidget(self.nothing, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        self.box.setMinimumWidth(characters(26))
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(splitter, 1)
        column.addLayout(buttons)


COLUMNS: tuple[Column[Topic], ...] = (Column("Topic", lambda topic: topic.title, 12),)


def open_help(frame: Frame, name: str = "") -> None:
    """Show a topic, that of the page shown unless one is named, in the one help window."""
    window = frame.as_widget()
    shown = next((page for page, made in frame.pages.items() if made is frame.page), "")
    told = topics(frame)
    help_ = window.findChild(Help)
    if help_ is None:
        help_ = Help(told, window)
    elif help_.showing:
        help_.tell_again(told)
    help_.show_topic(name or topic_of_page(shown))
    help_.show()
    help_.raise_()
    help_.activateWindow()
    help_.contents.setFocus()
