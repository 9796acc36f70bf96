"""A desk that lives in memory: what reading and merging an extract ask of the store."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.extracts.stamp import stamp_of
from herefordshire_desk.domain.records import ChildId, Record, child_of

R = TypeVar("R", bound=Record)


class DeskInMemory:
    def __init__(self, records: Iterable[Record] = (), *, erased: Collection[ChildId] = ()) -> None:
        self.held = {(type(record), record.id): record for record in records}
        self.erased = erased

    def apply(self, change: Change) -> "DeskInMemory":
        """The desk after the change, which must fit what it holds."""
        after = DeskInMemory(self.held.values(), erased=self.erased)
        for edit in change.edits:
            key = (type(edit.record), edit.record.id)
            assert after.held.get(key) == edit.before
            after.held.pop(key, None)
            if edit.after is not None:
                after.held[key] = edit.after
        return after

    def find(self, kind: type[R], ids: Collection[str], /) -> dict[str, R]:
        return {i: self.held[kind, i] for i in ids if (kind, i) in self.held}

    def extracted_ids(self, kind: type[Record], /) -> set[str]:
        return {record.id for record in self.records(kind) if stamp_of(record)}

    def made_here(self, kind: type[R], child_ids: Collection[ChildId], /) -> list[R]:
        return [each for each in self.of_children(kind, child_ids) if not stamp_of(each)]

    def of_children(self, kind: type[R], child_ids: Collection[ChildId], /) -> list[R]:
        return [record for record in self.records(kind) if child_of(record) in child_ids]

    def records(self, kind: type[R], /) -> list[R]:
        return [record for record in self.held.values() if isinstance(record, kind)]

    def child_ids(self) -> set[ChildId]:
        return {child for record in self.held.values() if (child := child_of(record))}

    def erased_among(self, children: Collection[ChildId], /) -> set[ChildId]:
        return set(children) & set(self.erased)
