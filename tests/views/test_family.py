from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import FamilyLink, Visit
from tests.make import DAY, family_link, family_member, planned_visit
from tests.make_team import DUE_TODAY, OVERDUE, UNBORN
from tests.views.forms import cells, opened

GONE = "999999"  # in the family, and nothing else is on file


@pytest.fixture
def family(desk):
    """Three children of one family, one of them unborn, and one whom the desk does not hold."""
    children = [OVERDUE, DUE_TODAY, UNBORN, GONE]
    desk.make(added("Add a family", *(family_member(child_id=each) for each in children)))
    return desk


@pytest.fixture
def page(window, family):
    window.open_child(OVERDUE)
    window.page.tabs.setCurrentWidget(window.page.family)
    return window.page


def visits(desk, child):
    found = desk.ask(lambda store: store.of_children(Visit, [child]))
    return [each for each in found if each.visited_on == DAY]


def record(qtbot, window, *ticked):
    form = opened(window, "record_visit")
    for child in ticked:
        form.others.boxes[child].setChecked(True)
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)
    return form


def test_that_brothers_and_sisters_are_shown_with_who_holds_them(page):
    assert cells(page.family, "Brother or sister")[-1] == GONE
    assert cells(page.family, "Social worker") == ["Tom Beddoes", "None", ""]
    assert cells(page.family, "Plan")[-1] == "Not open to the team"
    assert set(cells(page.family, "Known from")) == {"Extract"}


def test_that_enter_opens_one_and_esc_goes_back_to_the_list(qtbot, window, family):
    window.show_page("children")
    window.open_child(OVERDUE)
    page = window.page
    page.tabs.setCurrentWidget(page.family)
    page.family.choose(DUE_TODAY)
    qtbot.keyClick(page.family, Qt.Key.Key_Return)
    assert page.child_id == DUE_TODAY

    qtbot.keyClick(page.main_table(), Qt.Key.Key_Escape)
    assert window.page is window.pages["children"]


def test_that_one_who_is_not_on_the_desk_opens_as_well(qtbot, page):
    page.family.choose(GONE)
    qtbot.keyClick(page.family, Qt.Key.Key_Return)

    assert page.heading.text() == GONE


def test_that_a_visit_is_recorded_for_those_ticked_in_one_change(qtbot, desk, window, page):
    desk.make(added("Book", planned_visit(child_id=DUE_TODAY, planned_for=DAY)))
    before = {each: desk.assessments[each] for each in (OVERDUE, DUE_TODAY)}

    record(qtbot, window, DUE_TODAY)

    (mine,), (theirs,) = visits(desk, OVERDUE), visits(desk, DUE_TODAY)
    assert (theirs.child_seen, theirs.seen_alone) == (mine.child_seen, mine.seen_alone)
    assert mine.id != theirs.id
    assert desk.assessments[OVERDUE].next_visit.state != "overdue"
    assert desk.assessments[DUE_TODAY].booked is None

    desk.undo()
    assert {each: desk.assessments[each] for each in before} == before


def test_that_nobody_is_ticked_unless_the_manager_does(qtbot, desk, window, page):
    form = record(qtbot, window)

    assert form.others.value() == []
    assert visits(desk, DUE_TODAY) == []


def test_that_only_those_who_are_open_are_offered(window, page):
    form = opened(window, "record_visit")

    assert set(form.others.boxes) == {DUE_TODAY, UNBORN}


def test_that_a_link_is_added_here_and_removed_again(qtbot, desk, window):
    window.open_child(OVERDUE)
    page = window.page
    form = opened(window, "link_child")
    form.other.setCurrentIndex(form.other.findData(DUE_TODAY))
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)
    page.tabs.setCurrentWidget(page.family)
    assert cells(page.family, "Known from") == ["Desk"]

    assert window.actions_["unlink_child"].isEnabled()
    window.actions_["unlink_child"].trigger()

    assert cells(page.family, "Known from") == []
    assert not window.actions_["unlink_child"].isEnabled()
    desk.undo()
    assert len(desk.ask(lambda store: store.records(FamilyLink))) == 1


def test_that_what_the_extract_says_cannot_be_removed_here(window, page):
    page.family.choose(DUE_TODAY)

    assert not window.actions_["unlink_child"].isEnabled()


def test_that_a_link_shows_on_both_childrens_pages(desk, window):
    desk.make(added("Link", family_link(child_id=OVERDUE, other_id=DUE_TODAY)))
    window.open_child(DUE_TODAY)

    assert cells(window.page.family, "Brother or sister") == ["Wren Abbot"]


def test_that_names_are_hidden_in_the_list_and_in_the_form(desk, window, page):
    desk.hide_names(True)
    form = opened(window, "record_visit")

    names = desk.child(DUE_TODAY).name
    assert names not in cells(page.family, "Brother or sister")
    assert names not in form.others.boxes[DUE_TODAY].text()


def test_that_on_an_earlier_day_a_link_stays_and_why_is_said(desk, window):
    desk.make(added("Link", family_link(child_id=OVERDUE, other_id=DUE_TODAY)))
    desk.look_at(DAY - timedelta(1))
    window.open_child(OVERDUE)
    window.page.tabs.setCurrentWidget(window.page.family)

    window.actions_["unlink_child"].trigger()

    assert window.toast.isVisible()
    assert len(desk.ask(lambda store: store.records(FamilyLink))) == 1
