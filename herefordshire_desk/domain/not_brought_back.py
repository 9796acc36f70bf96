"""Not brought back: an extract's children who were erased here, and are closed there still."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.facts import facts_of, standing
from herefordshire_desk.domain.records import Child, ChildId, Record, child_of
from herefordshire_desk.domain.words import children


def staying_out(extract: Extract, ours: Ours) -> set[ChildId]:
    """Who stays out: one who is open again on the extract's day comes back, whole.

    A child the desk holds is no such child, whatever was erased before they came back.
    """
    told = extract.children.union(row.child_id for row in extract.kept)
    erased = set(ours.erased_among(told))
    if erased:
        erased -= set(ours.child_ids())
    of_child: dict[ChildId | None, list[Record]] = {child: [] for child in erased}
    for record in extract.records if erased else ():
        of_child.get(child_of(record), []).append(record)
    return {child for child in erased if not _is_open(child, of_child[child], extract)}


def without(extract: Extract, out: Collection[ChildId]) -> Extract:
    """The extract without all that it says of those children."""
    if not out:
        return extract
    return replace(
        extract,
        records=tuple(each for each in extract.records if child_of(each) not in out),
        kept=tuple(row for row in extract.kept if row.child_id not in out),
    )


def left_out_note(count: int) -> tuple[str, ...]:
    """What is said of so many who stay out, where there is anybody."""
    return (f"{children(count)} erased here before and still closed left out.",) if count else ()


def _is_open(child: ChildId, records: Iterable[Record], extract: Extract) -> bool:
    rows = list(records)
    person = next((each for each in rows if isinstance(each, Child)), Child(id=child))
    return standing(facts_of(person, rows, extract.taken_on), extract.taken_on) is not None
