"""What the store puts into a bundle, and writing it: the file and its line of access, or neither.

A lent desk is its records alone. What the deputy changes is told afterwards from the history of
the desk they were taken into.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.domain.bundles import OF_ONE_DESK, Bundle, handed_over, links_of
from herefordshire_desk.domain.caseloads import HANDOVER
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    ChildId,
    ImportedExtract,
    Record,
    SocialWorker,
    Team,
)
from herefordshire_desk.domain.words import plural
from herefordshire_desk.store.access import access_lines, latest_line, noted
from herefordshire_desk.store.bundle_file import bundle_to_bytes
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.faults import AlreadyThere, Fault
from herefordshire_desk.store.files import write_whole
from herefordshire_desk.store.history import change_of
from herefordshire_desk.store.store import Store

ID_BYTES = 8
NOT_LENT = "This desk was not lent, so there is nothing to give back."
LENT: BundleKind = "lent"
GIVEN_BACK: BundleKind = "returned"
Edits = dict[tuple[type[Record], str], Record | None]


def handover(store: Store, children: Iterable[ChildId], *, sender: str, made_on: date) -> Bundle:
    """All that is known of those children, to go to another team."""
    records: list[Record] = []
    for child in children:
        records += store.of_child(child)
        records += links_of(child, store.family_of(child))
    people = {each.id: each for each in store.records(SocialWorker)}
    teams = {each.id: each for each in store.records(Team)}
    return _bundle(HANDOVER, handed_over(records, people, teams), sender, made_on)


def lent_desk(store: Store, *, sender: str, made_on: date) -> Bundle:
    """Every record of the desk, for a deputy; whom it erased is not told."""
    kinds = (kind for kind in RECORD_TYPES if kind not in OF_ONE_DESK)
    records = (record for kind in kinds for record in store.records(kind))
    return _bundle(LENT, (Edit(after=record) for record in records), sender, made_on)


def given_back(store: Store, *, sender: str, made_on: date) -> Bundle:
    """What was changed since the desk was lent. Raises a Fault where it never was."""
    lendings = [each for each in store.records(ImportedExtract) if each.format == LENT]
    if not lendings:
        raise Fault(NOT_LENT)
    last = max(lendings, key=lambda each: (each.imported_on, each.taken_on))
    made = _bundle(GIVEN_BACK, _since_lent(store), sender, made_on)
    return made._replace(lent_as=last.id.rpartition(":")[2])


def was_lent_here(store: Store, bundle: Bundle) -> bool:
    """Whether this desk wrote the bundle that another was lent in, as its access lines say."""
    lines = (each for each in access_lines(store.connection) if each.what == "bundle_written")
    return any(each.about.startswith(f"{LENT} {bundle.lent_as},") for each in lines)


def lent_at(store: Store) -> datetime | None:
    """When the desk was last lent; None where it never was, or one was given back since."""
    lent = latest_line(store.connection, "bundle_written", f"{LENT} ")
    back = latest_line(store.connection, "bundle_taken_in", f"{GIVEN_BACK}:")
    is_out = lent is not None and (back is None or back.number < lent.number)
    return lent.at if lent is not None and is_out else None


def write_bundle(
    store: Store, bundle: Bundle, out: Path, password: str, *, at: datetime, who: str
) -> None:
    """Write it, encrypted, to a file that must not be there yet."""
    sealed = bundle_to_bytes(bundle, password)
    about = f"{bundle.kind} {bundle.id}, {plural(len(bundle.children), 'child', 'children')}"
    with noted(store.connection, "bundle_written", about, at=at, who=who), in_words():
        if out.exists():
            raise AlreadyThere
        write_whole(out, sealed)


def _bundle(kind: BundleKind, edits: Iterable[Edit], sender: str, made_on: date) -> Bundle:
    return Bundle(os.urandom(ID_BYTES).hex(), kind, sender, made_on, tuple(edits))


def _since_lent(store: Store) -> Iterator[Edit]:
    """Each record that is not as it was lent, before and after.

    A desk that was lent again, or a lending taken back, starts its records anew: what they are
    after that line is what the lender has.
    """
    lent: Edits = {}
    now: Edits = {}
    for line in store.lines():
        edits = change_of(store.connection, line).edits
        lends = any(_is_lending(edit.record) for edit in edits)
        if not lends and not now:
            continue
        for edit in edits:
            key = (type(edit.record), edit.record.id)
            if lends:
                lent[key] = edit.after
            lent.setdefault(key, edit.before)
            now[key] = edit.after
    for key, before in lent.items():
        if before != now[key]:
            yield Edit(before=before, after=now[key])


def _is_lending(record: Record) -> bool:
    return isinstance(record, ImportedExtract) and record.format == LENT
