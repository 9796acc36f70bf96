"""What the Extracts page lists: the lines of a preview, and the imports so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, ImportedExtract
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.record_words import edit_in_words, kind_words

if TYPE_CHECKING:
    from herefordshire_desk.domain.merge import Merged

FORMATS = {"ssd": "SSD tables", "annex_a": "Annex A", "ssda903": "SSDA903"}
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
ORDER = ("problem", "conflict", "missing", "changed", "added", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One line of the preview; `where` is the file and row for one that was left out."""

    key: str
    state: str
    kind: str
    child_id: ChildId | None
    words: str = ""
    where: str = ""
    edit: Edit | None = None

    def told(self, *, names_hidden: bool = False) -> str:
        """What the line changes, in words."""
        if self.edit is None:
            return self.words
        words = edit_in_words(self.edit, names_hidden=names_hidden)
        return f"{words}. {KEPT}" if self.state == "conflict" else words


def preview_rows(merged: "Merged", read_problems: Iterable[Problem]) -> list[PreviewRow]:
    """Problems first, then what conflicts, is missing, changed or new; last what is unchanged."""
    problems = [*read_problems, *merged.problems]
    rows = [
        PreviewRow(
            key=f"problem:{at}",
            state="problem",
            kind="",
            child_id=None,
            words=problem.message,
            where=f"{problem.file} row {problem.row}" if problem.row else problem.file,
        )
        for at, problem in enumerate(problems)
    ]
    lines = sorted(
        merged.lines,
        key=lambda line: (ORDER.index(line.state), line.kind.__name__, line.record_id),
    )
    rows += [
        PreviewRow(
            key=f"{line.state}:{line.kind.__name__}:{line.record_id}",
            state=line.state,
            kind=kind_words(line.kind),
            child_id=line.child_id,
            words=STANDING.get(line.state, ""),
            edit=None if line.state in STANDING else Edit(before=line.before, after=line.after),
        )
        for line in lines
    ]
    return rows


def preview_columns(desk: Desk) -> tuple[Column[PreviewRow], ...]:
    """What the preview shows of each line."""
    return (
        Column(
            "State", lambda row: STATES[row.state][0], 20, pill=lambda row: STATES[row.state][1]
        ),
        Column("What", lambda row: row.kind.capitalize(), 18),
        Column("Child", lambda row: desk.child_name(row.child_id) if row.child_id else "", 22),
        Column("Change", lambda row: row.told(names_hidden=desk.names_hidden), 62),
        Column("Where", lambda row: row.where, 24, muted=True),
    )


def log_columns() -> tuple[Column[ImportedExtract], ...]:
    """The imports so far."""
    return (
        Column("Taken on", lambda e: e.taken_on, 12, bold=True),
        Column("Imported on", lambda e: e.imported_on, 12),
        Column("Format", lambda e: FORMATS.get(e.format, e.format), 14),
        Column("File", lambda e: e.source, 26),
        Column("Rows", lambda e: e.rows, 8),
        Column("New", lambda e: e.added, 8),
        Column("Changed", lambda e: e.changed, 8),
        Column("Missing", lambda e: e.missing, 8),
        Column("Conflicts", lambda e: e.conflicts, 8),
        Column("Left out", lambda e: e.problems, 8),
    )
