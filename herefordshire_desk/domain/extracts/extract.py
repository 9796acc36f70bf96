"""An extract: records as a file has them on a day, what it carries of each, and its problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import AnnexARow, ChildId, Record, child_of

Format = Literal["ssd", "annex_a", "ssda903", "tracker"]
FORMAT_WORDS: dict[str, str] = {
    "ssd": "SSD extract",
    "annex_a": "Annex A",
    "ssda903": "SSDA903",
    "tracker": "own tracker",
}


@dataclass(frozen=True, kw_only=True)
class Extract:
    """What one import brings. `source` is the name of a file or folder, never a path.

    `carried` names, by type of record, the fields the file has columns for. `whole` are the
    types (with the kind, for plans and visits) that the file has whole: one of these that the
    file lacks is missing from it. `teams` gives a child's team where no allocation says it.
    `kept` are the rows of Annex A that are kept whole, `lists` the lists it had.
    `notes` tell what was passed over and why; they are no problems. A record among `records`
    may bear a stamp: that of ours as it was when this one was worked out from it.
    """

    format: Format
    source: str
    taken_on: date
    records: tuple[Record, ...]
    carried: Mapping[type[Record], tuple[str, ...]]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    rows: int = 0
    digest: str = ""
    whole: frozenset[tuple[type[Record], str]] = frozenset()
    teams: Mapping[ChildId, str] = field(default_factory=dict)
    kept: tuple[AnnexARow, ...] = ()
    lists: frozenset[str] = frozenset()

    @cached_property
    def children(self) -> frozenset[ChildId]:
        """Everybody its records are about."""
        found = map(child_of, self.records)
        return frozenset(child for child in found if child is not None)


def digest(sheets: Iterable[Sheet]) -> str:
    """What two files share that hold the same sheets, in whatever order."""
    whole = blake2b(digest_size=16)
    for sheet in sorted(sheets, key=lambda each: (each.headings, each.name)):
        whole.update(repr((sheet.headings, len(sheet.rows))).encode())
        for row in sheet.rows:
            whole.update(repr(row).encode())
    return whole.hexdigest()
