"""Why?: every flag of one child in sentences: the dates used, the sum and the source."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.explain import why
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.tokens import BROAD, SPACE, WIDE


class Why(QDialog):
    """Closed by Esc; the text can be selected and copied."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Why? – {assessment.child.name}")
        self.text = QTextBrowser()
        self.text.setAccessibleName("How each flag was worked out")
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(WIDE)
        self.text.setHtml(as_html(desk, assessment))
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(characters(96), look().px(480))


def as_html(desk: Desk, assessment: Assessment) -> str:
    """The explanations as headed paragraphs."""
    picture = desk.picture
    parts = [f"<h2>{escape(assessment.child.name)}</h2>"]
    for heading, lines in why(assessment, picture.social_workers, picture.policy):
        parts.append(f"<h3>{escape(heading)}</h3>")
        parts += [f"<p style='margin:0 0 4px 0'>{escape(line)}</p>" for line in lines]
    return "".join(parts)
