"""What importing an extract would change, and the Change of what somebody chose of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from herefordshire_desk.domain.batched import batched
from herefordshire_desk.domain.changes import Batches, Change, Edit
from herefordshire_desk.domain.merge_lines import BY_DEFAULT, Line, State
from herefordshire_desk.domain.newcomers import Newcomers
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Discrepancy,
    ImportedExtract,
    Record,
    SocialWorker,
)

LINES_AT_ONCE = 20_000  # some 30 MB, with the rows that are written of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records are in each state."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """Lines of one state and kind of record, too many to be listed: taken all together or not.

    They are kept in `packs`, to be gone through; `edits` is how many they have.
    """

    state: State
    kind: type[Record]
    packs: tuple[Sequence[Line], ...]
    edits: int

    def __len__(self) -> int:
        return sum(map(len, self.packs))

    @property
    def key(self) -> str:
        """Tells them from every line of their preview: a record has an id."""
        return f"{self.state}:{self.kind.__name__}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What importing an extract changes, before it is imported.

    `record` is that of this import, `known` that of an earlier one of the same extract;
    `differing` are the edits of discrepancies. `warning` is a reason to look twice before anything
    is imported. `unknown` are social workers the extract names and the roster does not have.
    `unlisted` are the lines of a long extract that are too many to be told one by one.
    """

    label: str
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
    unlisted: tuple[Unlisted, ...] = ()
    refused: None = None  # whatever cannot be used at all is no preview but a Problem

    @property
    def change(self) -> Change:
        """One Change of what is imported when nobody says otherwise."""
        return chosen(self, by_default(self))

    @property
    def batches(self) -> Batches:
        """The same, in batches."""
        return batches_of(self, by_default(self))


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
    there: tuple[Line | Unlisted, ...] = (*merged.lines, *merged.unlisted)
    taken = [each.key for each in there if each.state in BY_DEFAULT]
    return Newcomers(merged.lines, merged.unknown).without_idle(taken)


def how_many(merged: Merged, keys: Collection[str]) -> int:
    """How many lines those of the keys are, with those that are not listed one by one."""
    return len(keys) + sum(len(each) - 1 for each in merged.unlisted if each.key in keys)


def tells_of_itself(merged: Merged) -> bool:
    """Whether there is anything to import where no line is taken: its record, new stamps."""
    return any(batches_of(merged, ()).edits)


def changes_anything(merged: Merged) -> bool:
    """Whether there is anything to import when nobody says otherwise."""
    return any(merged.batches.edits)


def chosen(merged: Merged, keys: Collection[str]) -> Change:
    """One Change of the lines of those keys, and of what is told of every import."""
    batches = batches_of(merged, keys)
    return Change(batches.label, tuple(edit for batch in batches.edits for edit in batch))


def batches_of(merged: Merged, keys: Collection[str]) -> Batches:
    """The Change of the lines of those keys, in batches, and of what is told of every import.

    A line that is not taken stays as it is here and is told of again by the next extract. What
    is unchanged keeps its new stamp either way.
    """
    of_lines = sum(len(line.edits) for line in merged.lines)
    unlisted = sum(each.edits for each in merged.unlisted)
    told = len(merged.rows) + len(merged.differing) + 1
    return Batches(merged.label, of_lines + unlisted + told, _batches(merged, keys))


def edits_of(lines: Iterable[Line]) -> list[Edit]:
    """All edits of lines that are taken, or unchanged: those have a new stamp at most."""
    return [edit for line in lines for edit in line.edits]


def _batches(merged: Merged, keys: Collection[str]) -> Iterator[Sequence[Edit]]:
    again = False
    states: Counter[str] = Counter()
    agreed: set[ChildId | None] = set()
    for lines in _to_write(merged, keys):
        yield (edits := edits_of(lines))
        again = again or bool(edits)
        states.update(line.state for line in lines)
        agreed |= {line.child_id for line in lines if _takes_their_holder(line)}
    told = [*merged.rows, *_differing(merged, agreed)]
    again = again or bool(told)
    yield [*told, *import_edits(merged.record, merged.known, merged.counts, states, again=again)]


def _to_write(merged: Merged, keys: Collection[str]) -> Iterator[Sequence[Line]]:
    """The lines of the keys, and all that are unchanged."""
    there = (line for line in merged.lines if line.state == "unchanged" or line.key in keys)
    yield from batched(there, LINES_AT_ONCE)
    for each in merged.unlisted:
        if each.state == "unchanged" or each.key in keys:
            yield from each.packs


def _takes_their_holder(line: Line) -> bool:
    return line.kind is Allocation and line.state == "conflict"


def _differing(merged: Merged, agreed: Collection[ChildId | None]) -> Iterator[Edit]:
    """Where their social worker was taken, of the children `agreed`, the two no longer differ."""
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
    elif again and any(states[each] for each in ("added", "changed", "conflict")):
        record = replace(
            known,
            added=known.added + states["added"],
            changed=known.changed + changed,
            conflicts=untaken,
        )
        yield Edit(before=known, after=record)
