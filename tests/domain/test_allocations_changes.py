"""Changes of social worker and distinct social workers in the twelve months to a day."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.allocations import Stability, lead_episodes, stability
from tests.make import DAY, allocation, episode, on

YEAR_AGO = on("2025-11-20")
LONG_AGO = on("2024-01-08")


def steady(*rows, referrals=(), day=DAY, **months) -> Stability:
    return stability(lead_episodes(rows, day), referrals, day, **months)


def one_after_another(workers):
    """Each for thirty days from 5 January 2026, the last one still."""
    starts = [on("2026-01-05") + timedelta(30 * turn) for turn in range(len(workers))]
    return [
        allocation(social_worker_id=worker, start=begun, end=end)
        for worker, begun, end in zip(workers, starts, [*starts[1:], None], strict=True)
    ]


def two(before, after):
    """A hands over to B on 1 June 2026."""
    handover = on("2026-06-01")
    return [
        allocation(social_worker_id="A", end=handover, **before),
        allocation(social_worker_id="B", start=handover, **after),
    ]


@pytest.mark.parametrize(
    ("held_by", "changes", "distinct"),
    [
        pytest.param("A", 0, 1, id="a_first_allocation_is_no_change"),
        pytest.param("AB", 1, 2, id="a_handover_is_one"),
        pytest.param("ABC", 2, 3, id="each_handover_counts"),
        pytest.param("ABA", 2, 2, id="case_2_a_return_is_a_change_and_nobody_new"),
        pytest.param("AAB", 1, 2, id="case_3_the_same_one_twice_running_is_not"),
        pytest.param("ABAB", 3, 2, id="back_and_forth"),
    ],
)
def test_that_changes_and_distinct_social_workers_are_both_counted(held_by, changes, distinct):
    found = steady(*one_after_another(held_by))

    assert (len(found.changes), len(found.social_workers)) == (changes, distinct)


def test_that_nobody_ever_allocated_is_nothing_at_all():
    assert steady() == Stability(changes=(), social_workers=frozenset())


@pytest.mark.parametrize(
    "gap",
    [
        pytest.param(0, id="the_same_day"),
        pytest.param(3, id="case_1_three_days_later"),
        pytest.param(60, id="two_months_later"),
    ],
)
def test_that_a_gap_between_social_workers_is_one_change_however_long(gap):
    ended = on("2026-05-04")
    rows = [
        allocation(social_worker_id="A", end=ended),
        allocation(social_worker_id="B", start=ended + timedelta(gap)),
    ]

    assert len(steady(*rows).changes) == 1


def test_that_the_same_one_again_after_a_gap_is_no_change():
    rows = [
        allocation(social_worker_id="A", end=on("2026-05-04")),
        allocation(social_worker_id="A", start=on("2026-06-01")),
    ]

    assert steady(*rows) == Stability(changes=(), social_workers=frozenset("A"))


@pytest.mark.parametrize(
    ("start", "counts"),
    [
        pytest.param(YEAR_AGO, False, id="case_33_on_the_day_a_year_before"),
        pytest.param(YEAR_AGO + timedelta(1), True, id="case_33_on_the_day_after_that"),
        pytest.param(DAY, True, id="case_33_on_the_day"),
        pytest.param(DAY + timedelta(1), False, id="case_33_on_the_day_after"),
    ],
)
def test_that_a_change_counts_by_the_day_it_starts(start, counts):
    rows = [
        allocation(social_worker_id="A", start=LONG_AGO, end=start),
        allocation(social_worker_id="B", start=start),
    ]

    assert len(steady(*rows).changes) == counts


@pytest.mark.parametrize(
    ("end", "counts"),
    [
        pytest.param(YEAR_AGO, False, id="case_33_until_the_day_a_year_before"),
        pytest.param(YEAR_AGO + timedelta(1), True, id="case_33_for_one_day_of_the_window"),
    ],
)
def test_that_a_social_worker_counts_who_held_the_child_in_the_window(end, counts):
    rows = [
        allocation(social_worker_id="A", start=LONG_AGO, end=end),
        allocation(social_worker_id="B", start=end),
    ]

    assert ("A" in steady(*rows).social_workers) is counts


@pytest.mark.parametrize(
    ("start", "counts"),
    [
        pytest.param(on("2027-02-28"), False, id="on_28_february_of_the_year_before"),
        pytest.param(on("2027-03-01"), True, id="on_1_march_of_the_year_before"),
    ],
)
def test_that_case_25_a_year_before_29_february_is_28_february(start, counts):
    rows = [
        allocation(social_worker_id="A", start=LONG_AGO, end=start),
        allocation(social_worker_id="B", start=start),
    ]

    assert len(steady(*rows, day=on("2028-02-29")).changes) == counts


def test_that_how_far_back_may_be_set():
    rows = one_after_another("ABC")

    assert len(steady(*rows, months=9).changes) == 1
    assert steady(*rows, months=6).social_workers == {"C"}


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        pytest.param("FCONTA", 0, id="first_contact_is_not"),
        pytest.param("MANAGE", 1, id="managing_caseloads_is"),
        pytest.param("TSPROC", 1, id="case_9_a_move_of_team_is"),
        pytest.param("ORGRST", 1, id="case_9_a_restructure_is"),
        pytest.param("ABSENC", 1, id="absence_is"),
        pytest.param("", 1, id="no_reason_is"),
    ],
)
def test_that_every_reason_but_first_contact_is_a_change(reason, changes):
    assert len(steady(*two({}, {"reason": reason})).changes) == changes


def test_that_case_9_a_social_worker_who_takes_the_child_to_another_team_is_no_change():
    rows = [
        allocation(social_worker_id="A", team="North", end=on("2026-06-01")),
        allocation(social_worker_id="A", team="South", start=on("2026-06-01"), reason="TSPROC"),
    ]

    assert steady(*rows) == Stability(changes=(), social_workers=frozenset("A"))


@pytest.mark.parametrize(
    ("before", "after", "closed", "changes"),
    [
        pytest.param("R1", "R2", "2026-05-20", 0, id="case_11_closed_before_it"),
        pytest.param("R1", "R2", "2026-06-01", 0, id="case_11_closed_on_its_start"),
        pytest.param("R1", "R2", "2026-06-02", 1, id="closed_the_day_after"),
        pytest.param("R1", "R2", None, 1, id="not_closed"),
        pytest.param("R1", "R1", "2026-05-20", 1, id="the_same_referral"),
        pytest.param("", "R2", "2026-05-20", 1, id="the_previous_one_blank"),
        pytest.param("R1", "", "2026-05-20", 1, id="its_own_blank"),
        pytest.param("R9", "R2", "2026-05-20", 1, id="the_previous_one_not_on_file"),
        pytest.param("R1", "R9", "2026-05-20", 0, id="its_own_not_on_file"),
    ],
)
def test_that_a_new_involvement_is_no_change(before, after, closed, changes):
    referrals = [episode(id="R1", end=closed and on(closed)), episode(id="R2")]
    rows = two({"referral_id": before}, {"referral_id": after})

    assert len(steady(*rows, referrals=referrals).changes) == changes


@pytest.mark.parametrize(
    ("closed", "changes"),
    [
        pytest.param({"R2"}, 0, id="its_last_rows_referral_closed"),
        pytest.param({"R1"}, 1, id="its_first_rows_referral_closed"),
    ],
)
def test_that_against_the_one_after_a_joined_episode_counts_with_its_last_row(closed, changes):
    rows = [
        allocation(social_worker_id="A", referral_id="R1", end=on("2026-03-02")),
        allocation(
            social_worker_id="A", referral_id="R2", start=on("2026-03-02"), end=on("2026-06-01")
        ),
        allocation(social_worker_id="B", referral_id="R3", start=on("2026-06-01")),
    ]
    referrals = [
        episode(id=each, end=on("2026-05-20") if each in closed else None) for each in ("R1", "R2")
    ]

    assert len(steady(*rows, referrals=referrals).changes) == changes


@pytest.mark.parametrize(
    ("first_row", "changes"),
    [
        pytest.param("R2", 0, id="its_first_row_is_of_a_new_referral"),
        pytest.param("R1", 1, id="its_first_row_is_of_the_old_one"),
    ],
)
def test_that_against_the_one_before_a_joined_episode_counts_with_its_first_row(first_row, changes):
    rows = [
        allocation(social_worker_id="A", referral_id="R1", end=on("2026-03-02")),
        allocation(
            social_worker_id="B",
            referral_id=first_row,
            start=on("2026-03-02"),
            end=on("2026-06-01"),
        ),
        allocation(social_worker_id="B", referral_id="R2", start=on("2026-06-01")),
    ]
    closed = episode(id="R1", end=on("2026-03-02"))

    assert len(steady(*rows, referrals=[closed]).changes) == changes


def test_that_case_11_the_window_spans_a_closure():
    rows = [
        allocation(social_worker_id="A", end=on("2026-03-02"), referral_id="R1"),
        allocation(social_worker_id="B", start=on("2026-06-01"), referral_id="R2", reason="FCONTA"),
        allocation(social_worker_id="C", start=on("2026-07-01"), referral_id="R2"),
    ]

    found = steady(*rows)

    assert ([each.social_worker_id for each in found.changes], len(found.social_workers)) == (
        ["C"],
        3,
    )


def test_that_case_38_two_social_workers_are_told_apart_by_id_alone():
    assert len(steady(*one_after_another(["SW1", "sw1", "SW01"])).social_workers) == 3


def test_that_a_referral_that_starts_after_the_day_has_closed_nothing_yet():
    rows = two({"referral_id": "R1"}, {"referral_id": "R2"})
    spoilt = episode(id="R1", start=DAY + timedelta(1), end=on("2026-05-01"))
    assert len(steady(*rows, referrals=[spoilt]).changes) == 1
