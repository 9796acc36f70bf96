"""Whom each social worker holds, and when that is too many."""

from datetime import timedelta
from typing import Any

import pytest

from herefordshire_desk.domain.caseloads import (
    Caseload,
    caseloads,
    in_post,
    role_code,
    roster_size,
    sw_id,
)
from herefordshire_desk.domain.policy import policy_on
from tests.make import (
    DAY,
    allocation,
    care_episode,
    legal_status,
    on,
    placement,
    plan,
    policy,
    setting,
    social_worker,
    visit,
)
from tests.make_returns import assessed, held, history


def load(*, children: int = 3, **fields: Any) -> Caseload:
    """The caseload of SW1, who holds so many children."""
    found = [assessed(held(f"C{number}")) for number in range(children)]
    return caseloads([social_worker(**fields)], found, policy(), DAY)[0]


def in_care() -> list[Any]:
    return [care_episode(), placement(), legal_status()]


def test_that_only_the_lead_social_worker_holds_the_child() -> None:
    cover = allocation(social_worker_id="SW2", role="Family Support Worker")
    loads = caseloads(
        [social_worker(), social_worker(id="SW2")],
        [assessed(held("C1", "SW1", cover))],
        policy(),
        DAY,
    )
    assert [each.children for each in loads] == [("C1",), ()]


def test_that_brothers_and_sisters_count_as_so_many_children() -> None:
    assert load(children=3).children == ("C0", "C1", "C2")


def test_that_the_weight_is_in_points_by_plan_and_counts_a_child_once() -> None:
    weighty = policy_on(
        DAY, [setting(name="weight_CLA", value=15), setting(name="weight_CP", value=12)]
    )
    both = history("C2", *in_care(), plan(), allocation(reason="FCONTA"))
    found = [assessed(held("C1")), assessed(both)]
    (usual,) = caseloads([social_worker()], found, policy(), DAY)
    (weighed,) = caseloads([social_worker()], found, weighty, DAY)
    assert (len(usual.children), usual.weight) == (2, 20)
    assert (len(weighed.children), weighed.weight) == (2, 27)
    assert weighed.over_capacity is False


@pytest.mark.parametrize(
    ("fte", "newly_qualified", "limit", "over_at"),
    [
        pytest.param(1.0, False, 18, 19, id="full_time_the_limit_is_18"),
        pytest.param(1.0, True, 16, 17, id="newly_qualified_it_is_16"),
        pytest.param(0.6, False, 10.8, 11, id="part_time_it_is_that_share"),
        pytest.param(0.5, False, 9, 10, id="at_the_limit_is_not_over_it"),
    ],
)
def test_that_the_limit_goes_by_fte(
    fte: float, newly_qualified: bool, limit: float, over_at: int
) -> None:
    at_limit = load(children=over_at - 1, fte=fte, newly_qualified=newly_qualified)
    over = load(children=over_at, fte=fte, newly_qualified=newly_qualified)
    assert (at_limit.limit, at_limit.over_capacity) == (limit, False)
    assert over.over_capacity
    assert over.per_fte == pytest.approx(over_at / fte)


@pytest.mark.parametrize("fte", [pytest.param(None, id="not_recorded"), pytest.param(0.0, id="0")])
def test_that_without_an_fte_nothing_is_reckoned(fte: float | None) -> None:
    found = load(children=40, fte=fte)
    assert (found.per_fte, found.limit, found.over_capacity) == (None, None, False)


@pytest.mark.parametrize(
    ("days", "soon", "left"),
    [
        pytest.param(57, False, False, id="in_57_days_is_not_soon"),
        pytest.param(56, True, False, id="in_56_days_is_soon"),
        pytest.param(1, True, False, id="tomorrow_is_soon"),
        pytest.param(0, True, True, id="today_is_both_leaving_and_left"),
        pytest.param(-1, False, True, id="yesterday_has_left"),
    ],
)
def test_that_a_known_end_is_told_and_children_held_past_it(
    days: int, soon: bool, left: bool
) -> None:
    found = load(end=DAY + timedelta(days), employment="agency")
    assert (found.leaves_in_days, found.leaving_soon, found.holds_after_end) == (days, soon, left)


def test_that_nobody_without_children_is_leaving_soon_or_holding_past_an_end() -> None:
    ending = load(children=0, end=DAY + timedelta(3))
    gone = load(children=0, end=DAY - timedelta(3))
    assert not ending.leaving_soon
    assert not gone.holds_after_end


def test_that_whoever_holds_a_child_without_being_on_the_roster_is_shown() -> None:
    (found,) = caseloads([], [assessed(held("C1", "DUTY"))], policy(), DAY)
    assert (found.social_worker.id, found.children, found.per_fte) == ("DUTY", ("C1",), None)


def test_that_an_unallocated_child_is_in_nobodys_caseload() -> None:
    (found,) = caseloads([social_worker()], [assessed(history("C1", plan()))], policy(), DAY)
    assert found.children == ()


def test_that_flags_count_children() -> None:
    late = visit(visited_on=on("2026-09-01"))
    changes = [
        allocation(social_worker_id="SW8", start=on("2026-02-01"), end=on("2026-03-01")),
        allocation(social_worker_id="SW9", start=on("2026-03-01"), end=on("2026-04-01")),
        allocation(start=on("2026-04-01")),
    ]
    flagged = history("C1", plan(), late, *changes)
    (found, *_) = caseloads([social_worker()], [assessed(flagged)], policy(), DAY)
    assert (found.visits_overdue, found.changed_too_often) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        pytest.param({}, True, id="with_no_dates_recorded"),
        pytest.param({"start": DAY}, True, id="on_the_first_day"),
        pytest.param({"start": DAY + timedelta(1)}, False, id="not_before_it"),
        pytest.param({"end": DAY}, False, id="not_on_the_day_they_leave"),
        pytest.param({"end": DAY + timedelta(1)}, True, id="on_the_day_before"),
        pytest.param({"extracted": "handover:1e:0a"}, False, id="not_where_a_handover_named_them"),
        pytest.param({"extracted": "ssd:1e:0a"}, True, id="where_an_extract_has_told_of_them"),
    ],
)
def test_that_a_social_worker_is_in_post(fields: dict[str, Any], there: bool) -> None:
    assert in_post(social_worker(**fields), DAY) is there


def test_that_the_roster_is_of_this_team_and_whoever_is_still_to_join() -> None:
    people = [
        social_worker(id="SW1", start=DAY + timedelta(9)),
        social_worker(id="SW2", end=DAY),
        social_worker(id="SW3", extracted="handover:1e:0a"),
    ]
    assert roster_size(people, DAY) == 1


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("Team Manager", "manager"),
        ("Assistant Team Manager", "manager"),
        ("DUTY  social worker", "duty"),
        ("Unallocated Pool", "pool"),
        ("Social worker, Liverpool", "social_worker"),
        ("Senior Practitioner", "senior_practitioner"),
        ("ASYE", "social_worker"),
        ("Personal adviser", "other"),
        ("  ", ""),
    ],
)
def test_that_a_role_is_read_from_its_words(role: str, code: str) -> None:
    assert role_code(role) == code


def test_that_the_national_id_is_the_registration_number_or_else_the_professional_id() -> None:
    assert sw_id(social_worker(registration_number="SW000123")) == "SW000123"
    assert sw_id(social_worker(id="XX12")) == "XX12"
