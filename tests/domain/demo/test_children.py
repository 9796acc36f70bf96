"""Children of the demo: each with a name and an age of their own."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.demo.children import BETWEEN_BIRTHS, Register, children_of
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.script import Sketch
from tests.domain.demo.build import DATES, life
from tests.domain.demo.made import DAY, demo_on

FROM = (DATES.ago(400),)


def test_that_ids_are_six_digits_and_none_comes_twice():
    register = Register()
    ids = [register.next_id() for _ in range(5000)]
    assert len(set(ids)) == len(ids)
    assert all(each.isdigit() and len(each) == 6 for each in ids)


def test_that_a_name_is_given_once_to_a_surname():
    register, draw = Register(), Draw("names")
    first = register.forename(["Amy", "Ben"], "Preece", draw)
    second = register.forename(["Amy", "Ben"], "Preece", draw)
    assert {first, second} == {"Amy", "Ben"}
    assert register.forename(["Amy"], "Pugh", draw) == "Amy"


@given(seed=st.integers(0, 500))
def test_that_brothers_and_sisters_are_born_apart_and_before_they_were_known(seed):
    of = life(("referred", 400), ages=(0.5, 12))
    found = children_of(of, 3, FROM, DAY, Draw(seed), Register())
    born = sorted(child.date_of_birth for child in found)
    assert all((after - before).days >= BETWEEN_BIRTHS - 1 for before, after in pairwise(born))
    assert born[-1] < FROM[0]
    assert len({child.surname for child in found}) == 1


@given(seed=st.integers(0, 500))
def test_that_a_baby_may_be_born_after_the_plan_was_made(seed):
    of = life(("referred", 400), ages=(0.1, 0.3), before_birth=True)
    (child,) = children_of(of, 1, FROM, DAY, Draw(seed), Register())
    assert FROM[0] < child.date_of_birth <= DAY


def test_that_a_life_told_until_18_ends_on_the_birthday():
    of = life(("referred", 800), ("closed", 100), turned_18=True, ages=(18, 18))
    dates = (DATES.ago(800), DATES.ago(100))
    (child,) = children_of(of, 1, dates, DAY, Draw(1), Register())
    assert child.date_of_birth.replace(year=child.date_of_birth.year + 18) == dates[1]


@pytest.mark.parametrize("expected", [-6, 58], ids=["past", "to_come"])
def test_that_an_unborn_child_has_an_expected_date_and_no_date_of_birth(expected):
    sketch = Sketch(forename="Unborn", sex="U", expected=expected)
    of = life(("referred", 100), children=(sketch,), heritage="African", surname="Banda")
    (child,) = children_of(of, 1, FROM, DAY, Draw(1), Register())
    assert child.date_of_birth is None
    assert (child.expected_date_of_birth - DAY).days == expected


def test_that_families_are_as_mixed_as_the_county():
    children = [each.child for each in demo_on().assessed()]
    found = Counter(child.ethnicity for child in children)
    assert 0.6 < found["WBRI"] / len(children) < 0.9
    assert len(found) >= 7
