import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip

from herefordshire_desk.domain.timeline import Row, described
from herefordshire_desk.views.child_line import ChildLine
from herefordshire_desk.views.tokens import DARK, LIGHT
from tests.views.line_window import LineWindow, middle
from tests.views.timelines import example, picture, point

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


def wheel(line, turned, modifiers=Qt.KeyboardModifier.NoModifier):
    place = QPointF(100, 100)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(line, event)
    return event


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

    with qtbot.assertNotEmitted(line.zoom_asked):
        wheel(line, -60, CTRL)


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


def test_that_the_menu_key_opens_the_menu(qtbot, line):
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(20, 20), line.mapToGlobal(QPoint(20, 20))
    )
    QApplication.sendEvent(line, asked)

    menu = QApplication.activePopupWidget()
    assert menu.parent() is line
    menu.close()


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

    # on paper letters are whole pixels high, on the screen they need not be
    assert height == pytest.approx(line.heightForWidth(line.width()), rel=0.04)


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
