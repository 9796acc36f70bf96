"""Assessment: what the rules say of one child on one day. Everything the screens show is this."""

from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.allocations import (
    LeadEpisode,
    Stability,
    lead_episodes,
    present,
    stability,
)
from herefordshire_desk.domain.calendar import age_on
from herefordshire_desk.domain.facts import Facts, Standing, Status, standing
from herefordshire_desk.domain.family_meetings import MeetingDue, meeting_due
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import Child, PlannedVisit, SocialWorkerId
from herefordshire_desk.domain.reviews import ReviewDue, review_due
from herefordshire_desk.domain.visits import VisitDue, visits_due


class Assessment(NamedTuple):
    """One open child on one day.

    `lead` is the present lead social worker's episode, None while unallocated;
    `days_unallocated` is None while allocated, else whole days up to the day. `seen_on` is the
    last day the child was seen on a visit of any kind, whether or not a rule counts it.
    `booked` is the first visit booked that none has been recorded for; `review` is of a child
    in care alone.
    """

    child: Child
    day: date
    standing: Standing
    episodes: tuple[LeadEpisode, ...]
    lead: LeadEpisode | None
    days_unallocated: int | None
    stability: Stability
    changed_too_often: bool
    visits: tuple[VisitDue, ...]
    seen_on: date | None
    meeting: MeetingDue
    booked: PlannedVisit | None = None
    review: ReviewDue | None = None

    @property
    def statuses(self) -> tuple[Status, ...]:
        """CLA, CP, CIN, PF, in that order."""
        return self.standing.statuses

    @property
    def age(self) -> int | None:
        """Whole years; None with no date of birth on file, or one after the day: then unborn."""
        born = self.child.date_of_birth
        return age_on(born, self.day) if born is not None and born <= self.day else None

    @property
    def social_worker_id(self) -> SocialWorkerId | None:
        """The present lead social worker, None while unallocated."""
        return self.lead.social_worker_id if self.lead else None

    @property
    def team(self) -> str:
        """The present lead episode's team as recorded; while unallocated, the last one's."""
        episode = self.lead or (self.episodes[-1] if self.episodes else None)
        return episode.team if episode else ""

    @property
    def next_visit(self) -> VisitDue | None:
        """The rule whose visit is due first; of two due the same day, the table's first."""
        return min(self.visits, key=lambda visit: visit.due, default=None)

    @property
    def last_seen(self) -> date | None:
        """The last visit any of the child's rules counts."""
        return max((v.last_visit for v in self.visits if v.last_visit), default=None)


def assess(facts: Facts, policy: Policy, day: date) -> Assessment | None:
    """What the rules say of the child on `day`; None for a child who is not open that day.

    What happened after the day never changes the answer.
    """
    stands = standing(facts, day)
    if stands is None:
        return None
    episodes = lead_episodes(facts.allocations, day)
    lead = present(episodes)
    steady = stability(episodes, facts.episodes, day, policy["stability_months"])
    too_often = (
        len(steady.changes) >= policy["changed_too_often_changes"]
        or len(steady.social_workers) >= policy["changed_too_often_social_workers"]
    )
    return Assessment(
        child=facts.child,
        day=day,
        standing=stands,
        episodes=episodes,
        lead=lead,
        days_unallocated=None if lead else (day - _unallocated_since(stands, episodes)).days,
        stability=steady,
        changed_too_often=too_often,
        visits=visits_due(facts, stands, policy, day),
        seen_on=max(facts.last_seen.values(), default=None),
        meeting=meeting_due(facts.meetings, stands, policy, day),
        booked=_booked(facts.planned, day),
        review=review_due(facts.reviews, stands, policy, day),
    )


def _booked(planned: tuple[PlannedVisit, ...], day: date) -> PlannedVisit | None:
    known = [each for each in planned if each.booked_on <= day]
    return min(known, key=lambda each: (each.planned_for, each.id), default=None)


def _unallocated_since(stands: Standing, episodes: tuple[LeadEpisode, ...]) -> date:
    """The latest of the lead episodes' ends and the start of the child's open episode.

    With no open episode: the latest start among the open plans and the period of care; by
    private fostering alone, the day it was made known.
    """
    begun = [e.start for e in (stands.cin_plan, stands.cp_plan, stands.care) if e is not None]
    if stands.episode is not None:
        begun = [stands.episode.start]
    begun = begun or [stands.marks["PRIVATE_FOSTERING"].start]
    return max([*(episode.end for episode in episodes if episode.end is not None), max(begun)])
