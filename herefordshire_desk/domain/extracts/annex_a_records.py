"""Annex A entries into records: what each of Lists 6, 7 and 8 says of a child.

Where the desk already knows the same thing its id is used, and what the snapshot leaves blank
stays as the desk knows it. An end is the exception, for what ended may be open again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from herefordshire_desk.domain.extracts.entries import Entry
from herefordshire_desk.domain.extracts.known import Known, starting
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.records import (
    AnnexARow,
    CareEpisode,
    Episode,
    LegalStatus,
    PeriodOfCareId,
    Placement,
    Plan,
    Record,
    Review,
    Visit,
    VisitKind,
)

R = TypeVar("R", bound=Record)
ENDINGS = frozenset({"end", "end_reason", "close_reason"})


def made_id(*parts: object) -> str:
    """The id of what only snapshots tell of, the same from each that tells of it."""
    return ":".join(("annex_a", *map(str, parts)))


def records_of(entry: Entry, known: Known, day: date) -> Iterator[Record]:
    """What one entry says, the child and the social worker apart. `day` is the snapshot's."""
    return _LISTS[entry.list](entry, known, day)


def _in_need(entry: Entry, known: Known, day: date) -> Iterator[Record]:
    child, start = entry.child_id, entry.values["start"]
    episode = _first(starting(known.of(Episode, child), start))
    yield _merged(
        Episode,
        episode,
        made_id("CIN", child, start),
        child_id=child,
        start=start,
        **_said(entry, episode, day, "primary_need", "close_reason"),
    )
    yield from _visit(entry, known, "CIN")


def _on_plan(entry: Entry, known: Known, day: date) -> Iterator[Record]:
    child, start = entry.child_id, entry.values["start"]
    plan = _first(p for p in starting(known.of(Plan, child), start) if p.kind == "CP")
    yield _merged(
        Plan,
        plan,
        made_id("CP", child, start),
        child_id=child,
        kind="CP",
        start=start,
        **_said(entry, plan, day, "category"),
    )
    yield from _visit(entry, known, "CP")


def _in_care(entry: Entry, known: Known, day: date) -> Iterator[Record]:
    episodes = list(_care_episodes(entry, known, day))
    period = episodes[0].period_of_care_id
    yield from episodes
    yield from _placement(entry, known, period)
    yield from _legal_status(entry, known)
    yield from _review(entry, known, period)
    yield from _visit(entry, known, "CLA")


def _care_episodes(entry: Entry, known: Known, day: date) -> Iterator[CareEpisode]:
    """The period of care: its open episodes, or its last, if the desk knows it; else one new."""
    child, start = entry.child_id, entry.values["start"]
    names = ("end_reason", "primary_need")
    here = _period_starting(known.of(CareEpisode, child), start)
    if not here:
        said = _said(entry, None, day, *names)
        new = made_id("CLA", child, start)
        period = PeriodOfCareId(new)
        yield CareEpisode(id=new, child_id=child, period_of_care_id=period, start=start, **said)
        return
    still_open = [episode for episode in here if is_open(episode, day)]
    for episode in still_open or [max(here, key=lambda each: each.start)]:
        yield _merged(CareEpisode, episode, "", **_said(entry, episode, day, *names))


def _period_starting(episodes: Iterable[CareEpisode], start: date) -> list[CareEpisode]:
    """The episodes of the period of care whose earliest starts on the day."""
    periods: dict[PeriodOfCareId, list[CareEpisode]] = {}
    for episode in episodes:
        periods.setdefault(episode.period_of_care_id, []).append(episode)
    of_start = (each for each in periods.values() if min(e.start for e in each) == start)
    return next(of_start, [])


def _placement(entry: Entry, known: Known, period: PeriodOfCareId) -> Iterator[Placement]:
    child, start = entry.child_id, entry.get("placement_start")
    if start is None:
        return
    kind = entry.get("placement_type") or ""
    homes = starting(known.of(Placement, child), start)
    here = [home for home in homes if home.period_of_care_id == period]
    yield _merged(
        Placement,
        _first(home for home in here if home.type == kind) or _first(here),
        made_id("placement", child, start),
        child_id=child,
        period_of_care_id=period,
        start=start,
        type=kind,
        provider=entry.get("placement_provider") or "",
        **_ended(entry),
    )


def _legal_status(entry: Entry, known: Known) -> Iterator[LegalStatus]:
    child, start = entry.child_id, entry.get("legal_status_start")
    code = entry.get("legal_status")
    if start is None or not code:
        return
    statuses = starting(known.of(LegalStatus, child), start)
    yield _merged(
        LegalStatus,
        _first(each for each in statuses if each.code == code) or _first(statuses),
        made_id("legal_status", child, start),
        child_id=child,
        start=start,
        code=code,
        **_ended(entry),
    )


def _review(entry: Entry, known: Known, period: PeriodOfCareId) -> Iterator[Review]:
    child, day = entry.child_id, entry.get("review_held_on")
    if day is None:
        return
    reviews = (r for r in known.of(Review, child) if r.period_of_care_id == period)
    yield _merged(
        Review,
        _first(review for review in reviews if review.held_on == day),
        made_id("review", child, day),
        child_id=child,
        period_of_care_id=period,
        held_on=day,
    )


def _visit(entry: Entry, known: Known, kind: VisitKind) -> Iterator[Visit]:
    """The last visit. One that the desk knows the child was not seen at stays so.

    One that the last Annex A gave too and that is gone was withdrawn or dated otherwise here.
    """
    child, day = entry.child_id, entry.get("last_seen")
    if day is None:
        return
    visits = [v for v in known.of(Visit, child) if v.kind == kind and v.visited_on == day]
    visit = _first(v for v in visits if v.child_seen) or _first(visits)
    if visit is None and _is_as_last_time(entry, known, day):
        return
    recorded = visit is not None and visit.child_seen is not None
    yield _merged(
        Visit,
        visit,
        made_id("visit", kind, child, day),
        child_id=child,
        kind=kind,
        visited_on=day,
        child_seen=None if recorded else True,
        seen_alone=entry.get("seen_alone"),
    )


def _is_as_last_time(entry: Entry, known: Known, day: date) -> bool:
    rows = (row for row in known.of(AnnexARow, entry.child_id) if row.end is None)
    return any((row.sheet, row.seen_on) == (entry.list, day) for row in rows)


def _merged(
    record: type[R],
    known: R | None,
    new_id: str,
    /,
    **said: Any,  # noqa: ANN401 - as many types as a record has
) -> R:
    """What the desk knows with what the snapshot says; a new record where it knows nothing."""
    if known is None:
        made: R = cast("Any", record)(id=new_id, **said)
        return made
    heard = {n: value for n, value in said.items() if n in ENDINGS or value not in ("", None)}
    merged: R = replace(cast("Any", known), **heard)
    return merged


def _said(
    entry: Entry, known: Episode | Plan | CareEpisode | None, day: date, *names: str
) -> dict[str, Any]:
    """The end and those values that the list has columns for.

    An end to come that the desk knows is no news to a snapshot of `day`, which has none yet.
    """
    said = {name: entry.values[name] for name in ("end", *names) if name in entry.values}
    is_to_come = known is not None and known.end is not None and known.end > day
    if is_to_come and entry.end is None:
        return {name: value for name, value in said.items() if name not in ENDINGS}
    return said


def _ended(entry: Entry) -> Mapping[str, date]:
    """The end of what ends with the period of care, where that has ended."""
    return {"end": entry.end} if entry.end is not None else {}


def _first(records: Iterable[R]) -> R | None:
    return next(iter(records), None)


def _nothing_more(_: Entry, __: Known, ___: date) -> Iterator[Record]:
    return iter(())


_LISTS: dict[str, Callable[[Entry, Known, date], Iterator[Record]]] = {
    "List 6": _in_need,
    "List 7": _on_plan,
    "List 8": _in_care,
    "List 9": _nothing_more,
}
