"""Histories: brothers and sisters share what happens to them."""

from dataclasses import replace

from herefordshire_desk.domain.demo.histories import Scene, history_of, visits_to
from herefordshire_desk.domain.demo.roster import roster_on
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import ChildId
from tests.domain.demo.build import CHILD, DATES, family, life, step
from tests.domain.demo.made import DAY

SCENE = Scene(roster_on(DATES), policy_on(DAY), DATES, seed=1)
BROTHER = replace(CHILD, id=ChildId("300002"), forename="Ben")
LIFE = life(("referred", 200), step("in_care", 180, home="U6", order="C1"), patch="Kington")
HISTORY = history_of(family(LIFE, children=(CHILD, BROTHER)), "Kington", SCENE)


def test_that_brothers_and_sisters_have_the_same_social_workers_homes_and_reviews():
    amy, ben = HISTORY.facts
    assert [e.social_worker_id for e in amy.allocations] == [
        e.social_worker_id for e in ben.allocations
    ]
    assert [e.start for e in amy.placements] == [e.start for e in ben.placements]
    assert [e.held_on for e in amy.reviews] == [e.held_on for e in ben.reviews]


def test_that_brothers_and_sisters_are_visited_together_by_the_same_person():
    visits = visits_to(HISTORY, DATES.ago(10), SCENE)
    amy = [v for v in visits if v.child_id == CHILD.id]
    ben = [v for v in visits if v.child_id == BROTHER.id]
    assert amy
    assert [(v.visited_on, v.social_worker_id) for v in amy] == [
        (v.visited_on, v.social_worker_id) for v in ben
    ]
    assert amy[-1].visited_on == DATES.ago(10)


def test_that_a_child_of_a_life_not_seen_has_only_attempts():
    of = life(("referred", 40), step("protected", 26), patch="Kington", seen=False, attempts=(9,))
    visits = visits_to(history_of(family(of), "Kington", SCENE), None, SCENE)
    assert [(each.visited_on, each.child_seen) for each in visits] == [(DATES.ago(9), False)]
