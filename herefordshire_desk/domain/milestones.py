"""Milestones: what happened to the team, noted on the time axis of every chart."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Milestone
from herefordshire_desk.domain.trend_points import Point
from herefordshire_desk.domain.words import long_date

LONGEST = 60  # characters: it stands under a chart


def record_milestone(new: Milestone, known: Iterable[Milestone], day: date) -> Change | Problem:
    """The Change that notes one. Refused: no words, too many, one on file, a day to come."""
    tidy = _tidied(new)
    return _problem(tidy, known, day) or added("Note on the charts", tidy)


def change_milestone(
    before: Milestone, after: Milestone, known: Iterable[Milestone], day: date
) -> Change | Problem:
    """The Change that gives one another day or other words, under the same terms."""
    tidy = _tidied(after)
    if tidy == before:
        return Problem("words", "Nothing is different from what was noted.")
    problem = _problem(tidy, known, day)
    return problem or altered("Change note on the charts", before, tidy)


def withdraw_milestone(milestone: Milestone) -> Change:
    """The Change that takes one off every chart."""
    return Change("Remove note from the charts", (Edit(before=milestone),))


def shown_with(milestones: Iterable[Milestone], points: Sequence[Point]) -> tuple[Milestone, ...]:
    """Those of the months of the points, the first to happen first."""
    first, last = points[0].first, points[-1].day
    here = (each for each in milestones if first <= each.on <= last)
    return tuple(sorted(here, key=lambda each: (each.on, each.id)))


def month_of_milestone(milestone: Milestone, points: Sequence[Point]) -> int:
    """The place of its month among the points."""
    return max(at for at, point in enumerate(points) if point.first <= milestone.on)


def milestone_words(milestone: Milestone) -> str:
    """Restructure (2 March 2026)."""
    return f"{milestone.words} ({long_date(milestone.on)})"


def _tidied(milestone: Milestone) -> Milestone:
    return replace(milestone, words=" ".join(milestone.words.split()))


def _problem(new: Milestone, known: Iterable[Milestone], day: date) -> Problem | None:
    if not new.words:
        return Problem("words", "Say what happened, such as: new senior practitioner.")
    if len(new.words) > LONGEST:
        return Problem("words", f"{LONGEST} letters are the most that a chart has room for.")
    if new.on > day:
        return Problem("on", "A note is of something that has happened: today or earlier.")
    others = (each for each in known if each.id != new.id)
    if any((each.on, each.words) == (new.on, new.words) for each in others):
        return Problem("words", "That is noted already.")
    return None
