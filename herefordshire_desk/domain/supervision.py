"""Supervision: when each social worker's next is due, and what was agreed and is not done yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.caseloads import HOLDING_ROLES, caseloads, in_post, role_code
from herefordshire_desk.domain.facts import is_open, latest
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    Absence,
    AgreedAction,
    ChildId,
    SocialWorker,
    Supervision,
)
from herefordshire_desk.domain.words import long_date, plural, short_date

SupervisionState = Literal["overdue", "due_soon", "in_date", "not_known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionDue:
    """When a social worker's next supervision is due, and how that was worked out.

    `last` is the last one held since they joined, None before the first: then it is counted
    from the day they joined. `due` is None where neither is known. `days` are calendar days
    overdue, or until it is due.
    """

    last: Supervision | None
    counted_from: date | None
    gap: int
    due: date | None
    state: SupervisionState
    days: int

    @property
    def needs_doing(self) -> bool:
        """Overdue, or due within the days of policy that are soon."""
        return self.state in ("overdue", "due_soon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a supervision of one social worker has before it on a day.

    `held` are past supervisions, the last first. `open_actions` are those agreed and not done
    by the day, the soonest due first; `done_actions` the rest, the last done first. `flagged`
    are children with a visit overdue, or who changed social worker too often. An absence
    pauses nothing: the children's visits do not wait either.
    """

    social_worker: SocialWorker
    due: SupervisionDue
    children: tuple[ChildId, ...]
    flagged: int
    held: tuple[Supervision, ...]
    open_actions: tuple[AgreedAction, ...]
    done_actions: tuple[AgreedAction, ...]
    away_since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All there is on file about supervision, whoever it is of."""

    supervisions: tuple[Supervision, ...] = ()
    actions: tuple[AgreedAction, ...] = ()
    absences: tuple[Absence, ...] = ()


def sheets(
    social_workers: Iterable[SocialWorker],
    assessments: Iterable[Assessment],
    kept: Kept,
    policy: Policy,
    day: date,
    teams: frozenset[str] = frozenset(),
) -> list[Sheet]:
    """A sheet for everybody in post who is supervised here, by name.

    Managers and duty are there only with children of their own, a pool never. Of another team
    than `teams`, where both are known, only those who hold children of this desk.
    """
    known, found = list(assessments), []
    risky = {each.child.id for each in known if _is_flagged(each)}
    for load in caseloads(social_workers, known, policy, day):
        if in_post(load.social_worker, day) and _is_supervised(
            load.social_worker, teams, holds=bool(load.children)
        ):
            flagged = len(risky.intersection(load.children))
            found.append(_sheet(load.social_worker, load.children, flagged, kept, policy, day))
    return sorted(found, key=lambda sheet: sheet.social_worker.label.casefold())


def supervision_due(
    social_worker: SocialWorker, supervisions: Iterable[Supervision], policy: Policy, day: date
) -> SupervisionDue:
    """When the next one is due, of the supervisions of anybody at all.

    One from before they joined belongs to an earlier time in post, and does not count.
    """
    held = held_by(social_worker, supervisions, day)
    last = held[0] if held else None
    counted_from = last.held_on if last else social_worker.start
    if counted_from is None:
        gap = gap_on(social_worker, day, policy)
        return SupervisionDue(
            last=None, counted_from=None, gap=gap, due=None, state="not_known", days=0
        )
    gap = gap_on(social_worker, counted_from, policy)
    due = counted_from + timedelta(gap)
    return SupervisionDue(
        last=last,
        counted_from=counted_from,
        gap=gap,
        due=due,
        state=_state(due, day, policy["due_soon"]),
        days=abs((due - day).days),
    )


def held_by(
    social_worker: SocialWorker, supervisions: Iterable[Supervision], day: date
) -> tuple[Supervision, ...]:
    """Their supervisions held by `day` since they joined, the last first."""
    joined = social_worker.start or date.min
    theirs = (each for each in supervisions if each.social_worker_id == social_worker.id)
    held = (each for each in theirs if joined <= each.held_on <= day)
    return tuple(sorted(held, key=lambda each: (each.held_on, each.id), reverse=True))


def gap_on(social_worker: SocialWorker, on: date, policy: Policy) -> int:
    """The most days from `on` to the next supervision, by how long they have been in post.

    A newly qualified social worker's day of joining, where it is not recorded, is long ago.
    """
    if not social_worker.newly_qualified:
        return policy["supervision_days"]
    stages = "supervision_newly_qualified"
    start = social_worker.start or date.min
    if on < start + timedelta(weeks=policy[f"{stages}_first_weeks"]):
        return policy[f"{stages}_first"]
    if on < add_months(start, policy[f"{stages}_then_months"]):
        return policy[f"{stages}_then"]
    return policy[f"{stages}_after"]


def is_done(action: AgreedAction, day: date) -> bool:
    """Whether it was done by `day`; what was done later was open then."""
    return action.done_on is not None and action.done_on <= day


def due_words(due: SupervisionDue) -> str:
    """3 days overdue, Due today, Due in 5 days; Not known."""
    if due.due is None:
        return "Not known"
    if due.state == "overdue":
        return f"{plural(due.days, 'day')} overdue"
    return f"Due in {plural(due.days, 'day')}" if due.days else "Due today"


def how_words(due: SupervisionDue) -> str:
    """How the due day was worked out, as a sentence."""
    if due.counted_from is None:
        return "None is recorded, nor the day they joined: when the next is due is not known."
    counted = long_date(due.counted_from)
    from_ = f"Last held {counted}" if due.last else f"None is recorded; joined {counted}"
    assert due.due is not None, "it is counted from a day"
    return f"{from_}. Every {plural(due.gap, 'day')}: due by {long_date(due.due)}."


def action_words(action: AgreedAction, day: date) -> str:
    """Done 3 Nov 2026; 4 days overdue; Open 12 days."""
    if action.done_on is not None and is_done(action, day):
        return f"Done {short_date(action.done_on)}"
    if action.due_on is not None and action.due_on < day:
        return f"{plural((day - action.due_on).days, 'day')} overdue"
    since = (day - action.agreed_on).days
    return f"Open {plural(since, 'day')}" if since else "Agreed today"


def _sheet(
    social_worker: SocialWorker,
    held: tuple[ChildId, ...],
    flagged: int,
    kept: Kept,
    policy: Policy,
    day: date,
) -> Sheet:
    agreed = [
        each
        for each in kept.actions
        if each.social_worker_id == social_worker.id and each.agreed_on <= day
    ]
    away = [each for each in kept.absences if each.social_worker_id == social_worker.id]
    absence = latest(each for each in away if is_open(each, day))
    return Sheet(
        social_worker=social_worker,
        due=supervision_due(social_worker, kept.supervisions, policy, day),
        children=held,
        flagged=flagged,
        held=held_by(social_worker, kept.supervisions, day),
        open_actions=tuple(sorted((a for a in agreed if not is_done(a, day)), key=_by_due)),
        done_actions=tuple(
            sorted((a for a in agreed if is_done(a, day)), key=_by_done, reverse=True)
        ),
        away_since=absence.start if absence else None,
    )


def _is_supervised(social_worker: SocialWorker, teams: frozenset[str], *, holds: bool) -> bool:
    role = role_code(social_worker.role)
    if role == "pool":
        return False
    ours = not teams or not social_worker.team or social_worker.team in teams
    return holds or (ours and role not in HOLDING_ROLES)


def _is_flagged(each: Assessment) -> bool:
    return each.changed_too_often or any(visit.state == "overdue" for visit in each.visits)


def _state(due: date, day: date, soon: int) -> SupervisionState:
    """`soon` days ahead or fewer is soon, the day itself included."""
    if due < day:
        return "overdue"
    return "due_soon" if due <= day + timedelta(soon) else "in_date"


def _by_due(action: AgreedAction) -> tuple[date, date, str]:
    return (action.due_on or date.max, action.agreed_on, action.id)


def _by_done(action: AgreedAction) -> tuple[date, date, str]:
    return (action.done_on or date.min, action.agreed_on, action.id)
