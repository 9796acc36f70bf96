"""What the child's page shows of meetings: with the family, reviews and conferences."""

from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import Conference, FamilyMeeting, Review
from herefordshire_desk.models.columns import Column, Pill

Meeting = FamilyMeeting | Review | Conference
WORDS: dict[type[Meeting], str] = {
    FamilyMeeting: "Family meeting",
    Review: "Review",
    Conference: "Conference",
}
TONES: dict[str, Pill] = {
    "Held": "green",
    "Booked": "blue",
    "Was booked": "amber",
    "Was due": "amber",
}


def meeting_columns(desk: Desk) -> tuple[Column[Meeting], ...]:
    """A meeting with the family, a review or a conference; held, booked or due."""
    return (
        Column("Date", meeting_day, 12),
        Column("What", _what, 16, bold=True),
        Column("State", lambda m: _state(m, desk.day), 12, pill=lambda m: _tone(m, desk.day)),
        Column("Booked or due for", _planned, 14),
        Column("Social worker", lambda m: _held_by(m, desk), 20),
        Column("Note", lambda m: _note(m, desk), 40),
    )


def meeting_day(row: Meeting) -> date | None:
    """The day it was held; before that, the day it is booked or due for."""
    return row.held_on or _planned(row)


def _planned(row: Meeting) -> date | None:
    return row.planned_for if isinstance(row, FamilyMeeting) else row.due_on


def _what(row: Meeting) -> str:
    return WORDS[type(row)]


def _state(row: Meeting, day: date) -> str:
    if isinstance(row, Review) and row.cancelled:
        return "Cancelled"
    if row.held_on is not None:
        return "Held"
    on = _planned(row)
    past = on is not None and on < day
    if isinstance(row, FamilyMeeting):
        return "Was booked" if past else "Booked"
    return "Was due" if past else "Due"


def _tone(row: Meeting, day: date) -> Pill:
    return TONES.get(_state(row, day), "grey")


def _held_by(row: Meeting, desk: Desk) -> str:
    return desk.social_worker_name(row.social_worker_id) if isinstance(row, FamilyMeeting) else ""


def _note(row: Meeting, desk: Desk) -> str:
    """What somebody wrote may hold a name."""
    note = row.note if isinstance(row, FamilyMeeting) else ""
    return "Hidden while names are" if note and desk.names_hidden else note
