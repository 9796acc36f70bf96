"""Visit records of the demo: who went, whether the child was seen, and when it was recorded."""

from datetime import date, timedelta

from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Allocation,
    Child,
    Visit,
)
from tests.domain.demo.made import DAY, demo_on


def test_that_visits_fall_on_working_days_after_birth_and_are_recorded_soon_after():
    demo, calendar = demo_on(), policy_on(DAY).calendar
    born = {each.id: each.date_of_birth for each in demo.of(Child)}
    visits = demo.of(Visit)
    assert all(calendar.is_working_day(each.visited_on) for each in visits)
    assert all(each.visited_on >= (born[each.child_id] or date.min) for each in visits)
    assert all(each.visited_on <= each.recorded_on for each in visits)
    soon = sum(each.recorded_on <= each.visited_on + timedelta(5) for each in visits)
    assert soon > 0.8 * len(visits)


def test_that_a_visit_now_and_then_finds_nobody_and_is_never_alone():
    visits = demo_on().of(Visit)
    missed = [each for each in visits if not each.child_seen]
    assert 0.03 < len(missed) / len(visits) < 0.08
    assert all(each.seen_alone is None for each in missed)


def test_that_a_child_not_seen_alone_has_one_of_three_lawful_reasons():
    visits = demo_on().of(Visit)
    lawful = {"refused", "inappropriate", "unable"}
    assert {each.not_alone_reason for each in visits if each.seen_alone is False} == lawful
    assert {each.not_alone_reason for each in visits if each.seen_alone is not False} == {""}
    assert sum(each.seen_alone is True for each in visits) > 0.5 * len(visits)


def test_that_most_visits_are_by_the_child_s_own_social_worker():
    demo = demo_on()
    own = made = 0
    for child in demo.of(Child):
        leads = [each for each in demo.of_child[child.id] if isinstance(each, Allocation)]
        for visit in demo.visits(child.id):
            made += 1
            own += any(
                is_open(each, visit.visited_on) and each.social_worker_id == visit.social_worker_id
                for each in leads
            )
    assert 0.85 < own / made < 0.98
