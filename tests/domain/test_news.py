import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.news import opened
from tests.make import on

KEYS = st.frozensets(st.text(max_size=8), max_size=5)
MONDAY, TUESDAY, FRIDAY = on("2026-11-16"), on("2026-11-17"), on("2026-11-20")


def test_that_the_first_time_nothing_is_new():
    assert opened("", MONDAY, {"a"}).news == frozenset()


def test_that_a_need_that_was_not_there_the_last_time_is_new():
    monday = opened("", MONDAY, {"a", "b"})

    friday = opened(monday.to_text(), FRIDAY, {"b", "c"})

    assert friday.news == {"c"}
    assert friday.before.on == MONDAY


def test_that_opening_twice_on_one_day_compares_with_the_same_day_before():
    monday = opened("", MONDAY, {"a"})
    morning = opened(monday.to_text(), TUESDAY, {"a", "b"})

    afternoon = opened(morning.to_text(), TUESDAY, {"a", "b", "c"})

    assert afternoon.news == {"b", "c"}


def test_that_an_opening_of_a_day_to_come_is_passed_over():
    friday = opened(opened("", MONDAY, {"a"}).to_text(), FRIDAY, {"b"})

    assert opened(friday.to_text(), TUESDAY, {"b"}).news == {"b"}


@pytest.mark.parametrize("text", ["", "nonsense", "{}", "[1]", '[{"on": "today", "needs": []}]'])
def test_that_what_cannot_be_read_is_as_if_never_remembered(text):
    assert opened(text, MONDAY, {"a"}).before is None


@given(KEYS, KEYS)
def test_that_what_is_new_is_there_now_and_was_not(before, now):
    news = opened(opened("", MONDAY, before).to_text(), FRIDAY, now).news

    assert news == now - before
