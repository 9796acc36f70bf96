"""Every check: the national rules, a return's checks and the desk's own, each thing once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from herefordshire_desk.domain.returns import checks, desk_checks
from herefordshire_desk.domain.returns.checks import Check, carried_rules
from herefordshire_desk.domain.returns.cover import LEVEL_WORDS
from herefordshire_desk.domain.returns.desk_records import DeskRecords
from herefordshire_desk.domain.returns.findings import Level
from herefordshire_desk.domain.returns.national_checks import national_findings

LEVELS: tuple[Level, ...] = get_args(Level)


def every_check(desk: DeskRecords) -> tuple[Check, ...]:
    """Everything found, by level, then rule, then child and record.

    What a national rule finds is told under its code alone: a check of ours that asks the same
    of the same record is not told beside it, and lends it the words that a return has for it.
    Checks of ours have no national rule.
    """
    of_return = checks.checks(desk.snapshot)
    words = {(each.national_rule, each.record): each.message for each in of_return}
    nationally = [
        replace(each, message=words.get((each.national_rule, each.record), each.message))
        for each in _nationally(desk)
    ]
    told = {(check.national_rule, check.record) for check in nationally}
    own = (
        replace(check, national_rule=None)
        for check in of_return
        if (checks.rules()[check.rule].national, check.record) not in told
    )
    return tuple(sorted([*nationally, *own, *_of_the_desk(desk)], key=_in_order))


def as_json(found: Iterable[Check], day: date) -> dict[str, object]:
    """In the keys of the public interface: ids and no names."""
    return {"as_of": day.isoformat(), "checks": [_entry(check) for check in found]}


def in_words(found: Sequence[Check], day: date) -> str:
    """A line each, under the words of its level."""
    if not found:
        return f"Nothing was found in the records as at {day.isoformat()}."
    return "\n".join(line for level in LEVELS for line in _lines(level, found))


def _nationally(desk: DeskRecords) -> Iterator[Check]:
    for rule, found in national_findings(desk.rows):
        yield Check(
            rule=rule.id,
            level=rule.level,
            national_rule=rule.id,
            child_id=found.child_id,
            sheet="sw_episodes",
            record=found.record,
            field=found.field,
            message=found.message,
        )


def _of_the_desk(desk: DeskRecords) -> Iterator[Check]:
    for rule in carried_rules("desk_checks").values():
        for found in desk_checks.FINDERS[rule.id](desk):
            yield Check(
                rule=rule.id,
                level=rule.level,
                national_rule=None,
                child_id=found.child_id,
                sheet=found.sheet or rule.sheet,
                record=found.record,
                field=found.field,
                message=found.message,
            )


def _in_order(check: Check) -> tuple[object, ...]:
    """National rules first within a level, for the nation asks for them."""
    own = check.national_rule is None
    return (
        LEVELS.index(check.level),
        own,
        check.rule,
        check.child_id or "",
        check.record,
        check.message,
    )


def _entry(check: Check) -> dict[str, str | None]:
    return {
        "rule": check.rule,
        "level": check.level,
        "national_rule": check.national_rule,
        "child_id": check.child_id,
        "record": check.record,
        "message": check.message,
    }


def _lines(level: Level, found: Iterable[Check]) -> list[str]:
    here = [check for check in found if check.level == level]
    if not here:
        return []
    heading = f"{len(here):,} {LEVEL_WORDS[level]}:"
    return [heading, *(f"  {_line(check)}" for check in here)]


def _line(check: Check) -> str:
    of = f"child {check.child_id}, " if check.child_id else ""
    record = check.record if check.record != check.child_id else ""
    about = f"{of}{record}".strip(", ")
    return f"{check.rule}: {f'{about}: ' if about else ''}{check.message}"
