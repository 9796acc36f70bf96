from dataclasses import replace

import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.records import RECORD_TYPES
from herefordshire_desk.domain.words import HOME_WORDS
from herefordshire_desk.views.record_words import (
    coded,
    edit_in_words,
    kind_words,
    record_in_words,
    yes_no,
)
from tests.make import (
    allocation,
    child,
    family_meeting,
    mark,
    on,
    plan,
    planned_visit,
    social_worker,
    visit,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(True, "Yes", id="yes"),
        pytest.param(False, "No", id="no"),
        pytest.param(None, "Not recorded", id="not_recorded_is_neither"),
    ],
)
def test_that_there_are_three_answers(value, said):
    assert yes_no(value) == said


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(
            Edit(after=visit(visited_on=on("2026-11-02"))),
            "Added visit of 2 Nov 2026: Child protection",
            id="added",
        ),
        pytest.param(Edit(before=child()), "Removed child: C1", id="removed"),
        pytest.param(
            Edit(before=plan(id="P"), after=plan(id="P", end=on("2026-11-19"))),
            "Plan: end: not recorded → 19 Nov 2026",
            id="a_day",
        ),
        pytest.param(
            Edit(before=child(disabled=None), after=child(disabled=True)),
            "Child: disabled: not recorded → yes",
            id="a_yes",
        ),
        pytest.param(
            Edit(
                before=social_worker(role="Social Worker"),
                after=replace(social_worker(role="Senior"), fte=0.5),
            ),
            "Social worker: role: Social Worker → Senior; fte: 1.0 → 0.5",
            id="two_things",
        ),
        pytest.param(
            Edit(before=child(), after=child(extracted="ssd:…")),
            "Child: seen in an extract",
            id="nothing_a_person_would_see",
        ),
    ],
)
def test_that_an_edit_is_told_in_words(edit, said):
    assert edit_in_words(edit) == said


def test_that_an_edit_names_no_field_as_the_code_does():
    before = allocation(id="A")

    said = edit_in_words(Edit(before=before, after=replace(before, social_worker_id="SW2")))

    assert said == "Allocation: social worker: SW1 → SW2"


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_that_every_kind_of_record_has_a_name_in_words(kind):
    assert kind_words(kind).islower()
    assert "_" not in kind_words(kind)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("U4", "Foster carers (U4)", id="foster_carers"),
        pytest.param("Q9", "Q9", id="a_code_of_tomorrow"),
        pytest.param("", "", id="none"),
    ],
)
def test_that_a_code_is_said_in_words_beside_it(code, said):
    assert coded(code, HOME_WORDS) == said


def test_that_a_social_worker_is_called_by_name_where_one_is_known():
    edit = Edit(after=visit(visited_on=on("2026-11-02"), social_worker_id="SW1"))

    said = edit_in_words(edit, called=lambda held_by: {"SW1": "Priya Nair"}[held_by])

    assert said == "Added visit of 2 Nov 2026: Child protection, Priya Nair"


def test_that_a_mark_and_a_booking_say_what_they_are():
    marked, booked = Edit(after=mark(decided_by="the review")), Edit(after=planned_visit())

    assert edit_in_words(marked) == (
        "Added mark of 5 Jan 2026: Connected person, temporary approval, the review"
    )
    assert edit_in_words(booked) == "Added planned visit of 24 Nov 2026: Child protection"


def test_that_a_meetings_note_is_not_told_while_names_are_hidden():
    before = family_meeting(note="At Nan's")

    told = edit_in_words(Edit(before=before, after=replace(before, note="")), names_hidden=True)

    assert told == "Family meeting: note altered"


def test_that_the_codes_of_a_record_are_said_in_words_with_the_code():
    told = record_in_words(allocation(reason="PCCHAN"))

    assert "reason Parent or carer asked for a change (PCCHAN)" in told
