"""The weekly return: an ISO week, with the measures as at the day."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from herefordshire_desk.domain.records import Visit
from herefordshire_desk.domain.returns.checks import Check, checks
from herefordshire_desk.domain.returns.cover import cover, notes
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
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot, week_of
from herefordshire_desk.domain.returns.submission import (
    defined_names,
    field,
    revision_of,
    submission,
)

NAME = "weekly"


def weekly(snapshot: Snapshot) -> Return:
    """The return of the week the day is in, as at that day.

    The same snapshot gives the same return, cell for cell. Its revision is one more than the
    highest sent for that week.
    """
    schema, period = return_schema(NAME), week_of(snapshot.day)
    snapshot = replace(snapshot, visits=_visits_in(period, snapshot))
    found, revision = checks(snapshot), revision_of(snapshot, NAME, period)
    title = f"Weekly return{_of_team(snapshot.team)}, {period.name}"
    data = _data_sheets(snapshot, schema, period, found)
    first = submission(snapshot, schema, NAME, period, data)
    front = cover(snapshot, schema, title, period, revision, [first, *data], found)
    return Return(
        name=NAME,
        team=snapshot.team,
        period=period.name,
        as_of=snapshot.day,
        revision=revision,
        title=title,
        file_name=f"hfd_return_{_slug(snapshot.team)}_{period.name}_r{revision}_s{schema.version}.xlsx",
        defined_names=defined_names(first),
        sheets=(front, first, *data, notes(snapshot, schema, title)),
        sha256=str(field(first, f"{CHECKSUM}all")),
    )


def _data_sheets(
    snapshot: Snapshot, schema: ReturnSchema, period: Period, found: Sequence[Check]
) -> list[ReturnSheet]:
    """Every data sheet but the submission, in the schema's order."""
    rows: Mapping[str, Iterable[Row]] = {
        "checks": check_rows(found),
        "children": child_rows(snapshot),
        "sw_episodes": episode_rows(snapshot),
        "visits": visit_rows(snapshot),
        "social_workers": social_worker_rows(snapshot),
        "measures": measure_rows(snapshot, period),
        "data_dictionary": dictionary_rows(schema),
        "code_lists": code_rows(schema, snapshot),
    }
    sheets = (sheet for sheet in schema.sheets.values() if sheet.name != SUBMISSION)
    return [sheet_of(sheet, rows[sheet.name]) for sheet in sheets]


def _visits_in(period: Period, snapshot: Snapshot) -> tuple[Visit, ...]:
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
