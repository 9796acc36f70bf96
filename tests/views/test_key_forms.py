import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from herefordshire_desk.key_errands import change_password, put_code_in_force, require_password
from herefordshire_desk.store.backups import back_up, is_backed_up
from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.keys import unlock, unlock_with_recovery
from herefordshire_desk.views.first_run import RecoveryCode
from herefordshire_desk.views.key_forms import IN_FORCE
from tests.conftest import NOW, PASSWORD

NEW = "four words and some more"


@pytest.fixture
def form(window):
    """Opens the form by its action."""

    def form(name):
        window.actions_[name].trigger()
        return QApplication.activeModalWidget()

    return form


def fill(form, current, new, again=None):
    form.current.setText(current)
    form.new.setText(new)
    form.again.setText(new if again is None else again)
    form.save()


def test_that_the_new_password_opens_the_desk_and_the_old_one_does_not(form, desk, made, window):
    fill(form("change_password"), PASSWORD, NEW)
    assert unlock(desk.path, NEW) == made.key
    assert unlock_with_recovery(desk.path, made.code) == made.key
    with pytest.raises(WrongPassword):
        unlock(desk.path, PASSWORD)
    assert "password was changed" in window.toast.words.text()


@pytest.mark.parametrize(
    ("current", "new", "again", "field", "words"),
    [
        pytest.param("not it", NEW, NEW, "current", "not the present", id="wrong"),
        pytest.param(PASSWORD, "short", "short", "new", "14 characters", id="short"),
        pytest.param(PASSWORD, NEW, NEW + "x", "again", "not the same", id="typed_differently"),
    ],
)
def test_that_what_will_not_do_is_said_beside_its_field_and_changes_nothing(
    form, desk, made, current, new, again, field, words
):
    shown = form("change_password")
    fill(shown, current, new, again)
    assert words in shown.fields[field].problem.text()
    assert unlock(desk.path, PASSWORD) == made.key
    shown.reject()


def test_that_passwords_are_not_shown_as_they_are_typed(form):
    shown = form("change_password")
    fields = (shown.current, shown.new, shown.again)
    assert {each.echoMode() for each in fields} == {QLineEdit.EchoMode.Password}
    assert "Backups made until now" in shown.accessibleDescription()
    shown.reject()


def test_that_a_changed_password_makes_a_backup_due(desk):
    desk.ask(lambda store: back_up(store, now=NOW, why="closing"))
    assert desk.ask(is_backed_up)
    assert change_password(desk, PASSWORD, NEW, NEW) is None
    assert not desk.ask(is_backed_up)


def test_that_a_keys_file_that_was_damaged_is_said_in_words(desk):
    beside(desk.path, KEYS).write_bytes(b"{}")
    problem = require_password(desk, PASSWORD)
    assert problem is not None
    assert "damaged" in problem.message
    assert "damaged" in put_code_in_force(desk, "ABCD").message


def sheet_of(qtbot, shown):
    shown.current.setText(PASSWORD)
    shown.save()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecoveryCode))
    return QApplication.activeModalWidget()


def test_that_a_new_code_counts_once_it_is_said_to_be_kept(qtbot, form, desk, made, window):
    sheet = sheet_of(qtbot, form("new_code"))
    code = sheet.code
    with pytest.raises(WrongPassword):
        unlock_with_recovery(desk.path, code)

    sheet.tick.setChecked(True)
    sheet.way_on.click()

    assert unlock_with_recovery(desk.path, code) == made.key
    with pytest.raises(WrongPassword):
        unlock_with_recovery(desk.path, made.code)
    assert unlock(desk.path, PASSWORD) == made.key
    assert window.toast.words.text() == IN_FORCE


def test_that_a_sheet_that_is_closed_leaves_the_old_code_in_force(qtbot, form, desk, made):
    sheet_of(qtbot, form("new_code")).close()
    assert unlock_with_recovery(desk.path, made.code) == made.key


def test_that_a_new_code_needs_the_present_password(form, desk, made):
    shown = form("new_code")
    shown.current.setText("not it")
    shown.save()
    assert "not the present" in shown.fields["current"].problem.text()
    assert unlock_with_recovery(desk.path, made.code) == made.key
    shown.reject()
