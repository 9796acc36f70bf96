"""What the records behind a return do not have."""

from typing import Any

import pytest

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.returns.completeness import Completeness, completeness
from tests.make import DAY, allocation, plan, social_worker, visit
from tests.make_returns import held, history, snapshot


def counted(field: str, *histories: Any, **fields: Any) -> tuple[int, int]:
    """How many lack it, of how many."""
    found = {each.field: each for each in completeness(snapshot(*histories, **fields))}
    return found[field].missing, found[field].of


@pytest.mark.parametrize(
    ("missing", "of", "poor", "words"),
    [
        pytest.param(1, 20, False, "The FTE is not recorded for 1 of 20 (5%)", id="1_of_20"),
        pytest.param(2, 39, True, "The FTE is not recorded for 2 of 39 (5%)", id="2_of_39"),
        pytest.param(1, 4, True, "The FTE is not recorded for 1 of 4", id="no_percentage_of_4"),
        pytest.param(0, 0, False, "The FTE is not recorded for 0 of 0", id="none_at_all"),
    ],
)
def test_that_more_than_1_in_20_is_poor(missing: int, of: int, poor: bool, words: str) -> None:
    found = Completeness("social_workers", "fte", "The FTE", missing, of, allowed=5)
    assert (found.is_poor, found.words) == (poor, words)


@pytest.mark.parametrize(("allowed", "poor"), [(5, True), (32, True), (33, True), (34, False)])
def test_that_the_share_that_may_lack_it_is_a_number_of_policy(allowed: int, poor: bool) -> None:
    share = Setting(id="S", name="not_recorded_most", value=allowed, start=DAY)
    people = (social_worker(), social_worker(id="SW2"), social_worker(id="SW3", fte=None))
    found = completeness(snapshot(social_workers=people, policy=policy_on(DAY, [share])))
    assert [each.is_poor for each in found if each.field == "fte"] == [poor]


def test_that_an_unborn_child_lacks_no_date_of_birth() -> None:
    unborn = history("C1", plan(), date_of_birth=None, expected_date_of_birth=DAY)
    unknown = history("C2", plan(), date_of_birth=None)
    assert counted("date_of_birth", unborn, unknown, held("C3")) == (1, 3)


def test_that_a_reason_is_wanted_of_every_lead_allocation() -> None:
    assert counted("SW_REASON", held("C1"), history("C2", plan(), allocation())) == (1, 2)


def test_that_seen_alone_is_wanted_only_of_a_child_who_was_seen() -> None:
    visits = [
        visit(visited_on=DAY, child_seen=seen, seen_alone=alone)
        for seen, alone in [(True, True), (True, None), (False, None), (None, None)]
    ]
    records = history("C1", plan(), *visits)
    assert counted("seen_alone", records) == (1, 2)
    assert counted("child_seen", records) == (1, 4)


def test_that_social_workers_who_left_and_hold_nobody_are_not_asked_after() -> None:
    people = (
        social_worker(),
        social_worker(id="SW2", fte=None),
        social_worker(id="SW3", fte=None, end=DAY),
    )
    assert counted("fte", social_workers=people) == (1, 2)


def test_that_whoever_holds_a_child_without_being_on_the_roster_is_asked_after() -> None:
    assert counted("fte", held("C1", "SW9"), social_workers=()) == (1, 1)


def test_that_whoever_only_made_a_visit_is_not() -> None:
    made = visit(visited_on=DAY, social_worker_id="SW9")
    assert counted("fte", history("C1", plan(), made), social_workers=()) == (0, 0)
