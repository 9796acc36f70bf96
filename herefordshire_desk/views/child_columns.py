"""What the lists of the child's page show of each kind of record."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Episode,
    FamilyMeeting,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    PlannedVisit,
    Record,
    Review,
    Visit,
)
from herefordshire_desk.domain.visit_changes import days_to_record
from herefordshire_desk.domain.words import (
    CHANGE_REASONS,
    HOME_WORDS,
    LEGAL_STATUS_WORDS,
    PLAN_WORDS,
    VISIT_WORDS,
    plural,
    short_date,
)
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.handover_columns import Handovers, handover_columns
from herefordshire_desk.views.meeting_columns import meeting_day
from herefordshire_desk.views.record_words import (
    MARK_WORDS,
    NOT_ALONE_WORDS,
    coded,
    edit_in_words,
    kind_words,
    yes_no,
)

Opened = Plan | Episode | CareEpisode | Placement | LegalStatus | Mark | Review
Line = tuple[HistoryLine, Edit]
SeenOrBooked = Visit | PlannedVisit


def visit_columns(desk: Desk) -> tuple[Column[SeenOrBooked], ...]:
    """A visit, made, attempted or booked."""
    return (
        Column("Date", visit_day, 12),
        Column("Kind", lambda v: VISIT_WORDS[v.kind], 16),
        Column("Child seen", lambda v: _seen(v, desk.day), 13, pill=_seen_tone),
        Column("Seen alone", lambda v: yes_no(v.seen_alone) if isinstance(v, Visit) else "", 11),
        Column("Reason not alone", lambda v: _reason(desk, v), 20),
        Column("Visited by", lambda v: desk.social_worker_name(v.social_worker_id), 15),
        Column("Recorded", lambda v: v.recorded_on if isinstance(v, Visit) else v.booked_on, 12),
        Column("Days to record", lambda v: days_to_record(v) if isinstance(v, Visit) else None, 8),
        Column("From", _source, 8, muted=True),
    )


def visit_day(row: SeenOrBooked) -> date:
    """The day of a visit, or the one it is booked for."""
    return row.visited_on if isinstance(row, Visit) else row.planned_for


def allocation_columns(desk: Desk, handovers: Handovers) -> tuple[Column[Allocation], ...]:
    """An involvement, whatever the role, and how the child was brought to them."""
    return (
        Column("From", lambda a: a.start, 12),
        Column("Until", lambda a: a.end, 12),
        Column("Who", lambda a: desk.social_worker_name(a.social_worker_id), 20, bold=True),
        *handover_columns(desk, handovers),
        Column("Reason", lambda a: CHANGE_REASONS.get(a.reason, a.reason), 34),
        Column("Role", lambda a: a.role, 24),
        Column("Team", lambda a: desk.team_name(a.team), 20),
        Column("Day of change", lambda a: "Inferred" if a.inferred else "Recorded", 12, muted=True),
    )


def plan_columns(desk: Desk) -> tuple[Column[Any], ...]:
    """Plans, periods of care, homes, legal statuses, reviews and marks, in one list."""
    return (
        Column("From", begun, 12),
        Column("Until", lambda r: getattr(r, "end", None), 12),
        Column("What", what_words, 26, bold=True),
        Column("Detail", lambda r: _detail(desk, r), 44),
    )


def _detail(desk: Desk, record: Opened) -> str:
    """A mark tells what was written about it, where a name may stand."""
    if desk.names_hidden and not desk.ids_only and isinstance(record, Mark):
        record = replace(record, note="", decided_by="")
    return detail_words(record)


def history_columns(desk: Desk) -> tuple[Column[Line], ...]:
    """Who changed what, and when."""
    return (
        Column("When", lambda line: _moment(line[0].at), 18, sort=lambda line: line[0].number),
        Column("Who", lambda line: line[0].who, 16),
        Column("Action", lambda line: line[0].label, 34),
        Column(
            "What changed",
            lambda line: edit_in_words(
                line[1], names_hidden=desk.names_hidden, called=desk.social_worker_name
            ),
            60,
        ),
    )


def known_columns(desk: Desk) -> tuple[Column[Record], ...]:
    """Any record of a child, of whatever type, in one list."""
    return (
        Column("What", known_what, 28, bold=True),
        Column("From", _known_from, 12),
        Column("Until", lambda r: getattr(r, "end", None), 12),
        Column("Detail", lambda r: known_detail(desk, r), 60),
    )


def known_what(record: Record) -> str:
    """What kind of thing was known."""
    if isinstance(record, Opened):
        return what_words(record)
    return kind_words(type(record)).capitalize()


def known_detail(desk: Desk, record: Record) -> str:
    """What tells one such record from another."""
    match record:
        case Child():
            born = record.date_of_birth
            return desk.name_of(record) + (f", born {short_date(born)}" if born else "")
        case Visit():
            seen = f"child seen: {yes_no(record.child_seen).lower()}"
            return f"{VISIT_WORDS[record.kind]}, {seen}"
        case PlannedVisit():
            return VISIT_WORDS[record.kind]
        case Allocation():
            return f"{desk.social_worker_name(record.social_worker_id)}, {record.role}"
        case _:
            return _detail(desk, record) if isinstance(record, Opened) else ""


def _known_from(record: Record) -> date | None:
    match record:
        case FamilyMeeting():
            return meeting_day(record)
        case Visit() | PlannedVisit():
            return visit_day(record)
        case _:
            return begun(record) if isinstance(record, Opened) else getattr(record, "start", None)


def what_words(record: Opened) -> str:
    """What kind of thing a row of the plans list is."""
    match record:
        case Plan():
            return PLAN_WORDS[record.kind]
        case Mark():
            return MARK_WORDS[record.kind]
        case _:
            return {
                Episode: "Child in need episode",
                CareEpisode: "In care",
                Placement: "Home",
                LegalStatus: "Legal status",
                Review: "Review",
            }[type(record)]


def detail_words(record: Opened) -> str:
    """The code or note that tells one such row from another."""
    match record:
        case Placement():
            return coded(record.type, HOME_WORDS)
        case LegalStatus():
            return coded(record.code, LEGAL_STATUS_WORDS)
        case Review():
            return "Cancelled" if record.cancelled else "Held" if record.held_on else "Due"
        case Mark():
            return mark_detail(record)
        case _:
            return _plan_detail(record)


def _plan_detail(record: Plan | Episode | CareEpisode) -> str:
    match record:
        case Plan():
            return "Another authority's plan" if record.other_authority else record.category
        case Episode():
            return "No further action" if record.no_further_action else record.close_reason
        case CareEpisode():
            return record.end_reason


def mark_detail(mark: Mark) -> str:
    """At least every 14 days · decided by the review · what was noted."""
    days = f"at least every {plural(mark.days, 'day')}" if mark.days else ""
    decided = f"decided by {mark.decided_by}" if mark.decided_by else ""
    return " · ".join(filter(None, (days, decided, mark.note)))


def begun(record: Opened) -> date | None:
    """The day it began; a review, the day it was held, else due."""
    if isinstance(record, Review):
        return record.held_on or record.due_on
    return record.start


SEEN_TONES: dict[bool | None, Pill] = {True: "green", False: "red", None: "grey"}


def _source(row: SeenOrBooked) -> str:
    return "Extract" if isinstance(row, Visit) and row.extracted else "Desk"


def _seen(row: SeenOrBooked, day: date) -> str:
    if isinstance(row, Visit):
        return yes_no(row.child_seen)
    return "Booked" if row.planned_for >= day else "Was booked"


def _reason(desk: Desk, row: SeenOrBooked) -> str:
    """Of a booked visit its note, in which a name may stand."""
    if isinstance(row, Visit):
        return NOT_ALONE_WORDS.get(row.not_alone_reason, "")
    return "" if desk.names_hidden or desk.ids_only else row.note


def _seen_tone(row: SeenOrBooked) -> Pill:
    return SEEN_TONES[row.child_seen] if isinstance(row, Visit) else "blue"


def _moment(at: datetime) -> str:
    """The day and the minute, in local time."""
    local = at.astimezone()
    return f"{short_date(local.date())} {local:%H:%M}"
