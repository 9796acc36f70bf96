"""`import`: read, see what would change, then one Change, all or nothing."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from herefordshire_desk.domain.changes import Batches, Edit
from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.extracts.sheets import Keep
from herefordshire_desk.domain.importing import FORMAT_WORDS, NOTHING_KNOWN, preview, usable
from herefordshire_desk.domain.importing_parts import ROWS_AT_ONCE, LongImport, is_long
from herefordshire_desk.domain.merge import Merged, Ours
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.making import unmade_on_failure
from herefordshire_desk.pace import building
from herefordshire_desk.store.engine import in_words as faults_in_words
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.files import folder_made_for
from herefordshire_desk.store.open import create_desk, open_desk, this_person
from herefordshire_desk.store.sealed import Sealed
from herefordshire_desk.store.store import Store
from herefordshire_desk.workbooks.read import Read, Unreadable, read_sheets

Found = Merged | LongImport  # what an import comes to: the second one once it is written


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What was asked for."""

    paths: Sequence[Path]
    desk: Path
    password: str
    workbook_password: str | None
    taken_on: date
    team: str | None
    dry_run: bool
    at: datetime
    rows_at_once: int = ROWS_AT_ONCE


def import_extract(options: ImportOptions) -> tuple[Found, list[Problem]]:
    """Import, or with `dry_run` only look; what changed and what was left out.

    Raises Unreadable where no row can be used, and the store's Fault; then nothing has changed,
    and a desk that was not there is not there.
    """
    with building(), Sealed() as sealed:
        if os.path.exists(options.desk):
            return _into_a_desk(options, sealed.keep)
        read = _read(options, sealed.keep)
        found = _looked_at(read, Nothing(), options, sealed.keep)
        if not options.dry_run:
            _into_a_new_desk(options, found)
        return _told(read, found, options)


def told(merged: Found, problems: Sequence[Problem], *, in_json: bool) -> str:
    """What goes to standard output. JSON has no place for notes: people read them beside it."""
    if not in_json:
        return in_words(merged, problems)
    sys.stderr.writelines(f"{note}\n" for note in _notes(merged))
    return as_json(merged, problems)


def as_json(merged: Found, problems: Iterable[Problem]) -> str:
    """The preview counts in the keys of the public interface."""
    counts = merged.counts
    return json.dumps(
        {
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
            "missing": counts.missing,
            "conflicts": counts.conflicts,
            "problems": [_problem(problem) for problem in problems],
        },
        indent=1,
    )


def in_words(merged: Found, problems: Sequence[Problem]) -> str:
    """The preview counts for people."""
    counts = merged.counts
    lines = [
        f"Read as {FORMAT_WORDS[merged.format]}.",
        f"{counts.added:,} added, {counts.changed:,} changed, {counts.unchanged:,} unchanged, "
        f"{counts.missing:,} missing from file, {plural(counts.conflicts, 'conflict')}, "
        f"{plural(len(problems), 'row')} left out",
    ]
    lines += _notes(merged)
    lines += [f"{each.file} row {each.row}, {each.field}: {each.message}" for each in problems]
    return "\n".join(lines)


def _notes(merged: Found) -> list[str]:
    return [*merged.notes, *filter(None, [merged.warning])]


def _into_a_desk(options: ImportOptions, keep: Keep) -> tuple[Found, list[Problem]]:
    """The desk first: a wrong password, or a desk open elsewhere, is told before a long read."""
    store = open_desk(options.desk, options.password, who=this_person())
    try:
        read = _read(options, keep)
        found = _looked_at(read, store, options, keep, store.preferences())
        if not options.dry_run:
            _write(store, found, options)
        return _told(read, found, options)
    finally:
        store.close()


def _write(store: Store, found: Found, options: ImportOptions) -> None:
    """All of it, with a backup first; nothing where nothing would change."""
    change = found.batches
    batches = filter(None, _usable(change, found, options))
    first = next(batches, None)
    if first is None:
        return
    if store.lines(1):
        _back_up(store, options.at)
    whole = change._replace(edits=chain([first], batches))
    store.apply_batches(whole, at=options.at, who=this_person().user)


def _usable(change: Batches, found: Found, options: ImportOptions) -> Iterator[Sequence[Edit]]:
    """The edits, in the end of which it shows whether any row can be used at all."""
    yield from change.edits
    if found.refused is not None:
        raise Unreadable(found.refused.message)
    if not usable(found.counts):
        none = f"No child of {options.team}" if options.team else "No row that can be used"
        raise Unreadable(f"{none} is in this extract. Nothing was changed.")


def _told(read: Read, found: Found, options: ImportOptions) -> tuple[Found, list[Problem]]:
    """What it came to. Where nothing was written, it has yet to be counted."""
    if options.dry_run:
        for _ in _usable(found.batches, found, options):
            pass
    return found, [*read.problems, *found.problems]


def _back_up(store: Store, at: datetime) -> None:
    """A backup that fails is said, and stops nothing: one undo takes the import back."""
    from herefordshire_desk.store.backups import back_up_if_changed

    try:
        back_up_if_changed(store, now=at, why="before an import")
    except Fault as fault:
        sys.stderr.write(f"No backup could be made first. {fault}\n")


def _into_a_new_desk(options: ImportOptions, found: Found) -> None:
    """A new desk holds nothing, so what was merged with nothing is what goes in."""
    with faults_in_words(), folder_made_for(options.desk):
        store, code = create_desk(options.desk, options.password, who=this_person())
        with unmade_on_failure(store, options.desk):
            if options.team:
                store.prefer("team", options.team)
            _write(store, found, options)
        store.close()
    sys.stderr.write(
        f"A new desk was made. Its recovery code, shown this once:\n{code}\n"
        "It opens the desk if the password is forgotten: keep it away from this computer.\n"
    )


def _read(options: ImportOptions, keep: Keep) -> Read:
    return read_sheets(options.paths, password=options.workbook_password, keep=keep)


def _looked_at(
    read: Read,
    ours: Ours,
    options: ImportOptions,
    keep: Keep,
    preferences: Mapping[str, str] = NOTHING_KNOWN,
) -> Found:
    """`preferences` hold the layouts of own trackers that the window was told."""
    source = ", ".join(path.name for path in options.paths)
    if is_long(read.sheets, options.rows_at_once):
        return LongImport(
            read.sheets,
            ours,
            keep=keep,
            rows_at_once=options.rows_at_once,
            source=source,
            taken_on=options.taken_on,
            team=options.team,
            imported_on=options.at.date(),
        )
    merged = preview(
        read.sheets,
        ours,
        source=source,
        taken_on=options.taken_on,
        team=options.team,
        imported_on=options.at.date(),
        preferences=preferences,
    )
    if isinstance(merged, Problem):
        raise Unreadable(merged.message)
    return merged


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "row": problem.row,
        "field": problem.field,
        "message": problem.message,
    }
