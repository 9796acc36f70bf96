"""Facts from the file: a fixed number of indexed queries, however many children there are.

What is open on the day is found here as domain/facts.py says it; which children are open is
then the rules' to decide. Only rows that can bear on the day are drawn, and of visits only the
latest of each kind with the child seen.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, get_args

from herefordshire_desk.domain.facts import Facts
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ChildId,
    Episode,
    FamilyMeeting,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    PlannedVisit,
    Record,
    Review,
    VisitKind,
)
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.reading import as_list, listed
from herefordshire_desk.store.rows import shape_of

KINDS: tuple[VisitKind, ...] = get_args(VisitKind)

_OPEN = 'start <= :day AND ("end" IS NULL OR "end" > :day)'
_OPEN_CHILDREN = f"""
    SELECT child_id FROM episode WHERE {_OPEN} AND NOT no_further_action
    UNION ALL SELECT child_id FROM plan WHERE {_OPEN}
    UNION ALL SELECT child_id FROM care_episode WHERE {_OPEN}
    UNION ALL SELECT child_id FROM mark WHERE kind = 'PRIVATE_FOSTERING' AND {_OPEN}
"""


def _in_open_care(table: str) -> str:
    """SQL that fits rows of the child's period of care that is open on the day, all its rows."""
    return f"""EXISTS (
        SELECT 1 FROM care_episode care
         WHERE care.child_id = {table}.child_id
           AND care.period_of_care_id = {table}.period_of_care_id
           AND care.start <= :day AND (care."end" IS NULL OR care."end" > :day))"""


# of the meetings held only the last, whatever the number before it
_LAST_HELD_OR_BOOKED = """(held_on IS NULL OR held_on > :day OR held_on = (
    SELECT max(held_on) FROM family_meeting held
     WHERE held.child_id = family_meeting.child_id AND held.held_on <= :day))"""

# How social workers changed needs the whole past of allocations and of the referrals they name.
_BEARING: tuple[tuple[str, type[Record], str], ...] = (
    ("episodes", Episode, "TRUE"),
    ("plans", Plan, _OPEN),
    ("care_episodes", CareEpisode, _in_open_care("care_episode")),
    ("placements", Placement, f"start <= :day AND {_in_open_care('placement')}"),
    ("legal_statuses", LegalStatus, _OPEN),
    ("reviews", Review, _in_open_care("review")),
    ("marks", Mark, _OPEN),
    ("planned", PlannedVisit, "booked_on <= :day"),
    ("meetings", FamilyMeeting, _LAST_HELD_OR_BOOKED),
    ("allocations", Allocation, "start <= :day"),
)
_LAST_SEEN = ", ".join(
    f"""(SELECT max(visited_on) FROM visit
          WHERE child_id = ids.value AND kind = '{kind}' AND child_seen = 1
            AND visited_on <= :day)"""
    for kind in KINDS
)


def facts(
    connection: Connection, day: date, children: Collection[ChildId] | None = None
) -> list[Facts]:
    """Facts of every child who may be open on `day`, or of those given, in text order of ids."""
    on = day.isoformat()
    ids = _open_children(connection, on) if children is None else sorted(set(children))
    asked: dict[str, object] = {"day": on, "ids": as_list(ids)}
    people = {ChildId(child): each for child, (each,) in _by_child(connection, Child, asked)}
    bearing: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, kind, where in _BEARING:
        for child, records in _by_child(connection, kind, asked, where):
            bearing[child][name] = tuple(records)
    seen = _last_seen(connection, asked)
    return [
        Facts(child=people.get(child) or Child(id=child), last_seen=seen[child], **bearing[child])
        for child in ids
    ]


def _open_children(connection: Connection, day: str) -> list[ChildId]:
    """Every child with something open on the day."""
    return sorted({ChildId(child) for (child,) in fetch(connection, _OPEN_CHILDREN, {"day": day})})


def _by_child(
    connection: Connection, kind: type[Record], asked: dict[str, object], where: str = "TRUE"
) -> Iterable[tuple[str, list[Any]]]:
    """The records of each child that fit, in text order of their ids."""
    shape = shape_of(kind)
    column = shape.of_a_child
    assert column is not None
    at = shape.columns.index(column)
    grouped: dict[str, list[Any]] = defaultdict(list)
    sql = shape.select(f"{listed(column, ':ids')} AND {where}")
    for row in fetch(connection, sql, asked):
        grouped[row[at]].append(shape.record(row))
    return grouped.items()


def _last_seen(
    connection: Connection, asked: dict[str, object]
) -> dict[str, dict[VisitKind, date]]:
    """By child and kind of visit, the latest day on or before the day with the child seen."""
    sql = f"SELECT ids.value, {_LAST_SEEN} FROM json_each(:ids) ids"
    return {
        child: {
            kind: date.fromisoformat(on)
            for kind, on in zip(KINDS, days, strict=True)
            if on is not None
        }
        for child, *days in fetch(connection, sql, asked)
    }
