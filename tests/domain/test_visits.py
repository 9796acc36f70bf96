"""The visit-rule table: for each rule the first visit, the next ones, and which visits count."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.visits import VisitDue
from tests.make import (
    DAY,
    assessment,
    care_episode,
    legal_status,
    mark,
    on,
    placement,
    plan,
    review,
    visit,
)

START = on("2025-09-01")  # a Monday, more than a year before the day
SEEN = on("2026-10-19")  # a Monday
ANY_KIND = ("CLA", "CP", "CIN", "PF")


def cared_for(home="U6", order="C2", *marks):
    """In care from the start, in one placement; then the marks of the desk."""
    return [
        care_episode(start=START),
        placement(start=START, type=home),
        legal_status(start=START, code=order),
        *(mark(kind=kind, start=START) for kind in marks),
    ]


UNDER = {
    "CLA-STD": cared_for(),
    "CLA-ICO-HOME": cared_for("P1", "C1"),
    "CLA-CO-HOME": cared_for("P1", "C2"),
    "CLA-CONN-TEMP": cared_for("U6", "C2", "REG24"),
    "CLA-PWP-TEMP": cared_for("P1", "V2", "REG19"),
    "CLA-PERM18": cared_for("U6", "C2", "UNTIL18"),
    "CLA-LTF": cared_for("U4", "C2", "LONG_TERM"),
    "ADO": cared_for("A3", "E1"),
    "CP": [plan(start=START)],
    "CIN": [plan(start=START, kind="CIN")],
    "PF": [mark(start=START, kind="PRIVATE_FOSTERING")],
}
COUNTED = dict.fromkeys(UNDER, ("CLA",)) | {"CP": ("CP",), "CIN": ANY_KIND, "PF": ("PF",)}
EACH_RULE = pytest.mark.parametrize("rule", UNDER)


def only(*records, day=DAY) -> VisitDue:
    """The one visit due."""
    (found,) = assessment(*records, day=day).visits
    return found


def seen(rule, visited_on, **fields):
    return visit(kind=COUNTED[rule][0], visited_on=visited_on, **fields)


@EACH_RULE
def test_that_a_child_is_under_the_rule(rule):
    assert only(*UNDER[rule]).rule.id == rule


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        *((rule, "2025-09-08") for rule in UNDER if rule not in ("CP", "CIN", "PF")),
        ("CP", "2025-09-15"),
        ("CIN", "2025-09-29"),
        ("PF", "2025-09-10"),
    ],
)
def test_that_case_30_with_no_visit_the_first_one_is_due_from_the_start(rule, due):
    found = only(*UNDER[rule])

    assert (found.due, found.last_visit, found.counted_from) == (on(due), None, START)
    assert found.days_overdue == (DAY - on(due)).days


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        pytest.param("CLA-STD", "2026-11-30", id="CLA-STD_six_weeks"),
        pytest.param("CLA-ICO-HOME", "2026-10-26", id="CLA-ICO-HOME_weekly_before_the_review"),
        pytest.param("CLA-CO-HOME", "2026-11-30", id="CLA-CO-HOME_six_weeks"),
        pytest.param("CLA-CONN-TEMP", "2026-10-26", id="CLA-CONN-TEMP_weekly_before_the_review"),
        pytest.param("CLA-PWP-TEMP", "2026-10-26", id="CLA-PWP-TEMP_weekly_before_the_review"),
        pytest.param("CLA-PERM18", "2027-01-19", id="CLA-PERM18_three_months"),
        pytest.param("CLA-LTF", "2027-04-19", id="CLA-LTF_six_months"),
        pytest.param("ADO", "2026-10-26", id="ADO_weekly"),
        pytest.param("CP", "2026-11-02", id="CP_ten_working_days"),
        pytest.param("CIN", "2026-11-16", id="CIN_twenty_working_days"),
        pytest.param("PF", "2027-01-11", id="PF_twelve_weeks_after_the_first_year"),
    ],
)
def test_that_the_next_visit_is_due_from_the_last(rule, due):
    found = only(*UNDER[rule], seen(rule, SEEN))

    assert (found.due, found.last_visit) == (on(due), SEEN)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        pytest.param("CLA-ICO-HOME", "2026-11-16", id="CLA-ICO-HOME_four_weeks"),
        pytest.param("CLA-CONN-TEMP", "2026-11-16", id="CLA-CONN-TEMP_four_weeks"),
        pytest.param("CLA-PWP-TEMP", "2026-11-30", id="CLA-PWP-TEMP_six_weeks"),
        pytest.param("ADO", "2026-10-26", id="ADO_stays_weekly"),
        pytest.param("CLA-STD", "2026-11-30", id="CLA-STD_as_before"),
    ],
)
@pytest.mark.parametrize(
    "held_on",
    [
        pytest.param(SEEN - timedelta(3), id="held_before_the_last_visit"),
        pytest.param(SEEN + timedelta(3), id="held_after_it"),
        pytest.param(DAY, id="held_on_the_day"),
    ],
)
def test_that_case_21_once_the_review_is_held_the_longer_gap_runs_from_the_last_visit(
    rule, due, held_on
):
    found = only(*UNDER[rule], seen(rule, SEEN), review(held_on=held_on))

    assert found.due == on(due)


@pytest.mark.parametrize("rule", ["CLA-ICO-HOME", "CLA-CONN-TEMP", "CLA-PWP-TEMP"])
def test_that_the_first_visit_is_due_in_a_week_even_after_a_review(rule):
    assert only(*UNDER[rule], review(held_on=SEEN)).due == START + timedelta(7)


@pytest.mark.parametrize(
    ("visited_on", "gap"),
    [
        pytest.param(START, 42, id="on_the_first_day"),
        pytest.param(on("2026-08-31"), 42, id="on_the_last_day_of_the_first_year"),
        pytest.param(on("2026-09-01"), 84, id="on_the_anniversary"),
    ],
)
def test_that_private_fostering_goes_by_the_year_of_the_last_visit(visited_on, gap):
    found = only(*UNDER["PF"], seen("PF", visited_on))

    assert found.due == visited_on + timedelta(gap)


@EACH_RULE
@pytest.mark.parametrize("kind", ANY_KIND)
def test_that_only_visits_of_the_rules_kind_count(rule, kind):
    found = only(*UNDER[rule], visit(kind=kind, visited_on=SEEN))

    assert found.last_visit == (SEEN if kind in COUNTED[rule] else None)


@EACH_RULE
@pytest.mark.parametrize(
    ("days", "counts"),
    [
        pytest.param(-1, False, id="case_19_the_day_before_the_start"),
        pytest.param(0, True, id="case_19_on_the_start_day"),
        pytest.param(1, True, id="the_day_after_the_start"),
    ],
)
def test_that_a_visit_counts_from_the_start_on(rule, days, counts):
    visited_on = START + timedelta(days)

    found = only(*UNDER[rule], seen(rule, visited_on))

    assert found.last_visit == (visited_on if counts else None)


@EACH_RULE
@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        pytest.param({"visited_on": DAY}, True, id="on_the_day"),
        pytest.param({"visited_on": DAY + timedelta(1)}, False, id="case_27_dated_tomorrow"),
        pytest.param({"visited_on": DAY, "child_seen": False}, False, id="case_16_not_seen"),
        pytest.param({"visited_on": DAY, "child_seen": None}, False, id="not_said_whether_seen"),
        pytest.param({"visited_on": DAY, "seen_alone": False}, True, id="case_17_not_alone"),
        pytest.param({"visited_on": DAY, "plan_id": "ANOTHER"}, True, id="of_another_plan_id"),
        pytest.param(
            {"visited_on": DAY, "social_worker_id": "SW9"}, True, id="by_another_social_worker"
        ),
    ],
)
def test_that_a_visit_counts_if_the_child_was_seen_by_the_day(rule, fields, counts):
    found = only(*UNDER[rule], seen(rule, **fields))

    assert found.last_visit == (DAY if counts else None)


def test_that_the_rules_of_a_child_stand_in_the_order_of_the_table():
    found = assessment(*UNDER["PF"], *UNDER["CP"], *UNDER["ADO"]).visits

    assert [each.rule.id for each in found] == ["ADO", "CP", "PF"]
