"""The rows of each sheet, against the records they are of."""

from typing import Any

import pytest

from herefordshire_desk.domain.returns import rows
from herefordshire_desk.domain.returns.snapshot import week_of
from tests.make import DAY, allocation, care_episode, on, plan, social_worker, visit
from tests.make_returns import assessed, held, history, snapshot

MOVES = [
    allocation(social_worker_id="SW1", start=on("2025-02-01"), end=on("2026-02-01")),
    allocation(social_worker_id="SW2", start=on("2026-02-01"), end=on("2026-06-01")),
    allocation(id="A3", social_worker_id="SW3", start=on("2026-06-01"), team="T1"),
]


def only(found: Any) -> Any:
    (row,) = found
    return row


def test_that_a_child_has_exactly_the_figures_of_the_assessment() -> None:
    seen = visit(visited_on=on("2026-10-19"))
    kin = history("C1", plan(), care_episode(start=on("2026-05-01")), seen, *MOVES)
    each, row = assessed(kin), only(rows.child_rows(snapshot(kin)))
    first = each.next_visit
    assert first is not None
    assert {name: row[name] for name in row if name.startswith(("social_", "changed"))} == {
        "social_worker_id": "SW3",
        "social_workers_12m": len(each.stability.social_workers),
        "social_workers_24m": 3,
        "social_worker_changes_12m": len(each.stability.changes),
        "changed_too_often": "Y",
    }
    assert (row["next_visit_due"], row["visit_state"]) == (first.due, first.state)
    assert (row["days_overdue"], row["working_days_overdue"]) == (
        first.days_overdue,
        first.working_days_overdue,
    )
    assert (row["last_visit"], row["child_seen"]) == (
        first.last_visit,
        "Y" if first.last_visit else None,
    )
    assert (row["statuses"], row["visit_rules"]) == ("CLA+CP", "CLA-STD+CP")
    assert row["team"] == "CP Team 1"


def test_that_an_overdue_visit_counts_working_days_too() -> None:
    row = only(rows.child_rows(snapshot(history("C1", plan(), visit(visited_on=on("2026-10-30"))))))
    assert (row["next_visit_due"], row["visit_state"]) == (on("2026-11-13"), "overdue")
    assert (row["days_overdue"], row["working_days_overdue"]) == (7, 5)


def test_that_a_child_with_no_social_worker_has_days_and_no_id() -> None:
    row = only(rows.child_rows(snapshot(history("C1", plan(start=on("2026-11-10"))))))
    assert (row["social_worker_id"], row["allocation_start"]) == (None, None)
    assert (row["days_unallocated"], row["allocation_inferred"]) == (10, None)
    assert (row["last_visit"], row["last_visit_status"]) == (None, "not_recorded")
    assert (row["history_from"], row["history_under_12m"]) == (None, "Y")


@pytest.mark.parametrize(
    ("start", "short"),
    [("2025-11-20", "N"), ("2025-11-21", "Y")],
    ids=["12_months_are_enough", "a_day_less_is_told"],
)
def test_that_of_history_on_record(start: str, short: str) -> None:
    kin = history("C1", plan(), allocation(start=on(start)))
    assert only(rows.child_rows(snapshot(kin)))["history_under_12m"] == short


def test_that_every_lead_allocation_is_shown_as_recorded() -> None:
    cover = allocation(
        id="A9", social_worker_id="SW9", start=on("2025-03-01"), end=on("2025-03-01"), inferred=True
    )
    nobody = allocation(social_worker_id="")
    found = list(rows.episode_rows(snapshot(history("C1", plan(), *MOVES, cover, nobody))))
    assert [row["SW_ID"] for row in found] == ["SW000123", "SW9", "SW2", "SW3"]
    assert found[1]["SW_DEC"] == on("2025-03-01")
    assert [row["inferred_yn"] for row in found] == ["N", "Y", "N", "N"]
    assert (found[3]["team_code"], found[3]["allocation_id"]) == ("T1", "A3")
    assert found[3]["role_code"] == "social_worker"


@pytest.mark.parametrize(
    ("reason", "code", "status"),
    [
        ("LEFTRL", "LEFTRL", "recorded"),
        ("", None, "not_recorded"),
        ("Wilhelmina's mum asked", None, "not_in_list"),
    ],
    ids=["a_code_is_written", "none_is_told", "words_stay_on_the_desk"],
)
def test_that_of_a_reason(reason: str, code: str | None, status: str) -> None:
    kin = history("C1", plan(), allocation(reason=reason))
    row = only(rows.episode_rows(snapshot(kin)))
    assert (row["SW_REASON"], row["SW_REASON_status"]) == (code, status)


@pytest.mark.parametrize(
    ("fields", "seen", "alone", "reason"),
    [
        pytest.param(
            {"child_seen": True, "seen_alone": True},
            ("Y", "recorded"), ("Y", "recorded"), None, id="seen_alone",
        ),
        pytest.param(
            {"child_seen": True, "seen_alone": False, "not_alone_reason": "refused"},
            ("Y", "recorded"), ("N", "recorded"), "refused", id="not_alone_for_a_lawful_reason",
        ),
        pytest.param(
            {"child_seen": True, "seen_alone": False, "not_alone_reason": "Mum stayed"},
            ("Y", "recorded"), ("N", "recorded"), None, id="a_reason_in_words_stays_on_the_desk",
        ),
        pytest.param(
            {"child_seen": False},
            ("N", "recorded"), (None, "not_applicable"), None, id="attempted",
        ),
        pytest.param(
            {"child_seen": None},
            (None, "not_recorded"), (None, "not_recorded"), None, id="not_recorded",
        ),
    ],
)  # fmt: skip
def test_that_of_a_visit(
    fields: dict[str, Any], seen: tuple[Any, str], alone: tuple[Any, str], reason: str | None
) -> None:
    row = only(rows.visit_rows(snapshot(history("C1", plan(), visit(**fields)))))
    assert (row["child_seen"], row["child_seen_status"]) == seen
    assert (row["seen_alone"], row["seen_alone_status"]) == alone
    assert row["not_alone_reason"] == reason
    assert (row["recorded_on"], row["recorded_on_status"]) == (None, "not_recorded")


def test_that_whoever_another_sheet_names_is_a_row_of_social_workers() -> None:
    people = (
        social_worker(role="Team Manager", employment="agency", end=on("2026-12-01")),
        social_worker(id="SW5", end=on("2026-01-01")),
    )
    seen = visit(social_worker_id="SW7")
    left = allocation(social_worker_id="SW6", start=on("2025-01-01"), end=on("2026-01-05"))
    found = rows.social_worker_rows(snapshot(held("C1", "SW1", left, seen), social_workers=people))
    by_id = {row["social_worker_id"]: row for row in found}
    assert by_id.keys() == {"SW1", "SW6", "SW7"}, "who left and holds nobody is not"
    assert [by_id[key]["in_post_yn"] for key in ("SW1", "SW6", "SW7")] == ["Y", "N", "N"]
    row = by_id["SW1"]
    assert (row["role_code"], row["employment_code"]) == ("manager", "agency")
    assert (row["expected_end"], row["expected_end_known_yn"]) == (on("2026-12-01"), "Y")
    assert (row["children"], row["capacity"], row["leaving_soon_yn"]) == (1, 18, "Y")


def test_that_no_fte_is_told_apart_from_an_fte_of_0() -> None:
    people = (social_worker(fte=None), social_worker(id="SW2", fte=0.0))
    found = list(rows.social_worker_rows(snapshot(social_workers=people)))
    assert [(row["fte"], row["fte_status"], row["capacity"]) for row in found] == [
        (None, "not_recorded", None),
        (0.0, "recorded", None),
    ]


def test_that_a_measure_without_a_value_says_why() -> None:
    people = (social_worker(fte=None), social_worker(id="SW2", fte=0.0))
    children = [held("C1"), held("C2", "SW2")]
    found = rows.measure_rows(snapshot(*children, social_workers=people), week_of(DAY))
    status = {(row["measure_id"], row["group"]): row["value_status"] for row in found}
    assert status["W1", ""] == "recorded"
    assert status["W2", ""] == "too_few"
    assert status["W4", "SW1"] == "not_recorded"
    assert status["W4", "SW2"] == "not_applicable"


def test_that_only_the_whole_of_a_measure_has_a_benchmark() -> None:
    found = rows.measure_rows(snapshot(held("C1", "SW9")), week_of(DAY))
    average = [row for row in found if row["measure_id"] == "W5"]
    assert [(row["breakdown"], row["benchmark"]) for row in average] == [
        ("", 16.0),
        ("left_out", None),
    ]
