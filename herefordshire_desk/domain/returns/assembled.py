"""Assembling a return: its data sheets between a cover, what it says of itself, and notes."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from herefordshire_desk.domain.definitions import Definition
from herefordshire_desk.domain.records import Visit
from herefordshire_desk.domain.returns.checks import Check, checks
from herefordshire_desk.domain.returns.cover import cover, notes
from herefordshire_desk.domain.returns.differences import CHANGES, change_rows
from herefordshire_desk.domain.returns.integrity import CHECKSUM, SUBMISSION
from herefordshire_desk.domain.returns.reference import code_rows, dictionary_rows
from herefordshire_desk.domain.returns.rows import (
    check_rows,
    child_rows,
    episode_rows,
    measure_rows,
    social_worker_rows,
    visit_rows,
)
from herefordshire_desk.domain.returns.schema import ReturnSchema, return_schema
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet, Row, sheet_of
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot
from herefordshire_desk.domain.returns.submission import (
    defined_names,
    field,
    revision_of,
    submission,
)

Rows = Mapping[str, Iterable[Row]]


def assembled(
    name: str,
    snapshot: Snapshot,
    period: Period,
    measures: Iterable[Definition],
    own: Rows | None = None,
) -> Return:
    """The return called `name`, of a snapshot whose visits are those of the period.

    `own` gives the rows of sheets that only this return has, or has in its own way.
    """
    schema, found = return_schema(name), checks(snapshot)
    revision = revision_of(snapshot, name, period)
    title = f"{schema.title}{_of_team(snapshot.team)}, {period.name}"
    rows = {**shared_rows(snapshot, schema, period, found), **(own or {})}
    data = _data(schema, rows, snapshot, period)
    first = submission(snapshot, schema, name, period, data)
    front = cover(snapshot, schema, title, period, revision, [first, *data], found)
    return Return(
        name=name,
        team=snapshot.team,
        period=period.name,
        as_of=snapshot.day,
        revision=revision,
        title=title,
        file_name="_".join(
            [schema.file, _slug(snapshot.team), period.name, f"r{revision}", f"s{schema.version}"]
        )
        + ".xlsx",
        defined_names=defined_names(first),
        sheets=(front, first, *data, notes(snapshot, schema, title, measures)),
        sha256=str(field(first, f"{CHECKSUM}all")),
    )


def _data(
    schema: ReturnSchema, rows: Rows, snapshot: Snapshot, period: Period
) -> list[ReturnSheet]:
    """Every data sheet but the first; what differs from the last one sent is told last."""
    apart = (SUBMISSION, CHANGES)
    sheets = [sheet for sheet in schema.sheets.values() if sheet.name not in apart]
    made = {sheet.name: sheet_of(sheet, rows[sheet.name]) for sheet in sheets}
    changed = change_rows(snapshot.since, made, period.name)
    made[CHANGES] = sheet_of(schema.sheets[CHANGES], changed)
    return [made[name] for name in schema.sheets if name != SUBMISSION]


def shared_rows(
    snapshot: Snapshot, schema: ReturnSchema, period: Period, found: Sequence[Check]
) -> Rows:
    """The rows of every sheet that the weekly and the monthly return have alike."""
    return {
        "checks": check_rows(found),
        "children": child_rows(snapshot),
        "sw_episodes": episode_rows(snapshot),
        "visits": visit_rows(snapshot),
        "social_workers": social_worker_rows(snapshot),
        "measures": measure_rows(snapshot, period),
        "data_dictionary": dictionary_rows(schema),
        "code_lists": code_rows(schema, snapshot),
    }


def visits_in(period: Period, snapshot: Snapshot) -> tuple[Visit, ...]:
    """Those to the open children from the period's first day to the day."""
    return tuple(
        visit
        for visit in snapshot.visits
        if visit.child_id in snapshot.children and period.first <= visit.visited_on <= snapshot.day
    )


def _of_team(team: str) -> str:
    return f" of {team}" if team else ""


def _slug(team: str) -> str:
    """Lower-case letters and digits joined by hyphens, fit for any file system."""
    plain = unicodedata.normalize("NFKD", team).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "team"
