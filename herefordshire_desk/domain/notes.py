"""Notes: what a manager keeps in mind about a child, in their own words."""

from dataclasses import replace

from herefordshire_desk.domain.changes import Change, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child

LONGEST = 4000  # letters: a note is for the next conversation, the record is the case system


def set_note(child: Child, text: str, *, on_file: bool = True) -> Change | Problem:
    """Put `text` in place of the child's note; blank takes it away.

    Spaces at line ends and empty lines at either end are left out. A child known by id alone
    is not `on_file`: the note is then the first that is kept of them.
    """
    note = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    if len(note) > LONGEST:
        over = len(note) - LONGEST
        return Problem("note", f"A note holds {LONGEST:,} letters: take out {over:,} or more.")
    if note == child.note:
        return Problem("note", "This is what the note already says.")
    after = replace(child, note=note)
    if not on_file:
        return added("Write note", after)
    label = "Remove note" if not note else "Change note" if child.note else "Write note"
    return altered(label, child, after)


def in_one_line(note: str) -> str:
    """A note as a list shows it: its lines one after the other."""
    return " · ".join(line.strip() for line in note.splitlines() if line.strip())
