"""The evidence pack: measures, children, decisions and what changed, by ids alone."""

from dataclasses import replace
from typing import Any

from herefordshire_desk.domain.evidence import (
    EvidenceRecords,
    LastPack,
    evidence_pack,
    months_named,
    months_of,
    period_to,
)
from herefordshire_desk.domain.evidence_rows import Recorded
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import Return, Row
from herefordshire_desk.domain.returns.verify import verify
from herefordshire_desk.domain.trend_figures import FAMILIES
from herefordshire_desk.domain.trends import month_ends, reckoned
from tests.make import (
    DAY,
    absence,
    allocation,
    handover,
    milestone,
    on,
    plan,
    social_worker,
    supervision,
)
from tests.make_month import month
from tests.make_returns import History, held, history
from tests.make_trends import trend_records

A, B = "SW1", "SW2"
MOVED = history(
    "C1",
    plan(),
    allocation(id="A1", social_worker_id=A, end=on("2026-10-05")),
    allocation(id="A2", social_worker_id=B, start=on("2026-10-12"), reason="LEFTRL"),
)
ROSTER = (social_worker(id=A), social_worker(id=B, newly_qualified=True, start=on("2026-10-01")))


def records(*histories: History, months: int = 6, **fields: Any) -> EvidenceRecords:
    recorded, last = fields.pop("recorded", {}), fields.pop("last", None)
    of = month(*histories, social_workers=ROSTER, **fields)
    known = trend_records(*histories, social_workers=ROSTER)
    over = replace(of, period=period_to(DAY, months))
    return EvidenceRecords(month=over, trends=known, recorded=recorded, last=last)


def rows(made: Return, sheet: str) -> list[Row]:
    (found,) = (each for each in made.sheets if each.name == sheet)
    return [dict(zip(found.columns, cells, strict=True)) for cells in found.rows]


def test_that_its_period_is_whole_months_to_the_day() -> None:
    period = period_to(DAY, 6)
    assert (period.name, period.first, period.last) == (
        "2026-06_2026-11",
        on("2026-06-01"),
        on("2026-11-30"),
    )
    assert months_of(period) == months_named(period.name) == 6
    assert months_named("2025-12_2026-11") == 12


def test_that_every_month_of_every_measure_is_the_point_of_the_trend() -> None:
    made = evidence_pack(records(held("C1"), MOVED))
    known = trend_records(held("C1"), MOVED, social_workers=ROSTER)
    wanted = {
        (name, point.first.strftime("%Y-%m")): point.value
        for family in FAMILIES
        for name, points in reckoned(known, month_ends(DAY, 6), family).items()
        for point in points
    }
    found = rows(made, "months")
    assert {(row["measure_id"], row["month"]): row["value"] for row in found} == wanted
    latest = {name: value for (name, at), value in wanted.items() if at == "2026-11"}
    assert {row["measure_id"]: row["value"] for row in rows(made, "measures")} == latest
    assert all(row["definition"] and row["name"] for row in rows(made, "measures"))


def test_that_a_decision_says_from_whom_to_whom_why_and_who_recorded_it() -> None:
    told = handover(allocation_id="A2", planned=True)
    known = {"A2": Recorded(on("2026-10-13"), "p.nair")}
    made = evidence_pack(records(MOVED, handovers=(told,), recorded=known))
    (row,) = rows(made, "decisions")
    assert row == {
        "allocation_id": "A2",
        "child_id": "C1",
        "start": on("2026-10-12"),
        "from_social_worker_id": A,
        "social_worker_id": B,
        "change_yn": "Y",
        "SW_REASON": "LEFTRL",
        "reason": "Previous social worker left the role",
        "planned_yn": "Y",
        "days_without": 7,
        "recorded_on": on("2026-10-13"),
        "recorded_by": "p.nair",
    }


def test_that_a_reason_in_free_text_stays_on_the_desk() -> None:
    free = allocation(id="A1", start=on("2026-10-05"), reason="mother asked, see Rose's file")
    (row,) = rows(evidence_pack(records(history("C1", plan(), free))), "decisions")
    assert (row["SW_REASON"], row["reason"], row["change_yn"]) == (None, "Not in the list", "N")
    assert row["from_social_worker_id"] is row["days_without"] is None


def test_that_supervision_is_counted_in_the_period_and_told_for_everybody_in_post() -> None:
    seen = [
        supervision(id="S1", social_worker_id=A, held_on=on("2026-05-31")),
        supervision(id="S2", social_worker_id=A, held_on=on("2026-06-01")),
        supervision(id="S3", social_worker_id=A, held_on=on("2026-09-01")),
    ]
    gone = absence(social_worker_id=A, start=on("2026-11-02"))
    made = evidence_pack(records(MOVED, supervisions=tuple(seen), absences=(gone,)))
    first, second = rows(made, "supervision_coverage")
    assert (first["held"], first["last_held"], first["state"]) == (2, on("2026-09-01"), "overdue")
    assert (first["away_yn"], second["away_yn"], second["newly_qualified_yn"]) == ("Y", "N", "Y")
    assert (second["held"], second["last_held"]) == (0, None)


def test_that_what_the_records_lack_is_counted_in_words() -> None:
    found = rows(evidence_pack(records(MOVED)), "data_quality")
    assert {row["kind"] for row in found} >= {"not_recorded", "short"}
    assert all(row["found"] and row["words"] for row in found)


def test_that_no_name_of_a_child_is_on_any_sheet() -> None:
    made = evidence_pack(records(held("C1"), MOVED))
    said = " ".join(str(cell) for sheet in made.sheets for row in sheet.rows for cell in row)
    assert "Quillfeather" not in said
    assert "C1" in said


def test_that_a_pack_verifies_and_an_altered_one_does_not() -> None:
    made = evidence_pack(records(held("C1"), MOVED))
    assert _verdict(made, "") == ()
    assert "Sheet months is not as it was made" in _verdict(made, "months")[0]


def test_that_the_next_pack_says_what_was_restated_and_what_is_new() -> None:
    before = records(held("C1"))
    given = evidence_pack(before)
    sent = next(
        edit.after for edit in mark_sent(given, DAY).edits if isinstance(edit.after, SentReturn)
    )
    now = records(held("C1"), MOVED)
    last = LastPack(sent, {each.name: each for each in given.sheets}, now)
    changed = rows(evidence_pack(records(held("C1"), MOVED, last=last)), "changes")
    late = [row for row in changed if row["sheet"] == "decisions"]
    assert [(row["row_key"], row["reason_code"]) for row in late] == [("A2", "recorded_late")]
    none = evidence_pack(records(held("C1"), last=LastPack(sent, last.sheets, before)))
    assert rows(none, "changes") == []


def test_that_what_was_noted_in_the_period_is_told() -> None:
    noted = tuple(
        milestone(id=day, on=on(day)) for day in ("2026-05-31", "2026-06-01", "2026-11-21")
    )
    known = records(held("C1"))
    made = evidence_pack(replace(known, trends=replace(known.trends, milestones=noted)))
    assert [row["milestone_id"] for row in rows(made, "milestones")] == ["2026-06-01"]


def test_that_a_desk_with_nothing_in_it_has_a_pack_too() -> None:
    made = evidence_pack(records())
    assert rows(made, "children") == rows(made, "decisions") == []
    assert {row["value"] for row in rows(made, "measures") if row["measure_id"] == "changes"} == {
        None
    }


def _verdict(made: Return, altered: str) -> tuple[str, ...]:
    sheets = [
        Sheet(
            file="pack.xlsx",
            name=each.name,
            headings=each.columns or ("", ""),
            rows=each.rows[1:] if each.name == altered else each.rows,
            first_row=2 if each.table else 1,
        )
        for each in made.sheets
    ]
    verdict = verify(sheets)
    assert hasattr(verdict, "faults")
    return verdict.faults
