"""The weekly return as a whole."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.integrity import checksums, overall
from herefordshire_desk.domain.returns.reference import codes_of
from herefordshire_desk.domain.returns.schema import ColumnSchema, return_schema
from herefordshire_desk.domain.returns.sheets import Cell, Return, ReturnSheet
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, allocation, care_episode, episode, on, plan, social_worker, visit
from tests.make_returns import extract, held, history, snapshot

SCHEMA = return_schema("weekly")
TYPES: dict[str, Any] = {
    "integer": int,
    "number": int | float,
    "date": type(DAY),
    "any": object,
}


@pytest.fixture(scope="module")
def team() -> Snapshot:
    """A team with a little of everything, some of it wrong."""
    odd = [
        allocation(
            id="A1", start=on("2026-05-01"), end=on("2026-05-01"), reason="Wilhelmina asked"
        ),
        allocation(id="A2", start=on("2026-06-01"), social_worker_id="pn", inferred=True),
        allocation(id="A3", role="Family Support Worker"),
    ]
    alone = visit(
        visited_on=DAY, child_seen=False, seen_alone=True, not_alone_reason="Wilhelmina hid"
    )
    unborn = {"date_of_birth": None, "expected_date_of_birth": on("2026-11-01")}
    return snapshot(
        held("0012"),
        held("100", "SW2"),
        history("9", plan(), care_episode(), *odd, alone, note="Wilhelmina likes chess"),
        history("U1", episode(), **unborn),
        social_workers=(
            social_worker(role="Team Manager"),
            social_worker(id="SW2", name="Gwen Tudor", fte=None, employment="agency"),
        ),
        extract=extract(on("2026-11-02")),
    )


@pytest.fixture(scope="module")
def made(team: Snapshot) -> Return:
    return weekly(team)


def data(made: Return) -> list[ReturnSheet]:
    return [sheet for sheet in made.sheets if sheet.table]


def test_that_the_sheets_stand_in_their_order(made: Return) -> None:
    assert [sheet.name for sheet in made.sheets] == [
        "Cover", "submission", "checks", "changes", "children", "sw_episodes", "visits",
        "social_workers", "measures", "data_dictionary", "code_lists", "notes",
    ]  # fmt: skip


def test_that_every_cell_is_of_its_column_s_type_and_no_required_one_is_empty(
    made: Return,
) -> None:
    for sheet in data(made):
        for row in sheet.rows:
            for column, cell in zip(SCHEMA.sheets[sheet.name].columns, row, strict=True):
                place = f"{sheet.name}.{column.name}: {cell!r}"
                assert cell is not None or not column.required, place
                assert cell is None or isinstance(cell, TYPES.get(column.type, str)), place


def test_that_every_code_is_in_its_list_and_every_list_is_explained(made: Return) -> None:
    explained = {(row[0], row[1]) for row in made.sheets[-2].rows}
    for sheet in data(made):
        columns = SCHEMA.sheets[sheet.name].columns
        for row in sheet.rows:
            for column, cell in zip(columns, row, strict=True):
                for code in codes_in(column, cell):
                    assert code in labels(codes_of(column)), f"{sheet.name}.{column.name}"
                    assert (codes_of(column), code) in explained


def codes_in(column: ColumnSchema, cell: Cell) -> list[str]:
    if cell is None or not codes_of(column):
        return []
    return str(cell).split("+") if column.type == "codes" else [str(cell)]


def test_that_no_two_rows_of_a_sheet_have_the_same_key(made: Return) -> None:
    for sheet in data(made):
        places = [sheet.columns.index(name) for name in sheet.key]
        keys = [tuple(row[at] for at in places) for row in sheet.rows]
        assert len(set(keys)) == len(keys), sheet.name


def test_that_every_social_worker_named_has_a_row(made: Return) -> None:
    by_name = {sheet.name: sheet for sheet in made.sheets}

    def column(sheet: str, name: str) -> set[Cell]:
        at = by_name[sheet].columns.index(name)
        return {row[at] for row in by_name[sheet].rows} - {None}

    known = column("social_workers", "social_worker_id")
    assert column("children", "social_worker_id") | column("visits", "social_worker_id") <= known
    assert column("sw_episodes", "SW_ID") <= column("social_workers", "SW_ID")
    assert column("visits", "child_id") | column("sw_episodes", "CHILD") <= column(
        "children", "child_id"
    )


def test_that_children_are_told_by_id_alone(made: Return) -> None:
    text = repr(made)
    for told in (
        "Wilhelmina",
        "Quillfeather",
        "2015, 5, 1",
        "1 May 2015",
        "Priya",
        "Gwen",
        "chess",
    ):
        assert told not in text, told


def test_that_the_same_records_give_the_same_return_whatever_their_order(
    made: Return, team: Snapshot
) -> None:
    backwards = replace(
        team,
        assessments=team.assessments[::-1],
        allocations=team.allocations[::-1],
        visits=team.visits[::-1],
        social_workers=team.social_workers[::-1],
    )
    assert weekly(backwards) == made


def test_that_what_is_dated_after_the_day_changes_nothing() -> None:
    kin = held("C1")
    later = [
        visit(visited_on=DAY + timedelta(1)),
        allocation(social_worker_id="SW2", start=DAY + timedelta(1)),
    ]
    assert weekly(snapshot((kin[0], [*kin[1], *later]))) == weekly(snapshot(kin))


def test_that_only_visits_of_the_week_are_in_it() -> None:
    days = ["2026-11-15", "2026-11-16", "2026-11-20"]
    kin = history("C1", plan(), *(visit(id=day, visited_on=on(day)) for day in days))
    found = next(sheet for sheet in weekly(snapshot(kin)).sheets if sheet.name == "visits")
    assert [row[0] for row in found.rows] == days[1:]


def test_that_its_checksum_is_that_of_its_data_sheets(made: Return) -> None:
    by_sheet = checksums(made.sheets)
    told = dict(made.sheets[1].rows)
    assert made.sha256 == told["sha256_all"] == overall(by_sheet)
    assert {name: told[f"sha256_{name}"] for name in by_sheet} == by_sheet


@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("CP Team 1", "hfd_return_cp-team-1_2026-W47_r1_s1.0.xlsx"),
        ("Tîm Gofal / 2", "hfd_return_tim-gofal-2_2026-W47_r1_s1.0.xlsx"),
        ("", "hfd_return_team_2026-W47_r1_s1.0.xlsx"),
    ],
)
def test_that_the_file_name_is_fit_for_any_file_system(name: str, file_name: str) -> None:
    assert weekly(snapshot(team=name)).file_name == file_name


def test_that_the_names_of_the_workbook_stand_for_cells_of_the_submission(made: Return) -> None:
    rows = made.sheets[1].rows
    told = {}
    for name, reference in made.defined_names.items():
        sheet, cell = reference.split("!$B$")
        assert sheet == "submission"
        told[name] = rows[int(cell) - 2][1]
    assert told == {"return_team": "T1", "return_period": "2026-W47", "return_schema": "1.0"}


def test_that_the_dictionary_has_every_column_of_every_table(made: Return) -> None:
    dictionary = next(sheet for sheet in made.sheets if sheet.name == "data_dictionary")
    told = {(row[0], row[2], row[1]) for row in dictionary.rows}
    assert told == {
        (sheet.name, position, name)
        for sheet in data(made)
        for position, name in enumerate(sheet.columns, 1)
    }


def test_that_a_team_in_the_allocations_is_named_among_the_codes() -> None:
    kin = history("C1", plan(), allocation(team="T1"), allocation(id="A2", team="not on file"))
    found = weekly(snapshot(kin, teams={"T1": "CP Team 1", "T2": "Another"}))
    teams = [row for row in found.sheets[-2].rows if row[0] == "team"]
    assert teams == [("team", "T1", "CP Team 1")]
