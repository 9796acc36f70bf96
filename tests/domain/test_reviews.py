"""When the next review of a child in care is due."""

import pytest

from herefordshire_desk.domain.facts import facts_of, standing
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import PeriodOfCareId, Setting
from herefordshire_desk.domain.reviews import review_due
from tests.make import DAY, care_episode, child, on, plan, policy, review

IN_CARE = PeriodOfCareId("CARE-1")


def due(*reviews, start="2026-03-02", day=DAY, **settings):
    """The next review of a child in care since `start`, each review (due, held, cancelled)."""
    made = [
        review(
            id=f"R{at}",
            child_id="C1",
            period_of_care_id=IN_CARE,
            due_on=on(due_on) if due_on else None,
            held_on=on(held_on) if held_on else None,
            cancelled=bool(cancelled),
        )
        for at, (due_on, held_on, *cancelled) in enumerate(reviews)
    ]
    care = care_episode(child_id="C1", period_of_care_id=IN_CARE, start=on(start))
    facts = facts_of(child(id="C1"), [care, *made], day)
    stands = standing(facts, day)
    settings_made = [
        Setting(id=name, name=name, value=value, start=on("2020-01-01"))
        for name, value in settings.items()
    ]
    return review_due(facts.reviews, stands, policy_on(day, settings_made), day)


@pytest.mark.parametrize(
    ("reviews", "told"),
    [
        pytest.param([], "2026-03-30", id="the_first_in_20_working_days_of_the_start_of_care"),
        pytest.param([(None, "2026-03-27")], "2026-06-27", id="the_second_3_months_later"),
        pytest.param(
            [(None, "2026-03-27"), (None, "2026-06-26")], "2026-12-26", id="then_every_6_months"
        ),
        pytest.param([(None, "2026-08-31")], "2027-02-28", id="a_late_one_alone_was_not_the_first"),
        pytest.param([("2026-12-01", None)], "2026-12-01", id="what_is_recorded_stands"),
        pytest.param(
            [("2026-12-01", None), ("2027-05-01", None)], "2026-12-01", id="the_first_recorded"
        ),
        pytest.param([("2026-11-02", None)], "2026-11-02", id="one_that_was_not_held"),
        pytest.param(
            [("2026-04-01", None), ("2026-05-01", "2026-05-04")],
            "2026-08-04",
            id="one_that_a_later_one_made_up_for_is_done_with",
        ),
        pytest.param(
            [("2026-12-01", None, True)], "2026-03-30", id="one_that_is_cancelled_does_not_count"
        ),
        pytest.param(
            [("2026-12-01", "2026-12-02")], "2026-12-01", id="one_held_only_after_the_day"
        ),
        pytest.param(
            [(None, "2026-02-27")], "2026-03-30", id="one_held_before_care_began_does_not_count"
        ),
    ],
)
def test_that_the_next_review_is_due(reviews, told):
    assert due(*reviews).due == on(told)


def test_that_it_is_said_whether_the_day_was_recorded_and_whether_anything_is_on_file():
    nothing, recorded, held = due(), due(("2026-12-01", None)), due((None, "2026-08-31"))

    assert (nothing.recorded, nothing.on_file) == (False, False)
    assert (recorded.recorded, recorded.on_file) == (True, True)
    assert (held.recorded, held.on_file, held.last_held) == (False, True, on("2026-08-31"))


@pytest.mark.parametrize(
    ("recorded", "state", "late"),
    [
        ("2026-11-19", "overdue", 1),
        ("2026-11-20", "due_today", 0),
        ("2026-11-27", "due_soon", 0),
        ("2026-11-28", "in_date", 0),
    ],
)
def test_that_it_stands_as_a_visit_would(recorded, state, late):
    found = due((recorded, None))

    assert (found.state, found.days_overdue) == (state, late)


def test_that_policy_says_how_soon():
    assert due(review_first=10).due == on("2026-03-16")
    assert due((None, "2026-03-27"), review_second=2).due == on("2026-05-27")
    assert due((None, "2026-10-01"), review_then=4).due == on("2027-02-01")


def test_that_a_child_who_is_not_looked_after_has_none():
    facts = facts_of(child(id="C1"), [plan(child_id="C1", kind="CP")], DAY)

    assert review_due((), standing(facts, DAY), policy(), DAY) is None


def test_that_a_review_of_an_earlier_period_of_care_says_nothing():
    before = PeriodOfCareId("CARE-0")
    other = review(child_id="C1", period_of_care_id=before, held_on=on("2026-09-01"))
    care = care_episode(child_id="C1", period_of_care_id=IN_CARE, start=on("2026-10-26"))
    facts = facts_of(child(id="C1"), [care, other], DAY)

    found = review_due(facts.reviews, standing(facts, DAY), policy(), DAY)

    assert (found.due, found.last_held) == (on("2026-11-23"), None)
