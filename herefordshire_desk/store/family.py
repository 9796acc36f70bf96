"""Families on file: what says who a child's brothers and sisters are, in two indexed queries."""

from herefordshire_desk.domain.records import ChildId, FamilyLink, FamilyMember
from herefordshire_desk.store.engine import Connection
from herefordshire_desk.store.reading import read
from herefordshire_desk.store.rows import shape_of

_SAME_FAMILY = "family_id IN (SELECT family_id FROM family_member WHERE child_id = ?)"


def family_of(connection: Connection, child: ChildId) -> list[FamilyMember | FamilyLink]:
    """All members of the child's families, and the links made at the desk from or to the child."""
    members = read(connection, shape_of(FamilyMember), _SAME_FAMILY, (child,))
    either = "child_id = ? OR other_id = ?"
    return [*members, *read(connection, shape_of(FamilyLink), either, (child, child))]
