"""Giving a child a lead social worker, and ending that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from herefordshire_desk.domain.allocate import (
    LEAD_ROLE,
    allocate,
    end_allocation,
    suggested_reason,
)
from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import CHANGE_REASONS
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, allocation, assessment, on, plan, social_worker

TOMORROW = DAY + timedelta(1)
PRIYA = social_worker(id="SW1")
HELD = allocation(id="OLD", social_worker_id="SW2", start=on("2026-03-02"))
HELPER = allocation(id="HELP", social_worker_id="SW3", role="Family Support Worker")
EARLIER = allocation(id="FIRST", social_worker_id="SW4", end=on("2026-03-02"))


def new(**fields):
    return allocation(
        **{"id": "NEW", "role": LEAD_ROLE, "start": DAY, "reason": "MANAGE", **fields}
    )


def given_to(found=None, *, held=(HELD,), who=PRIYA, day=DAY):
    return allocate(found or new(), who, held, day)


def problem(found):
    assert isinstance(found, Problem)
    assert found.message.endswith(".")
    return found.field


def test_that_the_role_given_at_the_desk_is_the_leads():
    assert is_lead(new())


def test_that_allocating_ends_the_present_allocation_the_same_day():
    change = given_to(held=[EARLIER, HELPER, HELD])

    assert change.label == "Allocate"
    assert change.edits == (
        Edit(before=HELD, after=replace(HELD, end=DAY)),
        Edit(after=new()),
    )


def test_that_a_first_allocation_ends_nothing():
    assert given_to(held=[HELPER, EARLIER]).edits == (Edit(after=new()),)


def test_that_case_12_a_hand_over_dated_back_changes_who_held_the_child_then():
    before = [plan(), HELD]
    change = given_to(new(start=on("2026-11-09")))
    after = DeskInMemory(before).apply(change).held.values()

    who = [assessment(*life, day=on("2026-11-09")).social_worker_id for life in (before, after)]

    assert who == ["SW2", "SW1"]
    assert assessment(*after, day=on("2026-11-08")).social_worker_id == "SW2"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"start": TOMORROW}, "start", id="from_tomorrow"),
        pytest.param({"reason": ""}, "reason", id="without_a_reason"),
        pytest.param({"reason": "BORED"}, "reason", id="for_a_reason_that_is_no_national_code"),
        pytest.param({"start": HELD.start}, "start", id="from_the_day_the_other_began"),
        pytest.param(
            {"start": HELD.start - timedelta(1)}, "start", id="from_before_the_other_began"
        ),
        pytest.param(
            {"social_worker_id": "SW2"}, "social_worker_id", id="to_whoever_holds_the_child"
        ),
    ],
)
def test_that_an_allocation_cannot_be_made(fields, field):
    assert problem(given_to(new(**fields))) == field


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"start": TOMORROW}, "start", id="who_has_not_joined"),
        pytest.param({"end": DAY}, "social_worker_id", id="case_10_who_left_on_that_day"),
        pytest.param({"end": on("2026-11-09")}, "social_worker_id", id="who_left_before"),
    ],
)
def test_that_a_child_is_not_given_to_somebody_who_is_not_in_post(fields, field):
    assert problem(given_to(who=replace(PRIYA, **fields))) == field


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        pytest.param({"start": DAY}, DAY, id="on_the_day_they_join"),
        pytest.param({"end": TOMORROW}, DAY, id="on_their_last_day"),
        pytest.param({"end": on("2026-11-10")}, on("2026-11-09"), id="who_has_left_since"),
    ],
)
def test_that_a_child_is_given_to_somebody_in_post_then(fields, start):
    assert given_to(new(start=start), who=replace(PRIYA, **fields)).edits


def test_that_a_child_may_be_given_back_to_an_earlier_social_worker():
    assert given_to(new(social_worker_id="SW4"), held=[EARLIER, HELD]).edits


def test_that_of_several_allocations_still_open_it_is_the_last_that_a_new_one_must_follow():
    newer = allocation(id="NEWER", social_worker_id="SW5", start=on("2026-09-07"))

    assert problem(given_to(new(start=on("2026-06-01")), held=[HELD, newer])) == "start"
    assert problem(end_allocation([HELD, newer], on("2026-06-01"), DAY)) == "end"
    assert len(given_to(held=[HELD, newer]).edits) == 3


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        pytest.param({"start": DAY}, True, id="one_made_today"),
        pytest.param({"start": DAY, "end": DAY}, False, id="one_of_no_length_made_today"),
    ],
)
def test_that_a_second_allocation_on_one_day_must_wait_for_tomorrow(fields, refused):
    made = allocation(social_worker_id="SW5", **fields)

    assert isinstance(given_to(held=[made]), Problem) is refused


@pytest.mark.parametrize("reason", CHANGE_REASONS)
def test_that_each_of_the_ten_national_reasons_may_be_given(reason):
    assert given_to(new(reason=reason)).edits


def test_that_an_allocation_that_has_ended_since_is_not_written_over():
    ended = replace(HELD, end=on("2026-06-01"))

    assert problem(given_to(new(start=on("2026-02-02")), held=[ended])) == "start"
    assert given_to(new(start=on("2026-06-01")), held=[ended]).edits == (
        Edit(after=new(start=on("2026-06-01"))),
    )


def test_that_an_allocation_planned_for_later_does_not_stand_in_the_way():
    planned = allocation(id="LATER", social_worker_id="SW5", start=TOMORROW)

    assert given_to(held=[HELD, planned]).edits[-1] == Edit(after=new())


def test_that_ending_leaves_the_child_unallocated_from_that_day():
    change = end_allocation([EARLIER, HELPER, HELD], on("2026-11-16"), DAY)

    assert change.label == "End allocation"
    assert change.edits == (Edit(before=HELD, after=replace(HELD, end=on("2026-11-16"))),)
    after = DeskInMemory([plan(), HELD]).apply(change).held.values()
    assert assessment(*after).days_unallocated == 4


def test_that_an_end_still_to_come_can_be_brought_forward():
    booked = replace(HELD, end=TOMORROW)

    assert end_allocation([booked], DAY, DAY).edits == (
        Edit(before=booked, after=replace(booked, end=DAY)),
    )


@pytest.mark.parametrize(
    ("held", "end"),
    [
        pytest.param([], DAY, id="where_there_is_none"),
        pytest.param([EARLIER, HELPER], DAY, id="where_it_has_ended"),
        pytest.param([HELD], TOMORROW, id="tomorrow"),
        pytest.param([HELD], HELD.start, id="on_the_day_it_began"),
        pytest.param([HELD], HELD.start - timedelta(1), id="before_it_began"),
    ],
)
def test_that_an_allocation_cannot_be_ended(held, end):
    assert problem(end_allocation(held, end, DAY)) == "end"


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        pytest.param([], "FCONTA", id="first_contact_where_nobody_held_the_child"),
        pytest.param([HELPER], "FCONTA", id="first_contact_after_others_than_a_lead"),
        pytest.param(
            [allocation(social_worker_id="")], "FCONTA", id="first_contact_after_nobody_at_all"
        ),
        pytest.param([EARLIER], "", id="nothing_after_a_lead"),
    ],
)
def test_that_a_reason_is_suggested(held, reason):
    assert suggested_reason(held) == reason
