import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, on, visit
from tests.make_team import OVERDUE
from tests.views.forms import opened

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def earlier(qtbot, window):
    """The window on 19 November, chosen by keyboard."""
    form = opened(window, "as_at")
    form.day.setText("19/11/2026")
    qtbot.keyClick(form, Key.Key_Return)
    with qtbot.waitActive(window):  # what a desktop does by itself
        window.activateWindow()
    return window


def test_that_another_day_is_chosen_with_the_keyboard_and_said(earlier, desk):
    assert desk.day == on("2026-11-19")
    assert earlier.top.as_at.text() == "As at 19 November 2026 – read only"


def test_that_the_window_is_tinted_on_another_day_only(qtbot, earlier):
    tinted = earlier.top.palette().color(QPalette.ColorRole.Window).name()

    qtbot.keyClick(earlier, Key.Key_T, CTRL)

    assert tinted == "#e4eefa"
    assert earlier.top.palette().color(QPalette.ColorRole.Window).name() == "#ffffff"
    assert earlier.top.as_at.text() == "As at today, 20 November 2026"


def test_that_nothing_that_makes_a_change_can_be_begun_on_another_day(earlier):
    able = earlier.actions_
    assert not any(able[name].isEnabled() for name in ("record_visit", "import", "undo"))
    assert able["why"].isEnabled()

    able["back_to_today"].trigger()

    assert all(able[name].isEnabled() for name in ("record_visit", "import", "undo"))
    assert not able["back_to_today"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param("21/11/2026", "That is after today, 20 November 2026.", id="tomorrow"),
        pytest.param("", "Give the day to look at.", id="nothing"),
        pytest.param(
            "31/11/2026",
            "Write a whole date, such as 20 Nov 2026 or 20/11/2026.",
            id="no_such_date",
        ),
    ],
)
def test_that_a_day_that_cannot_be_looked_at_is_said_beside_the_field(window, desk, typed, message):
    form = opened(window, "as_at")
    form.day.setText(typed)

    form.verb.click()

    assert form.fields["day"].problem.text() == message
    assert not desk.is_as_at


# --- names hidden


def test_that_hidden_names_are_nowhere_in_the_window(qtbot, window, desk):
    assert desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE), DAY)) is None
    qtbot.keyClick(window, Key.Key_H, CTRL | SHIFT)

    window.open_child(OVERDUE)

    names = [each.child.name for each in desk.assessments.values() if each.child.surname]
    said = "\n".join(words_of(window))
    assert f"W.A. {OVERDUE}" in said
    assert "Names hidden" in said
    assert not [words for words in words_of(window) if any(name in words for name in names)]
    assert window.actions_["hide_names"].isChecked()


def test_that_names_come_back_with_the_same_keys(qtbot, window):
    qtbot.keyClick(window, Key.Key_H, CTRL | SHIFT)
    qtbot.keyClick(window, Key.Key_H, CTRL | SHIFT)

    assert any("Wren Abbot" in words for words in words_of(window))


def words_of(window):
    """Everything that can be read in the window: labels, buttons, menus, cells and its title."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QTableView):
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data())
    yield from (action.text() for action in window.actions_)
