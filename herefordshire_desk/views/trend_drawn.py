"""Trend drawn: all that the chart of one trend shows, for whatever draws it."""

from collections.abc import Sequence
from typing import NamedTuple

from herefordshire_desk.domain.definitions import Unit
from herefordshire_desk.domain.milestones import month_of_milestone
from herefordshire_desk.domain.records import Milestone
from herefordshire_desk.domain.trend_noise import Usual
from herefordshire_desk.domain.trend_points import Benchmark, Point
from herefordshire_desk.domain.trend_sent import AsSent
from herefordshire_desk.domain.trend_words import chart_words


class Drawn(NamedTuple):
    """What a chart of one trend shows."""

    points: Sequence[Point]
    usual: Usual | None
    england: Sequence[Benchmark]
    unit: Unit
    milestones: Sequence[Milestone] = ()
    sent: Sequence[AsSent | None] = ()

    def sent_values(self) -> dict[int, float]:
        """By the place of a month, its figure as it was sent, where that has one."""
        told = {at: each.figure.value for at, each in enumerate(self.sent) if each}
        return {at: value for at, value in told.items() if value is not None}

    def numbered(self) -> dict[int, dict[int, str]]:
        """By the place of a month, what was noted in it, by its number on the chart."""
        found: dict[int, dict[int, str]] = {}
        for number, each in enumerate(self.milestones, 1):
            found.setdefault(month_of_milestone(each, self.points), {})[number] = each.words
        return found

    def noted(self) -> dict[int, str]:
        """The same in words."""
        return {
            at: "; ".join(f"{number}: {words}" for number, words in notes.items())
            for at, notes in self.numbered().items()
        }


def caption_of(drawn: Drawn) -> str:
    """What the lines and the marks of the chart mean."""
    return chart_words(
        drawn.points, drawn.usual, drawn.milestones, any_sent=bool(drawn.sent_values())
    )
