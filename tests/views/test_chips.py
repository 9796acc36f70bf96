import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.tokens import LIGHT
from tests.make_team import CHANGED, NEVER_SEEN, OVERDUE, TOM
from tests.views.accessible import unnamed
from tests.views.forms import cells, retype

Key = Qt.Key


@pytest.fixture
def page(window):
    return window.show_page("children")


def offer(page, *words):
    """Choose from the menu of filters, by its words and those of its branch."""
    menu = page.chips.adding.menu()
    menu.aboutToShow.emit()
    for word in words[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text() == word)
    next(each for each in menu.actions() if each.text() == words[-1]).trigger()


def chips(page):
    return [chip.text() for chip in page.chips.chips]


def test_that_a_filter_is_put_on_from_the_menu_and_stands_in_words(window, page):
    assert not page.chips.isVisible()

    offer(page, "Visit", "Overdue")

    assert cells(page.table, "Id") == [OVERDUE, NEVER_SEEN]
    assert chips(page) == ["Visit: overdue"]
    assert page.chips.isVisible()
    assert window.bar.left.text() == "2 of 15 children · filter: Visit: overdue"


def test_that_filters_and_what_is_typed_hold_together(window, page):
    offer(page, "Plan", "CP plan")
    offer(page, "Social worker", "Tom Beddoes")
    retype(page.search, "frost")

    assert cells(page.table, "Child") == ["Caleb Frost"]
    assert chips(page) == ["Plan: CP plan", "Social worker: Tom Beddoes", "Clear filters"]


def test_that_a_chip_is_taken_off_by_the_keyboard_which_stays_among_them(qtbot, page):
    offer(page, "Changed too often")
    offer(page, "Plan", "In care")
    page.chips.chips[0].setFocus()

    qtbot.keyClick(page.chips.chips[0], Key.Key_Space)
    assert chips(page) == ["Plan: In care"]
    assert page.chips.chips[0].hasFocus()

    qtbot.keyClick(page.chips.chips[0], Key.Key_Space)
    assert chips(page) == []
    assert page.chips.adding.hasFocus()
    assert len(cells(page.table, "Id")) == 15


def test_that_all_are_cleared_at_once(qtbot, page):
    offer(page, "Changed too often")
    offer(page, "Plan", "In care")
    assert cells(page.table, "Id") == [CHANGED]

    qtbot.mouseClick(page.chips.chips[-1], Qt.MouseButton.LeftButton)

    assert chips(page) == []


def test_that_a_filter_that_is_on_is_ticked_and_chosen_again_is_off(page):
    offer(page, "No social worker")
    page.chips.menu.aboutToShow.emit()
    ticked = [each.text() for each in page.chips.menu.actions() if each.isChecked()]
    assert ticked == ["No social worker"]

    offer(page, "No social worker")

    assert chips(page) == []


def test_that_filters_hold_when_the_records_change(page):
    page.chips.put({"social_worker": (TOM,)})
    before = cells(page.table, "Id")

    page.on_change()

    assert cells(page.table, "Id") == before


def test_that_nobody_left_is_said_with_what_to_do(page):
    page.chips.put({"plan": ("PF",), "changed": ("yes",)})

    assert page.empty.isVisible()
    assert "Take a filter off" in page.empty.text()


def test_that_every_chip_can_be_read_aloud_and_none_is_cut_at_large_text(dressed, window, page):
    page.chips.put({"plan": ("CP", "CIN", "CLA"), "changed": ("yes",), "agency": ("yes",)})
    assert unnamed(window) == []

    dressed.wear(LIGHT, 200)
    QApplication.processEvents()

    for chip in page.chips.chips:
        assert chip.width() >= chip.sizeHint().width()
        assert page.chips.rect().contains(chip.geometry())
