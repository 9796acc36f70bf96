"""Any Changes, undone, redone, erased, reopened, backed up, restored, killed: against a dict."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.erasure import ToErase, erasing
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    ChildId,
    Erasure,
    Record,
    Tombstone,
    child_of,
)
from herefordshire_desk.store.backup import restore_own
from herefordshire_desk.store.backups import back_up
from herefordshire_desk.store.erasure import erase, tombstone_of
from herefordshire_desk.store.faults import Cancelled
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from tests.make import DAY
from tests.store.arbitrary import CHILDREN, a_record
from tests.store.desks import AT, WHO, made, reopened

# an Erasure is written by erasing alone, which ends what can be undone
A_RECORD = st.one_of([a_record(kind) for kind in RECORD_TYPES if kind is not Erasure])
Key = tuple[type[Record], str]


class AnyChanges(RuleBasedStateMachine):
    """`model` is what the file should hold; `undone` and `redone` what it should hold again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = made(Path(self.folder.name) / "desk.hfd")
        self.model: dict[Key, Record] = {}
        self.undo_to: list[dict[Key, Record]] = []
        self.redo_to: list[dict[Key, Record]] = []
        self.backups: list[tuple[Path, dict[Key, Record], list[Any], list[Any]]] = []
        self.copies = self.erasures = 0

    def teardown(self) -> None:
        assert check(self.store).sound
        self.store.close()
        self.folder.cleanup()

    @rule(records=st.lists(A_RECORD, min_size=1, max_size=5))
    def change(self, records: list[Record]) -> None:
        """Add what is not there, alter what is; a record may come twice."""
        after = dict(self.model)
        edits = []
        for record in records:
            key = (type(record), record.id)
            edits.append(Edit(before=after.get(key), after=record))
            after[key] = record
        self.made(Change("Change", tuple(edits)), after)

    @precondition(lambda self: self.removable())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        keys = data.draw(st.lists(st.sampled_from(self.removable()), min_size=1, unique=True))
        after = {key: record for key, record in self.model.items() if key not in keys}
        self.made(Change("Remove", tuple(Edit(before=self.model[key]) for key in keys)), after)

    @rule(record=A_RECORD)
    def give_up(self, record: Record) -> None:
        def cancel(done: int, total: int) -> None:
            if done == total:
                raise Cancelled

        edit = Edit(before=self.model.get((type(record), record.id)), after=record)
        with pytest.raises(Cancelled):
            self.store.apply_batches(
                Change("Never", (edit,)).batches, at=AT, who="a", progress=cancel
            )

    @precondition(lambda self: self.undo_to)
    @rule()
    def undo(self) -> None:
        self.take_back(self.store.history().undoable[-1])
        self.redo_to.append(self.model)
        self.model = self.undo_to.pop()

    @precondition(lambda self: self.redo_to)
    @rule()
    def redo(self) -> None:
        self.take_back(self.store.history().redoable[-1])
        self.undo_to.append(self.model)
        self.model = self.redo_to.pop()

    @rule(children=st.sets(st.sampled_from(CHILDREN), min_size=1, max_size=2))
    def erase(self, children: set[ChildId]) -> None:
        """Nothing of theirs is left, and nothing made before can be undone or redone."""
        self.erasures += 1
        asked = ToErase(id=f"erasure {self.erasures}", children=tuple(sorted(children)))
        stones = {tombstone_of(self.store.key)(each) for each in children}
        standing = {key[1] for key in self.model if key[0] is Tombstone}
        change = erasing(asked, DAY, stones, standing, [])
        erase(self.store.connection, asked, change, at=AT, who="a")
        left = {
            key: each
            for key, each in self.model.items()
            if child_of(each) not in children and getattr(each, "other_id", None) not in children
        }
        new = (edit.after for edit in change.edits if edit.after is not None)
        self.model = {**left, **{(type(each), each.id): each for each in new}}
        self.undo_to, self.redo_to = [], []

    @rule()
    def reopen(self) -> None:
        self.store = reopened(self.store)

    @rule()
    def back_up(self) -> None:
        made = back_up(self.store, now=AT, why="closing")
        self.backups.append((made, self.model, list(self.undo_to), list(self.redo_to)))

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Back to what was there when it was made, with what could be undone and redone then."""
        made, self.model, undo_to, redo_to = data.draw(st.sampled_from(self.backups))
        self.undo_to, self.redo_to = list(undo_to), list(redo_to)
        path, key = self.store.path, self.store.key
        self.store.close()
        restore_own(made, path, key, who=WHO, now=AT)
        self.store = open_desk_with_key(path, key, who=WHO)

    @rule()
    def cut_the_power_to_it(self) -> None:
        """The files as they stand while it is open, which is what a kill leaves."""
        self.copies += 1
        path = Path(self.folder.name) / f"killed-{self.copies}" / "desk.hfd"
        path.parent.mkdir()
        for ending in ("", "-wal", ".keys"):
            left = self.store.path.with_name(self.store.path.name + ending)
            if left.exists():
                shutil.copy(left, path.with_name(path.name + ending))
        key = self.store.key
        self.store.close()
        self.store = open_desk_with_key(path, key, who=WHO)

    @invariant()
    def the_file_holds_what_it_should(self) -> None:
        found = {
            (kind, record.id): record
            for kind in RECORD_TYPES
            for record in self.store.records(kind)
        }
        assert found == self.model
        history = self.store.history()
        assert len(history.undoable) == len(self.undo_to)
        assert len(history.redoable) == len(self.redo_to)

    def removable(self) -> list[Key]:
        return [key for key in self.model if key[0] is not Erasure]

    def made(self, change: Change, after: dict[Key, Record]) -> None:
        self.store.apply(change, at=AT, who="a")
        self.undo_to.append(self.model)
        self.model, self.redo_to = after, []

    def take_back(self, line: HistoryLine) -> None:
        before, after = self.model, self.undo_to[-1] if line.undoes is None else None
        _, touched = self.store.take_back(line, at=AT, who="a", at_once=2)
        assert after is None or moved(before, after) <= touched


def moved(before: dict[Key, Record], after: dict[Key, Record]) -> set[ChildId | None]:
    """The children whose records are not what they were."""
    keys = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    ends = (found for key in keys for found in (before.get(key), after.get(key)) if found)
    return {child_of(each) for each in ends} - {None}


TestAnyChanges = AnyChanges.TestCase
TestAnyChanges.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
