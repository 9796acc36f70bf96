"""Draw: chance that can be relied on."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.demo.draw import Draw

keys = st.integers(min_value=0, max_value=10_000)


def test_that_the_same_key_is_the_same_run_on_every_python():
    draw = Draw(884, "family", 1)
    assert [draw.between(1, 100) for _ in range(6)] == [60, 80, 13, 51, 31, 92]


def test_that_another_key_is_another_run():
    one, other = Draw(884, "family", 1), Draw(884, "family", 2)
    assert [one.share() for _ in range(4)] != [other.share() for _ in range(4)]


@given(key=keys, least=st.integers(-50, 50), size=st.integers(0, 50))
def test_that_both_ends_count_and_nothing_lies_outside(key, least, size):
    draw = Draw(key)
    found = {draw.between(least, least + size) for _ in range(60)}
    assert found <= set(range(least, least + size + 1))


def test_that_every_number_between_comes_up():
    draw = Draw("every")
    assert {draw.between(1, 6) for _ in range(200)} == {1, 2, 3, 4, 5, 6}


@given(key=keys, things=st.lists(st.integers()))
def test_that_shuffling_keeps_every_thing(key, things):
    assert Counter(Draw(key).shuffled(things)) == Counter(things)


def test_that_weights_are_kept_to():
    draw = Draw("weights")
    found = Counter(draw.weighted([("often", 9), ("seldom", 1), ("never", 0)]) for _ in range(2000))
    assert found["never"] == 0
    assert 120 < found["seldom"] < 280


def test_that_chance_is_kept_to():
    draw = Draw("chance")
    assert 400 < sum(draw.chance(0.25) for _ in range(2000)) < 600
