"""Meetings of the demo: with each family every few weeks, and how children changed hands."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from herefordshire_desk.domain.allocations import is_lead, lead_episodes, present
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.histories import History, Scene
from herefordshire_desk.domain.facts import Facts, standing
from herefordshire_desk.domain.family_meetings import opened_on
from herefordshire_desk.domain.records import (
    NOBODY,
    Allocation,
    FamilyMeeting,
    Handover,
    SocialWorkerId,
)

BACK = 200  # days that meetings were kept before the day
OVERDUE = 0.12  # of the families
BOOKED = 0.3  # of those whose next is due within a fortnight, or overdue
RECORDED = 0.6  # of the changes of social worker
PLANNED = 0.7  # of those recorded
LATE, IN_TIME = (43, 62), (1, 41)
APART = (28, 42)
BOOKED_AGO = 4


def meetings_with(history: History, scene: Scene) -> Iterator[FamilyMeeting]:
    """A family meets as one: its children who were open by then have the same days.

    While nobody held them, nobody met them.
    """
    day, draw = scene.dates.day, scene.draw("family meetings", history.family)
    last = scene.dates.ago(draw.between(*(LATE if draw.chance(OVERDUE) else IN_TIME)))
    held = list(_held(last, scene, draw))
    ahead = _booked_day(last, scene, draw)
    for facts in history.facts:
        stands = standing(facts, day)
        if stands is None:
            continue
        opened = opened_on(stands)
        for on in held:
            if on > opened and (who := _holder(facts, on)):
                yield FamilyMeeting(
                    id=f"FM{facts.child.id}-{on:%Y%m%d}",
                    child_id=facts.child.id,
                    held_on=on,
                    social_worker_id=who,
                    recorded_on=on,
                )
        if ahead is not None and (who := _holder(facts, day)):
            yield FamilyMeeting(
                id=f"FM{facts.child.id}-{ahead:%Y%m%d}",
                child_id=facts.child.id,
                planned_for=ahead,
                social_worker_id=who,
                recorded_on=max(scene.dates.ago(BOOKED_AGO), opened),
            )


def handovers_of(history: History, scene: Scene) -> Iterator[Handover]:
    """What is recorded of some changes of social worker: brothers and sisters alike."""
    for facts in history.facts:
        rows = sorted((r for r in facts.allocations if is_lead(r)), key=lambda r: r.start)
        for before, row in pairwise(rows):
            draw = scene.draw(f"handover {row.start}", history.family)
            if before.social_worker_id != row.social_worker_id and draw.chance(RECORDED):
                yield _handover(row, before, scene, draw)


def _held(last: date, scene: Scene, draw: Draw) -> Iterator[date]:
    on = last
    while on >= scene.dates.day - timedelta(BACK):
        yield on
        on = scene.dates.on_or_before(on - timedelta(draw.between(*APART)))


def _booked_day(last: date, scene: Scene, draw: Draw) -> date | None:
    due = last + timedelta(scene.policy["family_meeting_days"])
    near = due <= scene.dates.day + timedelta(14)
    if not draw.chance(BOOKED) or not near:
        return None
    return scene.dates.on_or_after(scene.dates.day + timedelta(draw.between(1, 9)))


def _holder(facts: Facts, on: date) -> SocialWorkerId:
    lead = present(lead_episodes(facts.allocations, on))
    return lead.social_worker_id if lead is not None else NOBODY


def _handover(row: Allocation, before: Allocation, scene: Scene, draw: Draw) -> Handover:
    """A planned one has its goodbye before the day and its hello soon after; others have less."""
    planned = draw.chance(PLANNED)
    told, goodbye, hello = (draw.between(*days) for days in ((8, 16), (1, 7), (0, 6)))
    dates, start = scene.dates, row.start
    met = dates.on_or_after(start + timedelta(hello))
    return Handover(
        id=f"HO{row.id}",
        child_id=row.child_id,
        allocation_id=row.id,
        planned=planned,
        told_on=dates.on_or_before(start - timedelta(told)) if planned else None,
        told_by=_name(before.social_worker_id, scene) if planned else "",
        goodbye_on=dates.on_or_before(start - timedelta(goodbye)) if planned else None,
        introduced_on=met if met <= dates.day else None,
    )


def _name(social_worker: SocialWorkerId, scene: Scene) -> str:
    people: Iterable[str] = (p.label for p in scene.roster.people if p.id == social_worker)
    return next(iter(people), "")
