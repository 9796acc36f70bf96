"""`import`: read, see what would change, then one Change, all or nothing."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.importing import FORMAT_WORDS, NOTHING_KNOWN, preview, usable
from herefordshire_desk.domain.merge import Merged, Ours
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.making import unmade_on_failure
from herefordshire_desk.pace import building
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.open import create_desk, open_desk, this_person
from herefordshire_desk.store.store import Store
from herefordshire_desk.workbooks.read import Read, Unreadable, read_sheets


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


def import_extract(options: ImportOptions) -> tuple[Merged, list[Problem]]:
    """Import, or with `dry_run` only look; what changed and what was left out.

    Raises Unreadable where no row can be used, and the store's Fault; then nothing has changed,
    and a desk that was not there is not there.
    """
    with building():
        if options.desk.exists():
            return _into_a_desk(options)
        read = _read(options)
        merged = _merged(read, Nothing(), options)
        if not options.dry_run:
            _into_a_new_desk(options, merged)
        return merged, _problems(read, merged)


def as_json(merged: Merged, problems: Iterable[Problem]) -> str:
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


def in_words(merged: Merged, problems: Sequence[Problem]) -> str:
    """The preview counts for people."""
    counts = merged.counts
    lines = [
        f"Read as {FORMAT_WORDS[merged.format]}.",
        f"{counts.added:,} added, {counts.changed:,} changed, {counts.unchanged:,} unchanged, "
        f"{counts.missing:,} missing from file, {plural(counts.conflicts, 'conflict')}, "
        f"{plural(len(problems), 'row')} left out",
    ]
    lines += [*merged.notes, *filter(None, [merged.warning])]
    lines += [f"{each.file} row {each.row}, {each.field}: {each.message}" for each in problems]
    return "\n".join(lines)


def _into_a_desk(options: ImportOptions) -> tuple[Merged, list[Problem]]:
    """The desk first: a wrong password, or a desk open elsewhere, is told before a long read."""
    store = open_desk(options.desk, options.password, who=this_person())
    try:
        read = _read(options)
        merged = _merged(read, store, options, store.preferences())
        if not options.dry_run and merged.change.edits:
            _back_up(store, options.at)
            store.apply(merged.change, at=options.at, who=this_person().user)
    finally:
        store.close()
    return merged, _problems(read, merged)


def _back_up(store: Store, at: datetime) -> None:
    """A backup that fails is said, and stops nothing: one undo takes the import back."""
    from herefordshire_desk.store.backups import back_up_if_changed

    try:
        back_up_if_changed(store, now=at, why="before an import")
    except Fault as fault:
        sys.stderr.write(f"No backup could be made first. {fault}\n")


def _into_a_new_desk(options: ImportOptions, merged: Merged) -> None:
    """A new desk holds nothing, so what was merged with nothing is what goes in."""
    store, code = create_desk(options.desk, options.password, who=this_person())
    with unmade_on_failure(store, options.desk):
        if options.team:
            store.prefer("team", options.team)
        store.apply(merged.change, at=options.at, who=this_person().user)
    store.close()
    sys.stderr.write(
        f"A new desk was made. Its recovery code, shown this once:\n{code}\n"
        "It opens the desk if the password is forgotten: keep it away from this computer.\n"
    )


def _read(options: ImportOptions) -> Read:
    return read_sheets(options.paths, password=options.workbook_password)


def _merged(
    read: Read, ours: Ours, options: ImportOptions, preferences: Mapping[str, str] = NOTHING_KNOWN
) -> Merged:
    """`preferences` hold the layouts of own trackers that the window was told."""
    merged = preview(
        read.sheets,
        ours,
        source=", ".join(path.name for path in options.paths),
        taken_on=options.taken_on,
        team=options.team,
        imported_on=options.at.date(),
        preferences=preferences,
    )
    if isinstance(merged, Problem):
        raise Unreadable(merged.message)
    if not usable(merged):
        none = f"No child of {options.team}" if options.team else "No row that can be used"
        raise Unreadable(f"{none} is in this extract. Nothing was changed.")
    return merged


def _problems(read: Read, merged: Merged) -> list[Problem]:
    return [*read.problems, *merged.problems]


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "row": problem.row,
        "field": problem.field,
        "message": problem.message,
    }
