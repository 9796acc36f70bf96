"""The demo's stories: each is told by the rules as its words say."""

from datetime import timedelta
from itertools import pairwise

import pytest

from herefordshire_desk.domain.records import Child, SocialWorker
from tests.domain.demo.made import DAY, DAYS, demo_on


def rules(name: str) -> dict[str, object]:
    return {visit.rule.id: visit for visit in demo_on().child(name).visits}


@pytest.mark.parametrize("day", DAYS)
def test_that_jayden_had_four_social_workers_a_gap_and_a_new_home_within_a_year(day):
    found = demo_on(day).child("Jayden Godsell")
    gaps = [(after.start - before.end).days for before, after in pairwise(found.episodes)]
    assert found.changed_too_often
    assert len(found.stability.social_workers) == 4
    assert len(found.stability.changes) == 3
    assert max(gaps) >= 14
    assert found.standing.home.start > day - timedelta(120)
    assert 7 <= found.next_visit.days_overdue <= 12


@pytest.mark.parametrize("day", DAYS)
def test_that_lacey_is_on_a_plan_and_not_yet_seen_though_twice_visited(day):
    demo = demo_on(day)
    found = demo.child("Lacey Verdin")
    assert found.statuses == ("CP",)
    assert found.next_visit.last_visit is None
    assert found.next_visit.state == "overdue"
    assert [each.child_seen for each in demo.visits(found.child.id)] == [False, False]


def test_that_huw_is_in_need_and_not_yet_seen():
    found = demo_on().child("Huw Chilman")
    assert (found.statuses, found.last_seen) == (("CIN",), None)
    assert found.next_visit.state == "overdue"


def test_that_three_brothers_and_sisters_are_about_to_lose_the_same_social_worker():
    found = [demo_on().child(f"{name} Seaborne") for name in ("Darcey", "Reece", "Sonny")]
    (social_worker_id,) = {each.social_worker_id for each in found}
    people = {each.id: each for each in demo_on().of(SocialWorker)}
    visits = [[v.visited_on for v in demo_on().visits(each.child.id)] for each in found]
    assert people[social_worker_id].employment == "agency"
    assert people[social_worker_id].end == DAY + timedelta(20)
    assert visits[0] == visits[1] == visits[2]


@pytest.mark.parametrize("day", DAYS)
def test_that_an_unborn_child_is_past_the_expected_date(day):
    demo = demo_on(day)
    found = demo.child("Unborn Weale")
    assert found.child.date_of_birth is None
    assert found.child.expected_date_of_birth == day - timedelta(6)
    assert found.age is None
    assert all(each.seen_alone is None for each in demo.visits(found.child.id))


@pytest.mark.parametrize("day", DAYS)
def test_that_poppy_is_at_home_on_an_interim_order_and_visited_weekly(day):
    found = demo_on(day).child("Poppy Lilwall")
    visit = found.next_visit
    assert visit.rule.id == "CLA-ICO-HOME"
    assert not found.standing.review_held
    assert (visit.gap.length, visit.gap.unit) == (7, "days")


def test_that_megan_is_settled_and_visited_every_six_months():
    visit = demo_on().child("Megan Kedward").next_visit
    assert visit.rule.id == "CLA-LTF"
    assert (visit.gap.length, visit.gap.unit) == (6, "months")
    assert visit.state == "in_date"
    assert visit.due > DAY + timedelta(42)


def test_that_teddy_is_placed_for_adoption_and_visited_weekly():
    demo = demo_on()
    found = demo.child("Teddy Bounds")
    recent = [v.visited_on for v in demo.visits(found.child.id) if v.child_seen][-5:]
    gaps = [(after - before).days for before, after in pairwise(recent)]
    assert found.next_visit.rule.id == "ADO"
    assert max(gaps) <= 10


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        pytest.param("Talia Baptiste", "CLA-CONN-TEMP", id="with_her_grandmother_for_now"),
        pytest.param("Levi Loveridge", "CLA-PWP-TEMP", id="with_dad_before_the_assessment"),
        pytest.param("Tendai Banda", "PF", id="with_a_family_friend"),
        pytest.param("Samiullah Stanikzai", "CLA-STD", id="here_alone_and_nearly_18"),
    ],
)
def test_that_a_story_is_under_the_rule_it_is_told_for(name, rule):
    assert demo_on().child(name).next_visit.rule.id == rule


def test_that_frankie_is_visited_as_often_as_was_agreed_and_is_due_today():
    visit = demo_on().child("Frankie Hancorn").next_visit
    assert visit.agreed
    assert visit.gap.length == 7
    assert visit.state == "due_today"


def test_that_tegan_is_visited_under_both_of_her_rules():
    assert rules("Tegan Apperley").keys() == {"CIN", "PF"}


def test_that_notes_are_few_and_short():
    notes = [each.note for each in demo_on().of(Child) if each.note]
    assert 8 <= len(notes) <= 25
    assert max(map(len, notes)) <= 120
