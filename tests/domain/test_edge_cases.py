"""Cases that naive code gets wrong, by the numbers they have in the sector's list, end to end.

Those that one rule settles stand with that rule's tests; these need a child's whole life.
"""

from datetime import timedelta

import pytest

from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    episode,
    judged,
    legal_status,
    mark,
    on,
    placement,
    plan,
    visit,
)

OPEN = episode(id="R1", start=on("2026-01-05"))


def held(workers, *starts, **fields):
    """Each social worker from their day until the next one's."""
    begun = [on(start) for start in starts]
    return [
        allocation(**{"social_worker_id": worker, "start": start, "end": end, **fields})
        for worker, start, end in zip(workers, begun, [*begun[1:], None], strict=True)
    ]


def counts(*records, day=DAY):
    """Changes, and distinct social workers."""
    steady = assessment(*records, day=day).stability
    return len(steady.changes), len(steady.social_workers)


def test_that_case_1_days_between_two_social_workers_are_unallocated_days_and_one_change():
    monday, thursday = on("2026-11-09"), on("2026-11-12")
    life = [
        OPEN,
        allocation(social_worker_id="A", end=monday),
        allocation(social_worker_id="B", start=thursday),
    ]

    waiting = [
        assessment(*life, day=monday + timedelta(days)).days_unallocated for days in range(-1, 4)
    ]

    assert waiting == [None, 0, 1, 2, None]
    assert [counts(*life, day=day) for day in (monday, thursday)] == [(0, 1), (1, 2)]


def test_that_case_1_a_gap_between_closing_and_opening_again_is_no_change():
    life = [
        episode(id="R0", start=on("2026-01-05"), end=on("2026-03-02")),
        episode(id="R1", start=on("2026-06-01")),
        allocation(social_worker_id="A", end=on("2026-03-02"), referral_id="R0"),
        allocation(social_worker_id="B", start=on("2026-06-01"), referral_id="R1", reason="FCONTA"),
    ]

    assert counts(*life) == (0, 2)
    assert judged(*life, day=on("2026-04-06")) is None


def test_that_case_4_somebody_who_held_a_child_for_no_day_is_not_counted():
    life = held("ABC", "2026-03-02", "2026-06-01", "2026-06-01")

    assert counts(OPEN, *life) == (1, 2)
    assert assessment(OPEN, *life).social_worker_id == "C"


@pytest.mark.parametrize(
    "cover",
    [
        pytest.param({"role": "Cover Social Worker"}, id="case_5_recorded_as_secondary"),
        pytest.param({"role": "Social Worker"}, id="case_5_entered_as_a_full_overlap"),
    ],
)
def test_that_cover_for_an_absence_changes_nothing(cover):
    life = [
        OPEN,
        allocation(social_worker_id="A"),
        allocation(
            social_worker_id="B",
            start=on("2026-05-04"),
            end=on("2026-07-06"),
            reason="ABSENC",
            **cover,
        ),
    ]

    assert [counts(*life, day=day) for day in (DAY, on("2026-07-06"))] == [(0, 1), (0, 1)]
    assert assessment(*life).social_worker_id == "A"


def test_that_case_7_a_manager_or_duty_recorded_as_the_lead_holds_the_child():
    found = assessment(OPEN, allocation(social_worker_id="DUTY-POOL"))

    assert (found.social_worker_id, found.days_unallocated) == ("DUTY-POOL", None)


def test_that_case_10_a_child_whose_allocation_ended_today_is_unallocated_today():
    found = assessment(OPEN, allocation(social_worker_id="A", end=DAY))

    assert (found.social_worker_id, found.days_unallocated) == (None, 0)


def test_that_case_11_visits_of_a_closed_plan_do_not_serve_the_next():
    life = [
        plan(start=on("2026-01-05"), end=on("2026-10-05")),
        plan(start=on("2026-11-16")),
        visit(visited_on=on("2026-10-01")),
    ]

    (found,) = assessment(*life).visits

    assert (found.last_visit, found.due) == (None, on("2026-11-30"))


def test_that_case_12_what_happened_by_a_day_counts_though_entered_later():
    life = [OPEN, *held("A", "2026-03-02")]
    entered_since = allocation(social_worker_id="B", start=on("2026-11-02"))
    day = on("2026-11-09")

    before, after = assessment(*life, day=day), assessment(*life, entered_since, day=day)

    assert (before.social_worker_id, after.social_worker_id) == ("A", "B")


def test_that_case_13_the_rules_that_run_before_a_birth_run_on_after_it():
    life = [plan(start=on("2026-11-02")), visit(visited_on=on("2026-11-09"))]

    unborn = assessment(*life, expected_date_of_birth=on("2026-11-18"))
    born = assessment(*life, date_of_birth=on("2026-11-19"))

    assert unborn.visits == born.visits
    assert (unborn.age, born.age) == (None, 0)


def test_that_case_14_nothing_is_overdue_from_the_18th_birthday_on():
    life = [care_episode(), plan(), mark(kind="PRIVATE_FOSTERING")]
    birthday = {"date_of_birth": on("2008-11-20")}

    assert assessment(*life, day=DAY - timedelta(1), **birthday).next_visit.state == "overdue"
    assert judged(*life, **birthday) is None


def test_that_case_15_a_visit_entered_late_clears_the_flag_it_would_have_cleared():
    life = [plan(), visit(visited_on=on("2026-10-26"))]
    late = visit(visited_on=on("2026-11-09"), recorded_on=on("2026-11-20"))

    before, after = assessment(*life), assessment(*life, late)

    assert (before.next_visit.state, after.next_visit.state) == ("overdue", "due_soon")


def test_that_case_16_no_number_of_failed_visits_makes_a_visit():
    failed = [
        visit(visited_on=on("2026-11-10") + timedelta(number), child_seen=False)
        for number in range(5)
    ]

    found = assessment(plan(), visit(visited_on=on("2026-11-02")), *failed)

    assert (found.next_visit.due, found.seen_on) == (on("2026-11-16"), on("2026-11-02"))


def test_that_case_20_each_move_starts_a_new_first_week_and_a_new_first_year():
    life = [
        care_episode(start=on("2024-01-08")),
        placement(start=on("2024-01-08"), type="U4"),
        mark(kind="LONG_TERM", start=on("2025-01-08")),
        visit(kind="CLA", visited_on=on("2026-09-28")),
    ]
    moved = placement(start=on("2026-11-02"), type="U4")

    (settled,), (just_moved,) = assessment(*life).visits, assessment(*life, moved).visits

    assert (settled.rule.id, settled.due) == ("CLA-LTF", on("2027-03-28"))
    assert (just_moved.rule.id, just_moved.due) == ("CLA-STD", on("2026-11-09"))


@pytest.mark.parametrize(
    ("kind", "serves"),
    [
        pytest.param("CLA", "CLA-STD", id="case_22_a_visit_to_a_child_in_care"),
        pytest.param("CP", "CP", id="case_22_a_child_protection_visit"),
    ],
)
def test_that_a_visit_serves_only_the_rule_whose_test_it_meets(kind, serves):
    found = assessment(care_episode(), plan(), visit(kind=kind, visited_on=DAY))

    assert {each.rule.id for each in found.visits if each.last_visit} == {serves}


def test_that_case_32_another_authoritys_plan_asks_for_visits_like_any_other():
    theirs, ours = plan(id="P", other_authority=True), plan(id="P")

    assert assessment(theirs).visits == assessment(ours).visits


def test_that_case_33_a_handover_on_the_day_a_year_before_is_counted_once():
    handover = on("2025-11-20")
    life = [episode(start=on("2024-01-08")), *held("AB", "2024-01-08", "2025-11-20")]

    assert counts(*life, day=handover) == (1, 2)
    assert counts(*life) == (0, 1)
    assert counts(*life, day=DAY - timedelta(1)) == (1, 2)


def test_that_case_35_three_social_workers_in_five_weeks_are_flagged_at_once():
    life = held("ABC", "2026-10-16", "2026-11-02", "2026-11-19")
    opened = care_episode(start=on("2026-10-16"))

    found = assessment(opened, legal_status(start=on("2026-10-16")), *life)

    assert found.changed_too_often
    assert counts(opened, *life) == (2, 3)
