"""Erasure: what is asked for, what it leaves behind, and the report of it, by ids alone."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId, Erasure, Tombstone
from herefordshire_desk.domain.words import children, listed, long_date, plural

CLOSED_FOR_LONG = "Closed for as long as the desk keeps children."
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ToErase:
    """Who and what is to go, and why. `sent` are ids of returns that were sent."""

    id: str
    children: tuple[ChildId, ...] = ()
    sent: tuple[str, ...] = ()
    reason: str = CLOSED_FOR_LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure came to: how many records of each table went.

    `named_in` are the records that stay and in which somebody wrote the id or the whole name of
    a child who went, as type and id; `sent_with` are ids of the returns that hold a child's rows
    as they were sent. `rewritten` is whether the file's free space was written again as well;
    `copies` are names of files beside the desk that the erasure did not reach.
    """

    on: date
    reason: str
    children: tuple[ChildId, ...]
    records: Mapping[str, int]
    named_in: tuple[str, ...] = ()
    sent_with: tuple[str, ...] = ()
    rewritten: bool = True
    copies: tuple[str, ...] = ()
    backups_until: date | None = None


def erasing(
    asked: ToErase,
    on: date,
    tombstones: Iterable[str],
    standing: Iterable[str],
    kept: Iterable[Edit],
) -> Change:
    """The Change that is written as the records go: that it was done, and the figures kept.

    `tombstones` are the hashes of the children's ids; of those `standing` there is one already,
    of a child who came back.
    """
    done = Erasure(
        id=asked.id,
        erased_on=on,
        reason=asked.reason,
        children=len(asked.children),
        returns=len(asked.sent),
    )
    new = sorted(set(tombstones) - set(standing))
    stones = (Edit(after=Tombstone(id=each, erased_on=on)) for each in new)
    return Change(f"Erase {what_words(asked)}", (Edit(after=done), *stones, *kept))


def what_words(asked: ToErase) -> str:
    """3 children and 1 sent return."""
    parts = [
        children(len(asked.children)) if asked.children else "",
        plural(len(asked.sent), "sent return") if asked.sent else "",
    ]
    return listed([part for part in parts if part])


def finder(names: Iterable[str]) -> Callable[[str], bool]:
    """Whether a text holds one of the names or ids, as whole words and in any case."""
    known = [re.escape(name) for name in names if name]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", re.IGNORECASE)
    return lambda text: bool(known) and pattern.search(text) is not None


def reason_problem(reason: str, child: Child) -> Problem | None:
    """What is wrong with a reason that stays in the desk, None where it will do."""
    if not reason.strip():
        return Problem("reason", "Say why: the reason is kept, and the child is not.")
    if len(reason) > LONGEST_REASON:
        return Problem("reason", f"Say it in {LONGEST_REASON} characters.")
    if finder([child.id, child.forename, child.surname])(reason):
        return Problem("reason", "Leave the child's name and id out: the reason is kept.")
    return None


def report(erased: Erased) -> list[str]:
    """Line by line, for people and for paper; ids and counts, no names."""
    gone = [f"{table.replace('_', ' ')}: {count:,}" for table, count in erased.records.items()]
    lines = [
        f"Erased on {long_date(erased.on)}. {erased.reason}",
        f"{children(len(erased.children)).capitalize()}: {', '.join(erased.children) or 'none'}",
        f"{plural(sum(erased.records.values()), 'record')}: {', '.join(gone) or 'none'}",
        "The lines of history and of access stay, with ids and without what they said.",
    ]
    if erased.named_in:
        lines.append(
            f"Somebody wrote the id or the name of a child who went in "
            f"{plural(len(erased.named_in), 'record')} that stay: {', '.join(erased.named_in)}. "
            "Only you can say what to do with those words."
        )
    if erased.sent_with:
        lines.append(
            f"{plural(len(erased.sent_with), 'return')} that were sent hold the child's rows "
            f"still: {', '.join(erased.sent_with)}. Closed children takes those returns away when "
            "their time is over."
        )
    if not erased.rewritten:
        lines.append("The free space of the file could not be written again: erase once more.")
    if erased.backups_until is not None:
        lines.append(
            "The desk's backups from before it hold the children still. The first backup or "
            f"closing from {long_date(erased.backups_until)} on takes those away, in the second "
            "place too."
        )
    if erased.copies:
        lines.append(
            "These files beside the desk are from before and are left to you: "
            f"{', '.join(erased.copies)}. So is what was printed, exported or sent."
        )
    else:
        lines.append("What was printed, exported or sent before is left to you.")
    return lines
