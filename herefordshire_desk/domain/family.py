"""Family: who are brothers and sisters, by the case system or by a link made at the desk.

Never by surname or address. A link is between two children: it says nothing of a third.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from herefordshire_desk.domain.changes import Change, Edit, added
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, FamilyLink, FamilyMember

FamilyRecord = FamilyMember | FamilyLink


@dataclass(frozen=True, slots=True)
class Kin:
    """A brother or sister. `link` is the one made at the desk, where there is one."""

    child_id: ChildId
    link: FamilyLink | None = None


def brothers_and_sisters(child: ChildId, records: Sequence[FamilyRecord]) -> tuple[Kin, ...]:
    """The child's brothers and sisters, each once, in text order of their ids."""
    links = {_other(each, child): each for each in _links(child, records)}
    members = [each for each in records if isinstance(each, FamilyMember)]
    families = {each.family_id for each in members if each.child_id == child} - {""}
    found = {each.child_id for each in members if each.family_id in families} | links.keys()
    return tuple(Kin(each, links.get(each)) for each in sorted(found - {child, ChildId("")}))


def families(records: Iterable[FamilyRecord]) -> tuple[frozenset[ChildId], ...]:
    """All who belong together, in groups that share no child, in text order.

    Links are followed from child to child: whoever is linked to one of a family goes with it.
    """
    found: list[set[ChildId]] = []
    for pair in _together(records):
        touched = [group for group in found if group & pair]
        found = [group for group in found if group not in touched]
        found.append(pair.union(*touched))
    groups = (frozenset(group) for group in found if len(group) > 1)
    return tuple(sorted(groups, key=min))


def link_children(link: FamilyLink, records: Sequence[FamilyRecord]) -> Change | Problem:
    """The Change that links two children. `records` are those of the first one's family.

    Refused: no other child, the child itself, or one who is known as a brother or sister.
    """
    if not link.other_id:
        return Problem("other_id", "Choose the brother or sister.")
    if link.other_id == link.child_id:
        return Problem("other_id", "This is the same child: choose another.")
    if any(each.child_id == link.other_id for each in brothers_and_sisters(link.child_id, records)):
        return Problem("other_id", "They are known as brother or sister already.")
    return added("Add brother or sister", link)


def unlink_children(link: FamilyLink) -> Change:
    """The Change that takes a link made at the desk away."""
    return Change("Remove brother or sister", (Edit(before=link),))


def _together(records: Iterable[FamilyRecord]) -> list[set[ChildId]]:
    """The members of each family, and the two ends of each link."""
    members: dict[str, set[ChildId]] = {}
    links = []
    for each in records:
        if isinstance(each, FamilyLink):
            links.append({each.child_id, each.other_id})
        elif each.family_id and each.child_id:
            members.setdefault(each.family_id, set()).add(each.child_id)
    return [*members.values(), *links]


def _links(child: ChildId, records: Iterable[FamilyRecord]) -> list[FamilyLink]:
    links = [each for each in records if isinstance(each, FamilyLink)]
    return [each for each in links if child in (each.child_id, each.other_id)]


def _other(link: FamilyLink, child: ChildId) -> ChildId:
    return link.other_id if link.child_id == child else link.child_id
