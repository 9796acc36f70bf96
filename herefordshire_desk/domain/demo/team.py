"""Demo: an invented team, its social workers, and the children they work with over three years."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from herefordshire_desk.domain.demo.bookings import booked_for, members_of
from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.families import families_on
from herefordshire_desk.domain.demo.histories import (
    History,
    Scene,
    history_of,
    visiting_of,
    visits_to,
)
from herefordshire_desk.domain.demo.last_visits import last_visits
from herefordshire_desk.domain.demo.meetings import handovers_of, meetings_with
from herefordshire_desk.domain.demo.roster import roster_on
from herefordshire_desk.domain.demo.stays import placed
from herefordshire_desk.domain.demo.supervisions import supervisions_of
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import RECORD_TYPES, Allocation, ImportedExtract, Record

SEED = 884
EXTRACT_AGE = timedelta(5)


def demo_records(day: date, seed: int = SEED) -> tuple[Record, ...]:
    """Every record of the demo team, dated back from `day`: children first, then by type.

    The same day and seed give the same records everywhere. Nothing is dated after `day` but
    what is planned: the end of a booking, an expected birth, when a review is due.
    """
    policy = policy_on(day)
    dates = Dates(day, policy.calendar)
    scene = Scene(roster_on(dates), policy, dates, seed)
    families = families_on(dates, seed)
    patches = placed(families, scene.roster, Draw(seed, "patches"))
    histories = [history_of(family, patches[family.number], scene) for family in families]
    records = [*_team(scene), *_children(histories, scene)]
    allocations = [each for each in records if isinstance(each, Allocation)]
    own = supervisions_of(scene, allocations)
    return tuple(sorted([*records, *own, _extract(day, len(records))], key=_by_type))


def _team(scene: Scene) -> Iterable[Record]:
    return (*scene.roster.teams, *scene.roster.people)


def _children(histories: list[History], scene: Scene) -> Iterator[Record]:
    """Everything of each child in turn; the last visits are chosen for all of them together."""
    here = {h.family.number: h for h in histories if not h.family.life.past and h.family.life.seen}
    visiting = {n: (h.family.life, visiting_of(h, scene)) for n, h in here.items()}
    last = last_visits(visiting, Draw(scene.seed, "wanted"))
    for history in histories:
        for facts in history.facts:
            yield facts.child
            yield from facts.episodes
            yield from facts.plans
            yield from facts.care_episodes
            yield from facts.placements
            yield from facts.legal_statuses
            yield from facts.reviews
            yield from facts.marks
            yield from facts.allocations
        visits = visits_to(history, last.get(history.family.number), scene)
        yield from visits
        yield from members_of(history.family)
        yield from booked_for(history, visits, scene)
        yield from meetings_with(history, scene)
        yield from handovers_of(history, scene)


def _extract(day: date, rows: int) -> ImportedExtract:
    taken_on = day - EXTRACT_AGE
    return ImportedExtract(
        id="DEMO-1",
        format="ssd",
        source="demo extract",
        taken_on=taken_on,
        imported_on=taken_on,
        rows=rows,
        added=rows,
    )


def _by_type(record: Record) -> int:
    return RECORD_TYPES.index(type(record))
