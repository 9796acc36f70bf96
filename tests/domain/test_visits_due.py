"""When a visit is due: what it is counted from, agreed intervals, settings, states and overdue."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.calendar import Calendar
from herefordshire_desk.domain.policy import Gap, policy_on
from herefordshire_desk.domain.visits import add_gap
from tests.make import (
    DAY,
    assessment,
    care_episode,
    episode,
    holiday,
    legal_status,
    mark,
    on,
    placement,
    plan,
    setting,
    visit,
)

START = on("2025-09-01")
CARE, CP_PLAN = care_episode(start=START), plan(start=START)


def only(*records, **fields):
    (found,) = assessment(*records, **fields).visits
    return found


def agreed(days, **fields):
    return mark(kind="INTERVAL", days=days, **fields)


@pytest.mark.parametrize(
    ("gap", "due"),
    [
        pytest.param(Gap(42, "days"), "2027-01-01", id="case_26_weeks_end_on_a_bank_holiday"),
        pytest.param(Gap(9, "days"), "2026-11-29", id="case_26_weeks_end_on_a_sunday"),
        pytest.param(Gap(3, "months"), "2027-02-20", id="case_26_months_end_on_a_saturday"),
        pytest.param(Gap(10, "working days"), "2026-12-04", id="working_days_skip_weekends"),
    ],
)
def test_that_only_working_days_skip_closed_days(gap, due):
    assert add_gap(on("2026-11-20"), gap, Calendar()) == on(due)


@pytest.mark.parametrize(
    ("records", "counted_from"),
    [
        pytest.param(["plan", "episode"], "2026-09-07", id="the_plan"),
        pytest.param(["episode", "short breaks"], "2026-08-03", id="else_the_episode"),
        pytest.param(["short breaks"], "2026-06-01", id="else_the_period_of_care"),
    ],
)
def test_that_a_child_in_need_is_counted_from_the_plan_then_what_there_is(records, counted_from):
    known = {
        "plan": [plan(kind="CIN", start=on("2026-09-07"))],
        "episode": [episode(start=on("2026-08-03"))],
        "short breaks": [
            care_episode(start=on("2026-06-01")),
            legal_status(code="V4", start=on("2026-06-01")),
        ],
    }

    found = only(*(record for name in records for record in known[name]))

    assert (found.rule.id, found.counted_from) == ("CIN", on(counted_from))


def test_that_a_plan_older_than_the_newest_episode_is_still_the_one_counted_from():
    found = only(plan(kind="CIN", start=on("2026-02-02")), episode(start=on("2026-10-05")))

    assert found.counted_from == on("2026-02-02")


@pytest.mark.parametrize(
    ("days", "due", "applies"),
    [
        pytest.param(7, "2026-11-16", True, id="a_shorter_one_applies"),
        pytest.param(14, "2026-11-23", False, id="one_just_as_long_changes_nothing"),
        pytest.param(28, "2026-11-23", False, id="a_longer_one_never_lengthens"),
    ],
)
def test_that_an_agreed_interval_only_shortens(days, due, applies):
    found = only(CP_PLAN, visit(visited_on=on("2026-11-09")), agreed(days))

    assert (found.due, found.agreed) == (on(due), applies)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        pytest.param(3, "2026-11-12", id="shorter"),
        pytest.param(28, "2026-12-07", id="longer_as_the_review_decided"),
    ],
)
def test_that_for_adoption_the_agreed_interval_is_the_reviews_decision(days, due):
    adopted = [CARE, placement(type="A3", start=START)]

    found = only(*adopted, visit(kind="CLA", visited_on=on("2026-11-09")), agreed(days))

    assert (found.due, found.agreed) == (on(due), True)


@pytest.mark.parametrize(
    ("mark_fields", "due"),
    [
        pytest.param({"start": DAY}, "2026-11-16", id="from_the_day_with_no_grace"),
        pytest.param({"start": DAY + timedelta(1)}, "2026-11-23", id="not_before_it_starts"),
        pytest.param({"start": START, "end": DAY}, "2026-11-23", id="not_once_it_has_ended"),
        pytest.param({"start": START, "days": None}, "2026-11-23", id="not_without_a_number"),
    ],
)
def test_that_case_31_an_interval_counts_while_it_is_agreed(mark_fields, due):
    interval = agreed(**{"days": 7, **mark_fields})

    assert only(CP_PLAN, visit(visited_on=on("2026-11-09")), interval).due == on(due)


@given(
    st.sampled_from(["CLA", "CP", "CIN", "PF"]),
    st.dates(START, DAY),
    st.integers(1, 200),
)
def test_that_no_agreed_interval_makes_any_visit_but_an_adoption_one_later(kind, seen, days):
    records = [CARE, CP_PLAN, mark(kind="PRIVATE_FOSTERING", start=START)]
    last = visit(kind=kind, visited_on=seen)

    without = assessment(*records, last).visits
    with_one = assessment(*records, last, agreed(days, start=START)).visits

    for before, after in zip(without, with_one, strict=True):
        assert after.due <= before.due
        assert after.agreed == (after.due < before.due)


def test_that_case_31_a_setting_counts_from_its_first_day_and_not_before():
    tightened = [setting(name="CP.then", value=5, start=DAY)]
    records = [CP_PLAN, visit(visited_on=on("2026-11-09"))]
    day_before = DAY - timedelta(1)

    then = only(*records, day=day_before, under=policy_on(day_before, tightened))
    now = only(*records, under=policy_on(DAY, tightened))

    assert (then.due, now.due) == (on("2026-11-23"), on("2026-11-16"))


def test_that_case_31_from_in_need_to_child_protection_the_new_rule_runs_from_the_plan():
    life = [
        episode(start=on("2026-08-03")),
        plan(kind="CIN", start=on("2026-08-03"), end=on("2026-11-10")),
        plan(start=on("2026-11-10")),
        visit(kind="CIN", visited_on=on("2026-11-09")),
    ]

    before, after = only(*life, day=on("2026-11-09")), only(*life)

    assert (before.rule.id, before.due) == ("CIN", on("2026-12-07"))
    assert (after.rule.id, after.due) == ("CP", on("2026-11-24"))


def test_that_case_26_an_extra_holiday_moves_a_working_day_limit_and_no_other():
    under = policy_on(DAY, holidays=[holiday(on("2026-11-18"))])
    seen = [visit(kind=kind, visited_on=on("2026-11-09")) for kind in ("CP", "CLA")]

    found = assessment(CP_PLAN, CARE, *seen, under=under).visits

    assert {each.rule.id: each.due for each in found} == {
        "CLA-STD": on("2026-12-21"),
        "CP": on("2026-11-24"),
    }


@pytest.mark.parametrize(
    ("due", "state", "overdue"),
    [
        pytest.param("2026-11-13", "overdue", 7, id="a_week_ago"),
        pytest.param("2026-11-19", "overdue", 1, id="yesterday"),
        pytest.param("2026-11-20", "due_today", 0, id="today"),
        pytest.param("2026-11-21", "due_soon", 0, id="tomorrow"),
        pytest.param("2026-11-27", "due_soon", 0, id="in_seven_days"),
        pytest.param("2026-11-28", "in_date", 0, id="in_eight_days"),
    ],
)
def test_that_the_state_goes_by_the_days_to_the_due_date(due, state, overdue):
    last = visit(kind="CLA", visited_on=on(due) - timedelta(42))

    found = only(CARE, last)

    assert (found.due, found.state, found.days_overdue) == (on(due), state, overdue)


def test_that_how_soon_is_soon_may_be_set():
    under = policy_on(DAY, [setting(name="due_soon", value=14)])

    found = only(CARE, visit(kind="CLA", visited_on=on("2026-10-23")), under=under)

    assert (found.due, found.state) == (on("2026-12-04"), "due_soon")


@pytest.mark.parametrize(
    ("day", "calendar_days", "working_days"),
    [
        pytest.param("2026-12-26", 2, 0, id="over_christmas_no_working_day_has_passed"),
        pytest.param("2026-12-29", 5, 1, id="the_first_working_day_after"),
    ],
)
def test_that_overdue_is_counted_in_calendar_and_in_working_days(day, calendar_days, working_days):
    last = visit(kind="CLA", visited_on=on("2026-12-24") - timedelta(42))

    found = only(CARE, last, day=on(day))

    assert (found.days_overdue, found.working_days_overdue) == (calendar_days, working_days)


def test_that_case_28_two_visits_on_one_day_are_as_one():
    twice = [visit(visited_on=on("2026-11-09")), visit(visited_on=on("2026-11-09"))]

    assert only(CP_PLAN, *twice) == only(CP_PLAN, twice[0])


def test_that_of_visits_of_several_kinds_the_last_is_counted_where_any_kind_will_do():
    seen = [
        visit(kind="PF", visited_on=on("2026-11-02")),
        visit(kind="CIN", visited_on=on("2026-11-09")),
        visit(kind="CP", visited_on=on("2026-10-05")),
    ]

    assert only(plan(kind="CIN"), *seen).last_visit == on("2026-11-09")


def test_that_case_15_a_visit_entered_late_counts_from_the_day_it_was_made():
    entered_late = visit(visited_on=on("2026-11-09"), recorded_on=on("2026-11-27"))

    assert only(CP_PLAN, entered_late).due == on("2026-11-23")


@pytest.mark.parametrize(
    ("days", "due", "applies"),
    [
        pytest.param(3, "2026-11-19", True, id="shorter_than_ten_working_days"),
        pytest.param(60, "2026-11-30", False, id="never_longer"),
    ],
)
def test_that_the_wait_for_the_first_visit_is_shortened_as_any_gap_is(days, due, applies):
    found = only(plan(kind="CP", start=on("2026-11-16")), agreed(days))

    assert (found.due, found.agreed) == (on(due), applies)


def test_that_for_adoption_a_review_lengthens_no_wait_for_the_first_visit():
    begun = {"start": on("2026-11-16")}
    adopted = [care_episode(**begun), placement(type="A3", **begun)]

    assert only(*adopted, agreed(28)).due == on("2026-11-23")
    assert only(*adopted, agreed(3)).due == on("2026-11-19")
