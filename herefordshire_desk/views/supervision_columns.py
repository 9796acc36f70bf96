"""Columns of the lists that supervision is prepared and held with."""

from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.notes import in_one_line
from herefordshire_desk.domain.records import AgreedAction, Supervision
from herefordshire_desk.domain.supervision import (
    Sheet,
    SupervisionState,
    action_words,
    due_words,
    is_done,
)
from herefordshire_desk.domain.words import plans_in_words, plural, short_date
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.child_needs import child_needs

TONES: dict[SupervisionState, Pill] = {
    "overdue": "red",
    "due_soon": "amber",
    "in_date": "green",
    "not_known": "grey",
}
NO_CHILD = "The social worker"
NOT_PRINTED = "Words not printed"


def sheet_columns() -> tuple[Column[Sheet], ...]:
    """Who is supervised, and how that stands."""
    return (
        Column("Social worker", lambda s: s.social_worker.label, 18, bold=True),
        Column("Role", _role, 18),
        Column(
            "Supervision",
            lambda s: due_words(s.due),
            15,
            sort=lambda s: s.due.due,
            pill=lambda s: TONES[s.due.state],
        ),
        Column("Last held", lambda s: s.due.last.held_on if s.due.last else None, 11),
        Column("Next due", lambda s: s.due.due, 11),
        Column("Open actions", lambda s: len(s.open_actions), 8, summed=True),
        Column("Children", lambda s: len(s.children), 8, summed=True),
        Column("Flagged", lambda s: s.flagged, 8, summed=True, tip=_flagged_tip),
        Column("Away", _away, 17),
    )


def child_columns(desk: Desk) -> tuple[Column[Assessment], ...]:
    """The children of one social worker, with everything each needs in words."""
    return (
        Column("Child", lambda a: desk.name_of(a.child), 18, bold=True),
        Column("Plan", lambda a: plans_in_words(a.statuses), 12),
        Column(
            "Needs",
            lambda a: needs_words(desk, a),
            30,
            pill=lambda a: next((need.urgency for need in child_needs(desk, a)), None),
        ),
        Column("Next visit", lambda a: a.next_visit.due if a.next_visit else None, 11),
        Column("Changes in 12 months", lambda a: len(a.stability.changes), 9),
        Column("With them since", lambda a: a.lead.start if a.lead else None, 12),
    )


def action_columns(desk: Desk) -> tuple[Column[AgreedAction], ...]:
    """What was agreed: open actions and done ones alike."""
    return (
        Column("Agreed", lambda a: written(desk, a.words), 28, bold=True),
        Column("About", lambda a: about_words(desk, a), 16),
        Column(
            "Stands",
            lambda a: action_words(a, desk.day),
            15,
            sort=lambda a: a.done_on or a.due_on,
            pill=lambda a: _tone(a, desk.day),
        ),
        Column("Due by", lambda a: a.due_on, 11),
        Column("Agreed on", lambda a: a.agreed_on, 11),
    )


def held_columns(desk: Desk) -> tuple[Column[Supervision], ...]:
    """The supervisions that were held."""
    return (
        Column("Held on", lambda s: s.held_on, 12, bold=True),
        Column("Note", lambda s: written(desk, in_one_line(s.note)), 44),
    )


def needs_words(desk: Desk, each: Assessment) -> str:
    """Everything a child needs, the most urgent first."""
    return " · ".join(need.words for need in child_needs(desk, each))


def written(desk: Desk, words: str) -> str:
    """What somebody wrote may hold a name."""
    if words and desk.names_hidden:
        return NOT_PRINTED if desk.ids_only else "Hidden while names are"
    return words


def about_words(desk: Desk, action: AgreedAction) -> str:
    """The child an action is about, or the social worker."""
    return desk.child_name(action.child_id) if action.child_id else NO_CHILD


def _role(sheet: Sheet) -> str:
    newly = "ASYE" if sheet.social_worker.newly_qualified else ""
    return " · ".join(filter(None, (sheet.social_worker.role, newly)))


def _away(sheet: Sheet) -> str:
    return f"Since {short_date(sheet.away_since)}" if sheet.away_since else ""


def _flagged_tip(sheet: Sheet) -> str:
    late = "a visit overdue, or too many changes of social worker"
    return f"{plural(sheet.flagged, 'child', 'children')} with {late}"


def _tone(action: AgreedAction, day: date) -> Pill | None:
    if is_done(action, day):
        return "green"
    return "red" if action.due_on is not None and action.due_on < day else "blue"
