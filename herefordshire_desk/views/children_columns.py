"""The columns of the list of children: the usual ones, and those that wait to be asked for."""

from collections.abc import Mapping
from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.child_filters import VISITS
from herefordshire_desk.domain.needs import overdue_words
from herefordshire_desk.domain.notes import in_one_line
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.words import EMPLOYMENT_WORDS, plans_in_words
from herefordshire_desk.models.columns import Column, Pill

STATE_TONES: dict[str, Pill] = {
    "overdue": "red",
    "due_today": "amber",
    "due_soon": "amber",
    "in_date": "green",
}


class Beside:
    """What the list shows that no rule needs, asked of the file each time the list is drawn."""

    def __init__(self) -> None:
        self.days_to_record: Mapping[ChildId, int] = {}

    def ask(self, desk: Desk) -> None:
        """As it stands on the day."""
        self.days_to_record = desk.ask(lambda store: store.days_to_record(desk.day))

    def delay(self, each: Assessment) -> int | None:
        """Days the last visit took to be recorded; None where its extract does not say."""
        return self.days_to_record.get(each.child.id)


def columns(desk: Desk, beside: Beside) -> tuple[Column[Assessment], ...]:
    """What the table shows of each child."""
    return (
        Column("Child", lambda a: desk.name_of(a.child), 20, bold=True),
        Column("Id", lambda a: a.child.id, 9),
        Column("Age", lambda a: a.age, 4),
        Column("Plan", lambda a: plans_in_words(a.statuses), 14),
        Column("Visit", _state, 26, sort=_lateness, pill=_tone),
        Column("Due by", _due, 12),
        Column("Booked", lambda a: a.booked.planned_for if a.booked else None, 12),
        Column("Last seen", lambda a: a.last_seen, 12),
        Column("Social worker", lambda a: desk.social_worker_name(a.social_worker_id), 18),
        Column("With them since", lambda a: a.lead.start if a.lead else None, 13),
        Column("Social workers, 12 m", lambda a: len(a.stability.social_workers), 6),
        Column("Changes", lambda a: len(a.stability.changes), 6, summed=True),
        Column("Next review", _next_review, 12),
        Column("Days to record", beside.delay, 8),
        Column("Notes", lambda a: _note(desk, a), 40, tip=lambda a: _whole_note(desk, a)),
        *_asked_for(desk),
    )


def _next_review(each: Assessment) -> date | None:
    """Only of a child in care of whose reviews something is on file."""
    return each.review.due if each.review is not None and each.review.on_file else None


def _asked_for(desk: Desk) -> tuple[Column[Assessment], ...]:
    """Shown when somebody chooses them."""
    return (
        Column("Days overdue", _days, 8, usual=False),
        Column("Working days overdue", _working_days, 8, usual=False),
        Column("Rule", lambda a: a.next_visit.rule.id if a.next_visit else None, 14, usual=False),
        Column("Seen on any visit", lambda a: a.seen_on, 13, usual=False),
        Column("Changed too often", _too_often, 12, pill=_too_often_tone, usual=False),
        Column("Employed as", lambda a: _employment(desk, a), 14, usual=False),
        Column("Days without social worker", lambda a: a.days_unallocated, 8, usual=False),
        Column("Born", lambda a: a.child.date_of_birth, 12, usual=False),
        Column("Expected", lambda a: a.child.expected_date_of_birth, 12, usual=False),
        Column("Team", lambda a: desk.team_name(a.team), 16, usual=False),
        Column("Last family meeting", lambda a: a.meeting.last_held, 13, usual=False),
        Column("Next family meeting", lambda a: a.meeting.due, 13, usual=False),
        Column("Family meeting booked", lambda a: a.meeting.booked_for, 13, usual=False),
    )


def _state(each: Assessment) -> str:
    visit = each.next_visit
    if visit is None:
        return ""
    return overdue_words(visit) if visit.state == "overdue" else VISITS[visit.state]


def _lateness(each: Assessment) -> int | None:
    visit = each.next_visit
    return (visit.due - each.day).days if visit else None


def _tone(each: Assessment) -> Pill | None:
    visit = each.next_visit
    return STATE_TONES[visit.state] if visit else None


def _due(each: Assessment) -> date | None:
    return each.next_visit.due if each.next_visit else None


def _days(each: Assessment) -> int | None:
    """Nothing rather than nought for a visit that is not overdue: what is late stands out."""
    return each.next_visit.days_overdue or None if each.next_visit else None


def _working_days(each: Assessment) -> int | None:
    return each.next_visit.working_days_overdue or None if each.next_visit else None


def _too_often(each: Assessment) -> str:
    return "Too often" if each.changed_too_often else ""


def _too_often_tone(each: Assessment) -> Pill | None:
    return "red" if each.changed_too_often else None


def _employment(desk: Desk, each: Assessment) -> str:
    held_by = each.social_worker_id
    holder = desk.picture.social_workers.get(held_by) if held_by else None
    return EMPLOYMENT_WORDS[holder.employment] if holder else ""


def _note(desk: Desk, each: Assessment) -> str:
    return in_one_line(_whole_note(desk, each))


def _whole_note(desk: Desk, each: Assessment) -> str:
    """What somebody wrote may hold a name."""
    hidden = each.child.note and desk.names_hidden
    return "Hidden while names are" if hidden else each.child.note
