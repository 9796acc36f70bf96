"""Annex A for tests: imported into a desk in memory, and written out again."""

from datetime import date

from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.records import (
    AnnexARow,
    Child,
    ChildId,
    Record,
    SocialWorker,
    Team,
    child_of,
)
from herefordshire_desk.domain.returns.annex_a import annex_a
from herefordshire_desk.domain.returns.annex_a_known import AnnexARecords
from herefordshire_desk.domain.returns.sheets import Cell, Return
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY


def imported(
    sheets: list[Sheet],
    desk: DeskInMemory | None = None,
    taken_on: date = DAY,
    team: str | None = None,
) -> DeskInMemory:
    """The desk after importing the lists."""
    before = desk or DeskInMemory()
    extract = read_annex_a(sheets, source="annex_a.xlsx", taken_on=taken_on, ours=before)
    return before.apply(merge(extract, before, team=team, imported_on=taken_on).change)


def records_of(desk: DeskInMemory) -> AnnexARecords:
    """What the return of that desk is made from."""
    records: dict[ChildId, list[Record]] = {}
    for each in desk.held.values():
        child = child_of(each)
        if child is not None and not isinstance(each, Child | AnnexARow):
            records.setdefault(child, []).append(each)
    return AnnexARecords(
        rows=tuple(desk.records(AnnexARow)),
        children={each.id: each for each in desk.records(Child)},
        records=records,
        social_workers={each.id: each for each in desk.records(SocialWorker)},
        teams={each.id: each.name for each in desk.records(Team)},
    )


def returned(desk: DeskInMemory, day: date = DAY) -> Return:
    """The lists of that desk."""
    return annex_a(records_of(desk), (), team="", day=day)


def rows(made: Return, name: str) -> list[dict[str, Cell]]:
    """The rows of a list by heading, filled cells alone."""
    sheet = next(each for each in made.sheets if each.name == name)
    lines = (zip(sheet.columns, row, strict=True) for row in sheet.rows)
    return [{heading: cell for heading, cell in line if cell is not None} for line in lines]
