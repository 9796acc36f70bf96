"""What a pasted row says of a visit: whether the child was seen, seen alone, and which kind."""

from collections.abc import Callable, Sequence
from datetime import date

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Visit, VisitKind

Said = tuple[bool | None, bool | None, VisitKind | None]

YES, NO = {"y", "yes"}, {"n", "no"}
SEEN: dict[str, tuple[bool, bool | None]] = {
    "seen": (True, None),
    "seen alone": (True, True),
    "seen not alone": (True, False),
    "seen, not alone": (True, False),
    "not seen": (False, None),
    "attempted": (False, None),
}
KINDS: dict[str, VisitKind] = {
    "cla": "CLA",
    "in care": "CLA",
    "cp": "CP",
    "child protection": "CP",
    "cin": "CIN",
    "in need": "CIN",
    "child in need": "CIN",
    "pf": "PF",
    "private fostering": "PF",
}


def visit_of(
    each: Assessment, visited_on: date, cells: Sequence[str], new_id: Callable[[], str]
) -> Visit | Problem:
    """The visit that the cells after the date tell of; no kind is chosen between two plans."""
    said = _understood(cells)
    if isinstance(said, Problem):
        return said
    seen, alone, kind = said
    if kind is None and len(each.statuses) > 1:
        return Problem("kind", f"Say which kind of visit: {' or '.join(each.statuses)}.")
    kind = kind or each.statuses[0]
    if kind not in each.statuses:
        return Problem("kind", f"The child has no plan that {kind} visits are for.")
    return Visit(
        id=new_id(),
        child_id=each.child.id,
        kind=kind,
        visited_on=visited_on,
        child_seen=seen,
        seen_alone=alone,
        recorded_on=each.day,
    )


def _understood(
    cells: Sequence[str],
) -> Said | Problem:
    """Seen, seen alone and kind. Yes and no are about seen in the first cell, alone in the next."""
    seen: bool | None = None
    alone: bool | None = None
    kind: VisitKind | None = None
    for at, cell in enumerate(cells):
        words = " ".join(cell.casefold().split())
        if words in KINDS:
            kind = KINDS[words]
        elif words in SEEN:
            seen, alone = SEEN[words]
        elif words in YES | NO and at < 2:
            seen, alone = (words in YES, alone) if at == 0 else (seen, words in YES)
        elif words:
            return Problem("seen", f"“{cell}” is not understood: yes, no, seen alone or a kind.")
    if alone and seen is False:
        return Problem("seen", "It says seen alone, and not seen.")
    return (True if alone else seen), alone, kind


def seen_words(visit: Visit) -> str:
    """What is said of the child; a visit without it does not count as made."""
    if visit.child_seen is None:
        return "seen not recorded, so it does not count"
    if not visit.child_seen:
        return "not seen"
    alone = {True: "seen alone", False: "seen, not alone", None: "seen, alone not recorded"}
    return alone[visit.seen_alone]
