from dataclasses import replace

import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.visit_changes import (
    correct_visit,
    days_to_record,
    record_visits,
    withdraw_visit,
)
from tests.make import DAY, child, on, planned_visit, visit

AMY = child(id="C1", forename="Amy", date_of_birth=on("2020-05-01"))
BEN = child(id="C2", forename="Ben", date_of_birth=on("2026-11-10"))
RECORDED = visit(
    visited_on=on("2026-11-02"), recorded_on=on("2026-11-05"), extracted="ssd:1:ab", id="V1"
)


def recording(*visits, booked=()):
    """Records the visits, each with its child."""
    return record_visits(visits, booked, DAY, lambda each: each.forename)


def test_that_one_visit_is_a_change_that_adds_it():
    made = visit(visited_on=DAY)

    change = recording((AMY, made))

    assert (change.label, change.edits) == ("Record visit", (Edit(after=made),))


def test_that_brothers_and_sisters_seen_together_are_one_change():
    first, second = visit(visited_on=DAY), visit(child_id="C2", visited_on=DAY)

    change = recording((AMY, first), (BEN, second))

    assert change.label == "Record visit to 2 children"
    assert change.edits == (Edit(after=first), Edit(after=second))
    assert change.children == {"C1", "C2"}


def test_that_what_cannot_be_of_one_seen_as_well_is_said_beside_the_others():
    early = on("2026-11-05")

    found = recording((AMY, visit(visited_on=early)), (BEN, visit(child_id="C2", visited_on=early)))

    assert found == Problem("others", "Ben: The child was not born then.")


def test_that_what_cannot_be_of_the_child_is_said_beside_its_own_field():
    found = recording((AMY, visit(visited_on=on("2026-11-21"))))

    assert isinstance(found, Problem)
    assert found.field == "visited_on"


@pytest.mark.parametrize(
    ("days", "done"),
    [
        pytest.param(["2026-11-20"], ["2026-11-20"], id="booked_for_that_day"),
        pytest.param(["2026-11-10", "2026-11-12"], ["2026-11-10"], id="the_oldest_alone"),
        pytest.param(["2026-11-21"], [], id="not_one_still_to_come"),
        pytest.param([], [], id="none_booked"),
    ],
)
def test_that_a_visit_is_done_with_the_oldest_booked_by_then(days, done):
    booked = [planned_visit(planned_for=on(each)) for each in days]
    others = planned_visit(child_id="C2", planned_for=on("2026-11-01"))
    made = visit(visited_on=DAY, child_seen=False)

    change = recording((AMY, made), booked=[*booked, others])

    gone = [edit.before.planned_for for edit in change.edits[1:]]
    assert gone == [on(each) for each in done]


def test_that_a_correction_keeps_whose_it_is_where_it_came_from_and_when_it_was_recorded():
    after = replace(RECORDED, visited_on=on("2026-11-03"), recorded_on=DAY, extracted="", id="X")

    (edit,) = correct_visit(AMY, RECORDED, after, DAY).edits

    assert edit.before == RECORDED
    assert edit.after == replace(RECORDED, visited_on=on("2026-11-03"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"visited_on": on("2026-11-21")}, "visited_on", id="tomorrow"),
        pytest.param({"visited_on": on("2020-04-30")}, "visited_on", id="before_birth"),
        pytest.param(
            {"child_seen": False, "seen_alone": True}, "seen_alone", id="alone_but_not_seen"
        ),
        pytest.param({}, "", id="nothing_is_different"),
    ],
)
def test_that_a_correction_is_refused_as_recording_it_would_be(fields, field):
    found = correct_visit(AMY, RECORDED, replace(RECORDED, **fields), DAY)

    assert isinstance(found, Problem)
    assert (found.field, found.message.endswith(".")) == (field, True)


def test_that_a_visit_withdrawn_is_taken_away_and_its_reverse_puts_it_back():
    change = withdraw_visit(RECORDED)

    assert change.edits == (Edit(before=RECORDED),)
    assert change.reversed().edits == (Edit(after=RECORDED),)


@pytest.mark.parametrize(("recorded", "days"), [("2026-11-02", 0), ("2026-11-05", 3), (None, None)])
def test_that_the_delay_counts_from_the_visit_to_the_day_it_was_recorded(recorded, days):
    made = visit(visited_on=on("2026-11-02"), recorded_on=on(recorded) if recorded else None)

    assert days_to_record(made) == days
