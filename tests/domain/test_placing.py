"""The cheapest way to put rows in columns, against every way there is."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.placing import cheapest, cost_of


@st.composite
def tasks(draw):
    """Costs of up to 5 rows in up to 3 columns; the last column takes every row."""
    rows, columns = draw(st.integers(0, 5)), draw(st.integers(1, 3))
    steps = [sorted(draw(st.lists(st.integers(0, 6), max_size=rows))) for _ in range(columns)] + [
        [0] * rows
    ]
    costs = [
        {
            **draw(st.dictionaries(st.integers(0, columns - 1), st.integers(0, 9))),
            columns: 20,
        }
        for _ in range(rows)
    ]
    fixed = {
        row: draw(st.sampled_from(sorted(costs[row])))
        for row in range(rows)
        if draw(st.booleans()) and draw(st.booleans())
    }
    return costs, steps, fixed


def every_way(costs, steps, fixed):
    for columns in product(*(sorted(row) for row in costs)):
        fits = all(columns.count(at) <= len(places) for at, places in enumerate(steps))
        if fits and all(columns[row] == at for row, at in fixed.items()):
            yield columns


@given(tasks())
def test_that_no_way_costs_less(task):
    costs, steps, fixed = task
    ways = [cost_of(way, costs, steps) for way in every_way(*task)]

    found = cheapest(costs, steps, fixed)

    if found is None:
        assert ways == []
    else:
        assert tuple(found) in set(every_way(*task))
        assert cost_of(found, costs, steps) == min(ways)


def test_that_whoever_stands_in_the_way_moves_on_where_that_is_cheaper():
    costs = [{0: 0, 1: 1}, {0: 0, 1: 5}]

    assert cheapest(costs, [[0], [0]], {}) == [1, 0]


def test_that_a_column_that_fills_costs_more():
    costs = [{0: 0, 1: 2}] * 3

    assert sorted(cheapest(costs, [[0, 3, 6], [0, 3, 6]], {})) == [0, 0, 1]


def test_that_of_equal_ways_the_lower_column_is_taken():
    assert cheapest([{0: 1, 1: 1}], [[0], [0]], {}) == [0]


def test_that_what_is_fixed_beyond_the_room_there_is_does_not_fit():
    assert cheapest([{0: 0}, {0: 0}], [[0]], {0: 0, 1: 0}) is None


def test_that_a_whole_chain_moves_on_and_the_next_one_starts_from_where_they_then_stand():
    chain = [{0: 1, 1: 0, 4: 20}, {1: 1, 2: 0, 3: 3, 4: 20}, {2: 0, 4: 20}]
    room = [[0], [0], [0], [0], [0] * 4]

    assert cheapest(chain, room, {}) == [0, 1, 2]
    assert cheapest([*chain, {1: 0, 4: 20}], room, {}) == [0, 3, 2, 1]
