"""The scrutiny page: one A4 for councillors, in plain words and without any child on it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.scrutiny import Told, families, scrutiny
from herefordshire_desk.domain.trends import MONTHS, TrendRecords, month_ends, reckoned
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.errands import trend_records
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.paper import Cell, Grid, Lines, Paper, Part
from herefordshire_desk.views.print_list import day_words, file_stem
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.printing import Preview, Say

TITLE = "How our children are doing: five measures"
KEEP = "No child can be known from this page"
ABOUT = (
    "Five measures of one team's work with children. They are counted from the team's own "
    "records, month by month, in the same way each time.",
    "Where a figure, or what is left of it, would be of fewer than 5 children or visits, it is "
    "not given: nobody is to be recognised here.",
)
READING = (
    "One team has few children, so figures go up and down from month to month without anything "
    "having changed. A year apart says more than a month apart.",
    "England's figure stands only where it is counted in the same way.",
)
COUNTING = "Counting the months for the scrutiny page…"


def print_scrutiny(desk: Desk, parent: QWidget, say: Say) -> None:
    """Count in the background, then preview the page."""
    day = desk.day

    def failed(fault: Exception) -> None:
        say(words_of(fault))

    def count(records: TrendRecords) -> None:
        run_in_background(
            lambda _: scrutiny(
                {
                    name: row
                    for family in sorted(families())
                    for name, row in reckoned(records, month_ends(day, MONTHS), family).items()
                }
            ),
            parent,
            lambda told: _preview(desk, told, parent, say),
            failed,
        )

    say(COUNTING)
    trend_records(desk, MONTHS, count, failed)


def scrutiny_paper(desk: Desk, told: Sequence[Told]) -> Paper:
    """One page, upright. `told` is all that is known of the figures here."""
    return Paper(
        title=TITLE,
        subject=TITLE,
        shows=(f"{told[0].month}, and the same month a year before",),
        team=desk.picture.team,
        day=day_words(desk),
        keep=KEEP,
        parts=(Lines("", ABOUT), _grid(told), *_sections(told), Lines("Reading them", READING)),
        file_name=file_stem("scrutiny page", desk),
    )


def _grid(told: Iterable[Told]) -> Grid:
    return Grid(
        name="At a glance",
        headings=("Measure", "Latest", "A year before", "England"),
        rows=tuple(
            tuple(
                Cell(text[:1].upper() + text[1:])
                for text in (e.measure.title, e.latest, e.year_before, e.england)
            )
            for e in told
        ),
        widths=(56.0, 20.0, 20.0, 20.0),
    )


def _sections(told: Iterable[Told]) -> Iterable[Part]:
    for each in told:
        figures = f"{each.month}: {each.latest}. A year before: {each.year_before}."
        lines = (each.measure.why, f"{figures} {each.compared}".strip())
        yield Lines(each.measure.title, lines)


def _preview(desk: Desk, told: Sequence[Told], parent: QWidget, say: Say) -> None:
    preview = Preview(
        desk, "Print scrutiny page", lambda: Pages(scrutiny_paper(desk, told)), say, parent
    )
    preview.without_names()
    preview.open()
    say(f"The scrutiny page, as at {long_date(desk.day)}")
