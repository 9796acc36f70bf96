"""What a return says of itself."""

from typing import Any

import pytest

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import SentReturn, Setting
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, on
from tests.make_returns import extract, held, snapshot


def fields(**given: Any) -> dict[str, Any]:
    """The submission sheet of a small return."""
    made = weekly(snapshot(held("C1"), **given))
    return dict(made.sheets[1].rows)


def sent(revision: int, period: str = "2026-W47", name: str = "weekly") -> SentReturn:
    return SentReturn(
        id=f"{name}-{period}-{revision}",
        name=name,
        period=period,
        revision=revision,
        as_of=DAY,
        sha256=f"digest {revision}",
        sent_on=DAY,
    )


def test_that_it_says_whose_and_when_it_is() -> None:
    found = fields()
    assert {name: found[name] for name in ("la_code", "team_code", "team_name", "period")} == {
        "la_code": "884",
        "team_code": "T1",
        "team_name": "CP Team 1",
        "period": "2026-W47",
    }
    assert (found["period_start"], found["period_end"]) == (on("2026-11-16"), on("2026-11-22"))
    assert found["as_at"] == found["produced_on"] == DAY
    assert (found["history_head"], found["app_version"]) == ("0" * 64, "1.0.0")


@pytest.mark.parametrize(
    ("before", "revision", "replaces"),
    [
        pytest.param((), 1, None, id="the_first_is_1"),
        pytest.param((sent(2), sent(1)), 3, "digest 2", id="then_one_more_than_the_highest_sent"),
        pytest.param((sent(4, "2026-W46"),), 1, None, id="another_week's_do_not_count"),
        pytest.param((sent(4, name="monthly"),), 1, None, id="nor_another_return's"),
    ],
)
def test_that_of_revisions(
    before: tuple[SentReturn, ...], revision: int, replaces: str | None
) -> None:
    found = fields(sent=before)
    assert (found["revision"], found["replaces_sha256"]) == (revision, replaces)


@pytest.mark.parametrize(
    "source", ["extract.xlsx", "C:\\Users\\A Person\\extract.xlsx", "/home/person/extract.xlsx/"]
)
def test_that_of_the_extract_only_the_file_name_and_date_are_told(source: str) -> None:
    found = fields(extract=extract(on("2026-11-18"), source=source))
    assert found["source_extract_name"] == "extract.xlsx"
    assert found["source_extract_date"] == on("2026-11-18")


def test_that_without_an_extract_it_says_so() -> None:
    found = fields()
    assert (found["source_extract_name"], found["source_extract_status"]) == (None, "not_recorded")


def test_that_the_numbers_in_force_are_told() -> None:
    set_to = [
        Setting(id="1", name="limit_per_fte", value=15, start=DAY),
        Setting(id="2", name="CP.then", value=15, start=DAY),
    ]
    found = fields(policy=policy_on(DAY, set_to))
    assert found["policy_limit_per_fte"] == 15
    assert found["policy_not_recorded_most"] == 5
    assert (found["rule_CP_then"], found["rule_CP_first"]) == ("15 working days", "10 working days")


def test_that_a_number_this_return_does_not_rest_on_is_not_told() -> None:
    assert not [name for name in fields() if "supervision" in name or "idle" in name]


def test_that_rows_are_counted() -> None:
    found = fields()
    assert (found["rows_children"], found["rows_visits"]) == (1, 1)


def test_that_a_team_the_desk_has_no_id_for_is_told_by_name() -> None:
    assert fields(team="Kington")["team_code"] == "Kington"
