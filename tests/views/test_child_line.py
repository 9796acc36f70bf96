import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QToolTip, QVBoxLayout, QWidget

from herefordshire_desk.domain.timeline import Row, described
from herefordshire_desk.views.child_line import ChildLine
from herefordshire_desk.views.tokens import DARK, LIGHT
from tests.views.timelines import example, picture, point, span

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

# what the offscreen platform says of every window it shows
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot):
    """A line between two fields, in focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.before, window.line, window.after = QLineEdit(), ChildLine(), QLineEdit()
    for widget in (window.before, window.line, window.after):
        column.addWidget(widget)
    window.line.set_timeline(example(), LIGHT)
    window.resize(1000, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.line.setFocus()
    qtbot.waitUntil(window.line.hasFocus)
    return window


@pytest.fixture
def line(window):
    return window.line


def middle(line, words):
    """Where the item is whose sentence begins so."""
    box = next(item.box for item in line.items if item.source.detail.startswith(words))
    return QPoint(round(box.centre), round(box.top + box.height / 2))


def wheel(line, turned, modifiers=Qt.KeyboardModifier.NoModifier):
    place = QPointF(100, 100)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(line, event)
    return event


# --- keys


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
        "3 visits in 24 months, 1 with the child not seen. Next visit was due by 13 November 2026."
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


# --- pointer


def test_that_a_click_puts_an_item_in_focus(qtbot, window):
    window.after.setFocus()

    qtbot.mouseClick(window.line, Qt.MouseButton.LeftButton, pos=middle(window.line, "Temporary"))

    assert window.line.hasFocus()
    assert window.line.sentence == "Temporary, in full."


def test_that_the_pointer_over_an_item_shows_its_sentence_and_elsewhere_none(qtbot, line):
    def hover(place):
        event = QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place))
        QApplication.sendEvent(line, event)

    hover(middle(line, "not_seen"))
    assert QToolTip.text() == "not_seen on 2025-09-01."

    hover(QPoint(2, 2))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_that_the_wheel_zooms_with_ctrl_and_scrolls_without(qtbot, line):
    with qtbot.waitSignal(line.zoom_asked) as asked:
        wheel(line, 120, CTRL)
    assert asked.args == [12]

    with qtbot.assertNotEmitted(line.zoom_asked):
        assert not wheel(line, 120).isAccepted()


def test_that_a_touchpad_zooms_a_step_per_notch(qtbot, line):
    with qtbot.assertNotEmitted(line.zoom_asked):
        wheel(line, -60, CTRL)
    with qtbot.waitSignal(line.zoom_asked) as asked:
        wheel(line, -60, CTRL)

    assert asked.args == [36]


def test_that_the_menu_copies_and_shows_other_lengths(qtbot, line):
    menu = line.context_menu()
    actions = {action.text(): action for action in menu.actions() if action.text()}

    assert [name for name, action in actions.items() if action.isChecked()] == ["Show 24 months"]
    with qtbot.waitSignal(line.zoom_asked) as asked:
        actions["Show 6 months"].trigger()
    assert asked.args == [6]
    QGuiApplication.clipboard().clear()
    actions["Copy in words"].trigger()
    assert QGuiApplication.clipboard().text() == described(example())


# --- looks and sizes


def test_that_the_line_grows_with_its_rows_and_with_its_text(line):
    tall = line.heightForWidth(900)
    large = QFont(line.font())
    large.setPointSizeF(line.font().pointSizeF() * 2)
    line.setFont(large)
    assert line.heightForWidth(900) > tall * 1.6

    line.set_timeline(picture(example().rows[0]), LIGHT)
    assert line.heightForWidth(900) < tall


def test_that_a_scroll_area_shows_all_of_it(qtbot):
    area, line = QScrollArea(), ChildLine()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(line)
    area.resize(700, 120)
    area.show()

    line.set_timeline(example(), LIGHT)

    qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))
    assert area.verticalScrollBar().maximum() > 0


def test_that_new_colours_are_put_on_at_once(line):
    line.set_colours(DARK)

    assert line.grab().toImage().pixelColor(1, 1) == QColor(DARK.surface)


def test_that_it_paints_on_paper_what_it_shows(line):
    paper = QPixmap(900, 600)
    painter = QPainter(paper)
    height = line.paint_on(painter, line.rect().toRectF(), LIGHT, line.font())
    painter.end()

    assert height == pytest.approx(line.heightForWidth(line.width()), abs=2)


def test_that_a_line_with_no_timeline_yet_is_blank(qtbot):
    line = ChildLine()
    qtbot.addWidget(line)

    assert line.items == ()
    assert line.sentence == ""
    assert line.sizeHint().height() == 0
    line.resize(300, 100)
    assert line.grab().toImage().pixelColor(5, 5) == QColor(LIGHT.surface)


# --- in words


def test_that_a_screen_reader_is_told_what_it_is_and_all_it_shows(line):
    assert line.accessibleName() == "Timeline of the 24 months to 20 November 2026"
    assert line.accessibleDescription() == described(example())
    for item in line.items:
        if item.source.kind not in ("seen", "not_seen", "overdue", "due"):
            assert item.source.detail in line.accessibleDescription()


def test_that_the_name_of_the_child_is_said_only_where_it_is_given(line):
    line.set_timeline(example(), LIGHT, whose="Amy Preece")

    assert line.accessibleName() == "Timeline of Amy Preece, 24 months to 20 November 2026"


def test_that_points_on_one_day_in_two_rows_are_two_items(line):
    same_day = (
        Row("Visits", points=(point("2026-05-01"),)),
        Row("Reviews", points=(point("2026-05-01", "review"),)),
    )
    line.set_timeline(picture(*same_day), LIGHT)

    assert [item.row for item in line.items] == [0, 1]
