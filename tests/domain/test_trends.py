"""Trends: by hand, against the return of each month, and counted again over random teams."""

from dataclasses import replace
from datetime import date
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.allocations import lead_episodes, stability
from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Allocation, SocialWorkerId
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.trend_figures import FAMILIES
from herefordshire_desk.domain.trend_points import Point, trends
from herefordshire_desk.domain.trends import every_point, month_ends, months_since, reckoned
from tests.make import (
    DAY,
    absence,
    allocation,
    care_episode,
    family_meeting,
    handover,
    on,
    plan,
    post,
    setting,
    social_worker,
    supervision,
    visit,
)
from tests.make_month import figures, month, teams
from tests.make_returns import History, held, history
from tests.make_trends import points, trend_records

ROSTER = (
    social_worker(id="A", employment="agency", fte=1.0),
    social_worker(id="B", employment="permanent", fte=0.5, newly_qualified=True),
    social_worker(id="C", employment="permanent", fte=None),
)


def test_that_the_months_end_with_the_day_and_are_as_many_as_asked_for() -> None:
    assert month_ends(on("2026-03-31"), 3) == (
        on("2026-01-31"),
        on("2026-02-28"),
        on("2026-03-31"),
    )
    assert month_ends(DAY)[0] == on("2024-12-31")
    assert month_ends(DAY)[-1] == DAY
    assert len(month_ends(DAY)) == 24


def test_that_a_child_with_a_third_social_worker_is_behind_the_points_of_that_year_alone() -> None:
    rows = [
        allocation(social_worker_id="A", start=on("2025-01-06"), end=on("2025-02-03")),
        allocation(social_worker_id="B", start=on("2025-02-03"), end=on("2025-03-03")),
        allocation(social_worker_id="C", start=on("2025-03-03")),
    ]
    care = care_episode(start=on("2025-01-06"))
    found = points(trend_records(history("C1", care, *rows)), "three_or_more")
    behind = [point.first for point in found if point.children == ("C1",)]
    # to 28 February 2026 less 12 months: on 28 February 2025, B still held the child
    assert (behind[0], behind[-1]) == (on("2025-03-01"), on("2026-01-01"))
    assert {point.counts for point in found if point.children} == {"1 of 1"}


def test_that_a_year_of_which_less_is_on_record_is_marked_as_short() -> None:
    held_since = allocation(start=on("2025-03-03"))
    known = trend_records(history("C1", care_episode(start=on("2025-01-06")), held_since))
    found = points(known, "three_or_more")
    # of the months known, those up to a year after the first allocation
    assert [p.first for p in found if p.short][::11] == [on("2025-03-01"), on("2026-02-01")]
    assert not any(point.short for point in points(known, "no_social_worker"))


def test_that_a_share_of_fewer_than_five_has_its_counts_and_no_value() -> None:
    (last,) = points(trend_records(history("C1", care_episode(), allocation())), "three_or_more", 1)
    assert (last.value, last.counts) == (None, "0 of 1")


def test_that_a_month_before_anything_is_known_is_a_gap_and_not_none() -> None:
    known = trend_records(history("C1", plan(start=on("2026-01-05")), allocation(), visit()))
    changes = points(known, "changes")
    assert [point.value for point in changes[:13]] == [None] * 13
    assert [point.value for point in changes[13:]] == [0] * 11
    in_time = points(known, "visits_cp")
    assert [point.figure is None for point in in_time] == [True] * 23 + [False]


def test_that_allocations_never_recorded_are_not_children_without_a_social_worker() -> None:
    known = trend_records(history("C1", plan()))
    assert {point.figure for point in points(known, "days_without")} == {None}


def test_that_the_roster_is_that_of_each_months_end() -> None:
    less = post(social_worker_id="SW1", start=on("2026-10-01"), fte=0.5, newly_qualified=True)
    known = trend_records(held("C1"), social_workers=(social_worker(),), posts=(less,))
    caseload = points(known, "caseload", 3)
    assert [point.value for point in caseload] == [1.0, 2.0, 2.0]
    newly = points(known, "held_by_newly", 3)
    assert [point.counts for point in newly] == ["0 of 1", "1 of 1", "1 of 1"]


def test_that_policy_is_that_of_each_months_end() -> None:
    longer = setting(name="CP.then", value=30, start=on("2026-11-01"))
    seen = [visit(visited_on=on("2026-10-01")), visit(visited_on=on("2026-11-06"))]
    records = history("C1", plan(start=on("2026-09-28")), *seen)
    usual = points(trend_records(records), "visits_cp", 2)
    later = points(trend_records(records, settings=(longer,)), "visits_cp", 2)
    assert [point.counts for point in usual] == ["1 of 2", "0 of 1"]
    assert [point.counts for point in later] == ["1 of 2", "1 of 1"]


def test_that_the_caseload_has_its_spread() -> None:
    many = [held(f"C{at}", "A") for at in range(3)]
    known = trend_records(*many, held("C9", "B"), held("C8", "C"), social_workers=ROSTER)
    (last,) = points(known, "caseload", 1)
    assert (last.low, last.value, last.high) == (2.0, 2.5, 3.0)
    assert last.children == ("C0", "C1", "C2", "C9")


def test_that_planned_changes_are_of_those_where_that_is_recorded() -> None:
    rows = [
        allocation(social_worker_id="A", end=on("2026-11-02")),
        allocation(id="B", social_worker_id="B", start=on("2026-11-02"), end=on("2026-11-09")),
        allocation(id="C", social_worker_id="C", start=on("2026-11-09")),
    ]
    told = (handover(allocation_id="B", planned=True), handover(allocation_id="C", planned=False))
    life = history("C1", plan(), *rows)
    (last,) = points(trend_records(life, handovers=told), "changes_planned", 1)
    assert (last.counts, last.children) == ("1 of 2", ("C1",))
    (silent,) = points(trend_records(life), "changes_planned", 1)
    assert silent.figure is None


def test_that_the_month_under_way_is_told_apart() -> None:
    found = points(trend_records(held("C1")), "changes", 2)
    assert [point.whole for point in found] == [True, False]
    (ended,) = points(trend_records(held("C1")), "changes", 1, on("2026-11-30"))
    assert ended.whole


def test_that_stopping_is_asked_for_month_by_month() -> None:
    class Stopped(Exception):
        pass

    done: list[float] = []

    def report(share: float) -> None:
        done.append(share)
        if share >= 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        reckoned(trend_records(held("C1")), month_ends(DAY, 4), "year", report)
    assert done == [0.25, 0.5]


def test_that_what_is_found_in_one_sweep_is_told_child_by_child_and_once() -> None:
    told: list[float] = []
    many = [held(f"C{at}") for at in range(120)]
    reckoned(trend_records(*many), month_ends(DAY, 4), "visits", told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert len(told) == 3


def test_that_all_on_record_is_at_least_this_month_and_at_most_ten_years() -> None:
    assert months_since(None, DAY) == months_since(on("2027-01-01"), DAY) == 1
    assert months_since(on("2026-11-01"), DAY) == 1
    assert months_since(on("2025-12-31"), DAY) == 12
    assert months_since(on("1999-01-01"), DAY) == 120


def test_that_recording_is_counted_of_the_visits_recorded_here() -> None:
    seen = [
        visit(id="1", visited_on=on("2026-11-02"), recorded_on=on("2026-11-12")),
        visit(id="2", visited_on=on("2026-11-03"), recorded_on=on("2026-11-05")),
        visit(id="3", visited_on=on("2026-11-04")),
    ]
    known = trend_records(history("C1", plan(), *seen))
    assert [point.value for point in points(known, "recorded_in", 2)] == [None, 6.0]
    (late,) = points(known, "recorded_late", 1)
    assert (late.counts, late.children) == ("1 of 2", ("C1",))


def test_that_a_visit_after_the_child_was_closed_is_none_of_that_month_s() -> None:
    closed = history(
        "C1",
        plan(start=on("2026-01-05"), end=on("2026-06-01")),
        visit(id="1", visited_on=on("2026-05-04"), seen_alone=True),
        visit(id="2", visited_on=on("2026-10-05"), seen_alone=False),
    )
    known = trend_records(closed, history("C2", plan(start=on("2026-01-05"))))
    assert [point.counts for point in points(known, "seen_alone", 7)] == [
        "1 of 1",
        *["0 of 0"] * 6,
    ]


def test_that_who_came_and_left_is_counted_without_any_child() -> None:
    staff = (
        social_worker(id="A", start=on("2026-10-05"), end=on("2026-11-02")),
        social_worker(id="B", start=on("2020-10-05")),
    )
    known = trend_records(social_workers=staff)
    assert [point.value for point in points(known, "starters", 3)] == [0, 1, 0]
    assert [point.value for point in points(known, "leavers", 3)] == [0, 0, 1]


def test_that_supervision_is_a_gap_before_the_first_on_record() -> None:
    held_on = supervision(social_worker_id="SW1", held_on=on("2026-10-06"))
    staff = (social_worker(start=on("2020-10-05")),)
    known = trend_records(social_workers=staff, supervisions=(held_on,))
    assert [point.counts for point in points(known, "supervision", 3)] == ["", "1 of 1", "0 of 1"]
    away = absence(social_worker_id="SW1", start=on("2026-11-02"))
    gone = trend_records(social_workers=staff, supervisions=(held_on,), absences=(away,))
    assert points(gone, "supervision", 1)[0].counts == "0 of 0"


def test_that_family_meetings_are_in_time_by_the_days_of_policy() -> None:
    met = family_meeting(held_on=on("2026-09-10"))
    known = trend_records(history("C1", plan(start=on("2026-01-05")), allocation(), met))
    found = points(known, "family_meetings", 4)
    assert [point.counts for point in found] == ["", "1 of 1", "0 of 1", "0 of 1"]
    assert found[-1].children == ("C1",)


@settings(max_examples=15)
@given(teams(4), st.sampled_from(month_ends(DAY, 5)))
def test_that_every_point_is_the_measure_of_that_months_return(
    team: list[History], day: date
) -> None:
    """A return made of the children's own histories on that day, group by group."""
    known = trend_records(*team, social_workers=ROSTER)
    wanted = figures(month(*team, day=day, social_workers=ROSTER))
    for family in FAMILIES:
        for name, (point,) in reckoned(known, [day], family).items():
            trend = trends()[name]
            same = wanted.get((trend.measure, trend.breakdown, trend.group))
            if point.figure is not None and same is not None:
                # the share planned is written as changes there, and as a share here
                assert replace(point.figure, unit=same.unit) == same


@settings(max_examples=15)
@given(teams(4))
def test_that_every_point_is_found_by_a_plain_recount(team: list[History]) -> None:
    known = trend_records(*team, social_workers=ROSTER)
    days = month_ends(DAY, 14)
    found = every_point(known, days)
    begun = min(
        (
            row.start
            for _, rows in team
            for row in rows
            if isinstance(row, Allocation) and _led(row)
        ),
        default=date.max,
    )
    for at, day in enumerate(days):
        opened = [each for each in (_on(found, day) for found in team) if each is not None]
        of_day = {name: row[at] for name, row in found.items()}
        if day >= begun and opened:
            _agrees(of_day, opened, day)
        if day < begun:
            assert of_day["two_changes"].figure is None


def _agrees(of_day: dict[str, Point], opened: list[Assessment], day: date) -> None:
    in_care = [each for each in opened if "CLA" in each.statuses]
    # counted anew from the lead episodes: the assessment's own sums are not asked
    year = {each.child.id: stability(each.episodes, (), day) for each in opened}
    many = [each.child.id for each in in_care if len(year[each.child.id].social_workers) > 2]
    assert _told(of_day["three_or_more"]) == (len(many), len(in_care), tuple(sorted(many)))
    moved = sorted(each.child.id for each in opened if len(each.stability.changes) > 1)
    assert _told(of_day["two_changes"]) == (len(moved), len(opened), tuple(moved))
    nobody = sorted(each.child.id for each in opened if each.lead is None)
    assert of_day["no_social_worker"].children == tuple(nobody)
    holders = {
        each.child.id: each.lead.social_worker_id
        for each in opened
        if each.lead and each.lead.social_worker_id in {row.id for row in ROSTER}
    }
    agency = sorted(child for child, who in holders.items() if who == "A")
    assert _told(of_day["held_by_agency"]) == (len(agency), len(holders), tuple(agency))
    newly = sorted(child for child, who in holders.items() if who == "B")
    assert _told(of_day["held_by_newly"]) == (len(newly), len(holders), tuple(newly))
    loads = [
        list(holders.values()).count(SocialWorkerId(who)) / fte
        for who, fte in (("A", 1.0), ("B", 0.5))
        if who in holders.values()
    ]
    assert of_day["caseload"].value == (round(median(loads), 1) if loads else None)


def _told(point: Point) -> tuple[float | None, float | None, tuple[str, ...]]:
    figure: Figure | None = point.figure
    assert figure is not None
    return figure.numerator, figure.denominator, point.children


def _on(found: History, day: date) -> Assessment | None:
    return assess(facts_of(*found, day), policy_on(day), day)


def _led(row: Allocation) -> bool:
    return bool(lead_episodes([replace(row, social_worker_id="A", end=None)], date.max))
