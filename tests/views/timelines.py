"""Timelines for the tests of the child's line: only what matters said, and laid out by letters."""

from datetime import date, timedelta
from typing import Any

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.timeline import Row, Timeline
from herefordshire_desk.domain.timeline_bands import Span
from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_geometry import Layout, Words
from herefordshire_desk.views.child_line_layout import laid_out
from tests.make import DAY, on

WIDTH = 900.0


class FixedMeasure:
    """Seven pixels a letter, whatever it is for."""

    line = 15.0
    small = 13.0

    def width(self, words: str, role: str) -> float:
        return 7.0 * len(words)


def span(label: str, start: str, end: str | None = None, **fields: Any) -> Span:
    ends = on(end) if end else None
    return Span(on(start), ends, label, fields.get("kind", "held"), f"{label}, in full.")


def point(when: str, kind: Any = "seen", label: str = "") -> Point:
    return Point(on(when), kind, f"{kind} on {when}.", label)


def picture(*rows: Row, day: date = DAY, months: int = 24) -> Timeline:
    first, last = add_months(day, -months), day + timedelta(35)
    return Timeline(first=first, day=day, last=last, months=months, rows=rows)


def example() -> Timeline:
    """Every kind of band and point there is."""
    return picture(
        Row(
            "Social worker",
            spans=(
                span("Helen Pugh", "2024-05-20", "2025-09-12"),
                span("Tom Webb (agency)", "2025-09-12", "2026-06-18", kind="agency"),
                span("no social worker, 12 days", "2026-06-18", "2026-06-30", kind="gap"),
                span("Ewan Price", "2026-06-30", "2026-11-02"),
                span("Aisha Khan", "2026-11-02"),
            ),
        ),
        Row(
            "Visits",
            points=(
                point("2025-03-01"),
                point("2025-09-01", "not_seen"),
                point("2026-10-02"),
                point("2026-11-13", "overdue", "was due 13 Nov 2026"),
                point("2026-11-24", "booked", "booked 24 Nov 2026"),
                point("2026-11-27", "due", "due 27 Nov 2026"),
            ),
        ),
        Row(
            "Plan",
            spans=(
                span("In need", "2024-02-01", "2025-05-20", kind="plan"),
                span("Child protection plan", "2025-05-20", kind="protection"),
                span("In care", "2026-03-03", kind="plan"),
            ),
        ),
        Row(
            "Home",
            spans=(
                span("Foster carers", "2026-03-03", "2026-06-20", kind="home"),
                span("Temporary", "2026-06-20", "2026-07-01", kind="temporary"),
                span("With parents", "2026-07-01", kind="home"),
            ),
        ),
        Row("Legal status", spans=(span("Care order", "2026-03-03", kind="legal"),)),
        Row(
            "Reviews",
            points=(
                point("2026-03-30", "review"),
                point("2026-12-18", "review_due", "due 18 Dec 2026"),
            ),
        ),
    )


def layout_of(*rows: Row, width: float = WIDTH) -> Layout:
    return laid_out(picture(*rows), width, FixedMeasure())


def words_of(layout: Layout, role: str) -> list[str]:
    return [words.text for words in layout.words if words.role == role]


def place_of(layout: Layout, text: str) -> Words:
    return next(words for words in layout.words if words.text == text)


def held(*spans: Span) -> Row:
    return Row("Social worker", spans=spans)


def visits(*points: Point) -> Row:
    return Row("Visits", points=points)
