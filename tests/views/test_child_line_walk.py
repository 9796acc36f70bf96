import pytest

from herefordshire_desk.views import child_line_walk as walk
from herefordshire_desk.views.child_line_geometry import Box, Item
from herefordshire_desk.views.child_line_layout import laid_out
from tests.views.timelines import FixedMeasure, example, span

ITEMS = laid_out(example(), 900, FixedMeasure()).items


def at(words):
    """The item whose sentence begins so."""
    return next(n for n, item in enumerate(ITEMS) if item.source.detail.startswith(words))


def test_that_a_walk_begins_with_who_holds_the_child_now():
    assert walk.start(ITEMS) == at("Aisha Khan")


@pytest.mark.parametrize(
    ("step", "begin", "end"),
    [
        pytest.param(walk.later, "Helen Pugh", "Tom Webb", id="right_is_later"),
        pytest.param(walk.earlier, "Tom Webb", "Helen Pugh", id="left_is_earlier"),
        pytest.param(walk.earlier, "Helen Pugh", "Helen Pugh", id="a_row_ends_on_the_left"),
        pytest.param(walk.later, "Aisha Khan", "Aisha Khan", id="a_row_ends_on_the_right"),
        pytest.param(walk.first_of_row, "In care", "In need", id="home_is_the_first"),
        pytest.param(walk.last_of_row, "Foster carers", "With parents", id="end_is_the_last"),
        pytest.param(walk.row_below, "Helen Pugh", "seen on 2025-03-01", id="down_is_the_next_row"),
        pytest.param(
            walk.row_below, "Temporary", "Care order", id="down_goes_to_the_nearest_in_time"
        ),
        pytest.param(
            walk.row_above, "Temporary", "Child protection plan", id="up_is_the_row_above"
        ),
        pytest.param(walk.row_above, "Helen Pugh", "Helen Pugh", id="up_ends_at_the_top"),
        pytest.param(walk.row_below, "review on", "review on", id="down_ends_at_the_bottom"),
    ],
)
def test_that_steps_go_by_time_and_by_row(step, begin, end):
    assert step(ITEMS, at(begin)) == at(end)


def test_that_the_item_under_the_pointer_is_found():
    for number, item in enumerate(ITEMS):
        middle = item.box.top + item.box.height / 2
        found = walk.item_at(ITEMS, item.box.centre, middle)
        assert found == number


def test_that_a_pointer_just_beside_a_visit_finds_it_and_one_away_from_all_finds_none():
    box = ITEMS[at("seen on 2025-03-01")].box

    assert walk.item_at(ITEMS, box.right + walk.REACH - 1, box.top) == at("seen on 2025-03-01")
    assert walk.item_at(ITEMS, box.right + walk.REACH + 20, box.top) is None


@pytest.mark.parametrize(
    ("x", "found"),
    [
        pytest.param(41, 0, id="only_the_first_is_there"),
        pytest.param(47, 0, id="in_both_but_nearer_the_middle_of_the_first"),
        pytest.param(49, 1, id="in_both_but_nearer_the_middle_of_the_second"),
        pytest.param(60, 2, id="beside_the_second_but_in_the_band"),
    ],
)
def test_that_of_items_that_touch_the_one_meant_is_found(x, found):
    boxes = [Box(40, 10, 10, 10), Box(46, 10, 10, 10), Box(58, 10, 90, 10)]
    source = span("Nia Okoro", "2026-01-05")

    assert walk.item_at([Item(0, source, box) for box in boxes], x, 15) == found


@pytest.mark.parametrize(
    ("months", "steps", "then"),
    [
        pytest.param(24, -1, 12, id="closer"),
        pytest.param(24, 1, 36, id="further"),
        pytest.param(6, -1, 6, id="no_closer_than_six"),
        pytest.param(24, 3, 36, id="no_further_than_36"),
        pytest.param(18, -1, 6, id="from_a_length_of_its_own"),
    ],
)
def test_that_zoom_steps_through_the_lengths_there_are(months, steps, then):
    assert walk.zoomed(months, steps) == then
