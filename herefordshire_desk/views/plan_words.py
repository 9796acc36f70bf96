"""What came of a suggestion, and what fell off the board, in words."""

from collections.abc import Iterable

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.handovers import share_planned
from herefordshire_desk.domain.leavers import Suggestion
from herefordshire_desk.domain.records import Handover
from herefordshire_desk.domain.words import children, plural


def suggested_words(found: Suggestion, new_faces: int, away: int) -> str:
    """How many are moved at what cost; `away` are left with a social worker who will be back."""
    moved = children(len(found.moves))
    said = [f"{moved} moved, {plural(new_faces, 'new face')} on the board."]
    if found.unplaced:
        said.append(f"Nobody has room for {children(len(found.unplaced))} more.")
    if found.parted:
        said.append("Brothers and sisters are parted: nobody has room for them together.")
    if not found.proven:
        said.append("There may be a plan with fewer new faces: the search was cut short.")
    if away:
        said.append(
            f"{children(away)} whose social worker is away stay where they are: "
            "put them by hand, or hand the absent social worker's children over."
        )
    return " ".join(said)


def planned_words(assessments: Iterable[Assessment], handovers: Iterable[Handover]) -> str:
    """How many changes of social worker were planned; blank where that was never recorded."""
    changes = [change for each in assessments for change in each.stability.changes]
    planned, recorded, every = share_planned(changes, handovers)
    if not recorded:
        return ""
    unknown = f", {every - recorded} more not recorded as either" if recorded < every else ""
    return f"{planned} of {plural(recorded, 'change')} in the year planned{unknown}"


def taken_off_words(count: int) -> str:
    """Moves that can no longer be; blank where there are none."""
    if not count:
        return ""
    were = "was" if count == 1 else "were"
    return (
        f"{plural(count, 'move')} {were} taken off the board: the child is no longer waiting, "
        "or the social worker no longer in post."
    )
