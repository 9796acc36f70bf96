"""Words on the child's line cut to the room there is: fitted, elided, wrapped, thinned out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.words import MONTHS

Width = Callable[[str], float]
STEPS = (1, 3, 6, 12, 24, 60)
ELLIPSIS = "…"


def month_labels(first: date, last: date, per_month: float, room: float) -> dict[date, str]:
    """First days of months after `first` up to `last`, with their words, blank where thinned out.

    `per_month` and `room`, what one label needs, are in the same unit. The year is on
    the first label and on each January.
    """
    step = next((step for step in STEPS if step * per_month >= room), STEPS[-1])
    labels: dict[date, str] = {}
    for month in _month_starts(first, last):
        shown = (month.year * 12 + month.month - 1) % step == 0
        year = f" {month.year}" if month.month == 1 or not any(labels.values()) else ""
        labels[month] = MONTHS[month.month - 1][:3] + year if shown else ""
    return labels


def fitted(words: Sequence[str], room: float, width: Width) -> str:
    """The first of the words that fits, else blank."""
    return next((each for each in words if width(each) <= room), "")


def elided(words: str, room: float, width: Width) -> str:
    """The words, or as much of their beginning as fits before an ellipsis; blank if none does."""
    if width(words) <= room:
        return words
    cut = (words[:length].rstrip() + ELLIPSIS for length in range(len(words) - 1, 1, -1))
    return next((each for each in cut if width(each) <= room), "")


def wrapped(words: str, room: float, width: Width) -> list[str]:
    """The words in lines that fit; a single word that does not is elided."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(elided(word, room, width))
    return lines


def _month_starts(first: date, last: date) -> Iterator[date]:
    month = add_months(first.replace(day=1), 1)
    while month <= last:
        yield month
        month = add_months(month, 1)
