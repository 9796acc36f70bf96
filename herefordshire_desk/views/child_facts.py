"""A child's facts in words: age, plans, social worker and since when, and every flag."""

from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.needs import overdue_words
from herefordshire_desk.domain.words import long_date, plans_in_words, plural, short_date
from herefordshire_desk.views.child_needs import child_needs
from herefordshire_desk.views.tokens import Tone


def facts_in_words(desk: Desk, assessment: Assessment) -> str:
    """Age, plans, social worker and since when."""
    parts = [
        age_words(assessment),
        plans_in_words(assessment.statuses),
        held_words(desk, assessment),
        _booked(assessment),
    ]
    return " · ".join(filter(None, parts))


def _booked(assessment: Assessment) -> str:
    booked = assessment.booked
    if booked is None:
        return ""
    was = "" if booked.planned_for >= assessment.day else "was "
    return f"visit {was}booked for {long_date(booked.planned_for)}"


def age_words(assessment: Assessment) -> str:
    """9 years old, unborn, expected 4 January 2027, or that the age is not recorded."""
    child = assessment.child
    if assessment.age is not None:
        return f"{plural(assessment.age, 'year')} old" if assessment.age else "under 1 year old"
    if child.date_of_birth is not None:
        return "not yet born"
    if child.expected_date_of_birth is not None:
        return f"unborn, expected {long_date(child.expected_date_of_birth)}"
    return "age not recorded"


def held_words(desk: Desk, assessment: Assessment) -> str:
    """Priya Nair since 4 March 2026 (8 months)."""
    if assessment.lead is None:
        return "no social worker"
    name, since = desk.social_worker_name(assessment.lead.social_worker_id), assessment.lead.start
    return f"{name} since {long_date(since)} ({_lasted(since, assessment.day)})"


def flags_in_words(desk: Desk, assessment: Assessment) -> list[tuple[str, Tone]]:
    """Every flag of the child; with none, that the next visit is in date."""
    found: list[tuple[str, Tone]] = []
    for need in child_needs(desk, assessment):
        late = f"Visit {overdue_words(need.visit)}" if need.kind == "overdue" and need.visit else ""
        found.append((late or need.words, need.urgency))
    visit = assessment.next_visit
    if visit is not None and visit.state == "in_date":
        found.append((f"Next visit by {short_date(visit.due)}", "green"))
    if assessment.lead is not None and assessment.lead.inferred:
        found.append(("Change of social worker inferred", "blue"))
    return found


def _lasted(start: date, day: date) -> str:
    days = (day - start).days
    return plural(days, "day") if days < 60 else plural(days * 12 // 365, "month")
