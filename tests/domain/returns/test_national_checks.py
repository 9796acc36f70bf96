"""The nine national rules, each by its code; and all of them against a plain reckoning."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.checks import rules
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.national_checks import (
    RULES,
    national_findings,
    national_rules,
)
from tests.domain.returns import national_oracle as oracle
from tests.make import DAY, allocation, care_episode, on

MAY = "2026-05-01"


def held(record, start, end=None, reason="MANAGE", by="SW11"):
    return allocation(
        id=record,
        start=on(start),
        end=on(end) if end else None,
        reason=reason,
        social_worker_id=by,
    )


def failing(*rows, day=DAY):
    """(code, record) of everything found."""
    records = EpisodeRecords(
        care_episodes=(care_episode(),),
        legal_statuses=(),
        allocations=rows,
        children={},
        social_workers={},
    )
    found = national_findings(episode_rows(records, day))
    return {(rule.id, finding.record) for rule, finding in found}


CASES = [
    ("SW02STG1", [held("A", MAY, by="PN99")], {"A"}, "another_beginning"),
    ("SW02STG1", [held("A", MAY, by="SW1")], {"A"}, "three_characters"),
    ("SW02STG1", [held("A", MAY, by="sw12")], {"A"}, "small_letters"),
    ("SW02STG1", [held("A", MAY, by="XX12")], set(), "a_made_up_one"),
    ("SW08STG2", [held("A", MAY), held("B", "2026-06-01")], {"A"}, "the_earlier_is_open"),
    ("SW08STG2", [held("A", MAY, "2026-06-01"), held("B", "2026-06-01")], set(), "ended"),
    ("SW08STG2", [held("A", MAY), held("B", MAY, by="SW12")], {"A"}, "two_open_from_one_day"),
    ("SW09STG2", [held("A", MAY, MAY)], {"A"}, "the_same_day"),
    ("SW09STG2", [held("A", MAY, "2026-05-02")], set(), "a_day_later"),
    ("SW10aSTG2", [held("A", "2026-04-01", MAY), held("B", "2026-05-08")], set(), "7_after"),
    ("SW10aSTG2", [held("A", "2026-04-01", MAY), held("B", "2026-05-09")], {"B"}, "8_after"),
    ("SW10aSTG2", [held("A", "2026-04-01", MAY), held("B", "2026-04-24")], set(), "7_before"),
    ("SW10aSTG2", [held("A", "2026-04-01", MAY), held("B", "2026-04-23")], {"B"}, "8_before"),
    ("SW10aSTG2", [held("A", "2026-04-01"), held("B", MAY)], {"B"}, "not_ended"),
    (
        "SW10aSTG2",
        [held("A", "2026-04-01", MAY), held("B", "2026-05-09", reason="")],
        {"B"},
        "a_blank_reason_is_no_first_contact",
    ),
    (
        "SW10aSTG2",
        [held("A", "2026-04-01"), held("B", "2026-08-09", reason="FCONTA")],
        set(),
        "a_first_contact",
    ),
    (
        "SW10bSTG2",
        [held("A", "2026-04-01", MAY), held("B", MAY, reason="FCONTA")],
        {"B"},
        "first_contact_that_day",
    ),
    (
        "SW10bSTG2",
        [held("A", "2026-04-01", MAY), held("B", "2026-05-02", reason="FCONTA")],
        set(),
        "first_contact_the_day_after",
    ),
    (
        "SW10bSTG2",
        [held("A", "2026-04-01"), held("B", MAY, reason="FCONTA")],
        set(),
        "one_before_that_has_no_end",
    ),
    ("SW13STG1", [held("A", "2023-03-31", reason="")], set(), "blank_before_april_2023"),
    ("SW13STG1", [held("A", "2023-04-01", reason="")], {"A"}, "blank_since"),
    ("SW13STG1", [held("A", "2020-01-01", reason="WHIM")], {"A"}, "no_code_however_old"),
    ("SW17STG2", [held("A", MAY, "2026-06-01")], {"A"}, "the_last_has_ended"),
    (
        "SW17STG2",
        [held("A", "2026-04-01"), held("B", MAY, "2026-06-01")],
        {"B"},
        "though_an_earlier_one_is_open",
    ),
    ("SW17STG2", [held("A", MAY, "2026-11-21")], set(), "it_ends_after_the_day"),
    ("SW18STG2", [held("A", MAY, MAY)], {"A"}, "the_same_day_fails_this_too"),
    ("SW18STG2", [held("A", MAY, "2026-04-30")], {"A"}, "ends_first"),
    ("SW19STG2", [held("A", MAY), held("B", MAY, by="SW12")], {"A", "B"}, "one_day_twice"),
    ("SW19STG2", [held("A", MAY), held("B", MAY)], set(), "a_repeat_is_one_row"),
]


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [pytest.param(code, rows, found, id=f"{code}_{name}") for code, rows, found, name in CASES],
)
def test_that_a_national_rule_fails_and_passes(code, rows, expected):
    assert {record for rule, record in failing(*rows) if rule == code} == expected


def test_that_the_one_before_is_one_of_this_file_alone():
    before_the_year = held("A", "2025-01-05", "2026-03-01")
    assert failing(before_the_year, held("B", "2026-05-01")) == set()


def test_that_every_rule_carried_has_a_function_and_its_own_level_everywhere():
    assert list(national_rules()) == list(RULES)
    for rule in rules().values():
        if rule.national:
            assert national_rules()[rule.national].level == rule.level


DAYS = st.integers(-40, 60).map(lambda days: on("2026-04-20") + timedelta(days))
HELD = st.tuples(
    DAYS,
    st.none() | DAYS,
    st.sampled_from(["", "FCONTA", "MANAGE", "WHIM"]),
    st.sampled_from(["SW11", "SW12", "XX1", "P1"]),
)


@settings(max_examples=400)
@given(st.lists(HELD, max_size=6))
def test_that_two_reckonings_of_the_nine_rules_agree(drawn):
    rows = [
        allocation(id=f"A{n}", start=s, end=e, reason=r, social_worker_id=w)
        for n, (s, e, r, w) in enumerate(drawn)
    ]
    plain = oracle.rows_of(rows, [care_episode()], [], DAY)
    expected = {(code, plain.index(row)) for code, row in oracle.failures(plain)}
    records = EpisodeRecords(
        care_episodes=(care_episode(),),
        legal_statuses=(),
        allocations=tuple(rows),
        children={},
        social_workers={},
    )
    made = episode_rows(records, DAY)
    places = {row.record: place for place, row in enumerate(made)}
    found = {(rule.id, places[f.record]) for rule, f in national_findings(made)}
    assert found == expected
