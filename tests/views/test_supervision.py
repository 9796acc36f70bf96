"""The Supervision page: who is due one, and what is done from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import AgreedAction, Supervision
from tests.make import DAY, absence, agreed_action, on, supervision
from tests.make_team import MEGAN, NEVER_SEEN, OVERDUE, OWEN, PRIYA, TOM
from tests.views.forms import cells

Key = Qt.Key


@pytest.fixture
def put(desk):
    def put(*records):
        assert desk.make(added("Put", *records)) is None

    return put


@pytest.fixture
def page(window):
    return window.show_page("supervision")


def agreed(**fields):
    return agreed_action(**{"social_worker_id": PRIYA, "child_id": None, **fields})


def actions(desk):
    return desk.ask(lambda store: store.records(AgreedAction))


def test_that_it_lists_who_is_in_post_and_when_the_next_is_due(page, put):
    put(
        supervision(social_worker_id=PRIYA, held_on=on("2026-11-02")),
        supervision(social_worker_id=TOM, held_on=on("2026-10-01")),
        absence(social_worker_id=MEGAN, start=on("2026-11-09")),
    )

    assert cells(page.table, "Social worker") == [
        "Megan Pugh",
        "Owen Hale",
        "Priya Nair",
        "Tom Beddoes",
    ]
    assert cells(page.table, "Supervision") == [
        "Not known",
        "Not known",
        "Due in 12 days",
        "20 days overdue",
    ]
    assert cells(page.table, "Next due")[2:] == ["2 Dec 2026", "31 Oct 2026"]
    assert cells(page.table, "Away")[0] == "Since 9 Nov 2026"
    assert cells(page.table, "Role")[0] == "Social Worker · ASYE"
    assert page.subtitle.text() == "4 people · 1 overdue · 0 due soon"


def test_that_the_list_counts_children_flags_and_open_actions(page, put):
    put(agreed(), agreed(done_on=DAY))

    assert cells(page.table, "Children")[2] == "5"
    assert cells(page.table, "Flagged")[2] == "3"
    assert cells(page.table, "Open actions")[2] == "1"


def test_that_the_sheet_has_the_children_who_need_something_first(page):
    page.table.choose(PRIYA)

    assert cells(page.shown.children_, "Child")[:2] == ["Jonah Abbot", "Wren Abbot"]
    assert cells(page.shown.children_, "Needs")[1] == "4 working days overdue"
    assert page.shown.heading.text() == (
        "Priya Nair · 5 children · None is recorded; joined 1 September 2020. "
        "Every 30 days: due by 1 October 2020."
    )


def test_that_whatever_somebody_has_nothing_of_is_said(page):
    page.table.choose(OWEN)

    for table in (page.shown.agreed, page.shown.held, page.table):
        assert table.accessibleDescription()


def test_that_a_done_action_goes_under_the_open_ones_and_undo_brings_it_back(window, page, put):
    put(agreed(id="A1", words="Ring", due_on=on("2026-11-16")), agreed(id="A2", words="Book"))
    page.table.choose(PRIYA)
    page.shown.agreed.choose("A1")
    assert cells(page.shown.agreed, "Stands") == ["4 days overdue", "Open 18 days"]

    window.actions_["finish_action"].trigger()

    assert cells(page.shown.agreed, "Agreed") == ["Book", "Ring"]
    assert cells(page.shown.agreed, "Stands")[1] == "Done 20 Nov 2026"
    assert page.shown.tabs.tabText(0) == "Agreed (1 open)"
    window.actions_["undo"].trigger()
    assert cells(page.shown.agreed, "Agreed") == ["Ring", "Book"]


def test_that_what_cannot_be_done_is_said_on_the_page(window, page, put):
    put(agreed(done_on=DAY))
    page.table.choose(PRIYA)

    window.actions_["finish_action"].trigger()
    assert page.problem.text() == "It was done on 20 November 2026 already."
    window.actions_["reopen_action"].trigger()
    assert not page.problem.isVisible()
    assert cells(page.shown.agreed, "Stands") == ["Open 18 days"]


def test_that_an_action_and_a_supervision_are_withdrawn(window, page, put, desk):
    put(supervision(id="S1", social_worker_id=PRIYA), agreed(supervision_id="S1"), agreed(id="A2"))
    page.table.choose(PRIYA)
    page.shown.agreed.choose("A2")
    window.actions_["withdraw_action"].trigger()
    assert len(actions(desk)) == 1

    page.shown.tabs.setCurrentWidget(page.shown.held)
    window.actions_["withdraw_supervision"].trigger()
    assert actions(desk) == desk.ask(lambda store: store.records(Supervision)) == []


def test_that_actions_about_a_row_work_only_with_one_in_front(window, page, put):
    put(supervision(social_worker_id=PRIYA), agreed())
    page.table.choose(PRIYA)
    done, correct = window.actions_["finish_action"], window.actions_["correct_supervision"]
    assert (done.isEnabled(), correct.isEnabled()) == (True, False)

    page.shown.tabs.setCurrentWidget(page.shown.held)
    assert (done.isEnabled(), correct.isEnabled()) == (False, True)
    page.table.choose(OWEN)
    assert not correct.isEnabled()
    window.show_page("today")
    assert not done.isEnabled()


def test_that_enter_records_changes_and_opens(qtbot, window, page, put):
    put(agreed())
    page.table.choose(PRIYA)
    for table, title in (
        (page.table, "Record a supervision of Priya Nair"),
        (page.shown.agreed, "Change what was agreed with Priya Nair"),
    ):
        table.setFocus()
        qtbot.keyClick(table, Key.Key_Return)
        form = QApplication.activeModalWidget()
        assert form.windowTitle() == title
        form.reject()

    page.shown.children_.setFocus()
    page.shown.children_.choose(OVERDUE)
    qtbot.keyClick(page.shown.children_, Key.Key_Return)
    assert window.page is window.pages["child"]


def test_that_f6_goes_round_the_list_the_children_and_what_was_agreed(qtbot, window, page):
    for expected in (page.shown.children_, page.shown.agreed, page.table):
        qtbot.keyClick(window, Key.Key_F6)
        assert expected.hasFocus()


def test_that_an_earlier_day_is_as_it_was_and_changes_nothing(window, page, put, desk):
    put(
        supervision(social_worker_id=PRIYA, held_on=on("2026-11-02")),
        agreed(id="A1", done_on=on("2026-11-18")),
    )
    desk.look_at(on("2026-11-09"))
    page.table.choose(PRIYA)

    assert cells(page.table, "Supervision")[2] == "Due in 23 days"
    assert cells(page.shown.agreed, "Stands") == ["Open 7 days"]
    assert not window.actions_["record_supervision"].isEnabled()
    assert not window.actions_["finish_action"].isEnabled()
    page.withdraw_action()
    assert page.problem.text().startswith("This is the desk as at 9 November 2026.")


def test_that_words_and_names_are_hidden_together(page, put, desk):
    put(
        supervision(social_worker_id=PRIYA, note="About Wren"),
        agreed(words="Ring Wren's school", child_id=NEVER_SEEN),
    )
    page.table.choose(PRIYA)
    assert cells(page.shown.agreed, "About") == ["Jonah Abbot"]

    desk.hide_names(True)

    assert cells(page.shown.agreed, "Agreed") == ["Hidden while names are"]
    assert cells(page.shown.agreed, "About") == [f"J.A. {NEVER_SEEN}"]
    assert cells(page.shown.held, "Note") == ["Hidden while names are"]
