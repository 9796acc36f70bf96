"""Writing bundles and taking them in, as tests of the window do it."""

from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.extract_dialogs import PasswordOf
from tests.views.forms import opened


def wrote(qtbot, window, action, out):
    """The bundle that an action's form writes, and the password it offered."""
    form = opened(window, action)
    password = form.password.text()
    assert len(password) >= 14
    form.out.line.setText(str(out))
    with qtbot.waitSignal(form.written):
        form.verb.click()
    return password


def looked_into(qtbot, window, path, password):
    """Extracts of a window with the preview of a bundle."""
    page = window.show_page("extracts")
    page.read([path])
    give(password)
    qtbot.waitUntil(lambda: page.task is None)
    return page


def give(password):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasswordOf)
    dialog.password.setText(password)
    dialog.verb.click()


def taken_in(qtbot, page):
    page.preview.go.click()
    qtbot.waitUntil(lambda: page.task is None)
