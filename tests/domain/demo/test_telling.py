"""Telling: each step of a life leaves its records."""

import pytest

from herefordshire_desk.domain.demo.telling import told
from herefordshire_desk.domain.records import (
    CareEpisode,
    Episode,
    LegalStatus,
    Mark,
    Placement,
    Plan,
)
from tests.domain.demo.build import CHILD, DATES, family, life, step

CARE = step("in_care", 300, home="U6", provider="PR1", order="C1")


def records(*steps, kind=None, **fields):
    of = life(*steps, **fields)
    found = told(CHILD.id, of, family(of).dates)
    return sorted((r for r in found if kind is None or isinstance(r, kind)), key=lambda r: r.start)


def test_that_a_protection_plan_takes_the_place_of_the_plan_before_it():
    need, protection = records(
        ("referred", 90), ("in_need", 80), step("protected", 60, category="NEG"), kind=Plan
    )
    assert (need.kind, need.end) == ("CIN", DATES.ago(60))
    assert (protection.kind, protection.category, protection.end) == ("CP", "NEG", None)


def test_that_a_plan_belongs_to_the_referral_open_at_the_time():
    found = records(("referred", 400), ("closed", 300), ("referred", 90), ("in_need", 80))
    first, second = (each for each in found if isinstance(each, Episode))
    (plan,) = (each for each in found if isinstance(each, Plan))
    assert (first.end, second.end) == (DATES.ago(300), None)
    assert plan.referral_id == second.id


@pytest.mark.parametrize(
    ("keeps", "open_plans"),
    [
        pytest.param(False, 0, id="unless_told_care_ends_the_plan"),
        pytest.param(True, 1, id="told_so_the_plan_goes_on_beside_it"),
    ],
)
def test_that_care_ends_a_plan_unless_it_is_kept(keeps, open_plans):
    care = step("in_care", 60, home="U6", order="V2", keeps_plan=keeps)
    plans = records(("referred", 90), ("protected", 80), care, kind=Plan)
    assert sum(plan.end is None for plan in plans) == open_plans


def test_that_an_order_and_a_move_each_begin_an_episode_of_the_same_period_of_care():
    care = records(
        ("referred", 320),
        CARE,
        step("order", 200, order="C2"),
        step("moved", 90, home="U4"),
        kind=CareEpisode,
    )
    assert [each.start_reason for each in care] == ["S", "L", "P"]
    assert [each.end_reason for each in care] == ["X1", "X1", ""]
    assert len({each.period_of_care_id for each in care}) == 1


def test_that_an_order_leaves_the_home_and_a_move_leaves_the_order():
    found = records(("referred", 320), CARE, step("order", 200, order="C2"), step("moved", 90))
    orders = [each for each in found if isinstance(each, LegalStatus)]
    homes = [each for each in found if isinstance(each, Placement)]
    assert [each.end for each in orders] == [DATES.ago(200), None]
    assert [each.end for each in homes] == [DATES.ago(90), None]


def test_that_a_stay_away_leaves_the_home_open():
    home, away = records(
        ("referred", 320), CARE, step("away", 90, home="T3", days=8), kind=Placement
    )
    assert home.end is None
    assert (away.end - away.start).days == 8


def test_that_going_home_ends_care_and_the_reason_is_kept():
    found = records(("referred", 320), CARE, step("home_again", 90, reason="E4A"))
    (care,) = (each for each in found if isinstance(each, CareEpisode))
    assert care.end_reason == "E4A"
    assert all(each.end for each in found if isinstance(each, (Placement, LegalStatus)))


def test_that_closing_ends_everything():
    found = records(
        ("referred", 320),
        ("in_need", 310),
        step("marked", 300, mark="INTERVAL", days=7),
        step("closed", 90, reason="RC7"),
    )
    assert {type(each) for each in found} == {Episode, Plan, Mark}
    assert all(each.end == DATES.ago(90) for each in found)
    assert {each.close_reason for each in found if isinstance(each, Episode)} == {"RC7"}


def test_that_a_mark_ends_when_it_is_told_to():
    (mark,) = records(
        ("referred", 320),
        CARE,
        step("marked", 300, mark="REG24"),
        step("mark_ended", 190, mark="REG24"),
        kind=Mark,
    )
    assert (mark.start, mark.end) == (DATES.ago(300), DATES.ago(190))
