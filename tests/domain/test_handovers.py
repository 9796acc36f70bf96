"""Goodbye and hello: how a child was brought from one social worker to the next."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.allocations import lead_episodes, stability
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.handovers import has_one_before, record_handover, share_planned
from herefordshire_desk.domain.problems import Problem
from tests.make import DAY, allocation, handover, on

STEPS = ("told_on", "goodbye_on", "introduced_on")
HELD = [
    allocation(id="A1", social_worker_id="A", start=on("2026-01-05"), end=on("2026-04-01")),
    allocation(id="A2", social_worker_id="B", start=on("2026-04-01"), end=on("2026-09-01")),
    allocation(id="A3", social_worker_id="C", start=on("2026-09-01")),
]


def changes():
    return stability(lead_episodes(HELD, DAY), [], DAY, 12).changes


def test_that_a_goodbye_and_hello_is_recorded():
    made = handover(planned=True, told_on=DAY, told_by="Priya", introduced_on=DAY)

    change = record_handover(made, [handover(allocation_id="A9")], DAY)

    assert (change.label, change.edits) == ("Record goodbye and hello", (Edit(after=made),))


def test_that_an_allocation_has_one_which_is_added_to():
    before = handover(planned=True)
    after = handover(planned=True, goodbye_on=DAY)

    change = record_handover(after, [before], DAY)

    assert change.label == "Change goodbye and hello"
    assert change.edits == (Edit(before=before, after=replace(after, id=before.id)),)


@pytest.mark.parametrize("step", STEPS)
def test_that_no_step_is_dated_in_the_future(step):
    found = record_handover(handover(**{step: DAY + timedelta(1)}), [], DAY)

    assert isinstance(found, Problem)
    assert found.field == step


def test_that_who_told_the_child_goes_with_the_day():
    found = record_handover(handover(told_by="Priya"), [], DAY)

    assert isinstance(found, Problem)
    assert found.field == "told_on"


def test_that_nothing_said_and_nothing_altered_are_no_change():
    known = handover(planned=False)

    assert isinstance(record_handover(handover(), [], DAY), Problem)
    assert isinstance(record_handover(replace(known, id="NEW"), [known], DAY), Problem)


@pytest.mark.parametrize(("row", "before"), [(0, False), (1, True), (2, True)])
def test_that_the_first_social_worker_has_nobody_to_say_goodbye_to(row, before):
    assert has_one_before(HELD[row], HELD) is before


@pytest.mark.parametrize(
    ("handovers", "expected"),
    [
        pytest.param([], (0, 0, 2), id="nothing_recorded"),
        pytest.param([("A2", True)], (1, 1, 2), id="one_planned_one_not_recorded"),
        pytest.param([("A2", True), ("A3", False)], (1, 2, 2), id="one_of_each"),
        pytest.param([("A2", None), ("A3", False)], (0, 1, 2), id="dates_alone_say_nothing_of_it"),
        pytest.param([("A1", True)], (0, 0, 2), id="the_first_is_no_change"),
    ],
)
def test_that_the_share_planned_is_of_the_changes_where_it_is_recorded(handovers, expected):
    rows = [handover(allocation_id=name, planned=planned) for name, planned in handovers]

    assert share_planned(changes(), rows) == expected


@given(st.lists(st.tuples(st.sampled_from(["A1", "A2", "A3", "A9"]), st.none() | st.booleans())))
def test_that_planned_is_never_more_than_known_nor_known_than_all(rows):
    found = [handover(allocation_id=name, planned=planned) for name, planned in rows]

    planned, known, every = share_planned(changes(), found)

    assert 0 <= planned <= known <= every == 2
