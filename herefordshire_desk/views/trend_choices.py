"""Trend choices: what is followed, and over how many months."""

from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trends import MONTHS, SPANS
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.fields import Choice

EVER, SINCE = "ever", "Since the records begin"


def choice_of_trend() -> Choice:
    """One of the trends, by its name."""
    return _choice({each.id: each.name for each in trends().values()}, "What is followed")


def choice_of_span() -> Choice:
    """So many months, two years at first."""
    spans = {str(each): plural(each, "month") for each in SPANS}
    made = _choice({**spans, EVER: SINCE}, "How many months")
    made.choose(str(MONTHS))
    return made


def months_of(span: Choice) -> int | None:
    """How many months are chosen; None for all on record."""
    return None if span.value() == EVER else int(span.value())


def _choice(words: dict[str, str], name: str) -> Choice:
    made = Choice(words)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    return made
