"""Forms about the keys: a new password, and a new recovery code."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from herefordshire_desk import key_errands
from herefordshire_desk.desk import Desk
from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.first_run import RecoveryCode
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.unlock import PasswordField

OLD_BACKUPS = "Backups made until now keep the password they were made with."
STAYS = "The old code goes on opening the desk until you have said that you kept the new one."
IN_FORCE = "The new recovery code is in force: the old one opens nothing any longer."
LONG_ENOUGH = "14 characters or more; four words or a short sentence do well."


class PasswordForm(Form):
    """The present password, and the new one twice. `changed` when it is in force."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.current, self.new, self.again = (PasswordField() for _ in range(3))
        fields = {
            "current": Field("&Present password", self.current),
            "new": Field("&New password", self.new, LONG_ENOUGH),
            "again": Field("The new password &again", self.again),
        }
        super().__init__(desk, "Change the password", "Change it", fields, parent, OLD_BACKUPS)

    def save(self) -> None:
        """Change it and close, or say what is wrong and stay."""
        problem = key_errands.change_password(
            self.desk, self.current.value(), self.new.value(), self.again.value()
        )
        if problem is not None:
            self.tell(problem)
            return
        self.changed.emit()
        self.accept()


class CodeForm(Form):
    """The present password; then the code, which is in force once it is said to be kept."""

    def __init__(self, desk: Desk, parent: QWidget, say: Callable[[str], None]) -> None:
        self.current = PasswordField()
        self._window, self._say = parent, say
        fields = {"current": Field("&Present password", self.current)}
        super().__init__(desk, "A new recovery code", "Show a new code", fields, parent, STAYS)

    def save(self) -> None:
        """Show the sheet, or say what is wrong."""
        problem = key_errands.require_password(self.desk, self.current.value())
        if problem is None:
            self.accept()
            show_sheet(self.desk, self._window, self._say)
        else:
            self.tell(problem)


def show_sheet(desk: Desk, window: QWidget, say: Callable[[str], None]) -> None:
    """A new code over the window; closed before it is said to be kept, the old one stands."""
    sheet = RecoveryCode(key_errands.new_code(), window, "Use this code")
    sheet.setWindowFlag(Qt.WindowType.Dialog)
    sheet.setWindowModality(Qt.WindowModality.WindowModal)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keep() -> None:
        problem = key_errands.put_code_in_force(desk, sheet.code)
        say(problem.message if problem else IN_FORCE)
        if problem is None:
            sheet.close()

    sheet.kept.connect(keep)
    sheet.resize(window.size() * 0.7)
    sheet.show()
