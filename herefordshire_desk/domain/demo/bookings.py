"""Bookings of the demo: who belongs to a family, and the visits booked for the days to come."""

from collections.abc import Iterable
from datetime import date, timedelta

from herefordshire_desk.domain.allocations import lead_episodes, present
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.families import Family
from herefordshire_desk.domain.demo.histories import History, Scene
from herefordshire_desk.domain.facts import Facts, last_seen, standing
from herefordshire_desk.domain.planned_visits import suggested_day
from herefordshire_desk.domain.records import (
    FamilyMember,
    PlannedVisit,
    Visit,
    VisitKind,
)
from herefordshire_desk.domain.visits import VisitDue, visits_due

KIND_OF_RULE: dict[str, VisitKind] = {"CP": "CP", "CLA": "CLA", "PF": "PF"}
BOOKED = 0.4  # of the families whose visit is due soon or overdue
FORGOTTEN = 0.2  # of those, whose booked day has passed with nothing recorded


def members_of(family: Family) -> list[FamilyMember]:
    """That its children are brothers and sisters, where there are several."""
    if len(family.children) == 1:
        return []
    return [
        FamilyMember(id=f"FAM{child.id}", child_id=child.id, family_id=f"F{family.number}")
        for child in family.children
    ]


def booked_for(history: History, visits: Iterable[Visit], scene: Scene) -> list[PlannedVisit]:
    """What is booked for a family: one day for all its children, and the same social worker."""
    draw = scene.draw("bookings", history.family)
    first = history.facts[0]
    seen = last_seen((each for each in visits if each.child_id == first.child.id), scene.dates.day)
    due = _due(first._replace(last_seen=seen), scene)
    lead = present(lead_episodes(first.allocations, scene.dates.day))
    if lead is None or due is None or due.state == "in_date" or not draw.chance(BOOKED):
        return []
    planned_for = _booked_day(due, scene, draw)
    booked_on = scene.dates.ago(draw.between(3, 6))
    return [
        PlannedVisit(
            id=f"BOOK{facts.child.id}",
            child_id=facts.child.id,
            kind=KIND_OF_RULE.get(due.rule.visits, "CIN"),
            planned_for=planned_for,
            booked_on=booked_on,
            social_worker_id=lead.social_worker_id,
        )
        for facts in history.facts
    ]


def _due(facts: Facts, scene: Scene) -> VisitDue | None:
    day = scene.dates.day
    stands = standing(facts, day)
    due = visits_due(facts, stands, scene.policy, day) if stands is not None else ()
    return min(due, key=lambda each: each.due, default=None)


def _booked_day(due: VisitDue, scene: Scene, draw: Draw) -> date:
    """In time where there is time; else soon, or a day that has passed unrecorded."""
    day = scene.dates.day
    if draw.chance(FORGOTTEN):
        return scene.dates.ago(draw.between(1, 2))
    if due.due > day:
        return suggested_day(due.due, scene.policy.calendar, day)
    return scene.dates.on_or_after(day + timedelta(draw.between(1, 5)))
