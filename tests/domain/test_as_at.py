from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.as_at import as_at
from tests.make import DAY, allocation, child, family_meeting, handover, on, plan, visit

DAYS = st.dates(on("2026-01-01"), on("2026-12-31"))


def test_that_what_had_not_begun_is_not_there():
    assert as_at([visit(visited_on=DAY), plan(start=DAY)], on("2026-11-19")) == []


def test_that_what_began_on_the_day_is_there():
    seen = visit(visited_on=DAY)

    assert as_at([seen], DAY) == [seen]


def test_that_what_ended_later_is_open_as_it_was_then():
    held = allocation(start=on("2026-03-01"), end=on("2026-11-20"))

    (then,) = as_at([held], on("2026-11-19"))
    (later,) = as_at([held], on("2026-11-20"))

    assert (then.end, later.end) == (None, on("2026-11-20"))


def test_that_who_the_child_is_stays():
    known = child()

    assert as_at([known], on("2000-01-01")) == [known]


@given(DAYS, DAYS, DAYS)
def test_that_nothing_after_the_day_shows(start, end, day):
    shown = as_at([allocation(start=start, end=max(start, end))], day)

    assert all(each.start <= day and (each.end is None or each.end <= day) for each in shown)


def test_that_a_meeting_held_later_stands_as_it_was_booked():
    meeting = family_meeting(
        planned_for=on("2026-11-10"), held_on=on("2026-11-12"), recorded_on=on("2026-11-02")
    )

    held = [each.held_on for day in (1, 2, 12) for each in as_at([meeting], date(2026, 11, day))]

    assert held == [None, on("2026-11-12")]


def test_that_of_a_goodbye_and_hello_what_came_later_is_not_there():
    steps = handover(
        told_on=on("2026-11-02"),
        told_by="Priya",
        goodbye_on=on("2026-11-09"),
        introduced_on=on("2026-11-16"),
    )

    (then,) = as_at([steps], on("2026-11-09"))
    (before,) = as_at([steps], on("2026-11-01"))

    assert (then.told_by, then.goodbye_on, then.introduced_on) == ("Priya", on("2026-11-09"), None)
    assert (before.told_on, before.told_by, before.goodbye_on) == (None, "", None)
