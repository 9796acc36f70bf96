"""Supervision: who is due one, and the sheet it is prepared and held with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSplitter, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import AgreedAction, SocialWorker
from herefordshire_desk.domain.supervision import Sheet
from herefordshire_desk.domain.supervision_changes import (
    finish_action,
    reopen_action,
    withdraw_action,
    withdraw_supervision,
)
from herefordshire_desk.domain.words import plural
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.pages import SUPERVISION
from herefordshire_desk.views.supervision_columns import sheet_columns
from herefordshire_desk.views.supervision_forms import (
    ActionForm,
    CorrectSupervisionForm,
    SupervisionForm,
)
from herefordshire_desk.views.supervision_sheet import SheetView
from herefordshire_desk.views.supervision_sheets import kept_on_file, sheets_of
from herefordshire_desk.views.table import Table

NOBODY_CHOSEN = "Choose a social worker first."
NO_ACTION = "Choose an agreed action first."
NONE_HELD = "Choose a supervision first."


class SupervisionPage(Page):
    """Social workers in post over the sheet of the one chosen."""

    title = "Supervision"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.actions_ = actions
        self.add_button(actions["record_supervision"], primary=True)
        self.add_button(actions["add_action"])
        self.add_button(actions["finish_action"])
        self.table: Table[Sheet] = Table(
            RecordTable(sheet_columns(), lambda each: each.social_worker.id), "Supervision"
        )
        self.table.say_when_empty(
            "Nobody is in post. Add people on Social workers, or import an extract (Ctrl+O)."
        )
        self.due_only = QPushButton("Only those due")
        self.due_only.setCheckable(True)
        self.due_only.setAutoDefault(False)
        self.due_only.setToolTip("Show only those whose supervision is overdue or due soon")
        self.due_only.toggled.connect(lambda _: self.on_change())
        self.buttons.put_first(self.due_only)
        self.shown = SheetView(desk, actions)
        self.problem = QLabel()
        self._connect()
        self._lay_out_body()

    def main_table(self) -> Table[Sheet]:
        return self.table

    def panes(self) -> list[QWidget]:
        return [self.table, self.shown.children_, self.shown.front()]

    def chosen_social_worker(self) -> SocialWorker | None:
        sheet = self.sheet
        return sheet.social_worker if sheet else None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet of the social worker chosen."""
        return self.table.current()

    def refresh(self) -> None:
        """Everybody's sheet as it is on the day."""
        self._say(None)
        rows = sheets_of(self.desk, kept_on_file(self.desk))
        due = [each for each in rows if each.due.needs_doing]
        self.table.set_rows(due if self.due_only.isChecked() else rows)
        late = sum(each.due.state == "overdue" for each in rows)
        soon = sum(each.due.state == "due_soon" for each in rows)
        self.subtitle.setText(
            f"{plural(len(rows), 'person', 'people')} · {late} overdue · {soon} due soon"
        )
        self.told.emit(f"{plural(len(rows), 'person', 'people')} supervised by this team")

    def show_only(self, kind: str) -> None:
        """Only those whose supervision is `due`; blank shows everybody."""
        self.due_only.setChecked(kind == "due")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_row()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.actions_.set_row("")

    def record_supervision(self) -> None:
        """Ask for the day, a note and what was agreed."""
        self._with_sheet(lambda sheet: SupervisionForm(self.desk, sheet, self.window()))

    def add_action(self) -> None:
        """Ask for one more action, agreed today."""
        self._with_sheet(lambda sheet: ActionForm(self.desk, sheet, None, self.window()))

    def finish_action(self) -> None:
        """The action chosen was done today."""
        self._with_action(lambda action: finish_action(action, self.desk.day))

    def reopen_action(self) -> None:
        """The action chosen is not done after all."""
        self._with_action(lambda action: reopen_action(action, self.desk.day))

    def withdraw_action(self) -> None:
        """Take the action chosen out: one undo brings it back."""
        self._with_action(withdraw_action)

    def change_action(self) -> None:
        """Ask for other words, another child or day."""
        action = self.shown.agreed.current()
        if action is None:
            self._say(Problem("", NO_ACTION))
        else:
            self._with_sheet(lambda sheet: ActionForm(self.desk, sheet, action, self.window()))

    def correct_supervision(self) -> None:
        """Ask for the right day and note of the supervision chosen."""
        known = self.shown.held.current()
        if known is None:
            self._say(Problem("", NONE_HELD))
        else:
            self._with_sheet(
                lambda sheet: CorrectSupervisionForm(self.desk, sheet, known, self.window())
            )

    def withdraw_supervision(self) -> None:
        """Take the supervision chosen out, with what was agreed in it."""
        known = self.shown.held.current()
        if known is None:
            self._say(Problem("", NONE_HELD))
        else:
            actions = kept_on_file(self.desk).actions
            self._say(self.desk.make(withdraw_supervision(known, actions)))

    def _with_sheet(self, form: Callable[[Sheet], QDialog]) -> None:
        if self.sheet is None:
            self._say(Problem("", NOBODY_CHOSEN))
        else:
            form(self.sheet).open()

    def _with_action(self, made: Callable[[AgreedAction], Change | Problem]) -> None:
        action = self.shown.agreed.current()
        self._say(self.desk.make(made(action)) if action else Problem("", NO_ACTION))

    def _say(self, problem: Problem | None) -> None:
        self.problem.setText(problem.message if problem else "")
        self.problem.setVisible(problem is not None)

    def _follow_row(self) -> None:
        """Actions about one row work while one that they are about is in front."""
        self.actions_.set_row(self.shown.kind() if self.isVisible() else "")

    def _connect(self) -> None:
        actions, theirs = self.actions_, self.shown.children_
        self.table.menu_actions = [actions[name] for name in SUPERVISION[:2]]
        self.table.chosen.connect(self.shown.show_sheet)
        self.table.opened.connect(lambda _: actions["record_supervision"].trigger())
        self.shown.row_changed.connect(self._follow_row)
        theirs.chosen.connect(lambda a: self.child_chosen.emit(a.child.id if a else None))
        theirs.opened.connect(lambda a: self.child_opened.emit(a.child.id))

    def _lay_out_body(self) -> None:
        self.problem.setWordWrap(True)
        self.problem.hide()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.shown)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        self.body.addWidget(self.problem)
        self.body.addWidget(splitter, 1)
