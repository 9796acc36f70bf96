"""Families of the demo: whatever the chances, what happens to them happens in its order."""

from itertools import pairwise

import pytest

from herefordshire_desk.domain.demo.families import families_on
from tests.domain.demo.build import DATES
from tests.domain.demo.made import DAY


@pytest.mark.parametrize("seed", range(25))
def test_that_steps_happen_in_their_order_and_by_the_day(seed):
    for family in families_on(DATES, seed):
        assert all(one <= other for one, other in pairwise(family.dates)), family.life.told
        assert family.dates[-1] <= DAY, family.life.told


def test_that_numbers_tell_families_apart_and_brothers_and_sisters_share_a_surname():
    found = families_on(DATES, 884)
    assert [family.number for family in found] == list(range(len(found)))
    assert all(len({child.surname for child in family.children}) == 1 for family in found)
    assert {len(family.children) for family in found} == {1, 2, 3}
