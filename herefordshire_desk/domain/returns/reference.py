"""Reference: the sheets that say what every column and every code of a return means."""

from collections.abc import Iterable

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.schema import ColumnSchema, ReturnSchema
from herefordshire_desk.domain.returns.sheets import Row, yes_no
from herefordshire_desk.domain.returns.snapshot import Snapshot

# codes that stand in a text column beside ids
UNTYPED_LISTS = ("measure_group", "restated_reason")


def dictionary_rows(schema: ReturnSchema) -> Iterable[Row]:
    """Each column of each sheet."""
    for sheet in schema.sheets.values():
        for position, column in enumerate(sheet.columns, 1):
            yield {
                "sheet": sheet.name,
                "field": column.name,
                "position": position,
                "type": column.type,
                "required": yes_no(column.required),
                "allowed_codes": codes_of(column),
                "definition": column.words,
                "equivalent": column.like,
                "added_in": column.added_in,
                "deprecated_in": column.deprecated_in,
            }


def code_rows(schema: ReturnSchema, snapshot: Snapshot) -> Iterable[Row]:
    """Each code of each list that a column of the return takes, and the teams it names."""
    columns = (column for sheet in schema.sheets.values() for column in sheet.columns)
    lists = {codes_of(column) for column in columns} - {""} | {*UNTYPED_LISTS}
    for name in sorted(lists):
        for code, label in labels(name).items():
            yield {"list": name, "code": code, "label": label}
    for team in sorted({row.team for row in snapshot.lead_rows} & snapshot.teams.keys()):
        yield {"list": "team", "code": team, "label": snapshot.team_name(team)}


def codes_of(column: ColumnSchema) -> str:
    """The name of the list whose codes the column takes, blank where it takes anything."""
    return "yes_no" if column.type == "yes_no" else column.codes
