"""What importing an extract would change, and the Change of what somebody chose of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.merge_lines import Line
from herefordshire_desk.domain.newcomers import Newcomers
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Discrepancy,
    ImportedExtract,
    SocialWorker,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records are in each state."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What importing an extract changes, before it is imported.

    `change` is what is imported when nobody says otherwise; `chosen` gives what is when somebody
    does. `record` is that of this import, `known` that of an earlier one of the same extract;
    `differing` are the edits of discrepancies. `warning` is a reason to look twice before anything
    is imported. `unknown` are social workers the extract names and the roster does not have.
    """

    change: Change
    counts: Counts
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    record: ImportedExtract
    known: ImportedExtract | None = None
    differing: tuple[Edit, ...] = ()
    rows: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    warning: str = ""
    format: str = ""
    unknown: tuple[SocialWorker, ...] = ()
    refused: None = None  # whatever cannot be used at all is no preview but a Problem

    @property
    def label(self) -> str:
        """What its Change is called."""
        return self.change.label

    @property
    def most_edits(self) -> int:
        """How many edits there are."""
        return len(self.change.edits)

    def batches(self) -> Iterator[tuple[Edit, ...]]:
        """What is imported when nobody says otherwise, all at once."""
        yield self.change.edits


def counts_of(lines: Iterable[Line]) -> Counts:
    """How many lines are in each state."""
    return counts_by_state(Counter(line.state for line in lines))


def counts_by_state(states: Mapping[str, int]) -> Counts:
    """Counts, of lines that were counted by their state."""
    found = Counter(states)
    return Counts(
        added=found["added"],
        changed=found["changed"],
        unchanged=found["unchanged"],
        missing=found["missing"],
        conflicts=found["conflict"],
    )


def by_default(merged: Merged) -> frozenset[str]:
    """The keys of the lines that are imported when nobody says otherwise."""
    taken = [line.key for line in merged.lines if line.taken_by_default]
    return Newcomers(merged.lines, merged.unknown).without_idle(taken)


def tells_of_itself(merged: Merged) -> bool:
    """Whether there is anything to import where no line is taken: its record, new stamps."""
    return bool(chosen(merged, ()).edits)


def chosen(merged: Merged, keys: Collection[str]) -> Change:
    """One Change of the lines of those keys, and of what is told of every import.

    A line that is not taken stays as it is here and is told of again by the next extract. What
    is unchanged keeps its new stamp either way.
    """
    taken = [each for each in merged.lines if each.key in keys and each.state != "unchanged"]
    edits = edits_of(taken, merged.lines)
    edits += [*merged.rows, *_differing(merged, taken)]
    states: Counter[str] = Counter(line.state for line in taken)
    edits += import_edits(merged.record, merged.known, merged.counts, states, again=bool(edits))
    return Change(merged.change.label, tuple(edits))


def edits_of(taken: Iterable[Line], lines: Iterable[Line]) -> list[Edit]:
    """The edits of the lines that are taken, and the new stamps of all that are unchanged."""
    unchanged = (line for line in lines if line.state == "unchanged")
    return [edit for line in (*taken, *unchanged) for edit in line.edits]


def _differing(merged: Merged, taken: Iterable[Line]) -> Iterator[Edit]:
    """Where their social worker was taken the two no longer differ."""
    agreed = {
        line.child_id for line in taken if line.kind is Allocation and line.state == "conflict"
    }
    for edit in merged.differing:
        if edit.after is None or not _is_settled(edit, agreed):
            yield edit


def _is_settled(edit: Edit, agreed: Collection[ChildId | None]) -> bool:
    after = edit.after
    is_holder = isinstance(after, Discrepancy) and after.what == "social_worker"
    return is_holder and getattr(after, "child_id", None) in agreed


def import_edits(
    new: ImportedExtract,
    known: ImportedExtract | None,
    counts: Counts,
    taken: Mapping[str, int],
    *,
    again: bool,
) -> Iterator[Edit]:
    """The record of this import. The same extract a second time adds to the first one's counts.

    `taken` is how many lines of each state were.
    """
    states = Counter(taken)
    untaken = counts.conflicts - states["conflict"]
    changed = states["changed"] + states["conflict"]
    if known is None:
        record = replace(
            new,
            added=states["added"],
            changed=changed,
            missing=counts.missing,
            conflicts=untaken,
        )
        yield Edit(after=record)
    elif again and states.total():
        record = replace(
            known,
            added=known.added + states["added"],
            changed=known.changed + changed,
            conflicts=untaken,
        )
        yield Edit(before=known, after=record)
