"""Candidates: how a social worker would suit a child, told in words. It advises, never decides."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.absences import long_away, why_words
from herefordshire_desk.domain.allocations import LeadEpisode
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.board import Load
from herefordshire_desk.domain.caseloads import Caseload, in_post, role_code
from herefordshire_desk.domain.needs import leaves_soon
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import ChildId, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import EMPLOYMENT_WORDS, children, short_date

LEADING_ROLES = frozenset({"social_worker", "senior_practitioner", ""})
Groups = Collection[Collection[ChildId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a child would meet in a social worker.

    `held_until` is the last day they led for the child before, None where they never have, or
    still do. `leaves_soon`: a child given to them would be waiting for the next at once.
    """

    social_worker: SocialWorker
    known: bool
    held_until: date | None
    family: bool
    leaves_soon: bool

    @property
    def agency(self) -> bool:
        """Whether an agency employs them."""
        return self.social_worker.employment == "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A match with what the child would add to the caseload as the board stands.

    `held` is how many they would hold with the child; `over` how many of those are beyond the
    limit, 0 where none or where there is no limit to reckon by. `advised` is whether the desk
    would suggest them at all, `away` when they are absent, in words.
    """

    match: Match
    held: int
    over: float
    limit: float | None
    advised: bool
    away: str = ""

    @property
    def id(self) -> SocialWorkerId:
        """The social worker's id."""
        return self.match.social_worker.id

    @property
    def per_fte(self) -> float | None:
        """Children per full-time post, this child among them."""
        fte = self.match.social_worker.fte
        return self.held / fte if fte else None

    @property
    def rank(self) -> tuple[object, ...]:
        """Best first, by what a suggestion goes by; then text order."""
        match = self.match
        return (
            not self.advised,
            self.over > 0,
            not match.known,
            not match.family,
            match.agency,
            self.per_fte or 0,
            self.id,
        )

    @property
    def why(self) -> str:
        """What speaks for and against, in the order it is weighed."""
        return " · ".join(filter(None, (*_face_words(self.match), self.away, *self._load_words())))

    def _load_words(self) -> Iterable[str]:
        worker = self.match.social_worker
        if worker.fte and self.per_fte is not None:
            yield f"{(self.held - 1) / worker.fte:.1f} per FTE → {self.per_fte:.1f}"
        else:
            yield f"{self.held - 1} → {children(self.held)}, FTE not recorded"
        if self.over > 0 and self.limit is not None:
            yield f"{_number(self.over)} over the limit of {_number(self.limit)}"
        yield EMPLOYMENT_WORDS[worker.employment].lower() if worker.employment else ""
        yield "newly qualified" if worker.newly_qualified else ""
        yield f"{worker.role.lower()}: never suggested" if not may_lead(worker) else ""


def advisable(caseload: Caseload, policy: Policy, day: date) -> bool:
    """Whether the desk may suggest them: in post, staying, not long away; may lead, has an FTE."""
    worker = caseload.social_worker
    stays = in_post(worker, day) and not leaves_soon(worker, policy, day)
    here = not long_away(caseload.absences, policy, day)
    return stays and here and may_lead(worker) and caseload.limit is not None


def may_lead(worker: SocialWorker) -> bool:
    """Whether the role is one that holds children; a role not recorded is taken to be."""
    return role_code(worker.role) in LEADING_ROLES


def match(
    child: Assessment, worker: SocialWorker, family: Collection[SocialWorkerId], policy: Policy
) -> Match:
    """What the child would meet in the social worker; `family` hold a brother or sister."""
    theirs = [each for each in child.episodes if each.social_worker_id == worker.id]
    return Match(
        social_worker=worker,
        known=bool(theirs),
        held_until=_last_day(theirs),
        family=worker.id in family,
        leaves_soon=leaves_soon(worker, policy, child.day),
    )


def candidates(
    child: Assessment, loads: Iterable[Load], family: Collection[SocialWorkerId], policy: Policy
) -> list[Candidate]:
    """Everybody in post who does not hold the child, best first, as the board stands."""
    found = (
        _candidate(child, load, match(child, load.social_worker, family, policy), policy)
        for load in loads
        if in_post(load.social_worker, child.day)
        and load.social_worker.id != child.social_worker_id
    )
    return sorted(found, key=lambda each: each.rank)


def family_holders(
    child: ChildId, together: Groups, holders: Mapping[ChildId, SocialWorkerId]
) -> frozenset[SocialWorkerId]:
    """Who holds a brother or sister of the child."""
    others = {each for group in together if child in group for each in group} - {child}
    return frozenset(holders[each] for each in others if each in holders)


def _candidate(child: Assessment, load: Load, found: Match, policy: Policy) -> Candidate:
    held = load.children + (child.child.id not in load.taking)
    limit = load.before.limit
    return Candidate(
        match=found,
        held=held,
        over=max(held - limit, 0) if limit is not None else 0,
        limit=limit,
        advised=advisable(load.before, policy, child.day),
        away=why_words(load.before.absences, policy, child.day),
    )


def _face_words(found: Match) -> Iterable[str]:
    if found.held_until is not None:
        yield f"held this child until {short_date(found.held_until)}"
    else:
        yield "holds this child now" if found.known else "new to this child"
    yield "holds a brother or sister" if found.family else ""
    end = found.social_worker.end
    if end is not None:
        follows = ", then another new face" if found.leaves_soon else ""
        yield f"leaves {short_date(end)}{follows}"


def _last_day(theirs: Sequence[LeadEpisode]) -> date | None:
    """The latest end; None where there is none, or they hold the child still."""
    ends = [each.end for each in theirs]
    return None if None in ends else max((end for end in ends if end), default=None)


def _number(count: float) -> str:
    return f"{count:.1f}".removesuffix(".0")
