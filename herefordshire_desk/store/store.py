"""Store: the open file. It writes Changes, and draws facts, records and history."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from herefordshire_desk.domain.changes import Batches, Change, Edit
from herefordshire_desk.domain.facts import Facts
from herefordshire_desk.domain.history import History, HistoryLine, history_of
from herefordshire_desk.domain.records import ChildId, FamilyLink, FamilyMember, Record, Visit
from herefordshire_desk.store import facts, history
from herefordshire_desk.store.engine import Connection, fetch, in_words, transaction
from herefordshire_desk.store.lock import DeskLock
from herefordshire_desk.store.reading import as_list, ids_where, listed, read
from herefordshire_desk.store.rows import shape_of, shapes, table_of

if TYPE_CHECKING:
    from herefordshire_desk.domain.access import Access
    from herefordshire_desk.store.changes import Written

R = TypeVar("R", bound=Record)


class Store:
    """An open desk, for the thread that opened it and no other. Made by store/open.py.

    Every method raises a Fault in words where the file cannot be read or written.
    """

    def __init__(self, connection: Connection, path: Path, key: bytes, lock: DeskLock) -> None:
        self.connection = connection
        self.path = path
        self.key = key
        self._lock = lock

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others open it. Closing twice does nothing more."""
        try:
            self.connection.close()
        finally:
            self._lock.release()

    def apply(self, change: Change, *, at: datetime, who: str) -> HistoryLine:
        """Write all of a Change with its line of history, or nothing; as `apply_batches`."""
        return self.apply_batches(change.batches, at=at, who=who).line

    def apply_batches(
        self,
        change: Batches,
        *,
        at: datetime,
        who: str,
        undoes: int | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> "Written":
        """Write a Change that may be too large to hold at once: all of its edits, or none.

        Batches may be made from what the desk holds: each is asked for when those before it are
        written. `at` has a time zone. `progress` is told rows done and rows in all, and whatever
        it raises, such as Cancelled, rolls everything back. Raises OutOfDate where a record's
        `before` is not what is on file, NoSpace before anything is written.
        """
        from herefordshire_desk.store.changes import write_batches
        from herefordshire_desk.store.room import A_ROW, require_room

        with in_words():
            require_room(self.path.parent, change.most * A_ROW)
        with transaction(self.connection):
            return write_batches(
                self.connection, change, at=at, who=who, undoes=undoes, progress=progress
            )

    def facts(self, day: date, children: Collection[ChildId] | None = None) -> list[Facts]:
        """Facts of every child who may be open on `day`, or of those given, in text order of ids.

        A child without a person row is known by id alone.
        """
        return facts.facts(self.connection, day, children)

    def records(self, kind: type[R]) -> list[R]:
        """All records of one type, in text order of their ids."""
        return read(self.connection, shape_of(kind))

    def find(self, kind: type[R], ids: Iterable[str]) -> dict[str, R]:
        """Those of the ids that are on file, by id."""
        found = read(self.connection, shape_of(kind), listed("id"), (as_list(ids),))
        return {record.id: record for record in found}

    def of_child(self, child_id: ChildId) -> list[Record]:
        """The whole record of one child, type by type, in text order of ids."""
        return [
            record
            for shape in shapes()
            if shape.of_a_child
            for record in read(
                self.connection, shape, listed(shape.of_a_child), (as_list([child_id]),)
            )
        ]

    def of_children(self, kind: type[R], child_ids: Iterable[ChildId]) -> list[R]:
        """The records of one type about those children; none for a record of the team."""
        shape = shape_of(kind)
        if shape.of_a_child is None:
            return []
        return read(self.connection, shape, listed(shape.of_a_child), (as_list(child_ids),))

    def family_of(self, child_id: ChildId) -> list[FamilyMember | FamilyLink]:
        """What says who the child's brothers and sisters are: domain/family.py makes sense of it.

        A link to the child is among them whichever of the two it was made from.
        """
        from herefordshire_desk.store.family import family_of

        return family_of(self.connection, child_id)

    def days_to_record(self, day: date) -> dict[ChildId, int]:
        """Days from each child's last visit to its recording; only where that day is on file."""
        from herefordshire_desk.store.beside import days_to_record

        return days_to_record(self.connection, day)

    def extracted_ids(self, kind: type[Record]) -> Iterator[str]:
        """The ids of the records that came from an extract; none for a type that never does."""
        shape = shape_of(kind)
        return ids_where(self.connection, shape, "extracted <> ''") if shape.extracted else iter(())

    def made_here(self, kind: type[R], child_ids: Iterable[ChildId]) -> list[R]:
        """The records of a type that extracts have, about those children, that none has had."""
        where = f"extracted = '' AND {listed('child_id')}"
        return read(self.connection, shape_of(kind), where, (as_list(child_ids),))

    def child_ids(self) -> set[ChildId]:
        """Every child the desk holds anything about, open or not."""
        of_children = [shape for shape in shapes() if shape.of_a_child]
        parts = (f"SELECT {shape.of_a_child} FROM {shape.table}" for shape in of_children)
        found = fetch(self.connection, " UNION ".join(parts))
        return {ChildId(child) for (child,) in found if child is not None}

    def erased_among(self, children: Iterable[ChildId]) -> set[ChildId]:
        """Those of the children who were erased once, told by hashes of their ids."""
        from herefordshire_desk.store.erasure import erased_among

        return erased_among(self.connection, self.key, children)

    def visits_between(self, first: date, last: date) -> list[Visit]:
        """Visits from `first` to `last`, both days included, seen or not, in text order of ids."""
        between = (first.isoformat(), last.isoformat())
        return read(self.connection, shape_of(Visit), "visited_on BETWEEN ? AND ?", between)

    def lines(self, limit: int | None = None) -> list[HistoryLine]:
        """The latest `limit` lines of history, or all of them, oldest first."""
        return history.lines(self.connection, limit)

    def history(self) -> History:
        """What can be undone and redone now: nothing up to the last erasure."""
        erased = history.last_erasure(self.connection)
        return history_of(line for line in self.lines() if line.number > erased)

    def history_head(self) -> str:
        """The hash of the last line of history in hexadecimal, blank before there is one.

        Printed where others keep it, it shows history that was cut short or made again.
        """
        number, head = history.last_hash(self.connection)
        return head.hex() if number else ""

    def take_back(
        self,
        line: HistoryLine,
        *,
        at: datetime,
        who: str,
        at_once: int = 20_000,
        progress: Callable[[int, int], None] | None = None,
    ) -> "Written":
        """Take back what `line` was written for, all or nothing.

        No more than `at_once` edits are held at a time, however many there were.
        """
        edits = history.batches_back(self.connection, line, at_once)
        back = Batches(line.label, line.count, edits)
        return self.apply_batches(back, at=at, who=who, undoes=line.number, progress=progress)

    def edits_of_child(self, child_id: ChildId) -> list[tuple[HistoryLine, Edit]]:
        """Every edit of one child's records with its line of history, oldest first.

        A record that moved to another child counts where the edit left it.
        """
        return history.edits_of_child(self.connection, child_id)

    def changes_of(self, record: Record) -> list[tuple[HistoryLine, Change]]:
        """Every Change that edited a record and was not taken back, with its line of history."""
        found = history.lines_of_record(self.connection, table_of(type(record)), record.id)
        return [(line, history.change_of(self.connection, line)) for line in found]

    def note(self, what: "Access", about: str = "", *, at: datetime, who: str) -> None:
        """A line of access, which is no Change: it moves no history and is never undone."""
        from herefordshire_desk.store.access import note

        note(self.connection, what, about, at=at, who=who)

    def preferences(self) -> dict[str, str]:
        """What the desk was asked to remember, by name; none of it is in history."""
        return dict(fetch(self.connection, "SELECT name, value FROM preference"))

    def prefer(self, name: str, value: str) -> None:
        """Remember a preference, in place of what it was."""
        with in_words():
            self.connection.execute(
                "INSERT OR REPLACE INTO preference VALUES (?, ?)", (name, value)
            )

    def counts(self) -> dict[str, int]:
        """How many records of each type there are, by the name of the table."""
        counted = (f"(SELECT count(*) FROM {shape.table})" for shape in shapes())
        (row,) = fetch(self.connection, f"SELECT {', '.join(counted)}")
        return {shape.table: count for shape, count in zip(shapes(), row, strict=True)}
