import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, child, on, visit

BORN = child(date_of_birth=on("2020-05-01"))


def test_that_recording_a_visit_is_one_change_that_adds_it():
    made = visit(visited_on=DAY)

    change = record_visit(BORN, made, DAY)

    assert (change.label, change.edits) == ("Record visit", (Edit(after=made),))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"visited_on": on("2026-11-21")}, "visited_on", id="case_27_tomorrow"),
        pytest.param({"visited_on": on("2020-04-30")}, "visited_on", id="case_27_before_birth"),
        pytest.param(
            {"child_seen": False, "seen_alone": True}, "seen_alone", id="alone_but_not_seen"
        ),
        pytest.param(
            {"child_seen": None, "seen_alone": True}, "seen_alone", id="alone_but_not_said_seen"
        ),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(fields, field):
    found = record_visit(BORN, visit(**fields), DAY)

    assert isinstance(found, Problem)
    assert (found.field, found.message.endswith(".")) == (field, True)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"visited_on": DAY}, id="today"),
        pytest.param({"visited_on": on("2020-05-01")}, id="on_the_day_of_birth"),
        pytest.param({"child_seen": False}, id="case_16_attempted_and_not_seen"),
        pytest.param({"child_seen": False, "seen_alone": False}, id="neither_seen_nor_alone"),
        pytest.param({"seen_alone": False}, id="case_17_seen_and_not_alone"),
        pytest.param({"seen_alone": None}, id="seen_with_alone_not_recorded"),
    ],
)
def test_that_whatever_may_have_been_can_be_recorded(fields):
    made = visit(**fields)

    assert record_visit(BORN, made, DAY).edits == (Edit(after=made),)


def test_that_case_13_a_visit_before_a_birth_not_recorded_is_taken():
    unborn = child(expected_date_of_birth=on("2027-01-10"))

    assert record_visit(unborn, visit(visited_on=DAY), DAY).edits
