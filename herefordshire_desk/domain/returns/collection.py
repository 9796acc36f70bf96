"""A collection of teams' returns as they were read back: which of them count, and which do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.returns.integrity import CHECKSUM, SUBMISSION
from herefordshire_desk.domain.returns.kept import packed_rows, unpacked_rows
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.domain.returns.sheets import Cell
from herefordshire_desk.domain.returns.verify import as_made, fields_of, verify

STACKED = ("children", "sw_episodes", "visits", "social_workers", "measures")
COLLECTED = ("weekly", "monthly")
UNREADABLE = "Its submission sheet does not say in full which period and revision it is of."
NO_TEAM = "(no team named)"
Key = tuple[str, str, date]
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Stacked:
    """One data sheet of a return: its columns, and its rows as they were sent.

    They are kept packed, and unpacked each time they are asked for: 200 returns would not fit
    otherwise.
    """

    columns: tuple[str, ...]
    packed: bytes
    count: int

    @property
    def rows(self) -> tuple[Cells, ...]:
        """Every row."""
        return unpacked_rows(self.packed)

    def column(self, name: str) -> list[Cell]:
        """Its cells under that heading; all empty where it has no such heading."""
        return [cell for (cell,) in self.picked(name)]

    def picked(self, *names: str) -> list[Cells]:
        """Its rows, with the named columns alone."""
        at = [self.columns.index(name) if name in self.columns else None for name in names]
        return [tuple(None if n is None else row[n] for n in at) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReturn:
    """One whole return. `said` is its submission sheet; `tables` is empty if it does not count."""

    file: str
    name: str
    team: str
    period: str
    first: date
    last: date
    as_at: date
    revision: int
    sha256: str
    said: Mapping[str, Cell]
    tables: Mapping[str, Stacked]

    @property
    def key(self) -> Key:
        """What only one return of a collection is counted for: kind of return, team and period."""
        return (self.name, self.team, self.first)

    @property
    def replaces(self) -> Cell:
        """The checksum of the revision it says it stands in place of."""
        return self.said.get("replaces_sha256")


def return_in(file: str, sheets: Sequence[Sheet]) -> TeamReturn | Problem:
    """The return that was read back; a Problem for what is none, or is not as it was made."""
    verdict = verify(sheets)
    if isinstance(verdict, Problem):
        return verdict
    if verdict.faults:
        return Problem("file", " ".join(verdict.faults))
    there = {each.name: each for each in sheets}
    said = fields_of(there[SUBMISSION])
    return _team_return(file, said, there) or Problem("file", UNREADABLE)


def _team_return(
    file: str, said: Mapping[str, Cell], there: Mapping[str, Sheet]
) -> TeamReturn | None:
    name, revision = said.get("return_name"), said.get("revision")
    first, last, as_at = (said.get(each) for each in ("period_start", "period_end", "as_at"))
    if not (isinstance(first, date) and isinstance(last, date) and isinstance(as_at, date)):
        return None
    if not isinstance(revision, int) or name not in COLLECTED or not first <= as_at <= last:
        return None
    return TeamReturn(
        file=file,
        name=str(name),
        team=str(said.get("team_name") or said.get("team_code") or NO_TEAM),
        period=str(said.get("period")),
        first=first,
        last=last,
        as_at=as_at,
        revision=revision,
        sha256=str(said.get(f"{CHECKSUM}all")),
        said=said,
        tables=_tables(str(name), there),
    )


def _tables(name: str, there: Mapping[str, Sheet]) -> dict[str, Stacked]:
    schema = return_schema(name)
    made = {each: as_made(there[each], schema.sheets[each]) for each in STACKED}
    return {
        each: Stacked(sheet.columns, packed_rows(sheet.rows), len(sheet.rows))
        for each, sheet in made.items()
    }


@dataclass(slots=True)
class Collection:
    """Returns as they are added, one file after another.

    Of several for one kind of return, team and period the highest revision counts; of one
    revision, the one of the latest day, and then the first that was added. Only the rows of
    what counts are kept.
    """

    counted: dict[Key, TeamReturn] = field(default_factory=dict)
    read: list[TeamReturn] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, file: str, sheets: Sequence[Sheet]) -> None:
        """One file that could be read."""
        found = return_in(file, sheets)
        if isinstance(found, Problem):
            self.refuse(file, found.message)
            return
        self.read.append(replace(found, tables={}))
        self._count(found)

    def join(self, other: "Collection") -> None:
        """What another collection has, as if its files had been added here."""
        self.read += other.read
        self.refused |= other.refused
        for each in other.counted.values():
            self._count(each)

    def refuse(self, file: str, why: str) -> None:
        """One file that is not counted, and why."""
        self.refused[file] = why

    def _count(self, found: TeamReturn) -> None:
        other = self.counted.get(found.key)
        if other is None or (other.revision, other.as_at) < (found.revision, found.as_at):
            self.counted[found.key] = found

    def in_order(self) -> list[TeamReturn]:
        """What counts, by kind of return, team and period."""
        return [self.counted[key] for key in sorted(self.counted)]

    def standing(self, each: TeamReturn) -> str:
        """What became of a return that was read: counted, repeated, differs or superseded."""
        counts = self.counted[each.key]
        if counts.file == each.file:
            return "counted"
        if counts.revision != each.revision:
            return "superseded"
        return "repeated" if counts.sha256 == each.sha256 else "differs"
