"""Trend words: a trend in a sentence or two, which a screen reader reads before its chart."""

from collections.abc import Iterable, Sequence
from datetime import date

from herefordshire_desk.domain.definitions import Unit
from herefordshire_desk.domain.milestones import milestone_words
from herefordshire_desk.domain.records import Milestone
from herefordshire_desk.domain.trend_noise import Usual, usual
from herefordshire_desk.domain.trend_points import Benchmark, Point, Trend
from herefordshire_desk.domain.trend_sent import AsSent, differs
from herefordshire_desk.domain.words import MONTHS, long_date, plural, short_date

AS_KNOWN_NOW = "As known now: what was recorded late counts in the month it happened in."
YEAR = 12
SHARED = (
    "Each month looks back over a year, and so shares most of it with the next: no limits are "
    "reckoned."
)


def usual_of(trend: Trend, points: Sequence[Point]) -> Usual | None:
    """What is usual of the months that are over and have their whole year on record."""
    whole = [point.value if point.whole and not point.short else None for point in points]
    most = 100 if unit_of(points) == "percent" else None
    return usual(whole, most=most, apart=not trend.looks_back)


def in_words(
    trend: Trend,
    points: Sequence[Point],
    england: Sequence[Benchmark],
    milestones: Sequence[Milestone] = (),
    sent: Sequence[AsSent | None] = (),
) -> str:
    """The latest figure, that of a year before, what is usual and what is not, what was noted."""
    return " ".join(
        filter(
            None,
            [
                f"{trend.name}: {_latest(points)}.",
                _a_year_before(points),
                _usually(trend, points),
                _short(points),
                " ".join(f"{_said_of(each, unit_of(points))}." for each in england),
                _noted(milestones),
                _sent_otherwise(points, sent),
                AS_KNOWN_NOW,
            ],
        )
    )


def remarks(points: Sequence[Point], found: Usual | None) -> list[str]:
    """What is to be said of each point, blank where there is nothing."""
    said: list[list[str]] = [[] for _ in points]
    for at in found.outside if found else ():
        above = _side(points[at], found) == "above"
        said[at].append("Above the upper limit" if above else "Below the lower limit")
    for run in found.runs if found else ():
        for at in run:
            side = _side(points[at], found)
            said[at].append(f"One of {len(run)} months running {side} the median")
    for at, point in enumerate(points):
        said[at] += _gaps(point)
    return [" · ".join(each) for each in said]


def chart_words(
    points: Sequence[Point],
    found: Usual | None,
    milestones: Sequence[Milestone] = (),
    *,
    any_sent: bool = False,
) -> str:
    """What the lines and the marks of the chart mean; milestones by their numbers on it."""
    unit = unit_of(points)
    said = ["A gap is a month that is not known, or has too few for a percentage."]
    said += [f"{number}: {milestone_words(each)}." for number, each in enumerate(milestones, 1)]
    if found is not None:
        said.append(f"Dashed: the median, {with_unit(round(found.median, 1), unit)}.")
        if found.lower is not None and found.upper is not None:
            between = f"{round(found.lower, 1):g} and {round(found.upper, 1):g}"
            said.append(f"Dotted: the limits of the usual ups and downs, {between}.")
        if found.outside:
            said.append("Square: outside the limits.")
        if found.runs:
            said.append("Diamond: one of seven or more months running on one side of the median.")
    if any_sent:
        said.append("Triangle: as known then, from the month's return as it was sent.")
    if not points[-1].whole:
        said.append("Hollow: the month under way.")
    if any(each.low is not None for each in points):
        said.append("Bars: from the lowest to the highest.")
    return " ".join(said)


def month_name(first: date) -> str:
    """November 2026."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def figure_words(point: Point, unit: Unit) -> str:
    """The figure with what it is of; the counts alone where they are too few for a percentage."""
    if point.value is None:
        counts = point.counts if point.figure and point.figure.denominator else ""
        return counts or "not known"
    value = with_unit(point.value, unit)
    return f"{value} ({point.counts})" if point.counts else value


def with_unit(value: float, unit: Unit) -> str:
    """27.3%, 12 changes, 14.2 children per FTE."""
    if unit == "percent":
        return f"{value:g}%"
    if unit == "changes":
        return plural(int(value), "change") if value == int(value) else f"{value:g} changes"
    if unit == "days":
        return "1 day" if value == 1 else f"{value:g} days"
    if unit == "social_workers":
        return "1 social worker" if value == 1 else f"{value:g} social workers"
    return f"{value:g} children per FTE"


def unit_of(points: Sequence[Point]) -> Unit:
    """What the figures are in."""
    return next((each.figure.unit for each in points if each.figure), "percent")


def _side(point: Point, found: Usual | None) -> str:
    return "above" if found and (point.value or 0) > found.median else "below"


def _gaps(point: Point) -> Iterable[str]:
    if point.figure is not None and point.figure.too_few:
        yield "Too few for a percentage"
    elif point.value is None:
        yield "Not known"
    if point.short:
        yield "Less than a year on record"
    if not point.whole:
        yield "So far"


def _latest(points: Sequence[Point]) -> str:
    last = points[-1]
    so_far = "" if last.whole else f" up to {long_date(last.day)}"
    return f"{figure_words(last, unit_of(points))} in {month_name(last.first)}{so_far}"


def _a_year_before(points: Sequence[Point]) -> str:
    if len(points) <= YEAR or points[-1 - YEAR].figure is None:
        return ""
    before = points[-1 - YEAR]
    return f"A year before, in {month_name(before.first)}: {figure_words(before, unit_of(points))}."


def _short(points: Sequence[Point]) -> str:
    """Until when less is on record than is looked back over."""
    short = [each for each in points if each.short]
    if not short:
        return ""
    until = month_name(short[-1].first)
    return f"Up to {until} less than a year of social workers is on record: it may be too low."


def sent_words(point: Point, sent: AsSent | None, unit: Unit) -> str:
    """What the month's return said, and from when that is; blank where none is kept."""
    if sent is None:
        return ""
    told = figure_words(point._replace(figure=sent.figure), unit)
    up_to = "" if sent.as_of == point.day else f", up to {short_date(sent.as_of)}"
    return f"{told}{up_to}, sent {short_date(sent.sent_on)}"


def _sent_otherwise(points: Sequence[Point], sent: Sequence[AsSent | None]) -> str:
    """The months whose return said otherwise when it was sent."""
    other = [at for at, each in enumerate(sent) if differs(points[at], each)]
    return f"The return sent then said otherwise of {_months(points, other)}." if other else ""


def _noted(milestones: Sequence[Milestone]) -> str:
    told = "; ".join(map(milestone_words, milestones))
    return f"Noted: {told}." if told else ""


def _usually(trend: Trend, points: Sequence[Point]) -> str:
    found = usual_of(trend, points)
    if found is None:
        return "Too few months are known to say what is usual."
    unit = unit_of(points)
    middle = with_unit(round(found.median, 1), unit)
    said = [f"The median of the months that are over is {middle}."]
    if found.lower is None:
        return f"{said[0]} {SHARED}"
    if found.outside:
        said.append(f"Outside the limits: {_months(points, found.outside)}.")
    for run in found.runs:
        side = _side(points[run[0]], found)
        first, last = (month_name(points[at].first) for at in (run[0], run[-1]))
        said.append(f"{len(run)} months running {side} the median, {first} to {last}.")
    if not found.outside and not found.runs:
        said.append("No month stands out from the usual ups and downs.")
    return " ".join(said)


def _months(points: Sequence[Point], at: Sequence[int]) -> str:
    """Months that follow each other are told by the first and the last of them."""
    stretches: list[list[int]] = []
    for each in at:
        if stretches and each == stretches[-1][-1] + 1:
            stretches[-1].append(each)
        else:
            stretches.append([each])
    names = ([month_name(points[each].first) for each in (s[0], s[-1])] for s in stretches)
    return ", ".join(" to ".join(dict.fromkeys(each)) for each in names)


def _said_of(england: Benchmark, unit: Unit) -> str:
    return f"{england.area} {england.period}: {with_unit(england.value, unit)}"
