import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.actions import APART, SPECS
from tests.make import DAY, on, visit
from tests.make_extract import write_extract
from tests.make_team import DUE_TODAY, OVERDUE
from tests.views.forms import opened

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def see(desk, child=OVERDUE):
    change = record_visit(desk.child(child), visit(child_id=child, visited_on=DAY), DAY)
    assert desk.make(change) is None


# --- what can be taken back


def test_that_what_is_made_again_is_not_called_undone(window, desk):
    see(desk)
    desk.undo()

    desk.redo()

    assert window.toast.words.text() == "Record visit – Wren Abbot"
    assert window.toast.undo.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "action"),
    [
        pytest.param(Key.Key_Z, CTRL, "undo", id="ctrl_z"),
        pytest.param(Key.Key_Y, CTRL, "redo", id="ctrl_y"),
    ],
)
def test_that_undo_and_redo_have_their_keys(qtbot, window, desk, key, modifiers, action):
    see(desk)
    if action == "redo":
        desk.undo()

    with qtbot.waitSignal(window.actions_[action].triggered):
        qtbot.keyClick(window, key, modifiers)


# --- which child is meant


def test_that_an_action_is_about_the_child_chosen_on_the_page_shown(window):
    window.page.main_table().choose(f"{OVERDUE}:overdue")
    window.show_page("children").main_table().choose(DUE_TODAY)

    window.show_page("today")

    assert opened(window, "record_visit").windowTitle() == "Record a visit to Wren Abbot"


def test_that_where_no_child_is_chosen_nothing_can_be_done_to_one(window):
    assert window.actions_["record_visit"].isEnabled()

    window.show_page("extracts")

    assert not window.actions_["record_visit"].isEnabled()
    window.show_page("today")
    assert window.actions_["record_visit"].isEnabled()


def test_that_the_status_bar_tells_of_the_page_shown(window):
    window.show_page("children")
    assert window.bar.left.text() == "15 of 15 children"

    window.show_page("today")

    assert window.bar.left.text() == "8 of 15 children"


def test_that_a_page_not_shown_does_not_speak_in_the_status_bar(window, desk):
    window.show_page("children")
    window.show_page("extracts")
    told = window.bar.left.text()

    see(desk)

    assert window.bar.left.text() == told


# --- moving about


def test_that_f6_goes_round_the_panes_of_every_page(qtbot, window):
    for name in ("today", "children", "social_workers"):
        panes = window.show_page(name).panes()
        reached = []
        for _ in panes:
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
            reached.append(next(pane for pane in panes if pane.hasFocus()))
        assert set(reached) == set(panes)


def test_that_f6_leaves_the_figures_from_any_of_them(qtbot, window):
    window.page.tiles.tiles["changed"].setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)

    assert window.page.table.hasFocus()


def test_that_esc_goes_back_from_a_child_and_does_nothing_elsewhere(qtbot, window):
    children = window.show_page("children")
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.page is children

    window.open_child(OVERDUE)
    qtbot.keyClick(window, Key.Key_Escape)

    assert window.page is children


def test_that_a_page_shown_has_the_keyboard_in_its_list(window):
    for name in ("children", "social_workers", "returns", "extracts", "today"):
        page = window.show_page(name)
        assert page.main_table().hasFocus()


# --- while something is saved


def test_that_the_window_stays_while_something_is_being_saved(qtbot, window, desk):
    done = []
    change = added("Record visits", *(visit(child_id=OVERDUE) for _ in range(2000)))
    desk.make_long(change.batches, done.append, done.append)

    window.close()
    assert window.isVisible()
    assert "still being saved" in window.toast.words.text()

    qtbot.waitUntil(lambda: bool(done))
    window.close()
    assert not window.isVisible()


def test_that_nothing_that_would_wait_for_the_file_can_be_asked_for_meanwhile(qtbot, window, desk):
    done = []
    page = window.show_page("extracts")
    change = added("Record visits", *(visit(child_id=OVERDUE) for _ in range(2000)))
    desk.make_long(change.batches, done.append, done.append)

    qtbot.keyClick(window, Key.Key_1, CTRL)
    qtbot.mouseClick(window.rail.buttons["today"], Qt.MouseButton.LeftButton)
    window.actions_["undo"].trigger()
    assert window.page is page
    assert not done

    qtbot.waitUntil(lambda: bool(done))
    qtbot.mouseClick(window.rail.buttons["today"], Qt.MouseButton.LeftButton)
    assert window.page is window.pages["today"]


# --- the frame


def test_that_text_grows_and_shrinks_by_key_and_goes_back(qtbot, window, dressed):
    qtbot.keyClick(window, Key.Key_Minus, CTRL)
    assert dressed.scale == 90

    window.actions_["larger"].trigger()
    window.actions_["larger"].trigger()
    assert dressed.scale == 110

    qtbot.keyClick(window, Key.Key_0, CTRL)
    assert dressed.scale == 100


def test_that_text_stops_growing_at_200_and_shrinking_at_80(window, dressed):
    for _ in range(12):
        window.actions_["larger"].trigger()
    assert dressed.scale == 200

    for _ in range(12):
        window.actions_["smaller"].trigger()
    assert dressed.scale == 80


def test_that_light_and_dark_are_chosen_from_the_menu_and_keep_the_text_size(window, dressed):
    window.actions_["larger"].trigger()

    window.actions_["dark"].trigger()
    assert (dressed.colours.name, dressed.scale) == ("dark", 110)

    window.actions_["light"].trigger()
    assert (dressed.colours.name, dressed.scale) == ("light", 110)


def test_that_every_action_is_in_one_menu_and_no_two_share_a_key(window):
    menus = [top.menu() for top in window.menuBar().actions()]
    every = [each for menu in menus for each in menu.actions()]
    in_menus = [each for each in every if not each.isSeparator()]
    keys = [each.shortcut().toString() for each in in_menus if not each.shortcut().isEmpty()]

    assert sorted(each.objectName() for each in in_menus) == sorted(
        each.objectName() for each in window.actions_
    )
    assert len(keys) == len(set(keys))


def test_that_a_menu_is_in_groups_of_ten_at_most(window):
    for top in window.menuBar().actions():
        kinds = "".join("|" if each.isSeparator() else "x" for each in top.menu().actions())
        groups = kinds.split("|")
        assert all(1 <= len(group) <= 10 for group in groups), (top.text(), kinds)


def test_that_every_group_of_a_menu_begins_with_an_action_there_is():
    assert set(APART) <= {spec.name for spec in SPECS}


def test_that_quit_closes_the_window(qtbot, window):
    window.actions_["quit"].trigger()

    assert not window.isVisible()


# --- what is dropped


def drop(window, mime):
    """Drag something over the window and let it go; whether it was taken."""
    place, buttons, keys = (
        QPointF(50, 50),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def file(path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_that_an_extract_dropped_on_any_page_is_read(qtbot, window, tmp_path):
    assert drop(window, file(write_extract(tmp_path)))

    assert window.page is window.pages["extracts"]
    qtbot.waitUntil(lambda: window.page.task is None)
    assert window.page.merged is not None


def test_that_an_earlier_day_takes_no_file_and_words_are_no_file(window, desk, tmp_path):
    words = QMimeData()
    words.setText("a child's name")
    assert not drop(window, words)

    desk.look_at(on("2026-09-30"))
    assert not drop(window, file(tmp_path / "extract.csv"))
