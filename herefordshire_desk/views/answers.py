"""The last row of every form: Cancel, and the verb of what is asked."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from herefordshire_desk.views.tokens import SPACE


def answers(form: QDialog, verb: QPushButton) -> tuple[QHBoxLayout, QPushButton]:
    """The row, and its Cancel, which Enter never presses."""
    cancel = QPushButton("Cancel")
    cancel.setAutoDefault(False)
    cancel.clicked.connect(form.reject)
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addStretch()
    row.addWidget(cancel)
    row.addWidget(verb)
    return row, cancel
