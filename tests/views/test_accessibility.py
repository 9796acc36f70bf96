"""Every page and form, as a screen reader, a keyboard and a large hand find it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from herefordshire_desk.models.record_table import PILL_ROLE
from herefordshire_desk.views.pill import PillLabel
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import LIGHT, TARGET
from tests.views.accessible import focusable, name, nodes, tabbed, unnamed
from tests.views.forms import opened
from tests.views.screens import DOORS, FORMS, PAGES


@pytest.fixture(params=[*PAGES, *FORMS, *DOORS])
def screen(request, window, page, door):
    """Each page, form and door in turn."""
    if request.param in PAGES:
        return page(request.param)
    return opened(window, request.param) if request.param in FORMS else door(request.param)


def test_that_whatever_can_be_reached_has_a_name(screen):
    assert unnamed(screen) == []


def test_that_every_input_carries_a_name_of_its_own(screen):
    """On Linux a screen reader is told what is chosen in a list; elsewhere it asks for this."""
    inputs = [*screen.findChildren(QComboBox), *screen.findChildren(QLineEdit)]

    assert [each for each in inputs if not each.accessibleName()] == []


def test_that_the_cross_that_empties_the_search_box_has_a_name(page):
    window = page("children")

    window.page.search.setText("abbot")

    assert unnamed(window) == []


def test_that_tab_visits_everything_and_comes_round_again(screen):
    start = screen.focusWidget()
    assert start is not None

    met = tabbed(300)

    assert {widget for widget in focusable(screen) if widget not in met} == set()
    assert met.count(start) >= 3
    assert met[: met.index(start) + 1] == met[met.index(start) + 1 : 2 * (met.index(start) + 1)]


def test_that_no_list_or_text_keeps_the_tab_key(screen):
    lists = screen.findChildren(QAbstractItemView)
    texts = [*screen.findChildren(QTextEdit), *screen.findChildren(QPlainTextEdit)]

    assert [each for each in lists if each.tabKeyNavigation()] == []
    assert [each for each in texts if not each.tabChangesFocus()] == []


def test_that_the_keyboards_place_can_be_seen_wherever_it_is(screen):
    hidden = []
    for _ in range(len(focusable(screen)) + 1):
        widget = QApplication.focusWidget()
        with_it = widget.grab().toImage()
        tabbed(1)
        if widget.grab().toImage() == with_it:
            hidden.append(widget)

    assert hidden == []


@pytest.mark.parametrize("scale", [80, 100])
def test_that_targets_are_large_enough_to_hit(dressed, screen, scale):
    dressed.wear(LIGHT, scale)
    QApplication.processEvents()
    small = [
        f"{type(each).__name__} {each.accessibleName() or each.text()}: {each.height()}"
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for each in screen.findChildren(kind)
        if each.isVisible() and _is_target(each) and each.height() < TARGET
    ]
    small += [
        f"tab {bar.tabText(at)}"
        for bar in screen.findChildren(QTabBar)
        for at in range(bar.count())
        if bar.isVisible() and bar.isTabVisible(at) and bar.tabRect(at).height() < TARGET
    ]
    small += [
        f"row of {table.accessibleName()}"
        for table in screen.findChildren(Table)
        if table.verticalHeader().defaultSectionSize() < TARGET
    ]

    assert small == []


def _is_target(widget: QWidget) -> bool:
    """The cross in a field is not one: Ctrl+A and Delete do the same (2.5.8, equivalent)."""
    inside = widget.parentWidget()
    return not (isinstance(widget, QToolButton) and isinstance(inside, QLineEdit))


@pytest.mark.parametrize("which", PAGES)
def test_that_nothing_is_said_by_a_colour_alone(page, which):
    window = page(which)

    for table in window.findChildren(Table):
        model = table.model()
        for row in range(model.rowCount()):
            for at in range(model.columnCount()):
                index = model.index(row, at)
                assert index.data() or not index.data(PILL_ROLE)
    assert all(pill.text for pill in window.findChildren(PillLabel))


@pytest.mark.parametrize("which", PAGES)
def test_that_every_heading_of_a_list_says_what_is_under_it(page, which):
    window = page(which)

    headings = [
        table.model().headerData(at, Qt.Orientation.Horizontal)
        for table in window.findChildren(Table)
        for at in range(table.model().columnCount())
    ]
    assert all(headings)


@pytest.mark.parametrize("which", PAGES)
def test_that_every_list_that_is_shown_is_told_by_its_name(page, which):
    window = page(which)

    told = {name(node) for node in nodes(window)}
    assert {
        table.accessibleName() for table in window.findChildren(Table) if table.isVisible()
    } <= (told)
