"""Submission: what a return says of itself, with the settings in force and the checksums."""

import re
from collections.abc import Iterable, Mapping, Sequence

from herefordshire_desk.domain.policy import GAPS, Policy
from herefordshire_desk.domain.returns.integrity import CHECKSUM, SUBMISSION, checksums, overall
from herefordshire_desk.domain.returns.schema import ReturnSchema
from herefordshire_desk.domain.returns.sent import last_sent, next_revision
from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet, recorded, sheet_of
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot

HEREFORDSHIRE = "884"
NAMED = {"return_team": "team_code", "return_period": "period", "return_schema": "schema_version"}


def submission(
    snapshot: Snapshot,
    schema: ReturnSchema,
    name: str,
    period: Period,
    sheets: Sequence[ReturnSheet],
) -> ReturnSheet:
    """The first data sheet, whose checksums cover the others in the order given, and itself."""
    fields: dict[str, Cell] = {
        **_made_of(snapshot, schema, name, period),
        **_settings(snapshot.policy, schema.thresholds),
        **{f"rows_{sheet.name}": len(sheet.rows) for sheet in sheets},
    }
    by_sheet = checksums([_sheet(schema, fields), *sheets])
    fields |= {f"{CHECKSUM}{sheet}": digest for sheet, digest in by_sheet.items()}
    return _sheet(schema, {**fields, f"{CHECKSUM}all": overall(by_sheet)})


def field(sheet: ReturnSheet, name: str) -> Cell:
    """What a submission sheet says under `name`. Raises KeyError where it does not."""
    return dict(_pairs(sheet))[name]


def defined_names(sheet: ReturnSheet) -> dict[str, str]:
    """The workbook's names, and the cells of the submission sheet they stand for."""
    at = {key: row for row, (key, _) in enumerate(_pairs(sheet), 2)}
    return {name: f"{SUBMISSION}!$B${at[key]}" for name, key in NAMED.items()}


def revision_of(snapshot: Snapshot, name: str, period: Period) -> int:
    """1 for a period's first return, then one more than the highest sent."""
    return next_revision(snapshot.sent, name, period.name)


def _made_of(
    snapshot: Snapshot, schema: ReturnSchema, name: str, period: Period
) -> dict[str, Cell]:
    replaces = last_sent(snapshot.sent, name, period.name)
    extract = snapshot.extract
    return {
        "schema_version": schema.version,
        "app_version": snapshot.app_version,
        "return_name": name,
        "la_code": HEREFORDSHIRE,
        "team_code": _team_code(snapshot),
        "team_name": snapshot.team,
        "period": period.name,
        "period_start": period.first,
        "period_end": period.last,
        "as_at": snapshot.day,
        "produced_on": snapshot.day,
        "revision": revision_of(snapshot, name, period),
        "replaces_sha256": replaces.sha256 if replaces else None,
        "source_extract_name": _file_name(extract.source) if extract else None,
        "source_extract_date": extract.taken_on if extract else None,
        "source_extract_status": recorded(extract),
        "history_head": snapshot.history_head,
    }


def _settings(policy: Policy, thresholds: Iterable[str]) -> dict[str, Cell]:
    """Every number in force: limits as they are, gaps between visits with their unit."""
    gaps = (
        (f"rule_{rule.id}_{name}", getattr(rule, name))
        for rule in policy.rules.values()
        for name in GAPS
    )
    return {
        **{f"policy_{name}": policy[name] for name in thresholds},
        **{name: f"{gap.length} {gap.unit}" for name, gap in gaps if gap is not None},
        "bank_holidays_known_to": policy.calendar.valid_to,
    }


def _sheet(schema: ReturnSchema, fields: Mapping[str, Cell]) -> ReturnSheet:
    rows = ({"field": name, "value": value} for name, value in fields.items())
    return sheet_of(schema.sheets[SUBMISSION], rows)


def _pairs(sheet: ReturnSheet) -> Iterable[tuple[str, Cell]]:
    return ((str(name), value) for name, value in sheet.rows)


def _team_code(snapshot: Snapshot) -> str:
    """The team's id; its name where the desk has no id for it."""
    ids = sorted(code for code, name in snapshot.teams.items() if name == snapshot.team)
    return ids[0] if ids else snapshot.team


def _file_name(source: str) -> str:
    """Without the folders it lay in, which may name a person."""
    return re.split(r"[\\/]", source.rstrip("\\/"))[-1]
