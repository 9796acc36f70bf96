import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
)

from herefordshire_desk.domain.timeline import Row, described
from herefordshire_desk.views.tokens import LIGHT
from tests.views.line_window import LineWindow
from tests.views.timelines import example, picture, span

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

# what the offscreen platform says of every window it shows
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot):
    window = LineWindow()
    qtbot.addWidget(window)
    window.settle(qtbot)
    return window


@pytest.fixture
def line(window):
    return window.line


def test_that_a_walk_by_key_reaches_every_item(qtbot, line):
    met = []
    for _ in example().rows:
        qtbot.keyClick(line, Key.Key_Home)
        met.append(line.sentence)
        qtbot.keyClick(line, Key.Key_Right)
        while line.sentence != met[-1]:
            met.append(line.sentence)
            qtbot.keyClick(line, Key.Key_Right)
        qtbot.keyClick(line, Key.Key_Down)

    assert sorted(met) == sorted(item.detail for row in example().rows for item in row.items)


def test_that_end_left_and_up_go_back(qtbot, line):
    qtbot.keyClick(line, Key.Key_Home)
    assert line.sentence == "Helen Pugh, in full."

    qtbot.keyClick(line, Key.Key_End)
    qtbot.keyClick(line, Key.Key_Left)
    assert line.sentence == "Ewan Price, in full."

    qtbot.keyClick(line, Key.Key_Down)
    qtbot.keyClick(line, Key.Key_Up)
    assert line.sentence == "Ewan Price, in full."


@pytest.mark.parametrize(
    ("modifier", "to"),
    [
        pytest.param(Qt.KeyboardModifier.NoModifier, "after", id="tab_goes_on"),
        pytest.param(Qt.KeyboardModifier.ShiftModifier, "before", id="shift_tab_goes_back"),
    ],
)
def test_that_tab_leaves_from_any_item(qtbot, window, modifier, to):
    qtbot.keyClick(window.line, Key.Key_Down)

    qtbot.keyClick(window.line, Key.Key_Tab, modifier)

    assert getattr(window, to).hasFocus()


def test_that_without_focus_the_visits_are_told_in_short(qtbot, window):
    assert window.line.sentence == "Aisha Khan, in full."

    window.after.setFocus()

    assert window.line.sentence == (
        "3 visits in 24 months, 1 with the child not seen. Next visit was due by 13 November 2026. "
        "booked on 2026-11-24."
    )


def test_that_copy_takes_the_picture_in_words_before_the_window_does(qtbot, window):
    taken = QAction("Copy", window, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
    window.addAction(taken)
    with qtbot.assertNotEmitted(taken.triggered):
        qtbot.keyClick(window.line, Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == described(example())


@pytest.mark.parametrize(
    ("key", "months"),
    [
        pytest.param(Key.Key_Plus, 12, id="plus_is_closer"),
        pytest.param(Key.Key_Equal, 12, id="so_is_the_key_it_is_on"),
        pytest.param(Key.Key_Minus, 36, id="minus_is_further"),
    ],
)
def test_that_plus_and_minus_ask_for_fewer_and_for_more_months(qtbot, line, key, months):
    with qtbot.waitSignal(line.zoom_asked) as asked:
        qtbot.keyClick(line, key)

    assert asked.args == [months]


def test_that_text_size_keys_are_left_to_the_window(qtbot, line):
    with qtbot.assertNotEmitted(line.zoom_asked):
        qtbot.keyClick(line, Key.Key_Plus, CTRL)


def test_that_there_is_nothing_closer_than_six_months(qtbot, line):
    line.set_timeline(picture(*example().rows, months=6), LIGHT)

    with qtbot.assertNotEmitted(line.zoom_asked):
        qtbot.keyClick(line, Key.Key_Plus)


def test_that_an_empty_line_takes_keys_and_leaves_without_harm(qtbot, window):
    window.line.set_timeline(picture(), LIGHT)

    for key in (Key.Key_Right, Key.Key_Up, Key.Key_Home):
        qtbot.keyClick(window.line, key)
    assert window.line.sentence.endswith("Nothing is recorded.")
    window.line.grab()
    qtbot.keyClick(window.line, Key.Key_Tab)
    assert window.after.hasFocus()


def test_that_the_item_in_focus_stays_in_focus_in_another_zoom(qtbot, line):
    qtbot.keyClick(line, Key.Key_Left)

    line.set_timeline(picture(*example().rows[1:], example().rows[0], months=12), LIGHT)

    assert line.sentence == "Ewan Price, in full."


def test_that_a_new_child_begins_with_who_holds_them_now(qtbot, line):
    line.set_timeline(
        picture(Row("Social worker", spans=(span("Nia Okoro", "2026-01-05"),))), LIGHT
    )

    assert line.sentence == "Nia Okoro, in full."
