from dataclasses import replace

import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.needs import needs
from herefordshire_desk.domain.planned_visits import (
    cancel_visit,
    move_visit,
    plan_visit,
    suggested_day,
)
from herefordshire_desk.domain.problems import Problem
from tests.make import DAY, assessment, on, plan, planned_visit, policy, visit

CALENDAR = policy().calendar


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-24", "2027-11-20"])
def test_that_a_visit_is_booked_for_today_or_a_day_to_come(day):
    made = planned_visit(planned_for=on(day))

    change = plan_visit(made, DAY)

    assert (change.label, change.edits) == ("Book visit", (Edit(after=made),))


@pytest.mark.parametrize("day", ["2026-11-19", "2027-11-21"])
def test_that_no_visit_is_booked_for_the_past_or_more_than_a_year_ahead(day):
    for found in (
        plan_visit(planned_visit(planned_for=on(day)), DAY),
        move_visit(planned_visit(id="P1"), planned_visit(planned_for=on(day)), DAY),
    ):
        assert isinstance(found, Problem)
        assert found.field == "planned_for"


def test_that_what_was_booked_moves_and_stays_the_same_childs():
    before = planned_visit(booked_on=on("2026-11-02"))
    after = replace(before, planned_for=on("2026-11-30"), child_id="C9", booked_on=DAY)

    (edit,) = move_visit(before, after, DAY).edits

    assert (edit.before, edit.after) == (before, replace(before, planned_for=on("2026-11-30")))


def test_that_moving_nothing_is_said():
    before = planned_visit()

    assert isinstance(move_visit(before, before, DAY), Problem)


def test_that_a_booking_cancelled_is_taken_away():
    made = planned_visit()

    assert cancel_visit(made).edits == (Edit(before=made),)


def test_that_a_booked_visit_never_counts_as_a_visit():
    seen = visit(visited_on=on("2026-11-02"))
    booked = planned_visit(planned_for=on("2026-11-20"))
    with_it, without = (assessment(plan(), seen, *rest) for rest in ([booked], []))

    assert with_it.visits == without.visits
    assert with_it.seen_on == without.seen_on == on("2026-11-02")


def test_that_the_child_is_booked_for_the_first_of_several():
    days = ["2026-11-27", "2026-11-24", "2026-11-30"]
    booked = [planned_visit(planned_for=on(each)) for each in days]

    assert assessment(plan(), *booked).booked == booked[1]


def test_that_a_visit_booked_later_was_not_booked_on_an_earlier_day():
    booked = planned_visit(booked_on=on("2026-11-18"))

    assert assessment(plan(), booked, day=on("2026-11-17")).booked is None
    assert assessment(plan(), booked, day=on("2026-11-18")).booked == booked


def test_that_what_is_due_says_when_a_visit_is_booked():
    records = [plan(), visit(visited_on=on("2026-11-02")), planned_visit()]
    (need,) = [each for each in needs([assessment(*records)], {}, policy()) if each.visit]

    assert need.why == "Booked 24 Nov · seen 2 Nov 2026"


@pytest.mark.parametrize(
    ("due", "suggested"),
    [
        pytest.param("2026-11-25", "2026-11-25", id="the_due_date"),
        pytest.param("2026-11-29", "2026-11-27", id="before_a_weekend"),
        pytest.param("2026-11-22", "2026-11-20", id="not_before_today"),
        pytest.param("2026-11-16", "2026-11-20", id="overdue_is_today"),
        pytest.param(None, "2026-11-20", id="nothing_due"),
    ],
)
def test_that_the_day_suggested_is_the_last_working_day_in_time(due, suggested):
    assert suggested_day(on(due) if due else None, CALENDAR, DAY) == on(suggested)
