from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.facts import facts_of, standing
from herefordshire_desk.domain.standings import Run, runs, standings, turning_days
from tests.make import DAY, care_episode, child, episode, legal_status, mark, on, plan

DAYS = st.dates(on("2024-01-01"), on("2027-06-01"))


def test_that_days_of_one_value_are_one_run():
    values = {on("2026-01-01"): "A", on("2026-02-01"): "A", on("2026-03-01"): "B"}

    assert runs(values) == [
        Run(on("2026-01-01"), on("2026-03-01"), "A"),
        Run(on("2026-03-01"), None, "B"),
    ]


def test_that_runs_of_nothing_part_two_runs_of_one_value():
    values = {on("2026-03-01"): "A", on("2026-01-01"): "A", on("2026-02-01"): None}

    assert runs(values) == [
        Run(on("2026-01-01"), on("2026-02-01"), "A"),
        Run(on("2026-03-01"), None, "A"),
    ]


def test_that_no_values_make_no_runs():
    assert runs({}) == []


def test_that_days_after_the_day_are_no_turning_days():
    plans = [plan(start=on("2026-01-05"), end=on("2026-12-24")), plan(start=on("2026-11-21"))]

    assert turning_days(plans, DAY) == {on("2026-01-05")}


@pytest.mark.parametrize(
    ("fields", "closes"),
    [
        pytest.param({"date_of_birth": on("2008-06-01")}, on("2026-06-01"), id="at_18"),
        pytest.param({"died_on": on("2026-04-02")}, on("2026-04-02"), id="at_a_death"),
    ],
)
def test_that_a_child_who_leaves_is_seen_to_leave(fields, closes):
    known = standings(facts_of(child(**fields), [plan()], DAY), DAY)

    assert known[closes] is None
    assert known[on("2026-01-05")] is not None


@st.composite
def dated(draw, make, **fields):
    start, end = draw(DAYS), draw(st.none() | DAYS)
    return make(start=start, end=end, **{name: draw(each) for name, each in fields.items()})


LIFE = st.lists(
    st.one_of(
        dated(episode),
        dated(plan, kind=st.sampled_from(["CIN", "CP"])),
        dated(care_episode),
        dated(legal_status, code=st.sampled_from(["C2", "V3"])),
        dated(mark, kind=st.just("PRIVATE_FOSTERING")),
    ),
    max_size=6,
)


@given(LIFE, DAYS, st.none() | st.dates(on("2006-01-01"), on("2027-01-01")))
def test_that_between_two_turning_days_nothing_changes(life: list, asked: date, born):
    facts = facts_of(child(date_of_birth=born), life, DAY)
    known = standings(facts, asked)
    before = [turn for turn in known if turn <= asked]

    now = standing(facts, asked)

    last = known[max(before)] if before else None
    assert (last and last.statuses) == (now and now.statuses)
