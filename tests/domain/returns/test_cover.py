"""The cover and the notes, for people."""

from typing import Any

from herefordshire_desk.domain.definitions import definitions
from herefordshire_desk.domain.policy import policy_on, visit_rules
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, on, plan, social_worker
from tests.make_returns import extract, held, history, snapshot


def page(name: str, **fields: Any) -> list[tuple[Any, ...]]:
    made = weekly(snapshot(held("C1"), **fields))
    return list(next(sheet for sheet in made.sheets if sheet.name == name).rows)


def told(name: str, topic: str, **fields: Any) -> list[str]:
    return [words for about, words in page(name, **fields) if about == topic]


def test_that_the_cover_says_what_when_and_how_sensitive_it_is() -> None:
    assert page("Cover")[0] == ("Weekly return of CP Team 1, 2026-W47", None)
    assert told("Cover", "As at") == ["The close of Friday 20 November 2026"]
    (period,) = told("Cover", "Period")
    assert period == "2026-W47: Monday 16 November 2026 to Sunday 22 November 2026, both included"
    (marking,) = told("Cover", "Sensitivity")
    assert marking.startswith("OFFICIAL-SENSITIVE")


def test_that_the_cover_says_which_extract_it_rests_on() -> None:
    (records,) = told("Cover", "Records", extract=extract(on("2026-11-18")))
    assert "18 November 2026" in records
    (records,) = told("Cover", "Records")
    assert "No extract" in records


def test_that_the_cover_lists_every_sheet_with_its_rows() -> None:
    (children,) = told("Cover", "Sheet children")
    assert children == "1 row. One row per child open on the day."
    listed = [topic for topic, _ in page("Cover") if topic.startswith("Sheet ")]
    assert len(listed) == 11


def test_that_the_cover_counts_the_checks() -> None:
    left = social_worker(registration_number="SW000123", end=on("2026-11-01"))
    (checks,) = told("Cover", "Checks", social_workers=(left,))
    assert checks.startswith("1 to be put right, ")


def test_that_data_quality_is_told_in_counts_and_good_records_too() -> None:
    lacking = told("Cover", "Data quality")
    assert "A social worker's role is not recorded for 1 of 1." in lacking
    whole = weekly(snapshot(history("C1", plan()), social_workers=()))
    assert ("Data quality", "Nothing that these sheets rest on is without a record.") in (
        whole.sheets[0].rows
    )


def test_that_the_notes_define_every_measure_and_every_visit_rule() -> None:
    topics = [topic for topic, _ in page("notes")]
    assert {f"Measure {name}" for name in definitions()} <= set(topics)
    assert {f"Rule {name}" for name in visit_rules()} <= set(topics)
    (rule,) = told("notes", "Rule PF")
    assert rule.startswith(
        "Privately fostered children. First visit within 7 working days. "
        "After a visit in the first year, every 6 weeks. Then every 12 weeks."
    )


def test_that_every_sentence_ends_and_none_shouts() -> None:
    for name in ("Cover", "notes"):
        for topic, words in page(name)[1:]:
            assert "!" not in words
            assert words.endswith(".") or topic in ("Team", "Period", "As at", "Revision")


def test_that_a_rule_the_council_set_says_so_in_the_notes() -> None:
    set_to = Setting(id="1", name="CP.then", value=12, start=on("2026-11-01"), set_by="A Head")
    (words,) = told("notes", "Rule CP", policy=policy_on(DAY, [set_to]))
    assert words.endswith("Set from 1 November 2026 by A Head.")
    (words,) = told("notes", "Rule CIN")
    assert words.endswith("Default – confirm.")
