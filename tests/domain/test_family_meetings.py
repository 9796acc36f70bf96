"""Family meetings: when the next is due, and booking, recording and withdrawing one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.family_meetings import (
    known_on,
    plan_meeting,
    record_meeting,
    withdraw_meeting,
)
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.problems import Problem
from tests.make import (
    DAY,
    assessment,
    care_episode,
    episode,
    family_meeting,
    mark,
    on,
    plan,
    setting,
)

OPENED = episode(start=on("2026-10-12"))
DAYS = st.dates(on("2026-01-01"), on("2026-12-31"))


def booked(day, **fields):
    return family_meeting(held_on=None, planned_for=on(day), **fields)


def due(*records, **fields):
    return assessment(*records, **fields).meeting


@pytest.mark.parametrize(
    ("held", "expected", "state", "late"),
    [
        pytest.param("2026-10-08", "2026-11-19", "overdue", 1, id="six_weeks_and_a_day_ago"),
        pytest.param("2026-10-09", "2026-11-20", "due_today", 0, id="six_weeks_ago"),
        pytest.param("2026-10-16", "2026-11-27", "due_soon", 0, id="due_in_a_week"),
        pytest.param("2026-10-17", "2026-11-28", "in_date", 0, id="due_after_that"),
    ],
)
def test_that_the_next_is_due_six_weeks_after_the_last(held, expected, state, late):
    found = due(
        episode(), family_meeting(held_on=on(held)), family_meeting(held_on=on("2026-09-01"))
    )

    assert (found.due, found.state, found.days_overdue) == (on(expected), state, late)


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param([OPENED], id="an_episode"),
        pytest.param(
            [replace(OPENED), plan(start=on("2026-11-02"))], id="an_episode_before_a_plan"
        ),
        pytest.param([plan(kind="CIN", start=on("2026-10-12"))], id="a_plan"),
        pytest.param([care_episode(start=on("2026-10-12"))], id="a_period_of_care"),
        pytest.param([mark(kind="PRIVATE_FOSTERING", start=on("2026-10-12"))], id="fostering"),
    ],
)
def test_that_the_first_is_due_six_weeks_after_the_child_was_opened(opened):
    found = due(*opened)

    assert (found.last_held, found.counted_from) == (None, on("2026-10-12"))
    assert found.due == on("2026-11-23")


def test_that_a_meeting_of_an_earlier_time_is_shown_and_does_not_count():
    found = due(OPENED, family_meeting(held_on=on("2026-02-02")))

    assert (found.last_held, found.due) == (on("2026-02-02"), on("2026-11-23"))


def test_that_a_council_may_set_the_days():
    fortnightly = policy_on(DAY, [setting(name="family_meeting_days", value=14)])

    assert due(OPENED, under=fortnightly).due == on("2026-10-26")


def test_that_a_booked_meeting_is_said_and_is_no_meeting():
    found = due(OPENED, booked("2026-12-01"), booked("2026-11-24"))

    assert (found.booked_for, found.last_held) == (on("2026-11-24"), None)
    assert found.due == on("2026-11-23")


def test_that_a_meeting_is_recorded():
    held = family_meeting(held_on=DAY)

    change = record_meeting(held, [], DAY)

    assert (change.label, change.edits) == ("Record family meeting", (Edit(after=held),))


def test_that_it_is_the_oldest_that_was_booked_and_keeps_what_was_noted_there():
    first = booked("2026-11-18", recorded_on=on("2026-11-02"), note="At Nan's")
    held = family_meeting(held_on=DAY, social_worker_id="SW1", recorded_on=DAY)

    (edit,) = record_meeting(held, [booked("2026-11-25"), first], DAY).edits

    assert edit == Edit(before=first, after=replace(first, held_on=DAY, social_worker_id="SW1"))


def test_that_a_meeting_held_before_another_was_booked_is_not_that_one():
    later = booked("2026-11-25", recorded_on=on("2026-11-16"))
    held = family_meeting(held_on=on("2026-11-10"))

    assert record_meeting(held, [later], DAY).edits == (Edit(after=held),)


@pytest.mark.parametrize("held_on", [None, DAY + timedelta(1), on("2026-10-12")])
def test_that_no_day_one_to_come_and_a_day_that_has_one_are_refused(held_on):
    found = record_meeting(family_meeting(held_on=held_on), [family_meeting()], DAY)

    assert isinstance(found, Problem)
    assert found.field == "held_on"


@pytest.mark.parametrize("day", ["2026-11-20", "2027-11-20"])
def test_that_a_meeting_is_booked_for_today_or_a_day_to_come(day):
    made = booked(day)

    (edit,) = plan_meeting(made, DAY).edits

    assert edit == Edit(after=replace(made, recorded_on=DAY))


@pytest.mark.parametrize("day", [None, "2026-11-19", "2027-11-21"])
def test_that_none_is_booked_for_no_day_the_past_or_more_than_a_year_ahead(day):
    found = plan_meeting(family_meeting(held_on=None, planned_for=on(day) if day else None), DAY)

    assert isinstance(found, Problem)
    assert found.field == "planned_for"


@pytest.mark.parametrize(
    ("meeting", "label"),
    [
        (family_meeting(), "Withdraw family meeting"),
        (booked("2026-11-24"), "Cancel booked family meeting"),
    ],
)
def test_that_a_meeting_is_withdrawn_held_or_booked(meeting, label):
    change = withdraw_meeting(meeting)

    assert (change.label, change.edits) == (label, (Edit(before=meeting),))


@given(DAYS, DAYS, DAYS, DAYS)
def test_that_recording_a_booked_meeting_changes_no_earlier_day(recorded, planned, held, day):
    before = booked(planned.isoformat(), recorded_on=recorded)
    change = record_meeting(family_meeting(held_on=held), [before], date.max)

    (edit,) = change.edits

    if edit.before is not None and day < held:
        assert known_on(edit.after, day) == known_on(before, day)


def test_that_a_booking_for_weeks_later_stays_when_another_meeting_is_held():
    later = family_meeting(held_on=None, planned_for=on("2026-12-18"), recorded_on=on("2026-11-01"))
    held = family_meeting(held_on=DAY, recorded_on=DAY)

    assert record_meeting(held, [later], DAY).edits == (Edit(after=held),)


def test_that_withdrawing_a_meeting_that_was_booked_leaves_it_booked():
    booked = family_meeting(held_on=None, planned_for=DAY, recorded_on=on("2026-11-01"))
    made = record_meeting(family_meeting(held_on=DAY, note="said"), [booked], DAY)
    (edit,) = withdraw_meeting(made.edits[0].after).edits

    assert edit.after == booked
