"""M8 to M12: by hand, and counted again from day to day over random teams."""

from datetime import timedelta

from hypothesis import given, settings

from herefordshire_desk.domain.allocations import lead_episodes
from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import Allocation, Visit
from herefordshire_desk.domain.returns.due_events import days_between
from tests.make import DAY, allocation, care_episode, handover, on, plan, policy
from tests.make_month import FIRST, figures, is_open, month, teams, told
from tests.make_returns import History, assessed, history

BACK_AND_FORTH = [
    allocation(social_worker_id="A", start=on("2026-01-05"), end=on("2026-03-02")),
    allocation(social_worker_id="B", start=on("2026-03-02"), end=on("2026-06-01"), reason="TSPROC"),
    allocation(social_worker_id="A", start=on("2026-06-01"), reason="ABSENC"),
]


def test_that_both_national_ways_of_counting_stand_side_by_side() -> None:
    """To a second social worker and back again: two social workers, and two changes."""
    found = figures(month(history("C1", care_episode(), *BACK_AND_FORTH)))
    assert told(found["M8", "", ""])[:2] == (0, 1)
    assert told(found["M9", "status", "CLA"])[:2] == (1, 1)
    assert found["M8", "", ""].definition.benchmark == 24
    assert told(found["M9", "changes_left_out", "ABSENC"])[:2] == (0, 1)
    assert told(found["M9", "changes_left_out", "TSPROC_ORGRST"])[:2] == (0, 1)


def test_that_an_end_on_1_april_is_of_the_year_before() -> None:
    rows = [
        allocation(social_worker_id="A", end=on("2026-04-01")),
        allocation(social_worker_id="B", start=on("2026-04-01"), end=on("2026-06-01")),
        allocation(social_worker_id="C", start=on("2026-06-01")),
    ]
    found = figures(month(history("C1", care_episode(), *rows)))
    assert told(found["M8", "", ""])[:2] == (1, 1)
    assert told(found["M8", "window", "since_1_april"])[:2] == (0, 1)


def test_that_changes_of_the_month_are_told_by_reason_and_free_text_stays_here() -> None:
    rows = [
        allocation(social_worker_id="A", end=on("2026-11-02")),
        allocation(social_worker_id="B", start=on("2026-11-02"), end=on("2026-11-09")),
        allocation(
            social_worker_id="C", start=on("2026-11-09"), end=on("2026-11-16"), reason="LEFTRL"
        ),
        allocation(social_worker_id="D", start=on("2026-11-16"), reason="Wilhelmina asked"),
    ]
    found = figures(month(history("C1", plan(end=on("2026-11-18")), *rows)))
    reasons = {
        key[2]: each.value for key, each in found.items() if key[:2] == ("M10", "change_reason")
    }
    assert reasons == {"reason_not_recorded": 1, "LEFTRL": 1, "reason_not_in_list": 1}
    assert found["M10", "", ""].value == 3


def test_that_one_child_three_days_and_another_all_of_them_is_not_two_children() -> None:
    left = history("C1", plan(), allocation(end=on("2026-11-18")))
    never = history("C2", plan())
    found = figures(month(left, never))
    assert told(found["M12", "", ""]) == (3 + 20, 40, 57.5)


@settings(max_examples=40)
@given(teams())
def test_that_days_without_a_social_worker_are_those_of_each_day(team: list[History]) -> None:
    """Day by day and child by child, as each day's assessment has the child open."""
    total = without = 0
    for whose, records in team:
        rows = [each for each in records if isinstance(each, Allocation)]
        held = {
            day
            for each in lead_episodes(rows, DAY)
            for day in days_between(each.start, (each.end or DAY + timedelta(1)) - timedelta(1))
        }
        for day in days_between(FIRST, DAY):
            if assess(facts_of(whose, records, day), policy(DAY), day) is not None:
                total += 1
                without += day not in held
    assert told(figures(month(*team))["M12", "", ""])[:2] == (without, total)


@settings(max_examples=40)
@given(teams())
def test_that_counts_over_a_year_are_those_of_the_children_s_sheet(team: list[History]) -> None:
    """Policy's numbers are at their defaults, so the two must agree child by child."""
    found = figures(month(*team))
    opened = [assessed(each) for each in team if is_open(each, DAY)]
    in_care = [each for each in opened if "CLA" in each.statuses]
    many = sum(len(each.stability.social_workers) >= 3 for each in in_care)
    changed = sum(len(each.stability.changes) >= 2 for each in opened)
    assert told(found["M8", "", ""])[:2] == (many, len(in_care))
    assert told(found["M9", "", ""])[:2] == (changed, len(opened))
    days = [(DAY - each.lead.start).days for each in opened if each.lead]
    assert told(found["M11", "", ""])[:2] == (sum(days), len(days))
    assert found["M11", "days_together", "under_28"].numerator == sum(d < 28 for d in days)


@settings(max_examples=40)
@given(teams())
def test_that_changes_of_the_month_are_those_each_child_s_assessment_shows(
    team: list[History],
) -> None:
    wanted = 0
    for whose, records in team:
        always_open = [each for each in records if not isinstance(each, Visit)]
        seen = assess(facts_of(whose, [*always_open, plan(child_id=whose.id)], DAY), policy(), DAY)
        assert seen is not None
        wanted += sum(
            each.start >= FIRST and is_open((whose, records), each.start)
            for each in seen.stability.changes
        )
    assert figures(month(*team))["M10", "", ""].numerator == wanted


def test_that_the_share_planned_is_of_the_changes_where_that_is_recorded() -> None:
    rows = [
        allocation(social_worker_id="A", end=on("2026-11-02")),
        allocation(id="B", social_worker_id="B", start=on("2026-11-02"), end=on("2026-11-09")),
        allocation(id="C", social_worker_id="C", start=on("2026-11-09"), end=on("2026-11-16")),
        allocation(id="D", social_worker_id="D", start=on("2026-11-16")),
    ]
    said = [handover(allocation_id="B", planned=True), handover(allocation_id="C", planned=False)]
    life = history("C1", plan(), *rows)

    assert told(figures(month(life, handovers=said))["M10", "planned", "planned"])[:2] == (1, 2)
    assert ("M10", "planned", "planned") not in figures(month(life))
