"""Caseloads: whom each social worker holds, against the limit, and what awaits them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.needs import leaves_soon
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import Absence, ChildId, SocialWorker, SocialWorkerId

# A recorded role is free text; the first phrase found in it gives the code.
ROLE_PHRASES = (
    ("pool", "pool"),
    ("duty", "duty"),
    ("manager", "manager"),
    ("head of service", "manager"),
    ("senior", "senior_practitioner"),
    ("advanced practitioner", "senior_practitioner"),
    ("social worker", "social_worker"),
    ("asye", "social_worker"),
    ("newly qualified", "social_worker"),
)
HANDOVER: BundleKind = "handover"  # what a bundle is called that brings another team's children
HOLDING_ROLES = frozenset({"manager", "duty", "pool"})


class Caseload(NamedTuple):
    """One social worker on one day, with the children they lead for.

    `per_fte` and `limit` (children) are None where no FTE is recorded or it is 0: there is
    nothing to reckon by, so such a caseload is never over capacity. `visits_overdue` and
    `changed_too_often` count children. `leaves_in_days` is 0 or below once they have left.
    `weight` is in points: it says more of the work than the plain count, and limits nothing.
    `absences` are theirs on file, where `with_absences` has added them.
    """

    social_worker: SocialWorker
    children: tuple[ChildId, ...]
    weight: int
    per_fte: float | None
    limit: float | None
    over_capacity: bool
    visits_overdue: int
    changed_too_often: int
    leaves_in_days: int | None
    leaving_soon: bool
    absences: tuple[Absence, ...] = ()

    @property
    def holds_after_end(self) -> bool:
        """Whether children are still theirs though they have left."""
        return bool(self.children) and self.leaves_in_days is not None and self.leaves_in_days <= 0


def caseloads(
    social_workers: Iterable[SocialWorker],
    assessments: Iterable[Assessment],
    policy: Policy,
    day: date,
) -> tuple[Caseload, ...]:
    """One for everybody given, and for anybody who holds a child without being among them.

    In text order of social worker id. A child held in any other role is not counted.
    """
    held: dict[SocialWorkerId, list[Assessment]] = {}
    for each in assessments:
        if each.lead is not None:
            held.setdefault(each.lead.social_worker_id, []).append(each)
    people = {each.id: each for each in social_workers}
    people.update({holder: SocialWorker(id=holder) for holder in held if holder not in people})
    return tuple(_caseload(people[key], held.get(key, []), policy, day) for key in sorted(people))


def weight_of(each: Assessment, policy: Policy) -> int:
    """The points a child adds to a caseload: of several statuses, the one that weighs most."""
    return max(policy[f"weight_{status}"] for status in each.statuses)


def is_known_elsewhere(social_worker: SocialWorker) -> bool:
    """Whether a handover brought them, and no extract has told of them since: not this team's."""
    return social_worker.extracted.startswith(f"{HANDOVER}:")


def in_post(social_worker: SocialWorker, day: date) -> bool:
    """Whether they are this team's, have joined and not left. No start recorded is long ago."""
    joined = social_worker.start is None or social_worker.start <= day
    return joined and _on_roster(social_worker, day)


def roster_size(social_workers: Iterable[SocialWorker], day: date) -> int:
    """How many of the team have not left by `day`, those who are still to join included."""
    return sum(_on_roster(each, day) for each in social_workers)


def _on_roster(social_worker: SocialWorker, day: date) -> bool:
    left = social_worker.end is not None and social_worker.end <= day
    return not left and not is_known_elsewhere(social_worker)


def role_code(role: str) -> str:
    """The code of a role as recorded: blank where it is blank, `other` where no phrase fits."""
    words = f" {' '.join(re.findall('[a-z]+', role.lower()))} "
    found = (code for phrase, code in ROLE_PHRASES if f" {phrase} " in words)
    return next(found, "other" if role.strip() else "")


def sw_id(social_worker: SocialWorker) -> str:
    """The national SW_ID: the registration number, else the professional id."""
    return social_worker.registration_number or social_worker.id


def _caseload(
    social_worker: SocialWorker, held: Sequence[Assessment], policy: Policy, day: date
) -> Caseload:
    limit = _limit(social_worker, policy)
    holds = bool(held)
    return Caseload(
        social_worker=social_worker,
        children=tuple(sorted(each.child.id for each in held)),
        weight=sum(weight_of(each, policy) for each in held),
        per_fte=len(held) / social_worker.fte if social_worker.fte else None,
        limit=limit,
        over_capacity=limit is not None and len(held) > limit,
        visits_overdue=sum(any(v.state == "overdue" for v in each.visits) for each in held),
        changed_too_often=sum(each.changed_too_often for each in held),
        leaves_in_days=(social_worker.end - day).days if social_worker.end else None,
        leaving_soon=holds and leaves_soon(social_worker, policy, day),
    )


def _limit(social_worker: SocialWorker, policy: Policy) -> float | None:
    """Rounded to a thousandth, lest 0.7 of 20 children come out a hair under 14."""
    if not social_worker.fte:
        return None
    newly = "_newly_qualified" if social_worker.newly_qualified else ""
    return round(policy[f"limit_per_fte{newly}"] * social_worker.fte, 3)
