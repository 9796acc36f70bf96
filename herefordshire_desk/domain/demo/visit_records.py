"""Visit records of the demo: each outing as it stands on a child's record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import age_on
from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.outings import Outing
from herefordshire_desk.domain.demo.roster import Roster
from herefordshire_desk.domain.demo.script import rhythm
from herefordshire_desk.domain.facts import is_open, latest
from herefordshire_desk.domain.records import (
    Allocation,
    Child,
    Plan,
    SocialWorkerId,
    Visit,
    VisitKind,
)

RECORDED_SOON, RECORDED_LATE = (0, 3), (5, 20)  # days after the visit
TOO_YOUNG = "inappropriate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How a visit went, apart from who the child is: brothers and sisters are visited together."""

    social_worker_id: SocialWorkerId
    recorded_on: date
    would_be_alone: bool
    else_because: str


def visits_of(
    child: Child, outings: Iterable[Outing], goings: Sequence[Going], plans: Sequence[Plan]
) -> list[Visit]:
    """A child's visits, in turn: one for each kind that an outing was."""
    rows = [
        (outing, kind, going)
        for outing, going in zip(outings, goings, strict=True)
        for kind in outing.kinds
    ]
    return [
        _visit(f"V{child.id}-{number}", child, outing, kind, going, plans)
        for number, (outing, kind, going) in enumerate(rows, 1)
    ]


def goings(
    outings: Iterable[Outing],
    allocations: Sequence[Allocation],
    roster: Roster,
    dates: Dates,
    draw: Draw,
) -> list[Going]:
    """How each outing of a family went."""
    return [
        Going(
            social_worker_id=_goes(outing.on, allocations, roster, draw),
            recorded_on=_recorded(outing.on, dates, draw),
            would_be_alone=draw.chance(rhythm().alone),
            else_because=draw.weighted(rhythm().not_alone_reasons),
        )
        for outing in outings
    ]


def _goes(
    on: date, allocations: Sequence[Allocation], roster: Roster, draw: Draw
) -> SocialWorkerId:
    """Mostly the children's own social worker, else somebody in the team that day."""
    own = [each.social_worker_id for each in allocations if is_open(each, on)]
    if own and draw.chance(rhythm().by_own_social_worker):
        return own[-1]
    return draw.one_of(roster.in_post(on))


def _recorded(on: date, dates: Dates, draw: Draw) -> date:
    late = draw.chance(rhythm().recorded_late)
    days = draw.between(*RECORDED_LATE) if late else draw.between(*RECORDED_SOON)
    return min(dates.on_or_after(on + timedelta(days)), dates.day)


def _visit(
    visit_id: str,
    child: Child,
    outing: Outing,
    kind: VisitKind,
    going: Going,
    plans: Sequence[Plan],
) -> Visit:
    alone = _seen_alone(child, outing, going)
    here = latest(plan for plan in plans if plan.kind == kind and is_open(plan, outing.on))
    return Visit(
        id=visit_id,
        child_id=child.id,
        kind=kind,
        visited_on=outing.on,
        child_seen=outing.seen,
        seen_alone=alone,
        not_alone_reason=_reason(child, outing, going) if alone is False else "",
        social_worker_id=going.social_worker_id,
        plan_id=here.id if here else "",
        recorded_on=going.recorded_on,
    )


def _seen_alone(child: Child, outing: Outing, going: Going) -> bool | None:
    """None where there was nobody to see alone: not seen, or not yet born."""
    if not outing.seen or child.date_of_birth is None:
        return None
    return going.would_be_alone and not _too_young(child, outing)


def _reason(child: Child, outing: Outing, going: Going) -> str:
    return TOO_YOUNG if _too_young(child, outing) else going.else_because


def _too_young(child: Child, outing: Outing) -> bool:
    born = child.date_of_birth
    return born is not None and age_on(born, outing.on) < rhythm().alone_from
