from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.backups import (
    DAYS,
    MONTHS,
    WEEKS,
    BackupNote,
    gone,
    kept,
    missing_from,
    when,
)

NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 20, 17), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone comes with it
    max_size=60,
)
NOTE = BackupNote(at=NOW, why="closing", line=3, head="abc", state="s")


def at(day: date, hour: int = 17) -> datetime:
    return datetime.combine(day, time(hour), UTC)


@given(MOMENTS)
def test_that_the_newest_is_always_kept(made):
    assert not made or max(made) in kept(made, NOW)


@given(MOMENTS)
def test_that_what_is_kept_is_some_of_what_was_made_and_the_rest_goes(made):
    assert kept(made, NOW) | gone(made, NOW) == made
    assert not kept(made, NOW) & gone(made, NOW)


@given(MOMENTS)
def test_that_what_was_kept_once_is_kept_at_the_same_moment_again(made):
    assert kept(kept(made, NOW), NOW) == kept(made, NOW)


@given(MOMENTS)
def test_that_no_more_than_14_are_kept_besides_todays(made):
    earlier = [each for each in kept(made, NOW) if each.date() < NOW.date()]
    assert len(earlier) <= DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_that_the_last_of_each_of_the_latest_7_days_is_kept(made):
    days = sorted({each.date() for each in made})[-DAYS:]
    for day in days:
        assert max(each for each in made if each.date() == day) in kept(made, NOW)


@given(MOMENTS)
def test_that_of_an_earlier_day_there_is_only_the_last(made):
    earlier = [each.date() for each in kept(made, NOW) if each.date() < NOW.date()]
    assert len(earlier) == len(set(earlier))


@given(MOMENTS, st.timedeltas(timedelta(1), timedelta(400)))
def test_that_time_alone_takes_no_more_than_todays_others(made, later):
    """A desk that was left alone for a year has the backups it was left with."""
    then = kept(made, NOW)
    assert {each for each in then - kept(then, NOW + later) if each.date() < NOW.date()} == set()


@pytest.mark.parametrize("per_day", [1, 3])
def test_that_a_year_of_closing_every_day_leaves_7_days_4_weeks_and_3_months(per_day):
    first, made = date(2025, 11, 21), set()
    for number in range(365):
        for hour in range(9, 9 + per_day):
            made.add(at(first + timedelta(number), hour))
            made = kept(made, at(first + timedelta(number), hour))
    days = sorted({each.date() for each in made})
    assert days == [
        date(2026, 9, 30),
        date(2026, 10, 31),
        date(2026, 11, 1),
        date(2026, 11, 8),
        *(date(2026, 11, day) for day in range(14, 21)),
    ]


def test_that_all_of_today_are_kept_and_tomorrow_only_the_last():
    made = {at(NOW.date(), hour) for hour in range(9, 15)}
    assert kept(made, NOW) == made
    assert kept(made, NOW + timedelta(1)) == {at(NOW.date(), 14)}


def test_that_days_are_those_of_the_managers_clock():
    zone = timezone(timedelta(hours=1))
    late = {datetime(2026, 6, 1, 23, 30, tzinfo=UTC), datetime(2026, 6, 2, 9, 0, tzinfo=UTC)}
    assert len(kept(late, datetime(2026, 6, 9, tzinfo=zone))) == 1


@pytest.mark.parametrize(
    ("hashes", "count", "words"),
    [
        pytest.param(["abc"], 3, "Every change made so far is in it.", id="nothing"),
        pytest.param(["abc"], 4, "1 change made since then is not in it.", id="one"),
        pytest.param(["abc"], 9, "6 changes made since then are not in it.", id="six"),
    ],
)
def test_that_what_a_backup_misses_is_counted_from_history(hashes, count, words):
    assert missing_from(NOTE, hashes, count).words == words


@pytest.mark.parametrize("hashes", [[], ["other"]])
def test_that_a_backup_of_another_history_is_said_so_and_not_counted(hashes):
    missing = missing_from(NOTE, hashes, 9)
    assert missing.changes is None
    assert "another" in missing.words


def test_that_a_backup_of_an_empty_desk_misses_every_change():
    assert missing_from(NOTE._replace(line=0, head=""), [], 4).changes == 4


def test_that_a_moment_is_said_by_day_and_clock():
    assert when(NOW) == "20 Nov 2026, 17:00"
