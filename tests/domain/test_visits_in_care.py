"""Which one rule a child in care is under, and what it is counted from."""

from datetime import timedelta

import pytest

from tests.make import (
    DAY,
    assessment,
    care_episode,
    legal_status,
    mark,
    on,
    placement,
    plan,
    visit,
)

START = on("2025-09-01")
CARE = care_episode(start=START)
NATIONAL_TYPES = (
    "H5 K1 K2 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 A2 A3 A4 A5 A6"
)


def rules(*records, day=DAY):
    return [each.rule.id for each in assessment(CARE, *records, day=day).visits]


def lives(kind, start=START):
    return placement(type=kind, start=start)


def order(code, start=START):
    return legal_status(code=code, start=start)


def marked(*kinds):
    return [mark(kind=kind, start=START) for kind in kinds]


@pytest.mark.parametrize(
    ("home", "code", "marks", "rule"),
    [
        pytest.param("A4", "C1", ["REG24", "LONG_TERM"], "ADO", id="adoption_before_all"),
        pytest.param("P1", "C1", ["REG24", "REG19"], "CLA-ICO-HOME", id="an_interim_order_home"),
        pytest.param("P1", "C2", ["REG24", "REG19"], "CLA-CO-HOME", id="a_care_order_at_home"),
        pytest.param("P1", "V2", ["REG19", "REG24"], "CLA-CONN-TEMP", id="reg_24_before_reg_19"),
        pytest.param("P1", "V2", ["UNTIL18", "REG19"], "CLA-PWP-TEMP", id="reg_19_before_18"),
        pytest.param("U4", "C2", ["UNTIL18", "LONG_TERM"], "CLA-LTF", id="long_term_before_18"),
        pytest.param("U4", "C2", ["UNTIL18"], "CLA-PERM18", id="until_18"),
        pytest.param("U4", "C1", [], "CLA-STD", id="an_interim_order_away_from_home"),
        pytest.param("P1", "V2", [], "CLA-STD", id="home_without_an_order"),
        pytest.param("P1", "E1", [], "CLA-STD", id="home_under_another_order"),
        pytest.param("P2", "C1", [], "CLA-STD", id="independent_is_not_home"),
        pytest.param("U6", "C2", ["INTERVAL"], "CLA-STD", id="an_interval_is_no_rule"),
    ],
)
def test_that_the_first_rule_that_fits_runs_alone(home, code, marks, rule):
    assert rules(lives(home), order(code), *marked(*marks)) == [rule]


@pytest.mark.parametrize("home", NATIONAL_TYPES.split())
def test_that_adoption_is_placement_a3_to_a6_and_no_other(home):
    expected = "ADO" if home in ("A3", "A4", "A5", "A6") else "CLA-STD"

    assert rules(lives(home)) == [expected]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        pytest.param("UNTIL18", "CLA-PERM18", id="CLA-PERM18"),
        pytest.param("LONG_TERM", "CLA-LTF", id="CLA-LTF"),
    ],
)
@pytest.mark.parametrize(
    ("moved", "settled"),
    [
        pytest.param("2025-11-20", True, id="a_year_on_the_day"),
        pytest.param("2025-11-21", False, id="a_year_tomorrow"),
    ],
)
def test_that_a_longer_gap_needs_a_year_in_the_placement(kind, rule, moved, settled):
    found = rules(lives("U4", on(moved)), *marked(kind))

    assert found == [rule if settled else "CLA-STD"]


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        pytest.param("2025-02-27", "CLA-STD", id="not_on_the_27th"),
        pytest.param("2025-02-28", "CLA-PERM18", id="on_the_28th"),
    ],
)
def test_that_case_25_a_year_from_29_february_is_up_on_28_february(day, rule):
    leap = on("2024-02-29")
    records = [care_episode(start=leap), mark(kind="UNTIL18", start=leap)]

    (found,) = assessment(*records, day=on(day)).visits

    assert found.rule.id == rule


@pytest.mark.parametrize(
    ("dates", "rule"),
    [
        pytest.param({"start": DAY}, "CLA-CONN-TEMP", id="from_the_day"),
        pytest.param({"start": DAY + timedelta(1)}, "CLA-STD", id="from_tomorrow"),
        pytest.param({"start": START, "end": DAY}, "CLA-STD", id="ended_on_the_day"),
        pytest.param(
            {"start": START, "end": DAY + timedelta(1)}, "CLA-CONN-TEMP", id="ends_tomorrow"
        ),
    ],
)
def test_that_a_mark_counts_while_it_is_in_force(dates, rule):
    assert rules(lives("U1"), mark(kind="REG24", **dates)) == [rule]


@pytest.mark.parametrize(
    ("ordered", "moved", "counted_from"),
    [
        pytest.param("2026-08-03", "2026-05-04", "2026-08-03", id="the_order_came_later"),
        pytest.param("2026-05-04", "2026-08-03", "2026-08-03", id="the_child_came_home_later"),
        pytest.param("2024-01-08", "2026-08-03", "2026-08-03", id="an_order_from_before_care"),
    ],
)
def test_that_a_care_order_at_home_counts_from_the_later_of_order_and_placement(
    ordered, moved, counted_from
):
    records = [CARE, lives("P1", on(moved)), order("C2", on(ordered))]
    earlier = visit(kind="CLA", visited_on=on(counted_from) - timedelta(1))

    (first,) = assessment(*records, earlier).visits
    (then,) = assessment(*records, visit(kind="CLA", visited_on=on(counted_from))).visits

    assert (first.counted_from, first.last_visit) == (on(counted_from), None)
    assert first.due == on(counted_from) + timedelta(7)
    assert then.due == on(counted_from) + timedelta(42)


def test_that_case_21_an_order_made_at_home_changes_the_rule_without_a_move():
    records = [lives("P1"), order("C1"), order("C2", on("2026-10-05"))]

    assert rules(*records, day=on("2026-10-04")) == ["CLA-ICO-HOME"]
    assert rules(*records, day=on("2026-10-05")) == ["CLA-CO-HOME"]


def test_that_other_care_rules_count_from_the_placement_and_not_from_the_order():
    (found,) = assessment(CARE, lives("P1"), order("C1", on("2026-10-05"))).visits

    assert found.counted_from == START


def test_that_case_23_placed_for_adoption_the_adoption_rule_runs_from_that_placement():
    (found,) = assessment(CARE, lives("U6"), lives("A5", on("2026-11-09"))).visits

    assert (found.rule.id, found.due) == ("ADO", on("2026-11-16"))


def test_that_case_20_a_move_asks_for_a_visit_within_a_week_whatever_came_before():
    moved = [lives("U6"), lives("U4", on("2026-11-16"))]
    before = visit(kind="CLA", visited_on=on("2026-11-15"))

    (found,) = assessment(CARE, *moved, before).visits

    assert (found.last_visit, found.due) == (None, on("2026-11-23"))


def test_that_case_24_nothing_suspends_a_rule_for_a_child_who_is_away():
    away = [lives("U6"), placement(type="T1", start=on("2026-10-01"))]
    last = visit(kind="CLA", visited_on=on("2026-09-30"))

    (found,) = assessment(CARE, *away, last).visits

    assert (found.due, found.state) == (on("2026-11-11"), "overdue")


def test_that_with_no_placement_on_file_the_period_of_care_is_counted_from():
    (found,) = assessment(CARE).visits

    assert (found.rule.id, found.due) == ("CLA-STD", START + timedelta(7))


@pytest.mark.parametrize("code", ["V3", "V4"])
def test_that_short_breaks_run_the_in_need_rule_from_the_period_of_care(code):
    (found,) = assessment(CARE, lives("U6", on("2026-01-05")), order(code)).visits

    assert (found.rule.id, found.counted_from) == ("CIN", START)


def test_that_case_22_in_care_and_on_a_plan_both_rules_run_and_the_earliest_is_next():
    both = assessment(
        CARE,
        lives("U6"),
        plan(start=START),
        visit(kind="CLA", visited_on=on("2026-10-12")),
        visit(kind="CP", visited_on=on("2026-11-09")),
    )

    assert [(each.rule.id, each.due) for each in both.visits] == [
        ("CLA-STD", on("2026-11-23")),
        ("CP", on("2026-11-23")),
    ]
    assert both.next_visit.rule.id == "CLA-STD"
