"""Bundles: records on their way from one desk to another, and what of a desk goes into one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.caseloads import HANDOVER
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.records import (
    AgreedAction,
    Allocation,
    ChildId,
    Discrepancy,
    Erasure,
    FamilyLink,
    Record,
    SocialWorker,
    SocialWorkerId,
    Team,
    TeamId,
    Tombstone,
    child_of,
)

# what was said in supervision is between two people; what an extract lacks is told by each desk's
STAYS: tuple[type[Record], ...] = (AgreedAction, Discrepancy)
# whom a desk erased is its own affair: elsewhere its backups would go, and undo would end there
OF_ONE_DESK: tuple[type[Record], ...] = (Erasure, Tombstone)
# what another team needs to know of a social worker; hours, employment and leaving are not its own
KNOWN_OF = ("name", "registration_number", "role", "team")


class Bundle(NamedTuple):
    """What one bundle holds: `sender` is the team's name, `made_on` the day it was written.

    Of a handover and of a lent desk every edit adds its record. Of one given back an edit has
    the record as it was lent, and as it is now; `lent_as` is the bundle it was lent in.
    """

    id: str
    kind: BundleKind
    sender: str
    made_on: date
    edits: tuple[Edit, ...]
    lent_as: str = ""

    @property
    def children(self) -> frozenset[ChildId]:
        """The children any record is about."""
        found = (child_of(edit.record) for edit in self.edits)
        return frozenset(child for child in found if child is not None)


def handed_over(
    records: Iterable[Record],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    teams: Mapping[TeamId, Team],
) -> Iterator[Edit]:
    """What goes along with children whose records these are, each record once.

    The social workers and teams that the records name come first, so that those who held a child
    before have their names there.
    """
    told = {(type(each), each.id): each for each in records if _goes_along(each)}
    people = {getattr(each, "social_worker_id", "") for each in told.values()}
    places = {each.team for each in told.values() if isinstance(each, Allocation)}
    for who in sorted(people & social_workers.keys()):
        yield Edit(after=_known_elsewhere(social_workers[SocialWorkerId(who)]))
    for team in sorted(places & teams.keys()):
        yield Edit(after=teams[TeamId(team)])
    for record in told.values():
        yield Edit(after=record)


def is_as_made(bundle: Bundle) -> bool:
    """Whether each of its edits is one that a desk puts into a bundle of its kind."""
    if bundle.kind == "returned":
        return True
    hands_over = bundle.kind == HANDOVER
    return all(
        edit.before is None and (_goes_along(edit.record) or not hands_over)
        for edit in bundle.edits
    )


def links_of(child: ChildId, links: Iterable[Record]) -> Iterator[FamilyLink]:
    """The links to the child that were made from a brother or sister."""
    for each in links:
        if isinstance(each, FamilyLink) and child in (each.child_id, each.other_id):
            yield each


def _goes_along(record: Record) -> bool:
    """With a child: what is the child's, and who holds or held them."""
    if isinstance(record, SocialWorker | Team):
        return True
    return child_of(record) is not None and not isinstance(record, STAYS)


def _known_elsewhere(social_worker: SocialWorker) -> SocialWorker:
    known = {name: getattr(social_worker, name) for name in KNOWN_OF}
    told = SocialWorker(id=social_worker.id, **known)
    return replace(told, extracted=stamp(HANDOVER, told, KNOWN_OF))
