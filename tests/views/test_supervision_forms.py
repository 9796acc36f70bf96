"""Recording and correcting a supervision, and agreeing actions."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import AgreedAction, Supervision
from tests.make import DAY, agreed_action, on, supervision
from tests.make_team import OVERDUE, PRIYA
from tests.views.forms import cells, opened, retype

Key = Qt.Key


@pytest.fixture
def page(window):
    page = window.show_page("supervision")
    assert page.table.choose(PRIYA)
    return page


def on_file(desk, kind):
    return desk.ask(lambda store: store.records(kind))


def put(desk, *records):
    assert desk.make(added("Put", *records)) is None


def test_that_a_supervision_with_its_actions_is_one_change_and_one_undo(window, page, desk):
    form = opened(window, "record_supervision")
    assert form.windowTitle() == "Record a supervision of Priya Nair"
    retype(form.held_on, "18/11/2026")
    form.text.setPlainText(" Went through every child. \n")
    retype(form.agreed.lines[0].words, "Ring the school")
    form.agreed.lines[0].about.setCurrentIndex(form.agreed.lines[0].about.findData(OVERDUE))
    retype(form.agreed.lines[0].due, "4/12/2026")
    retype(form.agreed.lines[1].words, "Book leave")
    form.verb.click()

    (held,) = on_file(desk, Supervision)
    ring, book = sorted(on_file(desk, AgreedAction), key=lambda each: each.words, reverse=True)
    assert (held.held_on, held.note, held.recorded_on) == (
        on("2026-11-18"),
        "Went through every child.",
        DAY,
    )
    assert (ring.child_id, ring.due_on, ring.agreed_on) == (
        OVERDUE,
        on("2026-12-04"),
        held.held_on,
    )
    assert (book.child_id, book.due_on) == (None, None)
    assert {each.supervision_id for each in (ring, book)} == {held.id}
    assert cells(page.shown.agreed, "Agreed") == ["Ring the school", "Book leave"]

    desk.undo()
    assert on_file(desk, Supervision) == on_file(desk, AgreedAction) == []


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ("", "held_on", "Give the day it was held."),
        ("21/11/2026", "held_on", "A supervision cannot be in the future."),
        ("1/8/2020", "held_on", "They joined on 1 September 2020."),
    ],
)
def test_that_a_day_that_cannot_be_is_told_beside_it_and_nothing_is_kept(
    window, page, desk, typed, field, words
):
    form = opened(window, "record_supervision")
    form.text.setPlainText("Kept while I type")
    retype(form.held_on, typed)
    form.verb.click()

    assert form.fields[field].problem.text() == words
    assert form.text.toPlainText() == "Kept while I type"
    assert on_file(desk, Supervision) == []
    form.reject()


def test_that_an_action_without_words_or_with_no_date_is_told_by_its_number(window, page, desk):
    form = opened(window, "record_supervision")
    retype(form.agreed.lines[0].words, "Ring the school")
    retype(form.agreed.lines[1].due, "soon")
    form.verb.click()
    assert form.fields["agreed"].problem.text().startswith("Action 2: write a whole date")
    assert form.agreed.lines[1].due.hasFocus()

    retype(form.agreed.lines[1].due, "4/12/2026")
    form.verb.click()
    assert form.fields["agreed"].problem.text().startswith("Action 2: Say what was agreed")
    assert on_file(desk, Supervision) == []
    form.reject()


def test_that_the_form_says_how_many_actions_are_carried_forward(window, page, desk):
    put(desk, agreed_action(social_worker_id=PRIYA, child_id=None))
    page.table.choose(PRIYA)
    form = opened(window, "record_supervision")

    assert form.accessibleDescription() == (
        "1 action is open from before, and carried forward until done."
    )
    form.reject()


def test_that_an_action_is_agreed_between_two_supervisions(window, page, desk):
    form = opened(window, "add_action")
    form.verb.click()
    assert form.fields["words"].problem.text() == "Say what was agreed, in a few words."
    retype(form.words, "Book leave")
    retype(form.due_on, "19/11/2026")
    form.verb.click()
    assert "due after that" in form.fields["due_on"].problem.text()
    retype(form.due_on, "4/12/2026")
    form.verb.click()

    (made,) = on_file(desk, AgreedAction)
    assert (made.words, made.agreed_on, made.supervision_id) == ("Book leave", DAY, "")


def test_that_an_action_is_changed_and_its_child_stays_though_held_by_another(window, page, desk):
    put(desk, agreed_action(id="A1", social_worker_id=PRIYA, child_id="100104"))
    form = opened(window, "change_action")
    assert form.about.currentText() == "Caleb Frost"
    retype(form.words, "Ring the school")
    form.verb.click()

    (made,) = on_file(desk, AgreedAction)
    assert (made.words, made.child_id) == ("Ring the school", "100104")


def test_that_a_supervision_is_corrected_and_what_was_agreed_moves_with_it(window, page, desk):
    put(desk, supervision(id="S1", social_worker_id=PRIYA))
    put(desk, agreed_action(social_worker_id=PRIYA, supervision_id="S1", child_id=None))
    page.shown.tabs.setCurrentWidget(page.shown.held)
    form = opened(window, "correct_supervision")
    form.verb.click()
    assert form.overall.text() == "Nothing is different from what is recorded."
    retype(form.held_on, "3/11/2026")
    form.verb.click()

    assert on_file(desk, Supervision)[0].held_on == on("2026-11-03")
    assert on_file(desk, AgreedAction)[0].agreed_on == on("2026-11-03")
