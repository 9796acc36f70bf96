import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.toast import KEPT
from tests.make import DAY, visit
from tests.make_team import OVERDUE
from tests.views.forms import cells, opened


@pytest.fixture
def seen(window, desk):
    """A visit recorded, and a message said after it."""
    made = visit(child_id=OVERDUE, visited_on=DAY)
    assert desk.make(record_visit(desk.child(OVERDUE), made, DAY)) is None
    window.toast.say("Backed up and verified: desk.deskbackup")


def test_that_what_was_said_is_listed_newest_first_with_its_time(window, seen):
    messages = opened(window, "messages")

    assert cells(messages.table, "Message") == [
        "Backed up and verified: desk.deskbackup",
        "Record visit – Wren Abbot",
    ]
    assert cells(messages.table, "Time") == ["09:30", "09:30"]


def test_that_with_hidden_names_no_message_names_a_child(window, desk, seen):
    desk.hide_names(True)

    messages = opened(window, "messages")

    assert cells(messages.table, "Message")[1] == "Record visit – W.A. 100101"
    desk.hide_names(False)
    assert cells(messages.table, "Message")[1] == "Record visit – Wren Abbot"


def test_that_what_is_still_on_the_screen_is_said_again_without_the_name(window, desk):
    made = visit(child_id=OVERDUE, visited_on=DAY)
    desk.make(record_visit(desk.child(OVERDUE), made, DAY))
    assert window.toast.words.text() == "Record visit – Wren Abbot"

    desk.hide_names(True)

    assert window.toast.words.text() == "Record visit – W.A. 100101"
    assert window.actions_["undo"].text() == "Undo record visit – W.A. 100101"


def test_that_no_message_is_kept_with_a_name_in_it(window, desk, seen):
    assert [message.words for message in window.toast.messages] == [
        "Record visit",
        "Backed up and verified: desk.deskbackup",
    ]


def test_that_all_can_be_copied(qtbot, window, seen):
    messages = opened(window, "messages")

    qtbot.mouseClick(messages.copy_button, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text().splitlines() == [
        "Time\tMessage",
        "09:30\tBacked up and verified: desk.deskbackup",
        "09:30\tRecord visit – Wren Abbot",
    ]


def test_that_before_anything_was_said_it_says_so(window):
    messages = opened(window, "messages")

    assert "Nothing has been said" in messages.note.text()
    assert not messages.copy_button.isEnabled()


def test_that_only_the_last_messages_are_kept(window):
    for at in range(KEPT + 5):
        window.toast.say(f"Message {at}")

    assert len(window.toast.messages) == KEPT
    assert window.toast.messages[-1].words == f"Message {KEPT + 4}"
