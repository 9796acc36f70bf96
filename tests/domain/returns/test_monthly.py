"""The monthly return as a whole: its sheets, and what only it has on them."""

from dataclasses import replace

import pytest

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.integrity import checksums, overall
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.reference import codes_of
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.domain.returns.sheets import Return, Row
from tests.domain.returns.test_weekly import TYPES, codes_in, data
from tests.make import (
    DAY,
    allocation,
    care_episode,
    family_meeting,
    handover,
    on,
    plan,
    review,
    social_worker,
    supervision,
    visit,
)
from tests.make_month import month
from tests.make_returns import held, history

SCHEMA = return_schema("monthly")


@pytest.fixture(scope="module")
def team() -> Month:
    """A team with a little of everything, one of them closed in the month."""
    lead = allocation(id="A1", reason="Wilhelmina asked")
    return month(
        held("0012"),
        held("100", "SW2", visit(id="old", visited_on=on("2026-10-31"))),
        history("9", care_episode(), lead, review(due_on=DAY), note="Wilhelmina likes chess"),
        history("8", plan(end=on("2026-11-10")), allocation(id="A2", social_worker_id="SW8")),
        social_workers=(social_worker(role="Team Manager"), social_worker(id="SW2", fte=None)),
        meetings=(
            family_meeting(id="M1", child_id="0012", held_on=on("2026-11-03"), note="Wilhelmina"),
            family_meeting(id="M2", child_id="0012", held_on=None, planned_for=on("2026-11-10")),
            family_meeting(id="M3", child_id="0012", held_on=on("2026-11-21")),
            family_meeting(id="M4", child_id="100", held_on=on("2026-10-30")),
        ),
        supervisions=(
            supervision(id="S1", social_worker_id="SW7", note="Wilhelmina"),
            supervision(id="S2", social_worker_id="SW2", held_on=on("2026-10-31")),
        ),
        handovers=(handover(id="H1", child_id="9", allocation_id="A1", planned=False),),
    )


@pytest.fixture(scope="module")
def made(team: Month) -> Return:
    return monthly(team)


def rows(made: Return, name: str) -> list[Row]:
    sheet = next(each for each in made.sheets if each.name == name)
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


def test_that_the_sheets_stand_in_their_order(made: Return) -> None:
    assert [sheet.name for sheet in made.sheets] == [
        "Cover", "submission", "checks", "changes", "children", "sw_episodes", "visits",
        "family_meetings", "supervisions", "social_workers", "measures", "data_dictionary",
        "code_lists", "notes",
    ]  # fmt: skip


def test_that_every_cell_is_of_its_column_s_type_and_every_code_is_explained(made: Return) -> None:
    explained = {(row["list"], row["code"]) for row in rows(made, "code_lists")}
    for sheet in data(made):
        for row in sheet.rows:
            for column, cell in zip(SCHEMA.sheets[sheet.name].columns, row, strict=True):
                place = f"{sheet.name}.{column.name}: {cell!r}"
                assert cell is not None or not column.required, place
                assert cell is None or isinstance(cell, TYPES.get(column.type, str)), place
                for code in codes_in(column, cell):
                    assert code in labels(codes_of(column)), place
                    assert (codes_of(column), code) in explained, place


def test_that_every_group_of_a_month_s_measure_has_a_label(made: Return) -> None:
    lists = ("measure_group", "status", "visit_rule", "change_reason", "not_alone_reason")
    known = {code for name in lists for code in labels(name)}
    groups = {row["group"] for row in rows(made, "measures") if str(row["measure_id"])[0] == "M"}
    assert groups - {None} <= known


def test_that_every_measure_has_its_whole_row_once(made: Return) -> None:
    whole = [row["measure_id"] for row in rows(made, "measures") if not row["breakdown"]]
    wanted = [f"M{at}" for at in range(1, 19)] + [f"W{at}" for at in (1, 2, 3, 5, 6, 7, 9)]
    assert sorted(map(str, whole)) == sorted(wanted)


def test_that_a_row_without_a_figure_says_why(made: Return) -> None:
    for row in rows(made, "measures"):
        if row["note"]:
            assert (row["numerator"], row["value"], row["known_for"]) == (None, None, 0)
            assert row["value_status"] == "not_recorded"


def test_that_no_two_rows_of_a_sheet_have_the_same_key(made: Return) -> None:
    for sheet in data(made):
        places = [sheet.columns.index(name) for name in sheet.key]
        keys = [tuple(row[at] for at in places) for row in sheet.rows]
        assert len(set(keys)) == len(keys), sheet.name


def test_that_changes_is_empty_where_none_was_sent_before_and_says_so(
    made: Return,
) -> None:
    assert rows(made, "changes") == []
    (words,) = [row[1] for row in made.sheets[-1].rows if row[0] == "Changes since the last return"]
    assert "Where none was sent before" in str(words)


def test_that_meetings_and_supervisions_are_those_of_the_month_by_the_day(made: Return) -> None:
    told = {row["family_meeting_id"]: row["held_yn"] for row in rows(made, "family_meetings")}
    assert told == {"M1": "Y", "M2": "N"}
    assert [row["supervision_id"] for row in rows(made, "supervisions")] == ["S1"]
    named = {row["social_worker_id"] for row in rows(made, "social_workers")}
    assert {"SW7", "SW2", "SW1"} <= named


def test_that_the_next_family_meeting_is_counted_from_the_last_one_held(made: Return) -> None:
    found = {row["child_id"]: row for row in rows(made, "children")}
    assert found["0012"]["last_family_meeting"] == on("2026-11-03")
    assert found["0012"]["next_family_meeting_due"] == on("2026-12-15")
    assert found["9"]["next_family_meeting_due"] is None


def test_that_a_planned_change_of_social_worker_is_told(made: Return) -> None:
    planned = {row["allocation_id"]: row["planned_yn"] for row in rows(made, "sw_episodes")}
    assert planned["A1"] == "N"
    assert set(planned.values()) == {"N", None}


def test_that_visits_are_those_of_the_month(made: Return) -> None:
    assert "old" not in {row["visit_id"] for row in rows(made, "visits")}
    assert len(rows(made, "visits")) == 2


def test_that_children_are_told_by_id_alone(made: Return) -> None:
    text = repr(made)
    for told in ("Wilhelmina", "Quillfeather", "2015, 5, 1", "1 May 2015", "Priya", "chess"):
        assert told not in text, told


def test_that_the_same_records_give_the_same_return_whatever_their_order(
    made: Return, team: Month
) -> None:
    backwards = replace(
        team,
        lives=team.lives[::-1],
        meetings=team.meetings[::-1],
        supervisions=team.supervisions[::-1],
    )
    assert monthly(backwards) == made


def test_that_its_checksum_is_that_of_its_data_sheets(made: Return) -> None:
    by_sheet = checksums(made.sheets)
    told = dict(made.sheets[1].rows)
    assert made.sha256 == told["sha256_all"] == overall(by_sheet)


def test_that_it_says_which_month_and_by_what_numbers(made: Return) -> None:
    told = dict(made.sheets[1].rows)
    assert (told["period"], told["period_start"]) == ("2026-11", on("2026-11-01"))
    assert (told["period_end"], told["as_at"]) == (on("2026-11-30"), DAY)
    assert told["policy_supervision_days"] == 30
    assert told["policy_not_seen"] == 42
    assert made.file_name == "hfd_return_cp-team-1_2026-11_r1_s1.0.xlsx"
    (period,) = [row[1] for row in made.sheets[0].rows if row[0] == "Period"]
    assert period == "2026-11: Sunday 1 November 2026 to Monday 30 November 2026, both included"


@pytest.mark.parametrize(
    ("day", "last"), [("2028-02-29", "2028-02-29"), ("2026-12-01", "2026-12-31")]
)
def test_that_a_month_ends_on_its_last_day(day: str, last: str) -> None:
    assert month_of(on(day)).last == on(last)
