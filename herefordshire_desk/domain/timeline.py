"""Timeline: how one child lived the service, as the values a picture or a sentence is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.facts import Standing, facts_of
from herefordshire_desk.domain.records import (
    Child,
    ChildId,
    PeriodOfCareId,
    PlannedVisit,
    Record,
    SocialWorker,
    SocialWorkerId,
    Visit,
)
from herefordshire_desk.domain.standings import standings
from herefordshire_desk.domain.timeline_bands import (
    Span,
    home_bands,
    legal_status_bands,
    plan_bands,
    social_worker_bands,
)
from herefordshire_desk.domain.timeline_points import (
    Point,
    booked_points,
    due_points,
    meeting_points,
    review_points,
    visit_points,
)
from herefordshire_desk.domain.words import long_date, plural

DAYS_AHEAD = 35
VISITS = "Visits"
AHEAD = ("due", "overdue", "booked")  # these stay in the picture however far off


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: bands or points, by date."""

    name: str
    spans: tuple[Span, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def items(self) -> tuple[Span | Point, ...]:
        """Everything in it, by date."""
        return (*self.spans, *self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The `months` up to `day`, from `first`, and on to `last` for what is due.

    Only rows with something in them are there. What is due may lie outside first to last.
    """

    first: date
    day: date
    last: date
    months: int
    rows: tuple[Row, ...]


def timeline(
    assessment: Assessment | None,
    records: Sequence[Record],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    day: date,
    months: int = 24,
) -> Timeline:
    """The timeline of the child whose records these are, as known on `day`.

    `assessment` is that day's, None for a child who is not open. Nothing that happened after
    the day shows, and what ends after it is open. Bands that touch (day - months, day] are in.
    """
    first = add_months(day, -months)
    facts = facts_of(_child(assessment, records), records, day)
    visits = [record for record in records if isinstance(record, Visit)]
    lived = standings(facts, day)
    unallocated = assessment.days_unallocated if assessment else None
    held = social_worker_bands(facts, lived, unallocated, social_workers, day)
    visited = visit_points(facts.child, visits, social_workers, day)
    planned = [record for record in records if isinstance(record, PlannedVisit)]
    due = [
        *due_points(assessment.visits if assessment else ()),
        *booked_points(planned, social_workers, day),
    ]
    rows = (
        _row("Social worker", first, spans=held),
        _row(VISITS, first, points=[*visited, *due]),
        _row("Plan", first, spans=plan_bands(lived, day)),
        _row("Home", first, spans=home_bands(facts.placements, day)),
        _row("Legal status", first, spans=legal_status_bands(facts.legal_statuses, day)),
        _row("Reviews", first, points=review_points(facts.reviews, _in_care(lived), day)),
        _row("Meetings", first, points=meeting_points(facts.meetings, day)),
    )
    return Timeline(
        first=first,
        day=day,
        last=day + timedelta(DAYS_AHEAD),
        months=months,
        rows=tuple(row for row in rows if row.spans or row.points),
    )


def described(picture: Timeline) -> str:
    """The whole picture in plain sentences, a line per row."""
    period = f"The {plural(picture.months, 'month')} to {long_date(picture.day)}."
    if not picture.rows:
        return f"{period} Nothing is recorded."
    return "\n".join([period, *(_described(row, picture) for row in picture.rows)])


def visits_summary(picture: Timeline) -> str:
    """How many visits, how many without the child seen, and when the next is due."""
    points = [point for row in picture.rows if row.name == VISITS for point in row.points]
    made = [point for point in points if point.kind in ("seen", "not_seen")]
    missed = sum(point.kind == "not_seen" for point in made)
    visits = plural(len(made), "visit") if made else "No visits"
    not_seen = f", {missed} with the child not seen" if missed else ""
    due = next((point for point in points if point.kind in ("due", "overdue")), None)
    booked = next((point.detail for point in points if point.kind == "booked"), "")
    told = f"{visits} in {plural(picture.months, 'month')}{not_seen}.{_next_visit(due)}"
    return f"{told} {booked}".rstrip()


def _next_visit(due: Point | None) -> str:
    if due is None:
        return ""
    tense = "was" if due.kind == "overdue" else "is"
    return f" Next visit {tense} due by {long_date(due.on)}."


def _described(row: Row, picture: Timeline) -> str:
    if row.name == VISITS:
        return f"{row.name}: {visits_summary(picture)}"
    return f"{row.name}: {' '.join(item.detail for item in row.items)}"


def _row(
    name: str, first: date, *, spans: Iterable[Span] = (), points: Iterable[Point] = ()
) -> Row:
    """The row less what had ended, or happened, on or before `first`."""
    marked = (p for p in points if p.on > first or p.kind in AHEAD)
    return Row(
        name,
        tuple(span for span in spans if span.end is None or span.end > first),
        tuple(sorted(marked, key=attrgetter("on"))),
    )


def _in_care(lived: Mapping[date, Standing | None]) -> PeriodOfCareId | None:
    """The period of care that is open on the last of the days."""
    stands = lived[max(lived)] if lived else None
    return stands.care.id if stands and stands.care else None


def _child(assessment: Assessment | None, records: Iterable[Record]) -> Child:
    """The child as recorded; a child known by id alone has no person record."""
    if assessment is not None:
        return assessment.child
    return next((each for each in records if isinstance(each, Child)), Child(id=ChildId("")))
