"""Groups kept whole at the least cost, against every way there is."""

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.placing import cost_of
from herefordshire_desk.domain.placing_groups import best, parts
from tests.domain.test_placing import every_way, tasks

PARTING = 7


@st.composite
def grouped(draw):
    costs, steps, fixed = draw(tasks())
    rows = draw(st.permutations(range(len(costs))))
    cut = draw(st.integers(0, len(costs)))
    groups = [sorted(rows[:cut]), sorted(rows[cut:])]
    return (costs, steps, fixed), [group for group in groups if len(group) > 1]


def cost(way, costs, steps, groups):
    return cost_of(way, costs, steps) + PARTING * sum(parts(way, g) - 1 for g in groups)


@given(grouped())
def test_that_no_way_costs_less(drawn):
    (costs, steps, fixed), groups = drawn
    ways = [cost(way, costs, steps, groups) for way in every_way(costs, steps, fixed)]
    if not ways:
        return

    found = best(costs, steps, groups, PARTING, fixed)

    assert found.proven
    assert cost(found.columns, costs, steps, groups) == min(ways)


def test_that_a_group_goes_together_though_each_would_rather_not():
    costs = [{0: 0, 1: 4}, {0: 4, 1: 0}]
    room = [[0, 0], [0, 0]]

    assert parts(best(costs, room, [[0, 1]], PARTING, {}).columns, [0, 1]) == 1
    assert best(costs, room, [[0, 1]], 3, {}).columns == (0, 1)


def test_that_a_group_no_column_has_room_for_is_parted_as_little_as_can_be():
    costs = [{0: 0, 1: 0, 2: 0}] * 3
    room = [[0], [0], [0, 0]]

    columns = best(costs, room, [[0, 1, 2]], PARTING, {}).columns

    assert parts(columns, [0, 1, 2]) == 2


def test_that_a_search_cut_short_says_so_and_gives_its_best():
    costs = [{0: 0, 1: 4}, {0: 4, 1: 0}]
    room = [[0, 0], [0, 0]]

    found = best(costs, room, [[0, 1]], PARTING, {}, most_looks=1)

    assert not found.proven
    assert found.columns == (0, 1)
    assert best(costs, room, [[0, 1]], PARTING, {}, most_looks=1, grain=100).proven


def test_that_what_is_cheaper_by_less_than_a_grain_is_sought_too():
    costs = [
        {0: 100, 1: 100, 2: 10_000},
        {0: 0, 1: 0, 2: 10_000},
        {0: 0, 1: 100, 2: 10_000},
        {0: 100, 1: 100, 2: 10_000},
        {0: 100, 1: 0, 2: 10_000},
    ]
    steps = [[0, 1, 3, 6, 9], [2, 6, 7], [0] * 5]

    found = best(costs, steps, [[0, 1], [2, 3, 4]], 1000, {}, grain=100)

    assert (found.columns, found.proven) == ((1, 1, 0, 0, 0), True)
