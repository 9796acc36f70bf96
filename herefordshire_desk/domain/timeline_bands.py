"""Bands of a child's timeline: who held the child, the plans, the homes and the legal status."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from herefordshire_desk.domain.allocations import LeadEpisode, lead_episodes
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.facts import TEMPORARY, Facts, Standing, Status, is_open, latest
from herefordshire_desk.domain.records import (
    LegalStatus,
    Placement,
    SocialWorker,
    SocialWorkerId,
)
from herefordshire_desk.domain.standings import Run, runs, turning_days
from herefordshire_desk.domain.words import (
    HOME_WORDS,
    LEGAL_STATUS_WORDS,
    STATUS_WORDS,
    long_date,
    plural,
)

SpanKind = Literal["held", "agency", "gap", "plan", "protection", "home", "temporary", "legal"]
PLAN_KINDS: dict[Status, SpanKind] = {
    "CIN": "plan",
    "CP": "protection",
    "CLA": "plan",
    "PF": "plan",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A band from `start` until `end`, the day it stopped; None while it lasts on the day.

    `label` is for the band itself, `detail` a sentence that stands alone. The dates are the
    true ones, even where they lie before the picture begins.
    """

    start: date
    end: date | None
    label: str
    kind: SpanKind
    detail: str


def social_worker_bands(
    facts: Facts,
    standings: Mapping[date, Standing | None],
    days_unallocated: int | None,
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    day: date,
) -> list[Span]:
    """A band per lead episode, and per stretch an open child had none.

    The stretch that reaches the day is as long as `days_unallocated` says. Before a first
    episode that was inferred from an extract nothing is known, so no gap is shown.
    """
    episodes = lead_episodes(facts.allocations, day)
    gaps = _gaps(episodes, standings)
    if days_unallocated is not None:
        gaps = _reaching_the_day(gaps, day - timedelta(days_unallocated))
    held = [_held(episode, social_workers, day) for episode in episodes]
    return _by_start([*held, *(_gap(gap, day) for gap in gaps)])


def plan_bands(standings: Mapping[date, Standing | None], day: date) -> list[Span]:
    """Bands of in need, child protection plan, in care and privately fostered, as flags say it.

    In need shows only while the child is neither in care nor on a child protection plan.
    """
    found = []
    for status, kind in PLAN_KINDS.items():
        by_day = {on: _began(status, stands) for on, stands in standings.items()}
        words = STATUS_WORDS[status]
        found += [
            Span(run.start, run.end, words, kind, _sentence(words, run.start, run.end, day))
            for run in runs(by_day)
        ]
    return _by_start(found)


def home_bands(placements: Iterable[Placement], day: date) -> list[Span]:
    """A band per place the child has lived in, in plain words."""
    lived = (each for each in placements if _lasted(each, day))
    return _by_start([_home(each, day) for each in lived])


def legal_status_bands(statuses: Sequence[LegalStatus], day: date) -> list[Span]:
    """Bands of the legal status that counted: of several open at once, the latest-started.

    Records of one code that follow on from each other are one band.
    """
    in_force = {
        on: latest(status for status in statuses if is_open(status, on))
        for on in turning_days(statuses, day)
    }
    codes = {on: status.code if status else None for on, status in in_force.items()}
    return [_legal_status(run, day) for run in runs(codes)]


def _began(status: Status, stands: Standing | None) -> str | None:
    """What tells one spell of a status from the next: the plan, the period of care, the mark."""
    if stands is None or status not in stands.statuses:
        return None
    if status == "CP" and stands.cp_plan is not None:
        return stands.cp_plan.id
    if status == "CLA" and stands.care is not None:
        return stands.care.id
    return status


def _held(
    episode: LeadEpisode, social_workers: Mapping[SocialWorkerId, SocialWorker], day: date
) -> Span:
    holder = social_workers.get(episode.social_worker_id)
    name = holder.label if holder else episode.social_worker_id
    agency = holder is not None and holder.employment == "agency"
    label = f"{name} (agency)" if agency else name
    detail = _sentence(label, episode.start, episode.end, day)
    if episode.inferred:
        detail += " The first day was inferred from an extract."
    return Span(episode.start, episode.end, label, "agency" if agency else "held", detail)


def _gaps(
    episodes: Sequence[LeadEpisode], standings: Mapping[date, Standing | None]
) -> list[Run[bool]]:
    """What is left of the runs of days on which the child was open once lead episodes are out."""
    gaps = runs({on: True if stands else None for on, stands in standings.items()})
    for episode in episodes:
        gaps = [rest for gap in gaps for rest in _without(gap, episode.start, episode.end)]
    if episodes and episodes[0].inferred:
        gaps = [gap for gap in gaps if gap.start >= episodes[0].start]
    return gaps


def _without(gap: Run[bool], start: date, end: date | None) -> Iterable[Run[bool]]:
    """The parts of a gap before `start` and from `end` on."""
    before = replace(gap, end=min(gap.end or start, start))
    if before.end is not None and before.start < before.end:
        yield before
    if end is not None and (gap.end is None or end < gap.end):
        yield replace(gap, start=max(gap.start, end))


def _reaching_the_day(gaps: Iterable[Run[bool]], since: date) -> list[Run[bool]]:
    """The gaps before `since`, and one from then on."""
    before = [rest for gap in gaps for rest in _without(gap, since, None)]
    return [*before, Run(since, None, value=True)]


def _gap(gap: Run[bool], day: date) -> Span:
    days = plural(((gap.end or day) - gap.start).days, "day")
    detail = f"No social worker since {long_date(gap.start)} ({days})."
    if gap.end is not None:
        detail = f"No social worker for {days}, {_dates(gap.start, gap.end, day)}."
    return Span(gap.start, gap.end, f"no social worker, {days}", "gap", detail)


def _home(placement: Placement, day: date) -> Span:
    end = _known_end(placement.end, day)
    words = HOME_WORDS.get(placement.type, placement.type or "Home not recorded")
    kind: SpanKind = "temporary" if placement.type in TEMPORARY else "home"
    return Span(placement.start, end, words, kind, _sentence(words, placement.start, end, day))


def _legal_status(run: Run[str], day: date) -> Span:
    words = LEGAL_STATUS_WORDS.get(run.value, run.value or "Not recorded")
    return Span(run.start, run.end, words, "legal", _sentence(words, run.start, run.end, day))


def _lasted(placement: Placement, day: date) -> bool:
    return placement.start <= day and (placement.end is None or placement.end > placement.start)


def _known_end(end: date | None, day: date) -> date | None:
    """An end after the day is not known on it."""
    return end if end is not None and end <= day else None


def _sentence(what: str, start: date, end: date | None, day: date) -> str:
    return f"{what} {_dates(start, end, day)}."


def _dates(start: date, end: date | None, day: date) -> str:
    if end is not None:
        return f"from {long_date(start)} until {long_date(end)}"
    return f"since {long_date(start)} ({_length(start, day)})"


def _length(start: date, day: date) -> str:
    """Days up to two months, then whole months up to two years, then whole years."""
    months = (day.year - start.year) * 12 + day.month - start.month
    months -= add_months(start, months) > day
    if months < 2:
        return plural((day - start).days, "day")
    return plural(months, "month") if months < 24 else plural(months // 12, "year")


def _by_start(spans: list[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (span.start, span.end or date.max, span.label))
