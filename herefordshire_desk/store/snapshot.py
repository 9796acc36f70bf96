"""Draws from the store what a return is made from."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from herefordshire_desk import __version__
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import (
    Absence,
    Allocation,
    AnnexARow,
    CareEpisode,
    Child,
    ChildId,
    Conference,
    Episode,
    ExtraHoliday,
    FamilyMeeting,
    Handover,
    ImportedExtract,
    KeptFigure,
    LegalStatus,
    Mark,
    Milestone,
    Placement,
    Plan,
    Post,
    Record,
    Review,
    Setting,
    SocialWorker,
    Supervision,
    Team,
    Visit,
)
from herefordshire_desk.domain.returns.annex_a_known import AnnexARecords
from herefordshire_desk.domain.returns.desk_records import DeskRecords, Spell, looked_at
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.national_checks import failing
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot
from herefordshire_desk.domain.trends import TrendRecords, month_ends, months_since
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.sent import sent_measures
from herefordshire_desk.store.store import Store

Opening = Episode | Plan | CareEpisode | Mark
# what a child may be open by
OPENS: tuple[type[Opening], ...] = get_args(Opening)
OfALife = Opening | Placement | LegalStatus | Review | Allocation | Visit | FamilyMeeting
OF_A_LIFE: tuple[type[OfALife], ...] = get_args(OfALife)


def snapshot(store: Store, drawn: Picture, period: Period) -> Snapshot:
    """All that a return of `period` is made from, on the picture's day."""
    children = set(drawn.assessments)
    visits = store.visits_between(period.first, min(period.last, drawn.day))
    return Snapshot(
        day=drawn.day,
        policy=drawn.policy,
        team=drawn.team,
        assessments=tuple(drawn.assessments.values()),
        social_workers=tuple(drawn.social_workers.values()),
        teams=drawn.team_names,
        allocations=tuple(store.of_children(Allocation, children)),
        visits=tuple(visit for visit in visits if visit.child_id in children),
        extract=_extract(store, drawn.day),
        sent=drawn.sent,
        history_head=store.history_head(),
        app_version=__version__,
        failing=failing(episode_rows(episode_records(store), drawn.day)),
    )


def _extract(store: Store, day: date) -> ImportedExtract | None:
    """The latest extract to say how things were by the day, imported that day or later."""
    by_then = (each for each in _extracts(store) if each.taken_on <= day)
    return max(by_then, key=lambda each: (each.taken_on, each.imported_on), default=None)


def _extracts(store: Store) -> Iterator[ImportedExtract]:
    return (each for each in store.records(ImportedExtract) if not each.is_bundle)


def month(store: Store, drawn: Picture, period: Period | None = None) -> Month:
    """All that the return of the picture's month is made from, or of several up to its day."""
    period = period or month_of(drawn.day)
    lives = tuple(lives_in(store, period.first, drawn.day))
    children = {each.child_id for each in lives}
    return Month(
        snapshot=snapshot(store, drawn, period),
        period=period,
        lives=lives,
        conferences=tuple(store.of_children(Conference, children)),
        meetings=tuple(store.of_children(FamilyMeeting, set(drawn.assessments))),
        supervisions=tuple(store.records(Supervision)),
        absences=tuple(store.records(Absence)),
        handovers=tuple(store.of_children(Handover, children)),
    )


def trend_records(store: Store, drawn: Picture, months: int | None) -> TrendRecords:
    """All that so many months up to the picture's day are counted over; None is all on record."""
    months = months or months_since(begun(store), drawn.day)
    first = month_ends(drawn.day, months)[0].replace(day=1)
    lives = tuple(lives_in(store, first, drawn.day))
    return TrendRecords(
        lives=lives,
        social_workers=tuple(store.records(SocialWorker)),
        posts=tuple(store.records(Post)),
        settings=tuple(store.records(Setting)),
        holidays=tuple(store.records(ExtraHoliday)),
        handovers=tuple(store.of_children(Handover, {each.child_id for each in lives})),
        milestones=tuple(store.records(Milestone)),
        supervisions=tuple(store.records(Supervision)),
        absences=tuple(store.records(Absence)),
        sent=tuple(sent_measures(store)),
        months=months,
        kept=tuple(store.records(KeptFigure)),
    )


def begun(store: Store) -> date | None:
    """The first day that an allocation or a visit on file tells of."""
    first = "SELECT min(day) FROM (SELECT min(start) AS day FROM allocation UNION ALL {})"
    ((day,),) = fetch(store.connection, first.format("SELECT min(visited_on) FROM visit"))
    return date.fromisoformat(day) if day else None


def lives_in(store: Store, first: date, last: date) -> Iterator[Life]:
    """Of every child with anything open on a day from `first` to `last`, both included."""
    spells = (each for kind in OPENS for each in store.records(kind))
    children = {
        each.child_id
        for each in spells
        if each.start <= last and (each.end is None or each.end > first)
    }
    records: dict[ChildId, list[Record]] = {}
    for kind in OF_A_LIFE:
        for each in store.of_children(kind, children):
            records.setdefault(each.child_id, []).append(each)
    known = {each.id: each for each in store.of_children(Child, children)}
    for child in sorted(children):
        rows = records.get(child, [])
        facts = facts_of(known.get(child) or Child(id=child), rows, last)
        visits = tuple(each for each in rows if isinstance(each, Visit))
        yield Life(facts=facts._replace(last_seen={}), visits=visits)


def episode_records(store: Store) -> EpisodeRecords:
    """All that the social worker episodes of any collection year are made from."""
    care_episodes = store.records(CareEpisode)
    children = {each.child_id for each in care_episodes}
    return EpisodeRecords(
        care_episodes=tuple(care_episodes),
        legal_statuses=tuple(store.of_children(LegalStatus, children)),
        allocations=tuple(store.of_children(Allocation, children)),
        children={each.id: each for each in store.of_children(Child, children)},
        social_workers={each.id: each for each in store.records(SocialWorker)},
    )


def annex_a_records(store: Store) -> AnnexARecords:
    """All that Lists 6 to 9 of any day are made from."""
    records: dict[ChildId, list[Record]] = {}
    for kind in OF_A_LIFE:
        for each in store.records(kind):
            records.setdefault(each.child_id, []).append(each)
    return AnnexARecords(
        rows=tuple(store.records(AnnexARow)),
        children={each.id: each for each in store.records(Child)},
        records=records,
        social_workers={each.id: each for each in store.records(SocialWorker)},
        teams={each.id: each.name for each in store.records(Team) if each.name},
    )


def desk_records(store: Store, drawn: Picture) -> DeskRecords:
    """All that the data checks look at, on the picture's day."""
    period = looked_at(drawn.day)
    kinds: tuple[type[Spell], ...] = get_args(Spell)
    return DeskRecords(
        snapshot=snapshot(store, drawn, period),
        rows=episode_rows(episode_records(store), drawn.day),
        children=tuple(store.records(Child)),
        allocations=tuple(store.records(Allocation)),
        spells=tuple(each for kind in kinds for each in store.records(kind)),
        visits=tuple(store.visits_between(period.first, date.max)),
        has_later_extract=any(each.taken_on > drawn.day for each in _extracts(store)),
    )
