from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.models.columns import Column
from herefordshire_desk.views.paper import UPRIGHT, Cell, breadth, cell_of, shared
from tests.make import on
from tests.views.papers import PAPER, grid

NEEDED = st.tuples(st.floats(1, 20), st.floats(0, 40)).map(lambda pair: (pair[0], sum(pair)))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("None", Cell("None"), id="words"),
        pytest.param(7, Cell("7", "number"), id="a_number"),
        pytest.param(1.25, Cell("1.2", "number"), id="a_decimal"),
        pytest.param(on("2026-11-16"), Cell("16 Nov 2026", "date"), id="a_date"),
        pytest.param(None, Cell(""), id="nothing"),
    ],
)
def test_that_a_cell_says_what_the_screen_says(value, cell):
    assert cell_of(Column("H", lambda _: value), None) == cell


def test_that_a_flag_keeps_its_tone():
    assert cell_of(Column("H", lambda _: "Late", pill=lambda _: "red"), None).tone == "red"


@given(st.lists(NEEDED, min_size=1, max_size=15), st.floats(10, 200))
def test_that_room_is_shared_with_nobody_under_their_least_nor_over_their_most(needed, room):
    widths = shared(needed, room)

    assert all(
        least - 0.01 <= width <= most + 0.01
        for (least, most), width in zip(needed, widths, strict=True)
    )
    assert sum(widths) <= max(room, sum(least for least, _ in needed)) + 0.01


def test_that_only_the_widest_give_way():
    assert shared([(5, 10), (5, 40), (5, 60)], 70) == pytest.approx([10, 30, 30], abs=0.1)


def test_that_a_page_lies_on_its_side_when_its_list_is_too_wide_to_stand():
    cells = tuple(Cell("Something of a length") for _ in range(8))

    assert not grid().is_wide
    assert grid(headings=("H",) * 8, rows=(cells,)).is_wide
    assert 8 * breadth("Something of a length") > UPRIGHT


def test_that_the_foot_says_what_team_what_day_and_how_to_keep_it():
    foot = "Herefordshire desk · CP Team 1 · as at Friday 20 November 2026 · Ids only"
    assert PAPER.foot == foot
    assert replace(PAPER, team="").foot == foot.replace(" · CP Team 1", "")
