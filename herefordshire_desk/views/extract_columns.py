"""What the Extracts page lists: the lines of a preview, and the imports so far."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, ImportedExtract, Record, SocialWorkerId
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.record_words import (
    edit_in_words,
    kind_words,
    record_in_words,
    sides,
)

if TYPE_CHECKING:
    from herefordshire_desk.domain.merge import Line, Merged
    from herefordshire_desk.domain.merged import Unlisted

IMPORT = "Import"
Called = Callable[[SocialWorkerId], str]
FORMATS = {
    "ssd": "SSD tables",
    "annex_a": "Annex A",
    "ssda903": "SSDA903",
    "tracker": "own tracker",
}
BUNDLES: dict[str, str] = {
    "handover": "handover",
    "lent": "lent desk",
    "returned": "desk given back",
}
STATES: dict[str, tuple[str, Pill]] = {
    "added": ("New", "green"),
    "changed": ("Changed", "amber"),
    "missing": ("Missing from file", "amber"),
    "conflict": ("Conflict", "red"),
    "problem": ("Left out", "red"),
    "unchanged": ("Unchanged", "grey"),
}
KEPT = "Changed here and in the file: ours is kept."
STANDING = {"missing": "Not in this file. It is kept.", "unchanged": "As it is here."}
SUPERSEDED = "The history in the file takes its place."
TAKEN_OUT = "Taken out there."
UNLISTED = "{:,} more, not listed one by one."
ORDER = ("problem", "conflict", "missing", "changed", "added", "unchanged")
TO_TICK = ("added", "changed", "conflict")
# what the tick of a line is called, ticked or not, with the tone it is shown in
TICKS: dict[tuple[bool, bool], tuple[str, Pill]] = {
    (False, True): ("Yes", "blue"),
    (False, False): ("No", "grey"),
    (True, True): ("Take theirs", "amber"),
    (True, False): ("Keep ours", "grey"),
}
Ticked = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One line of the preview; `where` is the file and row for one that was left out.

    Its `key` is that of the line; `gone` is said where the file has the record no more. `before`
    and `after` are the two sides, in words beside each other; ids may differ, where the file has
    of itself what stood here.
    """

    key: str
    state: str
    kind: str
    child_id: ChildId | None
    words: str = ""
    where: str = ""
    before: Record | None = None
    after: Record | None = None
    gone: str = SUPERSEDED

    @property
    def can_be_ticked(self) -> bool:
        """Whether there is anything to decide."""
        return self.state in TO_TICK

    def told(self, *, names_hidden: bool = False, called: Called = str) -> str:
        """What the line changes, in words."""
        edit = self._edit()
        if edit is None:
            return self.words
        words = edit_in_words(edit, names_hidden=names_hidden, called=called)
        return f"{words}. {KEPT}" if self.state == "conflict" else words

    def here(self, *, names_hidden: bool, called: Called) -> str:
        """What the desk has of it where the two differ; blank for what is new."""
        if self.before is None or self.words:
            return ""
        if self.after is None:
            return record_in_words(self.before, called=called)
        return sides(*self._both(), names_hidden=names_hidden, called=called)[0]

    def there(self, *, names_hidden: bool, called: Called) -> str:
        """What the file has of it."""
        if self.before is None or self.after is None or self.words:
            gone = self.after is None and not self.words
            return self.gone if gone else self.told(names_hidden=names_hidden, called=called)
        told = sides(*self._both(), names_hidden=names_hidden, called=called)[1]
        return told or "The same, by the id of the case system"

    def _both(self) -> tuple[Record, Record]:
        """The two sides under one id, which is how they are compared."""
        assert self.before is not None
        assert self.after is not None
        return cast("Record", replace(cast("Any", self.before), id=self.after.id)), self.after

    def _edit(self) -> Edit | None:
        if self.words or (self.before is None and self.after is None):
            return None
        if self.before is not None and self.after is not None:
            before, after = self._both()
            return Edit(before=before, after=after)
        return Edit(before=self.before, after=self.after)


def preview_rows(merged: "Merged", read_problems: Iterable[Problem]) -> list[PreviewRow]:
    """Problems first, then what conflicts, is missing, changed or new; last what is unchanged.

    Lines that are not listed one by one stand together as the first of their kind of record.
    """
    rows = [
        PreviewRow(
            key=f"problem:{at}",
            state="problem",
            kind="",
            child_id=None,
            words=problem.message,
            where=f"{problem.file} row {problem.row}" if problem.row else problem.file,
        )
        for at, problem in enumerate((*read_problems, *merged.problems))
    ]
    gone = TAKEN_OUT if merged.format in BUNDLES else SUPERSEDED
    there = (*(_row(line, gone) for line in merged.lines), *map(_unlisted, merged.unlisted))
    return rows + sorted(there, key=lambda row: (ORDER.index(row.state), row.key))


def _row(line: "Line", gone: str) -> PreviewRow:
    return PreviewRow(
        key=line.key,
        state=line.state,
        kind=kind_words(line.kind),
        child_id=line.child_id,
        words=STANDING.get(line.state, ""),
        before=line.before,
        after=line.after,
        gone=gone,
    )


def _unlisted(lines: "Unlisted") -> PreviewRow:
    return PreviewRow(
        key=lines.key,
        state=lines.state,
        kind=kind_words(lines.kind),
        child_id=None,
        words=UNLISTED.format(len(lines)),
    )


def tick_words(row: PreviewRow, ticked: Ticked) -> tuple[str, Pill | None]:
    """What is to be done with a line, in a word or two; blank where there is nothing to do."""
    if not row.can_be_ticked:
        return "", None
    return TICKS[row.state == "conflict", ticked(row.key)]


def preview_columns(desk: Desk, ticked: Ticked, new_name: Called) -> tuple[Column[PreviewRow], ...]:
    """What the preview shows of each line: what is to be done first, then old beside new.

    `new_name` is what somebody is called who is not on the roster yet, blank for all others.
    """

    def called(who: SocialWorkerId) -> str:
        return new_name(who) or desk.social_worker_name(who)

    def here(row: PreviewRow) -> str:
        return row.here(names_hidden=desk.names_hidden, called=called)

    def there(row: PreviewRow) -> str:
        return row.there(names_hidden=desk.names_hidden, called=called)

    def told(row: PreviewRow) -> str:
        return row.told(names_hidden=desk.names_hidden, called=called)

    return (
        Column(
            IMPORT,
            lambda row: tick_words(row, ticked)[0],
            14,
            pill=lambda row: tick_words(row, ticked)[1],
        ),
        Column(
            "State", lambda row: STATES[row.state][0], 18, pill=lambda row: STATES[row.state][1]
        ),
        Column("What", lambda row: row.kind.capitalize(), 14),
        Column("Child", lambda row: desk.child_name(row.child_id) if row.child_id else "", 20),
        Column("Here", here, 34, tip=told),
        Column("In the file", there, 46, tip=told),
        Column("Where", lambda row: row.where, 24, muted=True),
    )


def log_columns() -> tuple[Column[ImportedExtract], ...]:
    """The imports so far."""
    return (
        Column("Taken on", lambda e: e.taken_on, 12, bold=True),
        Column("Imported on", lambda e: e.imported_on, 12),
        Column("Format", lambda e: {**FORMATS, **BUNDLES}.get(e.format, e.format), 14),
        Column("File", lambda e: e.source, 26),
        Column("Rows", lambda e: e.rows, 8),
        Column("New", lambda e: e.added, 8),
        Column("Changed", lambda e: e.changed, 8),
        Column("Missing", lambda e: e.missing, 8),
        Column("Conflicts", lambda e: e.conflicts, 8),
        Column("Left out", lambda e: e.problems, 8),
    )
