"""Absences: what can be recorded, who is away, and who is away too long to be suggested."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.absences import (
    away_clause,
    away_next,
    away_on,
    away_words,
    back_on,
    by_person,
    end_absence,
    long_away,
    period_words,
    record_absence,
    why_words,
    with_absences,
    withdraw_absence,
)
from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.problems import Problem
from tests.make import DAY, absence, on, policy, social_worker
from tests.make_board import loads_of

WORKER = social_worker(start=on("2026-01-05"), end=on("2027-03-31"))
OPEN = absence(id="A1", start=on("2026-11-03"))
OVER = absence(id="A2", start=on("2026-09-01"), end=on("2026-09-08"))
CHRISTMAS = absence(id="A3", start=on("2026-12-14"), end=on("2027-01-04"))


def record(new, *existing, worker=WORKER):
    return record_absence(worker, new, existing, DAY)


def refused(made, field):
    assert isinstance(made, Problem)
    assert made.field == field
    return made.message


def away(first, last=None):
    """Away from and back after so many days from the day."""
    end = None if last is None else DAY + timedelta(last)
    return absence(start=DAY + timedelta(first), end=end)


# --- recording, ending, withdrawing


@pytest.mark.parametrize("new", [OPEN, OVER, CHRISTMAS], ids=["open", "over", "planned"])
def test_that_an_absence_is_one_change_that_can_be_taken_back(new):
    made = record(new)

    assert made == Change("Record absence", (Edit(after=new),))
    assert made.reversed().edits == (Edit(before=new),)


def test_that_somebody_not_on_the_roster_is_refused():
    assert "not on the roster" in refused(record(OPEN, worker=None), "")
    assert "not on the roster" in refused(record(OPEN, worker=social_worker(id="SW2")), "")


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        pytest.param(
            {"end": OPEN.start},
            "end",
            "They are away from 3 November 2026: the first day back must be after that.",
            id="no_day_long",
        ),
        pytest.param(
            {"start": on("2026-01-04")}, "start", "They joined on 5 January 2026.", id="joined"
        ),
        pytest.param(
            {"start": on("2027-03-31")}, "start", "They are in post until 31 March 2027.", id="left"
        ),
        pytest.param(
            {"end": on("2028-11-21")},
            "end",
            "It can be two years ahead at most, by 20 November 2028.",
            id="a_slip_of_the_keys",
        ),
    ],
)
def test_that_days_that_cannot_be_are_refused(fields, field, words):
    assert refused(record(replace(OPEN, **fields)), field) == words


def test_that_leave_is_planned_up_to_a_year_ahead():
    staying, year = social_worker(), on("2027-11-20")

    assert isinstance(record(replace(OPEN, start=year), worker=staying), Change)
    late = record(replace(OPEN, start=year + timedelta(1)), worker=staying)
    assert refused(late, "start") == "It can begin a year ahead at most, by 20 November 2027."


def test_that_nobody_is_away_twice():
    begun = refused(record(replace(OPEN, id="A9", start=DAY), OPEN), "start")
    assert begun == "Away since 3 Nov 2026: that is on file already."

    again = refused(record(OPEN, CHRISTMAS), "end")
    assert again == "They are away from 14 December 2026 as well: give a first day back by then."


def test_that_one_absence_may_begin_the_day_another_ends_and_others_be_away_as_well():
    until = replace(OPEN, end=CHRISTMAS.start)
    other = absence(id="A9", social_worker_id="SW2", start=OPEN.start)

    assert isinstance(record(until, CHRISTMAS, other), Change)


def test_that_an_absence_ends_on_a_day_past_or_to_come():
    for end in (on("2026-11-10"), on("2026-12-01")):
        back = replace(OPEN, end=end)
        made = end_absence(OPEN, end, [OPEN, OVER], DAY)
        assert made == Change("End absence", (Edit(before=OPEN, after=back),))


@pytest.mark.parametrize(
    ("end", "words"),
    [
        pytest.param(OPEN.start, "must be after that", id="not_after_it_began"),
        pytest.param(on("2026-12-15"), "away from 14 December 2026 as well", id="into_the_next"),
    ],
)
def test_that_an_end_that_cannot_be_is_refused(end, words):
    assert words in refused(end_absence(OPEN, end, [OPEN, CHRISTMAS], DAY), "end")


def test_that_an_end_on_file_is_no_change():
    assert "on file already" in refused(end_absence(OVER, OVER.end, [OVER], DAY), "end")


def test_that_an_absence_not_taken_is_taken_out():
    assert withdraw_absence(OPEN) == Change("Withdraw absence", (Edit(before=OPEN),))


# --- who is away


def test_that_whoever_is_back_on_the_day_or_goes_later_is_not_away():
    back = absence(id="A4", social_worker_id="SW2", start=on("2026-11-02"), end=DAY)

    assert away_on([OVER, OPEN, CHRISTMAS, back], DAY) == {OPEN.social_worker_id: OPEN}
    assert away_on([back], DAY - timedelta(1)) == {"SW2": back}


def test_that_absences_are_each_persons_own_by_the_day_they_begin():
    other = absence(social_worker_id="SW2")

    assert by_person([CHRISTMAS, other, OVER]) == {"SW1": [OVER, CHRISTMAS], "SW2": [other]}


def test_that_a_caseload_has_its_social_workers_absences():
    loads = loads_of({"SW1": 1, "SW9": 0})

    assert [each.absences for each in with_absences(loads, [CHRISTMAS, OVER])] == [
        (OVER, CHRISTMAS),
        (),
    ]


def test_that_one_absence_goes_on_from_another():
    sick, leave = away(-3, 5), away(5, 40)

    assert back_on([leave, sick], DAY) == DAY + timedelta(40)
    assert back_on([sick, away(5)], DAY) is None
    assert back_on([sick, away(6, 40)], DAY) == DAY + timedelta(5)


days = st.integers(-60, 60)


@given(st.lists(st.tuples(days, st.none() | st.integers(1, 60)), max_size=6))
def test_that_the_day_back_is_the_first_on_which_nobody_of_them_is_away(spells):
    found = [away(first, None if last is None else first + last) for first, last in spells]
    back = back_on(found, DAY)

    if back is None:
        assert any(each.end is None for each in found)
    else:
        assert not away_on(found, back)
        gone = (back - DAY).days
        assert all(away_on(found, DAY + timedelta(after)) for after in range(gone))


# --- too long away to be suggested; the days of policy are 56


@pytest.mark.parametrize(
    ("absences", "expected"),
    [
        pytest.param([], False, id="here"),
        pytest.param([away(-9)], True, id="no_day_back"),
        pytest.param([away(-9, 14)], False, id="back_in_14_days"),
        pytest.param([away(-9, 15)], True, id="back_in_15_days"),
        pytest.param([away(-9, 3), away(3, 20)], True, id="one_after_the_other"),
        pytest.param([away(-90, 0)], False, id="back_today"),
        pytest.param([away(56, 84)], True, id="four_weeks_soon"),
        pytest.param([away(56, 83)], False, id="not_four_weeks"),
        pytest.param([away(57)], False, id="not_soon"),
        pytest.param([away(20, 30), away(30, 50)], True, id="four_weeks_in_two_parts"),
    ],
)
def test_that_whoever_would_leave_a_child_waiting_is_long_away(absences, expected):
    assert long_away(absences, policy(), DAY) is expected


# --- in words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        pytest.param(OPEN, "Away since 3 Nov 2026", id="open"),
        pytest.param(CHRISTMAS, "Away from 14 Dec 2026, back 4 Jan 2027", id="planned"),
        pytest.param(OVER, "Was away from 1 Sep 2026, back 8 Sep 2026", id="over"),
    ],
)
def test_that_an_absence_is_told_as_it_stands(known, words):
    assert period_words(known, DAY) == words


def test_that_the_absence_that_is_open_or_next_is_told():
    assert away_words([OVER, CHRISTMAS, OPEN], DAY) == "Away since 3 Nov 2026"
    assert away_words([OVER, CHRISTMAS], DAY).startswith("Away from 14 Dec 2026")
    assert away_words([OVER], DAY) == ""
    assert away_next([OVER, CHRISTMAS], DAY) == CHRISTMAS
    assert away_next([OVER], DAY) is None
    assert away_clause([OPEN], DAY) == "away since 3 Nov 2026"


def test_that_whoever_is_long_away_is_said_not_to_be_suggested():
    assert why_words([OPEN], policy(), DAY) == "away since 3 Nov 2026: not suggested"
    short = replace(OPEN, end=on("2026-12-01"))
    assert why_words([short], policy(), DAY) == "away since 3 Nov 2026, back 1 Dec 2026"
    assert why_words([OVER], policy(), DAY) == ""
