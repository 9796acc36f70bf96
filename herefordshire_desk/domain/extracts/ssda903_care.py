"""Time in care from SSDA903: one row an episode, of which homes and legal statuses are made.

An episode ends and the next begins on the same day where something changed: the home, the
legal status or both. So a home or a legal status lasts over episodes that leave it as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from herefordshire_desk.domain.extracts.known import Known
from herefordshire_desk.domain.extracts.once import once
from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    CareEpisode,
    ChildId,
    LegalStatus,
    PeriodOfCareId,
    Placement,
    Review,
)

CONTINUES = "X1"
NEW_PERIOD = "S"
NEW_HOME = frozenset("SPTBU")
NEW_STATUS = frozenset("SLBU")
NO_PERIOD = "The child was in no period of care that we know of on that day."
Care = CareEpisode | Placement | LegalStatus
D = TypeVar("D", Placement, LegalStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One row of the Episodes file. No two rows of a child have the same start."""

    id: str
    child_id: ChildId
    start: date
    end: date | None = None
    start_reason: str = ""
    end_reason: str = ""
    legal_status: str = ""
    primary_need: str = ""
    type: str = ""
    provider: str = ""


def care_records(rows: Iterable[Row], known: Known) -> tuple[list[Care], list[Problem]]:
    """What the rows say, and a Problem for each of those that contradict each other."""
    stays, problems = once(((_stay(row), row) for row in rows), "child and start date")
    records: list[Care] = []
    for of_child in _by_child(stays):
        for period in _periods(of_child):
            records += _records(period, known)
    return records, problems


def reviews(
    rows: Iterable[Row], care: Iterable[Care], known: Known
) -> tuple[list[Review], list[Problem]]:
    """Reviews held, each of the period of care it fell in, by the file or by what the desk has."""
    episodes: dict[ChildId, list[CareEpisode]] = {}
    for each in care:
        if isinstance(each, CareEpisode):
            episodes.setdefault(each.child_id, []).append(each)
    found: dict[str, Review] = {}
    problems = []
    for row in rows:
        child, held_on = ChildId(row.values["child_id"]), row.values["held_on"]
        theirs = [*episodes.get(child, ()), *known.of(CareEpisode, child)]
        period = _period_on(theirs, held_on)
        if period is None:
            problems.append(row.problem("REVIEW", NO_PERIOD))
            continue
        review = _review(child, period, held_on, known)
        found[review.id] = review
    return list(found.values()), problems


def _stay(row: Row) -> Stay:
    values = {"start": row.values["start"], **row.values}
    child, start = ChildId(values.pop("child_id")), values.pop("start")
    return Stay(id=f"{child}/{start}", child_id=child, start=start, **values)


def _by_child(stays: Iterable[Stay]) -> Iterable[list[Stay]]:
    found: dict[ChildId, list[Stay]] = {}
    for stay in sorted(stays, key=lambda each: each.start):
        found.setdefault(stay.child_id, []).append(stay)
    return found.values()


def _periods(stays: Sequence[Stay]) -> Iterator[list[Stay]]:
    """A child's episodes by period of care: each goes on from the one before, on the same day."""
    return _runs(stays, _taken_into_care)


def _runs(stays: Sequence[Stay], begins: Callable[[Stay, Stay], bool]) -> Iterator[list[Stay]]:
    """Parted wherever one does not go on from the one before, or something begins with it."""
    run: list[Stay] = []
    for stay in stays:
        if run and (not _goes_on(run[-1], stay) or begins(run[-1], stay)):
            yield run
            run = []
        run.append(stay)
    if run:
        yield run


def _goes_on(before: Stay, stay: Stay) -> bool:
    """An episode without an end, though another began, is taken to have gone on."""
    if before.end is None:
        return True
    return stay.start <= before.end and before.end_reason in ("", CONTINUES)


def _records(stays: list[Stay], known: Known) -> Iterator[Care]:
    child = stays[0].child_id
    ours = {each.start: each for each in reversed(known.of(CareEpisode, child))}
    held = next((ours[stay.start] for stay in stays if stay.start in ours), None)
    period = held.period_of_care_id if held else PeriodOfCareId(f"903:{stays[0].id}")
    for stay in stays:
        yield CareEpisode(
            id=ours[stay.start].id if stay.start in ours else f"903:{stay.id}",
            child_id=child,
            period_of_care_id=period,
            start=stay.start,
            end=stay.end,
            start_reason=stay.start_reason,
            end_reason=stay.end_reason,
            primary_need=stay.primary_need,
        )
    yield from _homes(stays, period, known)
    yield from _statuses(stays, known)


def _homes(stays: list[Stay], period: PeriodOfCareId, known: Known) -> Iterator[Placement]:
    for run in _runs(stays, _moved):
        first = run[0]
        if first.type:
            held = [each for each in known.of(Placement, first.child_id) if each.type == first.type]
            ours = _ours(first, held, begins=first.start_reason in NEW_HOME)
            yield Placement(
                id=ours.id if ours else f"903:{first.id}",
                child_id=first.child_id,
                period_of_care_id=period,
                type=first.type,
                provider=first.provider,
                start=ours.start if ours else first.start,
                end=run[-1].end,
            )


def _statuses(stays: list[Stay], known: Known) -> Iterator[LegalStatus]:
    for run in _runs(stays, _status_changed):
        first = run[0]
        if first.legal_status:
            code = first.legal_status
            held = [each for each in known.of(LegalStatus, first.child_id) if each.code == code]
            ours = _ours(first, held, begins=first.start_reason in NEW_STATUS)
            yield LegalStatus(
                id=ours.id if ours else f"903:{first.id}",
                child_id=first.child_id,
                code=code,
                start=ours.start if ours else first.start,
                end=run[-1].end,
            )


def _taken_into_care(_: Stay, stay: Stay) -> bool:
    return stay.start_reason == NEW_PERIOD


def _moved(before: Stay, stay: Stay) -> bool:
    same = (before.type, before.provider) == (stay.type, stay.provider)
    return not same or stay.start_reason in NEW_HOME


def _status_changed(before: Stay, stay: Stay) -> bool:
    return before.legal_status != stay.legal_status or stay.start_reason in NEW_STATUS


def _ours(first: Stay, held: Iterable[D], *, begins: bool) -> D | None:
    """The desk's own that starts with this episode, or that it goes on from without a change.

    A year's file begins with episodes that began before it, so what they continue may be known.
    """
    for each in held:
        if each.start == first.start:
            return each
    going_on = [
        each
        for each in held
        if each.start < first.start and (each.end is None or each.end >= first.start)
    ]
    return None if begins else max(going_on, key=lambda each: (each.start, each.id), default=None)


def _period_on(episodes: Iterable[CareEpisode], day: date) -> PeriodOfCareId | None:
    """The period of care on the day, its last day included; of two, the one begun last."""
    on_the_day = (e for e in episodes if e.start <= day and (e.end is None or e.end >= day))
    found = max(on_the_day, key=lambda each: (each.start, each.id), default=None)
    return found.period_of_care_id if found else None


def _review(child: ChildId, period: PeriodOfCareId, held_on: date, known: Known) -> Review:
    held = (each.id for each in known.of(Review, child) if each.held_on == held_on)
    made = f"903:{child}/{held_on}"
    return Review(id=next(held, made), child_id=child, period_of_care_id=period, held_on=held_on)
