"""What the Extracts page asks of the store: a preview, an import, the log and what differs."""

from collections.abc import Callable, Collection, Generator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    Discrepancy,
    ImportedExtract,
    Record,
)
from herefordshire_desk.keeping import IMPORT, back_up_now
from herefordshire_desk.pace import building
from herefordshire_desk.store.sealed import Sealed
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.changes import Change
    from herefordshire_desk.domain.extracts.sheets import Keep, Sheet
    from herefordshire_desk.domain.history import HistoryLine
    from herefordshire_desk.domain.merge import Merged

T = TypeVar("T")


def preview(
    desk: Desk,
    sheets: "Sequence[Sheet]",
    *,
    source: str,
    taken_on: date,
    read_as: str,
    done: "Callable[[Merged | Problem], None]",
    failed: Failed,
) -> Task:
    """What importing an extract would change, for the team this desk was made for.

    `read_as` is the format somebody says it is, blank for what its headings say. A long one is
    gone through in parts, and between two of them the window has its answers.
    """
    day = desk.today

    def work(store: Store, task: Task) -> "Generator[None, None, Merged | Problem]":
        from herefordshire_desk.domain.importing import preview as merged
        from herefordshire_desk.domain.importing_parts import ROWS_AT_ONCE, LongImport, is_long
        from herefordshire_desk.domain.listing import LISTED, Listing

        preferences = store.preferences()
        if read_as in ("", "ssd") and is_long(sheets, ROWS_AT_ONCE):
            long = LongImport(
                sheets,
                store,
                keep=Sealed().keep,
                rows_at_once=ROWS_AT_ONCE,
                source=source,
                taken_on=taken_on,
                team=preferences.get("team"),
                imported_on=day,
            )
            return (yield from _with_pauses(long.preview(Listing(Sealed().keep, LISTED)), task))
        with building():
            return merged(
                sheets,
                store,
                source=source,
                taken_on=taken_on,
                team=preferences.get("team"),
                imported_on=day,
                read_as=read_as,
                preferences=preferences,
            )

    return desk.ask_by_steps(work, done, failed)


def _with_pauses(parts: "Generator[float, None, T]", task: Task) -> "Generator[None, None, T]":
    """Do what comes in parts, with a pause after each, in which it is told how far it is."""
    while True:
        try:
            with building():
                share = next(parts)
        except StopIteration as end:
            answer: T = end.value
            return answer
        task.report(share)
        yield


def kept_out_of_memory() -> "Keep":
    """Where the rows of an extract that is being read are kept: sealed, however many there are."""
    return Sealed().keep


def changes_of(
    desk: Desk,
    extract: ImportedExtract,
    done: "Callable[[list[tuple[HistoryLine, Change]]], None]",
    failed: Failed,
) -> Task:
    """What an import changed, each Change with its line of history; none that was taken back."""
    return desk.ask_long(lambda store: store.changes_of(extract), done, failed)


def differences(desk: Desk) -> tuple[list[Discrepancy], dict[str, Record]]:
    """In what the case system differs, and the records that is about, by type and id."""

    def drawn(store: Store) -> tuple[list[Discrepancy], dict[str, Record]]:
        found = store.records(Discrepancy)
        wanted: dict[str, list[str]] = {}
        for name, _, record_id in (each.record.partition(":") for each in found):
            wanted.setdefault(name, []).append(record_id)
        kinds = {kind.__name__: kind for kind in RECORD_TYPES}
        records = {
            f"{name}:{record_id}": record
            for name, ids in wanted.items()
            for record_id, record in store.find(kinds[name], ids).items()
        }
        return found, records

    return desk.ask(drawn)


def import_change(
    desk: Desk,
    merged: "Merged",
    keys: Collection[str],
    done: "Callable[[HistoryLine], None]",
    failed: Failed,
) -> Task:
    """Back up what is there, then import the lines of the keys.

    A backup that fails is told, and stops nothing: the import can be undone as a whole, so
    refusing it would help nobody. A bundle of another desk is a line of access as well, before it
    is taken in.
    """
    from herefordshire_desk.domain.merged import batches_of

    if merged.record.is_bundle:
        _note_taken_in(desk, merged.record, failed)
    back_up_now(desk, lambda _: None, lambda _: None, why=IMPORT)
    return desk.make_long(batches_of(merged, keys), done, failed)


def _note_taken_in(desk: Desk, bundle: ImportedExtract, failed: Failed) -> None:
    at, who = desk.now(), desk.who
    about = f"{bundle.id}, {bundle.rows} records"
    desk.ask_long(
        lambda store: store.note("bundle_taken_in", about, at=at, who=who), lambda _: None, failed
    )
