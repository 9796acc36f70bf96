"""CheckPane: one thing a check found: the rule, why it matters, and how it is put right."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from herefordshire_desk.domain.returns.reasons import reasons
from herefordshire_desk.views.look import look
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.tokens import SPACE, WIDE

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.checks import Check

HEIGHT = 250  # pixels at 100 % text
LEAST = 130


class CheckPane(QFrame):
    """`opened` asks for where it can be put right."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.check: Check | None = None
        self._told = ("", "")
        self.text = QTextBrowser()
        self.text.setAccessibleName("What the check found")
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QTextBrowser.Shape.Box)
        self.text.setLineWidth(RING)
        self.text.document().setDocumentMargin(WIDE)
        self.open = QPushButton("Open child")
        self.open.setAutoDefault(False)
        self.open.clicked.connect(self.opened)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        look().changed.connect(self._draw)
        self.show_check(None, "", "")

    def sizeHint(self) -> QSize:
        """The same height for everything found, so that the list above stays where it is."""
        return QSize(super().sizeHint().width(), look().px(HEIGHT))

    def show_check(self, check: "Check | None", about: str, record: str) -> None:
        """`about` is who it is about, `record` what is on file."""
        self.check, self._told = check, (about, record)
        self.setVisible(check is not None)
        self._draw()

    def _draw(self) -> None:
        self.text.setMinimumHeight(look().px(LEAST))
        if self.check is None:
            self.text.clear()
            return
        self.open.setText("Open child" if self.check.child_id else "Open page")
        self.text.setHtml(as_html(self.check, *self._told))


def as_html(check: "Check", about: str, record: str) -> str:
    """The rule as a heading; under it what was found, why it matters and what to do."""
    reason = reasons()[check.rule]
    told = {
        "Found": f"{about}: {check.message}",
        "On file": record,
        "Why it matters": reason.why,
        "To put it right": reason.mend,
        "Where the rule is from": f"{reason.source}{_code(check)}.",
    }
    muted = look().colours.muted
    rows = (
        f"<tr><td style='padding-right:{WIDE}px; color:{muted}; white-space:nowrap'>{name}</td>"
        f"<td style='padding-bottom:{SPACE // 2}px'>{escape(words)}</td></tr>"
        for name, words in told.items()
        if words
    )
    heading = f"<h3 style='margin:0 0 {SPACE}px 0'>{escape(reason.words)}</h3>"
    return f"{heading}<table style='margin-top:{SPACE}px'>{''.join(rows)}</table>"


def _code(check: "Check") -> str:
    return f", rule {check.national_rule}" if check.national_rule else ""
