"""Last visits: what is overdue and due soon on the demo's day."""

from collections import Counter

import pytest

from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.last_visits import last_visits
from herefordshire_desk.domain.demo.outings import Visiting
from herefordshire_desk.domain.demo.script import rhythm
from herefordshire_desk.domain.policy import policy_on
from tests.domain.demo.build import DATES, facts, life, step
from tests.domain.demo.made import DAY, DAYS, demo_on


@pytest.mark.parametrize("day", DAYS)
def test_that_the_day_has_its_share_of_visits_overdue_and_due_soon(day):
    found = [each.next_visit for each in demo_on(day).assessed()]
    state = Counter(visit.state for visit in found)
    overdue = [visit for visit in found if visit.state == "overdue"]
    assert 8 <= state["overdue"] <= 14
    assert 20 <= state["due_soon"] <= 30
    assert 1 <= state["due_today"] <= 6
    assert all(1 <= visit.days_overdue <= 25 for visit in overdue)
    assert sum(visit.last_visit is None for visit in overdue) == 2


def due_after(of, found):
    (visit,) = Visiting(facts(of), policy_on(DAY), DATES).dues({"CP": found, "CLA": found}, DAY)
    return (visit.due - DAY).days


CARE = step("in_care", 160, home="U6", order="C2")


@pytest.mark.parametrize("due", [-19, -7, -1, 0, 3, 9])
@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((step("protected", 160),), id="every_ten_working_days"),
        pytest.param((CARE,), id="every_six_weeks"),
    ],
)
def test_that_the_next_visit_is_due_about_when_the_story_says_and_on_its_side_of_the_day(
    due, steps
):
    of = life(("referred", 200), *steps, due=due)
    found = last_visits({1: (of, Visiting(facts(of), policy_on(DAY), DATES))}, Draw(1))
    then = due_after(of, found[1])
    assert abs(then - due) <= 4
    assert (then < 0) == (due < 0)


def test_that_a_family_too_new_to_be_so_late_is_not():
    of = life(("referred", 20), step("protected", 12), due=-19)
    assert last_visits({1: (of, Visiting(facts(of), policy_on(DAY), DATES))}, Draw(1)) == {1: None}


def test_that_what_the_table_does_not_speak_of_is_in_date():
    of = life(("referred", 200), CARE)
    families = {n: (of, Visiting(facts(of), policy_on(DAY), DATES)) for n in range(40)}
    dues = sorted(due_after(of, on) for on in last_visits(families, Draw(1)).values())
    table = rhythm().next_due
    assert sum(due <= 7 for due in dues) == len(table)
    assert sum(due < 0 for due in dues) == sum(due < 0 for due in table)
    assert max(dues) <= 42
