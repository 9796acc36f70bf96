"""W1 to W9, each against children made by hand."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.definitions import Measure
from herefordshire_desk.domain.measures import measures
from herefordshire_desk.domain.records import SocialWorker
from tests.make import (
    DAY,
    allocation,
    care_episode,
    episode,
    on,
    plan,
    policy,
    social_worker,
    visit,
)
from tests.make_returns import assessed, held, history

Found = dict[tuple[str, str, str], Measure]


def counted(children: Iterable[Assessment], social_workers: Iterable[SocialWorker] = ()) -> Found:
    """Every measure by id, breakdown and group."""
    found = measures(children, social_workers, policy(), DAY)
    by_key = {(each.definition.id, each.breakdown, each.group): each for each in found}
    assert len(by_key) == len(found), "no two rows are of the same group"
    return by_key


def figures(measure: Measure) -> tuple[float, float | None, float | None]:
    return measure.numerator, measure.denominator, measure.value


def children(*statuses: str) -> list[Assessment]:
    """One child of each combination of statuses, such as CLA+CP."""
    records = {"CLA": care_episode(), "CP": plan(), "CIN": plan(kind="CIN")}
    return [
        assessed(history(f"C{number}", *(records[status] for status in each.split("+"))))
        for number, each in enumerate(statuses)
    ]


def test_that_w1_counts_each_child_once_and_those_of_two_statuses_again_together() -> None:
    found = counted(children("CLA", "CLA+CP", "CP", "CIN", "CIN"))
    assert figures(found["W1", "", ""]) == (5, None, 5)
    by_status = {
        group: each.numerator
        for (_, breakdown, group), each in found.items()
        if breakdown == "status"
    }
    assert by_status == {"CLA": 2, "CP": 1, "CIN": 2}
    assert found["W1", "statuses", "CLA+CP"].children == ("C1",)


def test_that_w2_counts_children_with_no_social_worker_of_all_open_children() -> None:
    waiting = [assessed(history(f"U{number}", plan())) for number in range(2)]
    found = counted([*waiting, *(assessed(held(f"C{number}")) for number in range(6))])
    assert figures(found["W2", "", ""]) == (2, 8, 25.0)
    assert found["W2", "", ""].children == ("U0", "U1")


def test_that_w3_counts_children_held_by_a_manager_duty_or_a_pool_where_the_role_is_known() -> None:
    roles = {
        "MAN": "Team Manager",
        "DUTY": "Duty",
        "POOL": "Pool",
        "SW1": "Social Worker",
        "SW2": "",
    }
    people = [social_worker(id=key, role=role) for key, role in roles.items()]
    found = counted([assessed(held(f"C-{key}", key)) for key in roles], people)
    assert figures(found["W3", "", ""]) == (3, 5, 60.0)
    assert found["W3", "", ""].known_for == 4
    assert found["W3", "role", "duty"].children == ("C-DUTY",)
    assert found["W2", "", ""].numerator == 0, "they count as allocated"


def test_that_w4_gives_children_and_fte_of_each_social_worker() -> None:
    people = [
        social_worker(fte=0.5),
        social_worker(id="SW2", fte=None),
        social_worker(id="SW3", fte=0.0),
        social_worker(id="SW4"),
        social_worker(id="SW5", end=on("2026-01-31")),
    ]
    held_by = ["SW1", "SW1", "SW2", "SW3"]
    found = counted([assessed(held(f"C{n}", by)) for n, by in enumerate(held_by)], people)
    loads = {group: figures(each) for (key, _, group), each in found.items() if key == "W4"}
    assert loads == {
        "SW1": (2, 0.5, 4.0),
        "SW2": (1, None, None),
        "SW3": (1, 0.0, None),
        "SW4": (0, 1.0, 0.0),
    }, "whoever has left and holds nobody is not given"


def test_that_w5_is_children_over_fte_and_not_the_mean_of_caseloads() -> None:
    people = [social_worker(fte=1.0), social_worker(id="SW2", fte=0.5, employment="agency")]
    held_by = ["SW1"] * 9 + ["SW2"] * 9
    found = counted([assessed(held(f"C{n}", by)) for n, by in enumerate(held_by)], people)
    assert figures(found["W5", "", ""]) == (18, 1.5, 12.0), "the mean would be 13.5"
    assert found["W5", "", ""].definition.benchmark == 16.0


@pytest.mark.parametrize(
    ("reason", "fields"),
    [
        pytest.param("no_fte", {"fte": None}, id="nobody_with_no_fte_recorded"),
        pytest.param("fte_of_0", {"fte": 0.0}, id="nobody_with_an_fte_of_0"),
        pytest.param("not_registered", {"role": "Duty"}, id="no_duty_account"),
        pytest.param("not_registered", {"registration_number": "XX9999"}, id="no_unregistered_one"),
    ],
)
def test_that_w5_counts(reason: str, fields: dict[str, Any]) -> None:
    people = [social_worker(), social_worker(**{"id": "SW2", **fields})]
    found = counted([assessed(held("C1")), assessed(held("C2", "SW2"))], people)
    assert figures(found["W5", "", ""]) == (1, 1.0, 1.0)
    assert found["W5", "left_out", reason].children == ("C2",)


def test_that_a_manager_who_holds_children_is_in_w5() -> None:
    found = counted([assessed(held("C1"))], [social_worker(role="Team Manager")])
    assert figures(found["W5", "", ""]) == (1, 1.0, 1.0)


def test_that_w6_counts_social_workers_over_the_limit_of_those_who_hold_a_child() -> None:
    people = [
        social_worker(fte=0.1),
        social_worker(id="SW2"),
        social_worker(id="SW3", fte=None),
        social_worker(id="SW4"),
    ]
    held_by = ["SW1", "SW1", "SW2", "SW3"]
    found = counted([assessed(held(f"C{n}", by)) for n, by in enumerate(held_by)], people)
    over = found["W6", "", ""]
    assert figures(over) == (1, 3, None), "a percentage of fewer than 5 is not given"
    assert (over.known_for, over.children) == (2, ("C0", "C1"))


def seen_on(child_id: str, day: str, *records: Any) -> Assessment:
    """A child on a CP plan, last seen that day."""
    return assessed(history(child_id, plan(), visit(visited_on=on(day)), *records))


def test_that_w7_counts_children_by_rule_and_by_the_days_of_their_longest_overdue_visit() -> None:
    # 10 working days after 5, 4, 2 November and 1 October: 19, 18, 16 November, 15 October
    late = [seen_on("C1", "2026-11-05"), seen_on("C2", "2026-11-04"), seen_on("C3", "2026-10-01")]
    both = seen_on("C4", "2026-11-02", care_episode(start=on("2026-09-01")))
    found = counted([*late, both, seen_on("C5", "2026-11-19")])
    assert figures(found["W7", "", ""]) == (4, 5, 80.0)
    assert figures(found["W7", "rule", "CP"]) == (4, 5, 80.0)
    assert figures(found["W7", "rule", "CLA-STD"]) == (1, 1, None)
    bands = {g: each.children for (_, b, g), each in found.items() if b == "days_overdue"}
    assert bands == {
        "1_to_7": ("C1", "C2"),
        "8_to_14": (),
        "15_to_28": (),
        "29_and_over": ("C3", "C4"),
    }


@pytest.mark.parametrize(
    ("seen", "in_7", "in_14"),
    [
        pytest.param("2026-11-05", 0, 0, id="an_overdue_one_does_not"),
        pytest.param("2026-11-06", 1, 1, id="one_due_on_the_day_does"),
        pytest.param("2026-11-13", 1, 1, id="one_due_in_7_days_does"),
        pytest.param("2026-11-16", 0, 1, id="one_due_in_10_days_does_within_14"),
    ],
)
def test_that_in_w8(seen: str, in_7: int, in_14: int) -> None:
    found = counted([seen_on("C1", seen)])
    windows = [found["W8", "days_ahead", ahead].numerator for ahead in ("7", "14")]
    assert windows == [in_7, in_14]


@pytest.mark.parametrize(
    ("records", "too_long", "never"),
    [
        pytest.param([plan(), visit(visited_on=on("2026-10-09"))], 0, 0, id="seen_42_days_ago"),
        pytest.param([plan(), visit(visited_on=on("2026-10-08"))], 1, 0, id="seen_43_days_ago"),
        pytest.param([plan()], 1, 1, id="never_seen_since_a_plan_of_january"),
        pytest.param([plan(start=on("2026-11-16"))], 0, 1, id="never_seen_since_monday"),
        pytest.param(
            [plan(), visit(visited_on=on("2026-11-19"), child_seen=False)],
            1,
            1,
            id="only_attempted",
        ),
        pytest.param(
            [plan(start=on("2026-11-16")), visit(kind="CIN", visited_on=on("2026-11-09"))],
            0,
            0,
            id="seen_on_a_visit_that_no_rule_of_theirs_counts",
        ),
    ],
)
def test_that_w9_counts_a_child_not_seen_for_42_days(
    records: list[Any], too_long: int, never: int
) -> None:
    found = counted([assessed(history("C1", *records))])
    assert found["W9", "", ""].numerator == too_long
    assert found["W9", "last_seen", "never_seen"].numerator == never


def test_that_with_no_children_every_measure_is_0_of_0_and_none_fails() -> None:
    found = counted([])
    assert figures(found["W1", "", ""]) == (0, None, 0)
    assert {figures(each) for (key, _, _), each in found.items() if key != "W1"} == {(0, 0, None)}


LEADS = st.lists(st.sampled_from(["", "SW1", "SW2", "DUTY"]), max_size=12)


@given(leads=LEADS)
def test_that_no_measure_counts_more_children_than_are_open(leads: list[str]) -> None:
    histories = [
        history(f"C{n:02}", episode(), *([allocation(social_worker_id=by)] if by else []))
        for n, by in enumerate(leads)
    ]
    people = [social_worker(), social_worker(id="DUTY", role="Duty", fte=None)]
    for each in counted(map(assessed, histories), people).values():
        assert len(set(each.children)) == len(each.children) <= len(leads)
        if each.definition.unit == "percent" and each.value is not None:
            assert 0 <= each.value <= 100
            assert each.denominator is not None
            assert each.denominator >= 5
