"""The scratch plan: the moves on the allocation board, reckoned against the desk; none is saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.absences import with_absences
from herefordshire_desk.domain.as_at import as_at
from herefordshire_desk.domain.board import Load, Waiting, is_away, is_new_face, loads, waiting
from herefordshire_desk.domain.candidates import Candidate, Groups, candidates, family_holders
from herefordshire_desk.domain.caseloads import Caseload, caseloads, in_post
from herefordshire_desk.domain.decision_note import Decision, MoveMade
from herefordshire_desk.domain.forecast import forecast
from herefordshire_desk.domain.hand_over import Leaving, Terms
from herefordshire_desk.domain.leavers import suggested
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    SocialWorker,
    SocialWorkerId,
)
from herefordshire_desk.domain.words import children
from herefordshire_desk.views.absences import absences_on_file
from herefordshire_desk.views.plan_words import suggested_words, taken_off_words
from herefordshire_desk.views.posts import roster_row


@dataclass
class ScratchPlan:
    """What the manager has moved so far, kept while the window is open.

    `waiting` are the children who could be moved, `loads` everybody's caseload after the moves;
    `follow` reckons both again. `leaver` is who is laid out, with their first day away. A
    suggestion goes round the moves made `by_hand` and may alter the others. `relieving` are the
    children moved only because their social worker is over capacity.
    """

    desk: Desk
    together: Groups = ()
    moves: dict[ChildId, SocialWorkerId] = field(default_factory=dict)
    by_hand: set[ChildId] = field(default_factory=set)
    relieving: set[ChildId] = field(default_factory=set)
    leaver: SocialWorker | None = None
    leaves_on: date | None = None
    waiting: tuple[Waiting, ...] = ()
    caseloads: tuple[Caseload, ...] = ()
    loads: tuple[Load, ...] = ()
    parted: tuple[tuple[ChildId, ...], ...] = ()

    def follow(self) -> str:
        """Reckon everything from the desk as it is; what had to be taken off, in words."""
        picture = self.desk.picture
        held = picture.assessments.values()
        found = caseloads(picture.social_workers.values(), held, picture.policy, picture.day)
        absences = absences_on_file(self.desk)
        self.caseloads = with_absences(found, absences)
        lost = self._lost_leaver()
        leaver = self.leaver.id if self.leaver else None
        coming = forecast(held, self._allocations(), self._people(), picture.policy, absences)
        over = {each.social_worker.id for each in self.caseloads if each.over_capacity}
        self.waiting = waiting(held, coming, leaver, self.leaves_on, over)
        taken_off = 0 if self.desk.is_as_at else self._drop_idle_moves()
        self.reckon()
        return " ".join(filter(None, (lost, taken_off_words(taken_off))))

    @property
    def to_place(self) -> list[Waiting]:
        """Those who need another social worker, or are moved though they need none."""
        return [each for each in self.waiting if each.cause != "over" or each.id in self.moves]

    def reckon(self) -> None:
        """The caseloads after the moves; an earlier day has no moves."""
        picture = self.desk.picture
        moves = {} if self.desk.is_as_at else self.moves
        self.loads = loads(self.caseloads, picture.assessments, moves, picture.policy)

    def put(self, chosen: Iterable[Waiting], to: SocialWorkerId) -> str:
        """Move children to somebody; blank, or why that cannot be."""
        picture, rows = self.desk.picture, list(chosen)
        name = self.desk.social_worker_name(to)
        if to not in picture.social_workers or not in_post(picture.social_workers[to], picture.day):
            return f"{name} is not in post."
        if self.leaver is not None and to == self.leaver.id:
            return f"{name} leaves: their children go to others."
        held = sum(each.assessment.social_worker_id == to for each in rows)
        if held:
            return f"{name} holds {children(held)} of these already."
        ids = [each.id for each in rows]
        self.moves.update(dict.fromkeys(ids, to))
        self.by_hand.update(ids)
        self.relieving.update(each.id for each in rows if each.cause == "over")
        self.reckon()
        return ""

    def take_off(self, chosen: Iterable[Waiting]) -> int:
        """Take children's moves off; how many there were."""
        there = [each.id for each in chosen if self.moves.pop(each.id, None) is not None]
        self.reckon()
        return len(there)

    def clear(self) -> None:
        """No move, and nobody laid out."""
        self.moves.clear()
        self.by_hand.clear()
        self.relieving.clear()
        self.leaver = self.leaves_on = None
        self.parted = ()

    def lay_out(self, leaver: SocialWorker, leaves_on: date) -> None:
        """Begin anew with all the children of somebody who leaves."""
        self.clear()
        self.leaver, self.leaves_on = leaver, leaves_on

    def suggest(self) -> str:
        """Fill the board round the moves made by hand; what came of it, in words."""
        if not self.to_place:
            return "There is nobody to place."
        takers = [each for each in self.caseloads if not self._is_leaver(each)]
        kept = {child: to for child, to in self.moves.items() if child in self.by_hand}
        found = suggested(
            [each.assessment for each in self.to_place if self._is_asked_for(each)],
            takers,
            self.together,
            self.desk.picture.policy,
            kept,
        )
        self.moves, self.parted = dict(found.moves), found.parted
        self.reckon()
        away = sum(is_away(each) and each.id not in self.moves for each in self.waiting)
        return suggested_words(found, sum(each.new_faces for each in self.loads), away)

    def candidates_for(self, child: Waiting) -> list[Candidate]:
        """Who could hold a child, best first, as the board stands; never the leaver."""
        family = family_holders(child.id, self.together, self._holders())
        offered = [each for each in self.loads if not self._is_leaver(each.before)]
        return candidates(child.assessment, offered, family, self.desk.picture.policy)

    def staying(self) -> int:
        """How many of the leaver's children have nobody to go to yet, and stay with them."""
        return sum(each.cause == "leaver" and each.id not in self.moves for each in self.waiting)

    def leaving(self) -> Leaving | None:
        """Who leaves in the same change, and when."""
        if self.leaver is None or self.leaves_on is None:
            return None
        return Leaving(social_worker=roster_row(self.desk, self.leaver), end=self.leaves_on)

    def decision(self, terms: Terms | None = None) -> Decision:
        """What the decision note tells of the board as it stands."""
        desk = self.desk
        placed = [each for each in self.waiting if each.id in self.moves]
        return Decision(
            team=desk.picture.team,
            on=desk.day,
            by=desk.who,
            moves=tuple(self._told(each) for each in placed),
            loads=self.loads,
            terms=terms,
            leaver=self.leaver.label if self.leaver else "",
            leaves_on=self.leaves_on,
            parted=tuple(group for group in self.parted if self._is_parted(group)),
            unplaced=tuple(each.id for each in self.to_place if each.id not in self.moves),
        )

    def _is_asked_for(self, child: Waiting) -> bool:
        """Whether a suggestion is wanted: not where the next social worker is known already.

        Nor where theirs is away and will be back, whom the child would lose by it.
        """
        known = child.expected is not None and child.expected.next_one is not None
        return child.id in self.by_hand or not (known or is_away(child))

    def _people(self) -> dict[SocialWorkerId, SocialWorker]:
        """The roster, with the leaver leaving on the day that is laid out."""
        roster = self.desk.picture.social_workers
        if self.leaver is None:
            return roster
        return {**roster, self.leaver.id: replace(self.leaver, end=self.leaves_on)}

    def _is_leaver(self, caseload: Caseload) -> bool:
        return self.leaver is not None and caseload.social_worker.id == self.leaver.id

    def _told(self, child: Waiting) -> MoveMade:
        to = self.moves[child.id]
        why = (each.why for each in self.candidates_for(child) if each.id == to)
        return MoveMade(
            child_id=child.id,
            before=self.desk.social_worker_name(child.assessment.social_worker_id),
            after=self.desk.social_worker_name(to),
            new_face=is_new_face(child.assessment, to),
            why=next(why, ""),
        )

    def _is_parted(self, group: tuple[ChildId, ...]) -> bool:
        return len({self.moves.get(child) for child in group}) > 1

    def _holders(self) -> dict[ChildId, SocialWorkerId]:
        """Who holds each child, once the moves are made."""
        held = {child: each.social_worker.id for each in self.caseloads for child in each.children}
        return {**held, **self.moves}

    def _lost_leaver(self) -> str:
        """The leaver as the roster has them; nobody where they hold no child any more."""
        if self.leaver is None or self.desk.is_as_at:
            return ""
        known = self.desk.picture.social_workers.get(self.leaver.id)
        holding = {each.social_worker.id for each in self.caseloads if each.children}
        if known is not None and known.id in holding:
            self.leaver = known
            return ""
        name, self.leaver, self.leaves_on = self.leaver.label, None, None
        return f"{name} holds no children any more."

    def _drop_idle_moves(self) -> int:
        """Take off what can no longer be; moves that have been made are not counted."""
        here = {w.id for w in self.waiting if w.cause != "over" or w.id in self.relieving}
        before, roster = dict(self.moves), self.desk.picture.social_workers
        self.moves = {
            child: to
            for child, to in before.items()
            if child in here and to in roster and in_post(roster[to], self.desk.day)
        }
        open_now = self.desk.assessments
        return sum(
            child not in open_now or open_now[child].social_worker_id != to
            for child, to in before.items()
            if child not in self.moves
        )

    def _allocations(self) -> dict[ChildId, list[Allocation]]:
        held = list(self.desk.assessments)
        rows = self.desk.ask(lambda store: store.of_children(Allocation, held))
        by_child: dict[ChildId, list[Allocation]] = {child: [] for child in held}
        for row in as_at(rows, self.desk.day) if self.desk.is_as_at else rows:
            assert isinstance(row, Allocation)
            by_child[row.child_id].append(row)
        return by_child
