import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.palette_results import ENTRY
from tests.make_team import CHANGED, OVERDUE, PRIYA
from tests.views.forms import opened

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(window):
    return opened(window, "search")


def listed(palette):
    """The titles shown, headings left out."""
    items = (palette.results.item(at) for at in range(palette.results.count()))
    return [item.data(ENTRY).title for item in items if item.data(ENTRY) is not None]


def headings(palette):
    items = (palette.results.item(at) for at in range(palette.results.count()))
    return [item.text() for item in items if item.data(ENTRY) is None]


def type_(palette, text):
    QTest.keyClicks(palette.box, text)


def settle():
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [pytest.param(Key.Key_K, CTRL, id="ctrl_k"), pytest.param(Key.Key_P, CTRL | SHIFT, id="p")],
)
def test_that_its_keys_open_it_with_the_keyboard_in_the_box(qtbot, window, key, modifiers):
    qtbot.keyClick(window, key, modifiers)
    settle()

    palette = QApplication.activeWindow()
    assert palette.windowTitle() == "Search everything"
    assert palette.box.hasFocus()


def test_that_a_click_on_the_box_of_the_top_bar_opens_it(qtbot, window):
    qtbot.mouseClick(window.top.search, Qt.MouseButton.LeftButton)
    settle()

    assert QApplication.activeWindow().windowTitle() == "Search everything"


def test_that_a_child_is_opened_by_typing_and_enter(qtbot, window, palette):
    type_(palette, "abot wren")
    assert listed(palette) == ["Wren Abbot"]

    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    assert window.page is window.pages["child"]
    assert window.child_id == OVERDUE


def test_that_several_words_fit_name_plan_social_worker_and_flag(palette):
    type_(palette, "overdue abbot priya")

    assert sorted(listed(palette)) == ["Jonah Abbot", "Wren Abbot"]


def test_that_of_children_who_fit_alike_the_most_urgent_comes_first(desk, palette):
    type_(palette, "overdue")

    late = [need for need in desk.needs() if need.kind == "overdue"]
    first = [desk.name_of(need.assessment.child) for need in late]
    assert listed(palette)[: len(first)] == first


def test_that_flags_find_the_children_who_have_them(palette):
    type_(palette, "changed too often")

    assert listed(palette)[0] == "Elis Rowan"


def test_that_an_id_typed_whole_finds_its_child_first(palette):
    type_(palette, CHANGED)

    assert listed(palette)[0] == "Elis Rowan"


def test_that_the_keyboard_stays_in_the_box_while_the_keys_choose(qtbot, palette):
    type_(palette, "abbot")
    first = palette.results.chosen()

    qtbot.keyClick(palette.box, Key.Key_Down)
    second = palette.results.chosen()
    qtbot.keyClick(palette.box, Key.Key_Up)

    assert second != first
    assert palette.results.chosen() == first
    assert palette.box.hasFocus()


def test_that_up_from_the_first_is_the_last_and_headings_are_stepped_over(qtbot, palette):
    type_(palette, "re")
    shown = listed(palette)
    assert len(headings(palette)) > 1
    met = []
    for _ in shown:
        met.append(palette.results.chosen().title)
        qtbot.keyClick(palette.box, Key.Key_Down)

    assert met == shown
    assert palette.results.chosen().title == shown[0]
    qtbot.keyClick(palette.box, Key.Key_Up)
    assert palette.results.chosen().title == shown[-1]


def test_that_page_down_stops_at_the_last(qtbot, palette):
    for _ in range(9):
        qtbot.keyClick(palette.box, Key.Key_PageDown)

    assert palette.results.chosen().title == listed(palette)[-1]


def test_that_a_click_chooses(qtbot, window, palette):
    type_(palette, "returns")
    row = palette.results.currentItem()
    at = palette.results.visualItemRect(row).center()

    qtbot.mouseClick(palette.results.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    settle()

    assert window.page is window.pages["returns"]


def test_that_a_social_worker_is_shown_on_the_roster(qtbot, window, palette):
    type_(palette, "priya")

    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    assert window.page is window.pages["social_workers"]
    assert window.page.chosen_social_worker().id == PRIYA


def test_that_an_action_is_done_and_its_key_shown(qtbot, window, palette):
    type_(palette, "add child")
    assert palette.results.chosen().keys == "Ctrl+N"

    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    assert QApplication.activeModalWidget().windowTitle() == "Add a child"


def test_that_an_action_says_for_which_child_it_would_be_done(palette, window):
    type_(palette, "record visit")

    assert palette.results.chosen().about == window.desk.child_name(window.child_id)


def test_that_what_cannot_be_done_says_why_and_does_nothing(qtbot, window):
    window.show_page("extracts")
    palette = opened(window, "search")
    type_(palette, "record visit")
    chosen = palette.results.chosen()
    assert (chosen.ready, chosen.about) == (False, "Choose a child in a list first")

    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    assert palette.isVisible()
    assert QApplication.activeModalWidget() is None


def test_that_help_is_found_and_opened(qtbot, palette):
    type_(palette, "accessibility")

    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    assert QApplication.activeWindow().windowTitle() == "Help"
    assert QApplication.activeWindow().showing == "accessibility"


def test_that_esc_closes_it_and_gives_the_keyboard_back(qtbot, window, palette):
    type_(palette, "abbot")

    qtbot.keyClick(palette.box, Key.Key_Escape)
    settle()

    assert QApplication.activeWindow() is window
    assert window.page.main_table().hasFocus()
    assert window.page is window.pages["today"]


def test_that_it_goes_when_the_window_behind_it_is_used(qtbot, window, palette):
    with qtbot.waitSignal(palette.rejected):
        window.activateWindow()


def test_that_nothing_found_says_what_is_searched(palette):
    type_(palette, "zzzzzz")

    assert palette.note.isVisible()
    assert not palette.results.isVisible()
    assert "open on the day" in palette.note.text()


def test_that_with_hidden_names_it_says_how_children_are_found(window, desk):
    desk.hide_names(True)
    palette = opened(window, "search")
    assert palette.hint.text() == "Names are hidden: children are found by initials and id."

    type_(palette, "abbot")

    assert listed(palette) == []
    assert "found by initials and id" in palette.note.text()
    palette.box.clear()
    type_(palette, OVERDUE)
    assert listed(palette) == ["W.A. 100101"]


def test_that_enter_on_its_button_closes_it(qtbot, palette):
    qtbot.keyClick(palette.box, Key.Key_Tab)
    assert palette.close_.hasFocus()

    with qtbot.waitSignal(palette.rejected):
        qtbot.keyClick(palette.close_, Key.Key_Return)


def test_that_a_choice_comes_first_when_it_is_opened_again(qtbot, window, palette):
    type_(palette, "wren")
    qtbot.keyClick(palette.box, Key.Key_Return)
    settle()

    again = opened(window, "search")

    assert headings(again)[0] == "Recent"
    assert listed(again)[0] == "Wren Abbot"


def test_that_each_row_is_one_sentence_to_a_screen_reader(palette):
    type_(palette, "wren")
    item = palette.results.currentItem()

    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Children: Wren Abbot, 100101 · CP plan · Priya Nair · 4 working days overdue"
    )


def test_that_many_are_counted_in_their_heading(palette):
    type_(palette, "priya")

    assert "Children" in headings(palette)
    palette.box.clear()
    type_(palette, "in")
    assert any(" of " in heading for heading in headings(palette))


def test_that_it_stays_within_the_window_at_any_text_size(window, dressed):
    for scale in (80, 200):
        dressed.wear(dressed.colours, scale)
        palette = opened(window, "search")
        frame = window.frameGeometry()
        assert frame.contains(palette.frameGeometry()), scale
        palette.reject()
        settle()
