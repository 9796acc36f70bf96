"""Facts: what the rules need to know of one child, and how the child stands on a day.

"Open on the day" is the same for everything: started on or before it, and not ended or ended
after it. Of several open at once the one that started last is meant; ties go to the lower id.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple, Protocol, TypeVar

from herefordshire_desk.domain.calendar import birthday
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Episode,
    FamilyMeeting,
    LegalStatus,
    Mark,
    MarkKind,
    PeriodOfCareId,
    Placement,
    Plan,
    PlanKind,
    PlannedVisit,
    Record,
    Review,
    Visit,
    VisitKind,
)

Status = Literal["CLA", "CP", "CIN", "PF"]
SHORT_BREAKS = frozenset({"V3", "V4"})
TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})


class Dated(Protocol):
    """A record with a start and an end."""

    @property
    def id(self) -> str:
        """What no other record of its type is called."""

    @property
    def start(self) -> date:
        """The first day that counts."""

    @property
    def end(self) -> date | None:
        """The day it stopped, which no longer counts; None while open."""


D = TypeVar("D", bound=Dated)
R = TypeVar("R", bound=Record)


NEVER_SEEN: Mapping[VisitKind, date] = {}


class Facts(NamedTuple):
    """One child's records that bear on a day.

    Records that start after the day, or ended before it, may be among them: the rules pass
    over those. `last_seen` is the exception: by kind of visit, the latest day on or before
    the day on which the child was seen.
    """

    child: Child
    episodes: tuple[Episode, ...] = ()
    plans: tuple[Plan, ...] = ()
    care_episodes: tuple[CareEpisode, ...] = ()
    placements: tuple[Placement, ...] = ()
    legal_statuses: tuple[LegalStatus, ...] = ()
    reviews: tuple[Review, ...] = ()
    marks: tuple[Mark, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    last_seen: Mapping[VisitKind, date] = NEVER_SEEN
    planned: tuple[PlannedVisit, ...] = ()
    meetings: tuple[FamilyMeeting, ...] = ()


class PeriodOfCare(NamedTuple):
    """All episodes of care of one `period_of_care_id`, from the start of the earliest."""

    id: PeriodOfCareId
    start: date


class Home(NamedTuple):
    """The placement that the visit rules count from; no type where none is on file."""

    type: str
    start: date


class Standing(NamedTuple):
    """How a child stands on a day: what is open, and which of several is meant."""

    statuses: tuple[Status, ...]
    episode: Episode | None
    cin_plan: Plan | None
    cp_plan: Plan | None
    care: PeriodOfCare | None
    legal_status: LegalStatus | None
    home: Home | None
    review_held: bool
    marks: Mapping[MarkKind, Mark]


def facts_of(child: Child, records: Iterable[Record], day: date) -> Facts:
    """Facts from a child's whole record, for when it is in hand rather than on file."""
    rows = list(records)
    return Facts(
        child=child,
        episodes=_of(Episode, rows),
        plans=_of(Plan, rows),
        care_episodes=_of(CareEpisode, rows),
        placements=_of(Placement, rows),
        legal_statuses=_of(LegalStatus, rows),
        reviews=_of(Review, rows),
        marks=_of(Mark, rows),
        allocations=_of(Allocation, rows),
        last_seen=last_seen(_of(Visit, rows), day),
        planned=_of(PlannedVisit, rows),
        meetings=_of(FamilyMeeting, rows),
    )


def last_seen(visits: Iterable[Visit], day: date) -> dict[VisitKind, date]:
    """By kind, the latest visit on or before `day` with the child seen."""
    seen: dict[VisitKind, date] = {}
    for visit in visits:
        if visit.child_seen and visit.visited_on <= day:
            seen[visit.kind] = max(visit.visited_on, seen.get(visit.kind, visit.visited_on))
    return seen


def is_open(record: Dated, day: date) -> bool:
    """Started on or before `day`, and not ended or ended after it."""
    return record.start <= day and (record.end is None or record.end > day)


def latest(records: Iterable[D]) -> D | None:
    """The one that started last; of two that started the same day, the lower id."""
    return min(records, key=lambda r: (-r.start.toordinal(), r.id), default=None)


def standing(facts: Facts, day: date) -> Standing | None:
    """How the child stands on `day`, or None for a child who is not open that day.

    Not open: 18 or over, nothing open, died on or before the day, or known by private
    fostering alone and 16 or over without a disability.
    """
    episode = latest(e for e in facts.episodes if is_open(e, day) and not e.no_further_action)
    plans = [plan for plan in facts.plans if is_open(plan, day)]
    cin_plan, cp_plan = _plan("CIN", plans), _plan("CP", plans)
    care = _period_of_care(facts.care_episodes, day)
    legal_status = latest(status for status in facts.legal_statuses if is_open(status, day))
    marks = _marks(facts.marks, day)
    statuses = _statuses(
        short_breaks=legal_status is not None and legal_status.code in SHORT_BREAKS,
        in_care=care is not None,
        on_cp_plan=cp_plan is not None,
        in_need=episode is not None or cin_plan is not None,
        privately_fostered="PRIVATE_FOSTERING" in marks,
    )
    if not statuses or not _young_enough(facts.child, statuses, day):
        return None
    return Standing(
        statuses=statuses,
        episode=episode,
        cin_plan=cin_plan,
        cp_plan=cp_plan,
        care=care,
        legal_status=legal_status,
        home=_home(facts.placements, care, day) if care else None,
        review_held=care is not None and _review_held(facts.reviews, care, day),
        marks=marks,
    )


def _statuses(
    *, short_breaks: bool, in_care: bool, on_cp_plan: bool, in_need: bool, privately_fostered: bool
) -> tuple[Status, ...]:
    """CLA, CP, CIN, PF in that order; in need only where neither in care nor on a CP plan."""
    looked_after = in_care and not short_breaks
    in_need = (in_need or in_care) and not looked_after and not on_cp_plan
    held: tuple[tuple[Status, bool], ...] = (
        ("CLA", looked_after),
        ("CP", on_cp_plan),
        ("CIN", in_need),
        ("PF", privately_fostered),
    )
    return tuple(status for status, holds in held if holds)


def _young_enough(child: Child, statuses: tuple[Status, ...], day: date) -> bool:
    if child.died_on is not None and child.died_on <= day:
        return False
    if child.date_of_birth is None:
        return True
    leaves_at = 16 if statuses == ("PF",) and not child.disabled else 18
    return birthday(child.date_of_birth, leaves_at) > day


def _period_of_care(episodes: Iterable[CareEpisode], day: date) -> PeriodOfCare | None:
    starts: dict[PeriodOfCareId, date] = {}
    open_ids = set()
    for episode in episodes:
        period = episode.period_of_care_id
        starts[period] = min(episode.start, starts.get(period, episode.start))
        if is_open(episode, day):
            open_ids.add(period)
    periods = (PeriodOfCare(period, starts[period]) for period in open_ids)
    return min(periods, key=lambda p: (-p.start.toordinal(), p.id), default=None)


def _home(placements: Iterable[Placement], care: PeriodOfCare, day: date) -> Home:
    """The latest placement that is not temporary, even if it ended; else the earliest temporary."""
    begun = (p for p in placements if care.start <= p.start <= day)
    here = [placement for placement in begun if placement.period_of_care_id == care.id]
    lasting = latest(p for p in here if p.type not in TEMPORARY)
    found = lasting or min(here, key=lambda p: (p.start, p.id), default=None)
    return Home(found.type, found.start) if found else Home("", care.start)


def _review_held(reviews: Iterable[Review], care: PeriodOfCare, day: date) -> bool:
    here = (r for r in reviews if r.period_of_care_id == care.id and not r.cancelled)
    return any(r.held_on is not None and care.start <= r.held_on <= day for r in here)


def _plan(kind: PlanKind, plans: Iterable[Plan]) -> Plan | None:
    return latest(plan for plan in plans if plan.kind == kind)


def _marks(marks: Iterable[Mark], day: date) -> dict[MarkKind, Mark]:
    """Marks in force on the day; of two of a kind, the one that started last."""
    in_force = [mark for mark in marks if is_open(mark, day)]
    kinds = {mark.kind for mark in in_force}
    found = {kind: latest(mark for mark in in_force if mark.kind == kind) for kind in kinds}
    return {kind: mark for kind, mark in found.items() if mark is not None}


def _of(kind: type[R], records: Iterable[Record]) -> tuple[R, ...]:
    return tuple(record for record in records if isinstance(record, kind))
