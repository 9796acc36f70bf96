"""Which children will change social worker soon, and that it comes true."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.allocate import allocate
from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.forecast import forecast
from tests.make import DAY, absence, allocation, assessment, child, on, plan, policy
from tests.make_board import lead, worker

A, B, C, NEW = "SW-A", "SW-B", "SW-C", "SW-NEW"


def expected(*rows, born=None, **ends):
    """What is forecast of one child with these lead rows; `ends` are those of social workers."""
    each = assessment(plan(), *rows, date_of_birth=born)
    people = {name: worker(name, end=end) for name, end in ends.items()}
    found = forecast([each], {"C1": rows}, people, policy())
    return found[0] if found else None


def rows(*spells):
    return [lead("C1", *spell) for spell in spells]


def test_that_nothing_known_is_nothing_forecast():
    assert expected(*rows((A, "2026-01-05")), **{A: None}) is None


@pytest.mark.parametrize(
    ("end", "cause"),
    [
        pytest.param("2026-12-18", "leaves", id="who_leaves_in_a_month"),
        pytest.param("2027-01-15", "leaves", id="on_the_last_of_56_days"),
        pytest.param("2027-01-16", None, id="the_day_after_is_too_far"),
        pytest.param("2026-11-20", "left", id="who_left_today"),
        pytest.param("2026-10-01", "left", id="who_left_long_ago"),
    ],
)
def test_that_the_end_of_the_social_worker_is_the_day(end, cause):
    found = expected(*rows((A, "2026-01-05")), **{A: on(end)})

    assert (found.cause if found else None) == cause
    assert found is None or (found.on, found.holder, found.next_one) == (on(end), A, None)


def test_that_an_allocation_that_will_end_is_a_change_to_somebody_not_known():
    found = expected(*rows((A, "2026-01-05", "2026-12-01")))

    assert (found.on, found.cause, found.next_one) == (on("2026-12-01"), "ends", None)
    assert found.social_workers == 2


def test_that_an_allocation_planned_for_later_says_who_is_next():
    planned = rows((A, "2026-01-05", "2026-12-01"), (B, "2026-12-01"))

    found = expected(*planned, **{A: on("2026-12-18")})

    assert (found.on, found.cause, found.next_one) == (on("2026-12-01"), "planned", B)
    assert found.social_workers == 2


def test_that_the_same_social_worker_again_is_no_change():
    assert expected(*rows((A, "2026-01-05", "2026-12-01"), (A, "2026-12-01"))) is None


def test_that_another_role_is_no_change():
    helper = allocation(
        social_worker_id=B,
        role="Family Support Worker",
        start=on("2026-01-05"),
        end=on("2026-12-01"),
    )
    assert expected(*rows((A, "2026-01-05")), helper) is None


def test_that_the_third_social_worker_in_twelve_months_is_too_many():
    two = rows((B, "2025-06-02", "2026-06-01"), (A, "2026-06-01"))
    long_ago = rows((B, "2024-06-02", "2025-12-01"), (A, "2025-12-01"))

    third = expected(*two, **{A: on("2026-12-18")})
    second = expected(*long_ago, **{A: on("2026-12-18")})

    assert (third.social_workers, third.too_many) == (3, True)
    assert (second.social_workers, second.too_many) == (2, False)


def test_that_where_somebody_has_left_long_ago_it_is_counted_as_on_the_day():
    before = rows((B, "2025-01-06", "2025-10-15"), (A, "2025-10-15"))

    found = expected(*before, **{A: on("2026-10-01")})

    assert (found.cause, found.social_workers) == ("left", 2)


def test_that_a_child_who_will_be_18_by_then_is_left_out():
    ends = {A: on("2026-12-18")}

    assert expected(*rows((A, "2026-01-05")), born=on("2008-12-18"), **ends) is None
    assert expected(*rows((A, "2026-01-05")), born=on("2008-12-19"), **ends) is not None


def test_that_a_child_nobody_holds_is_left_out():
    assert expected(*rows((A, "2026-01-05", "2026-02-02")), **{A: on("2026-12-18")}) is None


def test_that_it_is_told_by_day_then_child():
    children = [
        assessment(plan(child_id=name), lead(name, by), id=name)
        for name, by in (("C3", A), ("C1", A), ("C2", B))
    ]
    people = {A: worker(A, end=on("2026-12-18")), B: worker(B, end=on("2026-12-01"))}

    found = forecast(children, {}, people, policy())

    assert [each.child_id for each in found] == ["C2", "C1", "C3"]


# --- that it comes true


@st.composite
def lives(draw):
    """Lead rows of one child to the day and a little beyond, and the day the holder leaves."""
    begun, found = on("2025-03-03"), []
    for who in draw(st.lists(st.sampled_from([A, B, C]), min_size=1, max_size=6)):
        end = begun + timedelta(draw(st.integers(20, 300)))
        gap = timedelta(draw(st.sampled_from([0, 0, 5])))
        is_last = end > DAY + timedelta(40)
        found.append(lead("C1", who, begun.isoformat(), "" if is_last else end.isoformat()))
        if is_last:
            break
        begun = end + gap
    leaves = DAY + timedelta(draw(st.integers(1, 56))) if draw(st.booleans()) else None
    return found, leaves


@given(lives())
def test_that_it_agrees_with_the_assessment_on_the_day_of_the_change(life):
    found, leaves = life
    whose, records = child(), [plan(start=on("2025-01-06")), *found]
    today = assess(facts_of(whose, records, DAY), policy(), DAY)
    people = {name: worker(name, end=leaves) for name in (A, B, C)}

    told = next(iter(forecast([today], {"C1": found}, people, policy())), None)

    if today.lead is None:
        assert told is None
        return
    if told is None:
        quiet = DAY + timedelta(56)
        later = assess(facts_of(whose, records, quiet), policy(), quiet)
        assert later.social_worker_id == today.social_worker_id
        return
    if told.next_one is None:
        records = with_somebody_new(records, found, told.on)
    then = assess(facts_of(whose, records, told.on), policy(), told.on)
    assert told.holder == today.social_worker_id != then.social_worker_id
    assert then.social_worker_id == (told.next_one or NEW)
    assert told.social_workers == len(then.stability.social_workers)
    assert told.too_many == (len(then.stability.social_workers) >= 3)


def with_somebody_new(records, found, day):
    """The records once somebody new has been given the child on the day."""
    new = allocation(social_worker_id=NEW, start=day, reason="LEFTRL")
    change = allocate(new, worker(NEW), [each for each in found if each.start < day], day)
    assert isinstance(change, Change), change
    replaced = {edit.before.id for edit in change.edits if edit.before}
    kept = [each for each in records if each.id not in replaced]
    return [*kept, *(edit.after for edit in change.edits)]


# --- away


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        pytest.param("2026-12-07", "2027-01-04", "2026-12-07", id="28_days_to_come"),
        pytest.param("2026-12-07", "2027-01-03", None, id="a_day_less"),
        pytest.param("2027-01-15", None, "2027-01-15", id="begins_on_the_last_of_56_days"),
        pytest.param("2027-01-16", None, None, id="begins_a_day_later"),
        pytest.param("2026-11-02", None, "2026-11-20", id="away_with_no_day_back"),
        pytest.param("2026-11-02", "2026-12-04", None, id="back_within_14_days"),
        pytest.param("2026-11-02", "2026-12-05", "2026-11-20", id="back_a_day_later"),
        pytest.param("2026-09-07", "2026-11-20", None, id="back_today"),
    ],
)
def test_that_a_long_absence_of_the_social_worker_is_a_change_to_come(start, end, told):
    each = assessment(plan(), *rows((A, "2026-01-05")))
    away = absence(social_worker_id=A, start=on(start), end=on(end) if end else None)

    found = forecast([each], {}, {A: worker(A)}, policy(), [away])

    assert [(one.on, one.cause) for one in found] == ([(on(told), "away")] if told else [])


def test_that_whatever_comes_first_is_the_change():
    each = assessment(plan(), *rows((A, "2026-01-05")))
    leaves = {A: worker(A, end=on("2026-12-01"))}
    away = absence(social_worker_id=A, start=on("2026-12-07"), end=None)

    (found,) = forecast([each], {}, leaves, policy(), [away])

    assert (found.on, found.cause) == (on("2026-12-01"), "leaves")
