from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.as_at import as_at
from tests.make import DAY, allocation, child, on, plan, visit

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
