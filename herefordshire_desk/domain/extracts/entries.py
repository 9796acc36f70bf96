"""Entries: rows of Annex A's Lists 6 to 9, and what several lists say of one child."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from herefordshire_desk.domain.extracts.once import once
from herefordshire_desk.domain.extracts.rows import Reading, Row
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId

MOST_STATUTORY_FIRST = ("List 8", "List 7", "List 6", "List 9")


@dataclass(frozen=True, slots=True)
class Matter:
    """What several lists say of one child. A blank is a word on it too where `blank_counts`."""

    name: str
    heading: str
    words: str
    blank_counts: bool = False


OF_THE_CHILD = (
    Matter("sex", "Gender", "the sex"),
    Matter("ethnicity", "Ethnicity", "the ethnicity"),
    Matter("date_of_birth", "Date of Birth", "the date of birth"),
    Matter("disabled", "Does the Child have a Disability", "the disability"),
)
OF_THE_ALLOCATION = (
    Matter("social_worker", "Allocated Worker", "the social worker", blank_counts=True),
    Matter("team", "Allocated Team", "the team"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list. Two rows with the same values are one entry."""

    list: str
    values: Mapping[str, Any]
    row: Row = field(compare=False)

    @property
    def id(self) -> str:
        """No two entries of a list have the same child and start."""
        return f"{self.child_id}/{self.start}"

    @property
    def child_id(self) -> ChildId:
        """The child the row is about."""
        return ChildId(self.values["child_id"])

    @property
    def start(self) -> date | None:
        """When it began; None in List 9, which has no dates."""
        return self.values.get("start")

    @property
    def end(self) -> date | None:
        """When it ended."""
        return self.values.get("end")

    def get(self, name: str) -> Any:  # noqa: ANN401 - a value is whatever its reading makes
        """A value, None where the list has no column for it."""
        return self.values.get(name)

    def is_open(self, day: date) -> bool:
        """Whether it has not ended by the day. An entry of List 9 never ends."""
        return self.end is None or self.end > day


def entries_of(readings: Iterable[Reading]) -> tuple[list[Entry], list[Problem]]:
    """Every entry, the most statutory list first, then the latest start; rows once each."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for reading in readings:
        made = [Entry(reading.table.name, row.values, row) for row in reading.rows]
        closed = [entry for entry in made if _is_closed_without_a_date(entry)]
        dated = ((entry, entry.row) for entry in made if entry not in closed)
        agreed, contradicted = once(dated, "child and start date")
        entries += agreed
        problems += [*map(_no_closure_date, closed), *contradicted]
    return sorted(entries, key=_most_telling), problems


def by_child(entries: Iterable[Entry]) -> dict[ChildId, list[Entry]]:
    """Entries by child, in the order given."""
    found: dict[ChildId, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.child_id, []).append(entry)
    return found


def first_recorded(entries: Iterable[Entry], name: str) -> Any:  # noqa: ANN401 - as Entry.get
    """The value of the first entry that records it, else None."""
    return next((entry.get(name) for entry in entries if _says(entry, name)), None)


def disagreements(entries: Sequence[Entry], matters: Iterable[Matter]) -> Iterator[Problem]:
    """A Problem for each entry that differs on a matter from the first, whose word is used."""
    for matter in matters:
        said = [e for e in entries if _says(e, matter.name) or _is_blank_word(e, matter)]
        for other in said[1:]:
            if _plain(other.get(matter.name)) != _plain(said[0].get(matter.name)):
                message = f"{other.list} and {said[0].list} differ on {matter.words}: "
                yield other.row.problem(matter.heading, f"{message}{said[0].list} was used.")


def _says(entry: Entry, name: str) -> bool:
    return entry.get(name) not in ("", None)


def _is_blank_word(entry: Entry, matter: Matter) -> bool:
    return matter.blank_counts and matter.name in entry.values


def _plain(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _most_telling(entry: Entry) -> tuple[int, int]:
    start = entry.start.toordinal() if entry.start else 0
    return MOST_STATUTORY_FIRST.index(entry.list), -start


def _is_closed_without_a_date(entry: Entry) -> bool:
    return "closed" in str(entry.get("case_status") or "").casefold() and entry.end is None


def _no_closure_date(entry: Entry) -> Problem:
    message = "The case status says closed, but there is no closure date."
    return entry.row.problem("CIN Closure Date", message)
