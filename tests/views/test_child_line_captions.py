from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.views.child_line_captions import Caption, Shelf, Wish, captions
from tests.views.timelines import span

APART = 5.0


def letters(words):
    return float(len(words))


def wish(words, left, right, limit=100.0, index=0):
    return Wish(index, words, left, right, limit)


def placed(*wishes, lines=3):
    found = captions(wishes, 0, APART, letters, lines)
    return [(c.wish.words, c.line, c.left) for c in found]


def test_that_words_stand_in_the_middle_of_what_they_name():
    assert placed(wish("Sam Lee", 40, 47)) == [("Sam Lee", 0, 40)]


@pytest.mark.parametrize(
    ("left", "at"),
    [
        pytest.param(0, 0, id="at_the_beginning"),
        pytest.param(98, 93, id="at_the_limit"),
    ],
)
def test_that_words_stay_within_bounds(left, at):
    assert placed(wish("Sam Lee", left, left + 2)) == [("Sam Lee", 0, at)]


def test_that_words_move_aside_along_their_band_before_they_take_another_line():
    assert placed(wish("Sam Lee", 40, 60), wish("Tom Webb", 52, 80)) == [
        ("Sam Lee", 0, 46.5),
        ("Tom Webb", 0, 62.0),
    ]


def test_that_words_take_the_next_line_and_then_are_left_out():
    three = [wish(words, 40, 44) for words in ("Sam Lee", "Tom Webb", "Nia Okoro")]

    assert [(words, line) for words, line, _ in placed(*three, lines=2)] == [
        ("Sam Lee", 0),
        ("Tom Webb", 1),
    ]


def test_that_words_wider_than_all_the_room_are_left_out():
    assert placed(wish("A" * 101, 0, 100)) == []


def test_that_a_line_leads_from_words_further_off_past_those_nearer():
    near = Caption(wish("Tom Webb", 40, 60), 0, 40, 8)
    far = Caption(wish("Nia Okoro", 40, 60), 1, 44, 20)

    (leader,) = Shelf([near, far], [span("Nia Okoro", "2026-01-05")], 100, 10, up=True).leaders

    assert 48 < leader.x < 60
    assert (leader.top, leader.bottom) == (86, 100)


def test_that_no_line_leads_through_other_words():
    near = Caption(wish("Tom Webb", 40, 60), 0, 40, 20)
    far = Caption(wish("Nia Okoro", 40, 60), 1, 44, 9)

    assert not list(Shelf([near, far], [span("Nia Okoro", "2026-01-05")], 0, 10).leaders)


@st.composite
def wishes(draw):
    left, width = draw(st.floats(0, 300)), draw(st.floats(3, 120))
    limit = draw(st.sampled_from([300.0, 340.0]))
    return wish("x" * draw(st.integers(1, 40)), left, left + width, limit)


@given(st.lists(wishes(), max_size=20))
def test_that_captions_never_overlap_and_always_touch_what_they_name(asked):
    found = captions(asked, 0, APART, letters)

    for one, other in combinations(found, 2):
        apart = one.right + APART <= other.left or other.right + APART <= one.left
        assert one.line != other.line or apart
    for each in found:
        assert each.left >= 0
        assert each.right <= each.wish.limit + 1e-6
        assert each.left <= each.wish.right
        assert each.right >= min(each.wish.left, each.wish.limit) - 1e-6
