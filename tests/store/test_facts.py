from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.changes import Change, Edit, added
from herefordshire_desk.domain.facts import Facts, facts_of
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    Child,
    ChildId,
    Record,
    child_of,
)
from herefordshire_desk.store.engine import Connection
from herefordshire_desk.store.rows import shape_of
from herefordshire_desk.store.store import Store
from tests import make
from tests.make import DAY
from tests.store.arbitrary import DAYS, records
from tests.store.desks import put

OF_CHILDREN = [kind for kind in RECORD_TYPES if shape_of(kind).of_a_child]


@contextmanager
def on_file(store: Store, found: list[Record]) -> Iterator[None]:
    """The records on file, and off it again for the next example."""
    put(store, added("Add", *found))
    try:
        yield
    finally:
        put(store, Change("Remove", tuple(Edit(before=record) for record in found)))


def assessed(found: list[Record], day: date) -> dict[ChildId, Assessment]:
    """What the rules say of all the records there are."""
    ordered = sorted(found, key=lambda record: record.id)
    said = {}
    for child in sorted({child_of(record) for record in found} - {None}):
        own = [record for record in ordered if child_of(record) == child]
        person = next((record for record in own if isinstance(record, Child)), Child(id=child))
        said[child] = assess(facts_of(person, own, day), make.policy(day), day)
    return {child: each for child, each in said.items() if each is not None}


def from_file(store: Store, day: date, children) -> dict[ChildId, Assessment]:
    """What the rules say of the facts on file."""
    said = [assess(facts, make.policy(day), day) for facts in store.facts(day, children)]
    return {each.child.id: each for each in said if each is not None}


@given(found=records(*OF_CHILDREN), day=DAYS)
@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_that_facts_on_file_say_what_all_the_records_would(store, found, day) -> None:
    with on_file(store, found):
        everyone = sorted({child_of(record) for record in found} - {None})
        expected = assessed(found, day)
        assert from_file(store, day, None) == expected
        assert from_file(store, day, everyone) == expected
        one_by_one = [from_file(store, day, [child]) for child in everyone]
        assert {child: each for said in one_by_one for child, each in said.items()} == expected


def counted(store: Store, ask) -> list[str]:
    """The statements that a question takes."""
    said: list[str] = []
    store.connection.set_trace_callback(said.append)
    ask()
    store.connection.set_trace_callback(None)
    return said


def steps_of(connection: Connection, ask) -> int:
    """How many steps the engine's own machine takes for a question: no clock, no noise."""
    steps = [0]

    def count() -> None:
        steps[0] += 1

    connection.set_progress_handler(count, 1)
    ask()
    connection.set_progress_handler(None, 1)
    return steps[0]


def test_that_ten_children_and_a_thousand_take_the_same_number_of_queries(store: Store) -> None:
    plans = [make.plan(id=f"P{number}", child_id=f"C{number}") for number in range(1000)]
    put(store, added("Ten", *plans[:10]))
    ten = counted(store, lambda: store.facts(DAY))
    put(store, added("A thousand", *plans[10:]))
    thousand = counted(store, lambda: store.facts(DAY))
    some = counted(store, lambda: store.facts(DAY, [plan.child_id for plan in plans[:500]]))
    assert len(store.facts(DAY)) == 1000
    assert len(ten) == len(thousand) == len(some) + 1 == 13


def test_that_every_query_goes_by_an_index(store: Store) -> None:
    put(store, added("Add", make.plan()))
    for sql in counted(store, lambda: store.facts(DAY)):
        plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        walked = [step for step in plan if step.startswith("SCAN") and "VIRTUAL" not in step]
        assert walked == [], sql


def test_that_the_latest_visit_is_one_step_however_many_there_were(store: Store) -> None:
    put(store, added("Add", make.plan()))

    def work(count: int) -> int:
        first = store.counts()["visit"]
        days = range(first, first + count)
        visits = [make.visit(id=f"V{day}", visited_on=DAY - timedelta(day % 900)) for day in days]
        put(store, added("Visits", *visits))
        store.facts(DAY)
        return steps_of(store.connection, lambda: store.facts(DAY))

    assert work(10) == work(2000)


def test_that_children_come_in_text_order_each_once(store: Store) -> None:
    plans = [make.plan(child_id=child) for child in ("C9", "C10", "C1")]
    put(store, added("Add", *plans, make.episode(child_id="C9")))
    assert [facts.child.id for facts in store.facts(DAY)] == ["C1", "C10", "C9"]
    asked = store.facts(DAY, ["C9", "C1", "C9", "C0"])
    assert [facts.child.id for facts in asked] == ["C0", "C1", "C9"]


def test_that_a_child_without_a_person_row_is_known_by_id_alone(store: Store) -> None:
    put(store, added("Add", make.plan(child_id="C7")))
    assert [facts.child for facts in store.facts(DAY)] == [Child(id="C7")]


def test_that_a_childs_records_come_by_id(store: Store) -> None:
    rows = [make.allocation(id=each, start=DAY) for each in ("3", "1", "20")]
    put(store, added("Add", make.plan(), *rows))
    (facts,) = store.facts(DAY)
    assert [row.id for row in facts.allocations] == ["1", "20", "3"]


@pytest.mark.parametrize(
    ("record", "is_open"),
    [
        pytest.param(make.episode(start=DAY), True, id="an_episode_from_the_day_on"),
        pytest.param(make.episode(end=DAY), False, id="what_ended_on_the_day"),
        pytest.param(make.episode(start=DAY + timedelta(1)), False, id="what_starts_tomorrow"),
        pytest.param(make.plan(end=DAY + timedelta(1)), True, id="what_ends_tomorrow"),
        pytest.param(make.episode(no_further_action=True), False, id="no_further_action"),
        pytest.param(make.care_episode(), True, id="a_period_of_care"),
        pytest.param(make.mark(kind="PRIVATE_FOSTERING"), True, id="private_fostering"),
        pytest.param(make.mark(kind="REG24"), False, id="another_mark"),
    ],
)
def test_that_a_child_is_drawn_who_has_something_open(store, record: Record, is_open) -> None:
    put(store, added("Add", record))
    assert len(store.facts(DAY)) == is_open


def test_that_what_cannot_bear_on_the_day_is_not_drawn(store: Store) -> None:
    past = {"start": DAY - timedelta(400), "end": DAY - timedelta(300)}
    old = {"period_of_care_id": "CARE0", "child_id": "C1"}
    put(
        store,
        added(
            "Add",
            make.episode(id="now"),
            make.plan(**past),
            make.legal_status(**past),
            make.mark(**past),
            make.care_episode(**past, **old),
            make.placement(**past, **old),
            make.review(held_on=DAY - timedelta(350), **old),
            make.allocation(start=DAY + timedelta(1)),
            *(make.visit(child_seen=seen) for seen in (True, False, None)),
        ),
    )
    (facts,) = store.facts(DAY)
    assert facts == Facts(
        child=Child(id="C1"),
        episodes=(make.episode(id="now"),),
        last_seen={"CP": make.on("2026-11-02")},
    )


def test_that_of_care_only_the_childs_own_open_period_is_drawn(store: Store) -> None:
    past = {"start": DAY - timedelta(400), "end": DAY - timedelta(300)}
    put(
        store,
        added(
            "Add",
            make.care_episode(),
            make.care_episode(period_of_care_id="CARE0", **past),
            make.placement(period_of_care_id="CARE0", **past),
            make.plan(child_id="C2"),
            make.care_episode(child_id="C2", **past),
            make.placement(child_id="C2", **past),
        ),
    )
    mine, theirs = store.facts(DAY)
    assert ([care.period_of_care_id for care in mine.care_episodes], mine.placements) == (
        ["CARE1"],
        (),
    )
    assert (theirs.care_episodes, theirs.placements) == ((), ())


LONG_AGO = {"start": DAY - timedelta(900), "end": DAY - timedelta(800)}


@pytest.mark.parametrize(
    ("name", "record"),
    [
        pytest.param("allocations", make.allocation(**LONG_AGO), id="who_held_the_child"),
        pytest.param("episodes", make.episode(**LONG_AGO), id="a_referral_an_allocation_may_name"),
        pytest.param("care_episodes", make.care_episode(id="0", **LONG_AGO), id="how_care_began"),
        pytest.param("placements", make.placement(**LONG_AGO), id="the_home_before_this_one"),
        pytest.param(
            "meetings", make.family_meeting(held_on=DAY - timedelta(850)), id="a_family_meeting"
        ),
        pytest.param("reviews", make.review(held_on=DAY - timedelta(850)), id="a_review_then"),
    ],
)
def test_that_what_ended_long_ago_is_drawn_where_it_still_counts(store, name, record) -> None:
    put(store, added("Add", make.care_episode(id="9"), record))
    (facts,) = store.facts(DAY)
    assert record in getattr(facts, name)


def test_that_a_visit_on_the_day_is_the_last_one_and_a_later_one_is_not(store: Store) -> None:
    visits = [make.visit(visited_on=DAY + timedelta(days)) for days in (-1, 0, 1)]
    put(store, added("Add", make.plan(), *visits))
    assert store.facts(DAY)[0].last_seen == {"CP": DAY}


def test_that_of_family_meetings_the_last_by_the_day_and_those_to_come_are_drawn(store) -> None:
    last = make.family_meeting(id="2", held_on=DAY)
    booked = make.family_meeting(id="3", held_on=None, planned_for=DAY)
    later = make.family_meeting(id="4", held_on=DAY + timedelta(1), planned_for=DAY)
    before = make.family_meeting(id="1", held_on=DAY - timedelta(1))
    theirs = make.family_meeting(id="5", child_id="C2", held_on=DAY + timedelta(2))
    put(store, added("Add", make.episode(), before, last, booked, later, theirs))

    (facts,) = store.facts(DAY)

    assert facts.meetings == (last, booked, later)
