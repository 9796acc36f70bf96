"""Checks: what the records behind a return have wrong, or should be looked at."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.returns import episode_checks, record_checks
from herefordshire_desk.domain.returns.findings import Finding, Level
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.resource import read_resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check in words. `national` is the SSDA903 rule that asks the same, if one does."""

    id: str
    level: Level
    sheet: str
    words: str
    national: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing found. `record` is the id of what it is about, blank where it is of no one record.

    `national_rule` is the SSDA903 rule that asks the same, where the record fails it too.
    """

    rule: str
    level: Level
    national_rule: str | None
    child_id: ChildId | None
    sheet: str
    record: str
    field: str
    message: str


FINDERS: Mapping[str, Callable[[Snapshot], Iterable[Finding]]] = {
    "allocation_ends_before_start": episode_checks.ends_before_start,
    "allocation_under_24_hours": episode_checks.under_24_hours,
    "allocations_overlap": episode_checks.overlapping,
    "allocation_gap": episode_checks.gap_before,
    "no_open_allocation": episode_checks.none_open,
    "reason_not_recorded": episode_checks.reason_not_recorded,
    "reason_not_in_list": episode_checks.reason_not_in_list,
    "social_worker_id_pattern": episode_checks.id_pattern,
    "allocation_to_nobody": episode_checks.no_social_worker,
    "seen_alone_not_seen": record_checks.seen_alone_not_seen,
    "holding_after_end": record_checks.holding_after_end,
    "over_capacity": record_checks.over_capacity,
    "holding_without_fte": record_checks.no_fte,
    "extract_old": record_checks.extract_old,
    "not_recorded": record_checks.not_recorded,
    "birth_not_recorded": record_checks.birth_not_recorded,
    "home_after_order": record_checks.home_after_order,
    "holidays_not_known": record_checks.holidays_not_known,
}


def rules() -> Mapping[str, Rule]:
    """The rules of a return by id, in their order."""
    return carried_rules("checks")


@cache
def carried_rules(name: str) -> Mapping[str, Rule]:
    """The rules carried in `returns/NAME.toml` by id, in their order."""
    rows = tomllib.loads(read_resource(f"returns/{name}.toml"))
    return {name: Rule(id=name, **row) for name, row in rows.items()}


def checks(snapshot: Snapshot) -> tuple[Check, ...]:
    """Everything found, in the order of the rules; within one, of the records."""
    return tuple(
        _check(rule, found, snapshot)
        for rule in rules().values()
        for found in FINDERS[rule.id](snapshot)
    )


def _check(rule: Rule, found: Finding, snapshot: Snapshot) -> Check:
    nationally = (rule.national, found.record) in snapshot.failing
    return Check(
        rule=rule.id,
        level=rule.level,
        national_rule=rule.national if nationally else None,
        child_id=found.child_id,
        sheet=found.sheet or rule.sheet,
        record=found.record,
        field=found.field,
        message=found.message,
    )
