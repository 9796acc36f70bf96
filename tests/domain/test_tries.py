from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.tries import LONGEST, Tries, wait_after, wait_words

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (10, 600), (10_000, 600)]
)
def test_that_the_fifth_wrong_one_and_each_further_costs_longer(wrong: int, seconds: int) -> None:
    assert wait_after(wrong) == timedelta(seconds=seconds)


@given(st.integers(0, 10**9))
def test_that_nobody_waits_longer_than_the_longest_or_less_than_after_the_one_before(wrong) -> None:
    assert wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST


def test_that_the_wait_runs_from_the_last_wrong_one_and_ends() -> None:
    tries = Tries()
    for second in range(5):
        assert not tries.wait(NOW)
        tries = tries.failed(NOW + timedelta(seconds=second))
    assert tries.wait(NOW + timedelta(seconds=10)) == timedelta(seconds=24)
    assert not tries.wait(NOW + timedelta(seconds=34))


def test_that_a_clock_that_was_put_back_ends_no_wait_and_makes_none_longer() -> None:
    tries = Tries(5, NOW)
    assert tries.wait(NOW - timedelta(days=30)) == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(milliseconds=1), "wait 1 second,"),
        (timedelta(seconds=30), "wait 30 seconds"),
        (timedelta(seconds=91), "wait 2 minutes"),
        (timedelta(minutes=10), "wait 10 minutes"),
    ],
)
def test_that_the_wait_is_said_and_never_too_short(left: timedelta, words: str) -> None:
    assert words in wait_words(left)
