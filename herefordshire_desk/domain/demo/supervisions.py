"""Supervisions of the demo: held every month or so, what was agreed in them, and who is away."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.histories import Scene
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.records import (
    Absence,
    AgreedAction,
    Allocation,
    ChildId,
    Record,
    SocialWorker,
    Supervision,
)
from herefordshire_desk.domain.supervision import gap_on
from herefordshire_desk.resource import read_resource

KEPT_FOR = 300  # days that supervision has been kept at the desk
BEHIND = 0.3  # of the social workers, whose last one has slipped
ABOUT_A_CHILD = 0.7
DONE = 0.85  # of what was agreed and has fallen due
SETTLED = 60  # days after which nothing is left open


def supervisions_of(scene: Scene, allocations: Sequence[Allocation]) -> Iterator[Record]:
    """Of everybody who holds a patch on the day; `allocations` say whose children they held."""
    day = scene.dates.day
    here = set(scene.roster.in_post(day))
    people = [each for each in scene.roster.people if each.id in here]
    for person in people:
        draw = Draw(scene.seed, "supervision", person.id)
        held = [each for each in allocations if each.social_worker_id == person.id]
        days = _days(person, scene, draw)
        for number, on in enumerate(days[: -1 if draw.chance(BEHIND) else None], 1):
            yield from _supervision(f"SUP{person.id}-{number}", person, on, held, scene, draw)
    yield from _away(people, scene)


def _days(person: SocialWorker, scene: Scene, draw: Draw) -> list[date]:
    """One after another as policy asks, a few days sooner or later."""
    begun = scene.dates.day - timedelta(KEPT_FOR - draw.between(0, 25))
    on = max(begun, person.start or begun)
    days: list[date] = []
    while True:
        gap = gap_on(person, on, scene.policy)
        on = scene.dates.on_or_after(on + timedelta(max(gap - draw.between(0, 4), 4)))
        if on > scene.dates.day:
            return days
        days.append(on)


def _supervision(
    supervision_id: str,
    person: SocialWorker,
    on: date,
    held: Iterable[Allocation],
    scene: Scene,
    draw: Draw,
) -> Iterator[Record]:
    yield Supervision(
        id=supervision_id,
        social_worker_id=person.id,
        held_on=on,
        note=draw.one_of(_words()["notes"]),
        recorded_on=on,
    )
    children = [each.child_id for each in held if is_open(each, on)]
    for number in range(1, draw.between(0, 2) + 1):
        yield _action(
            f"{supervision_id}-{number}", supervision_id, person, on, children, scene, draw
        )


def _action(
    action_id: str,
    supervision_id: str,
    person: SocialWorker,
    on: date,
    children: Sequence[ChildId],
    scene: Scene,
    draw: Draw,
) -> AgreedAction:
    child = draw.one_of(children) if children and draw.chance(ABOUT_A_CHILD) else None
    due = scene.dates.on_or_after(on + timedelta(draw.between(7, 24)))
    done = scene.dates.on_or_before(due - timedelta(draw.between(0, 4)))
    day = scene.dates.day
    settled = (day - on).days > SETTLED or draw.chance(DONE)
    return AgreedAction(
        id=action_id,
        social_worker_id=person.id,
        words=draw.one_of(_words()["about_child" if child else "about_social_worker"]),
        agreed_on=on,
        child_id=child,
        supervision_id=supervision_id,
        due_on=due,
        done_on=max(done, on) if settled and done <= day else None,
    )


def _away(people: Sequence[SocialWorker], scene: Scene) -> Iterator[Absence]:
    """One of those who are there to stay has been away for a few days."""
    staying = [each for each in people if each.end is None]
    draw = Draw(scene.seed, "absence")
    if staying:
        person = draw.one_of(staying)
        start = scene.dates.ago(draw.between(3, 5))
        yield Absence(
            id=f"AWAY{person.id}", social_worker_id=person.id, start=start, reason=_words()["away"]
        )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(read_resource("demo/supervision.toml"))
