"""The demo's years as Trends tells them: agency and changes fall, and one month is a bad one."""

from statistics import mean

import pytest

from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import Child, Handover, Post, SocialWorker
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trend_words import usual_of
from herefordshire_desk.domain.trends import TrendRecords, every_point, month_ends
from tests.domain.demo.made import DAY, demo_on


@pytest.fixture(scope="module")
def told():
    """The points of two years that are counted with the social workers."""
    demo = demo_on()
    lives = (
        Life(
            facts=facts_of(each, demo.of_child[each.id], DAY)._replace(last_seen={}),
            visits=tuple(demo.visits(each.id)),
        )
        for each in demo.of(Child)
    )
    records = TrendRecords(
        lives=tuple(lives),
        social_workers=tuple(demo.of(SocialWorker)),
        posts=tuple(demo.of(Post)),
        handovers=tuple(demo.of(Handover)),
    )
    return every_point(records, month_ends(DAY))


@pytest.mark.parametrize("trend", ["three_or_more", "two_changes", "agency_share", "changes"])
def test_that_the_second_year_is_better_than_the_first(told, trend):
    values = [point.value for point in told[trend]]
    assert None not in values
    assert mean(values[12:]) < mean(values[:12])


def test_that_one_month_of_the_second_year_is_a_bad_one(told):
    points = told["changes"]
    found = usual_of(trends()["changes"], points)
    assert [points[at].first.isoformat() for at in found.outside if at >= 12] == ["2026-03-01"]
