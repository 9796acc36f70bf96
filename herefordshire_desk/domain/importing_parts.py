"""Importing a long extract: the same as importing, with no more than a part held at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.ours import Ours, known_periods
from herefordshire_desk.domain.extracts.parts import divided
from herefordshire_desk.domain.extracts.recognise import recognise
from herefordshire_desk.domain.extracts.sheets import Keep, Sheet
from herefordshire_desk.domain.extracts.ssd import read_ssd, ssd_sheets
from herefordshire_desk.domain.importing import no_row
from herefordshire_desk.domain.merge import label_of
from herefordshire_desk.domain.merge_parts import MergedParts
from herefordshire_desk.domain.merged import Counts
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Team

ROWS_AT_ONCE = 20_000  # some 30 MB as records, with what becomes of them


def is_long(sheets: Sequence[Sheet], rows_at_once: int) -> bool:
    """Whether an extract is read in parts: only the dataset may hold a whole council's history."""
    return sum(len(each.rows) for each in sheets) > rows_at_once and recognise(sheets) == "ssd"


class LongImport:
    """The import of a long extract. What it comes to is known once all batches have been taken.

    `keep` is where its rows are kept meanwhile.
    """

    format = "ssd"

    def __init__(
        self,
        sheets: Sequence[Sheet],
        ours: Ours,
        *,
        keep: Keep,
        rows_at_once: int,
        source: str,
        taken_on: date,
        team: str | None,
        imported_on: date,
    ) -> None:
        known = known_periods(ours)
        self._parts = divided(sheets, keep, known, rows_at_once)
        self._read = partial(
            read_ssd,
            source=source,
            taken_on=taken_on,
            known_periods=known,
            digest_of_whole=digest(ssd_sheets(sheets)),
        )
        self._last = self._read(self._parts.roster)
        teams = [each for each in self._last.records if isinstance(each, Team)]
        self._merged = MergedParts(ours, team=team, teams=teams, imported_on=imported_on)
        self.label = label_of(self._last)
        self.most_edits = sum(len(each.rows) for each in sheets)

    def batches(self) -> Iterator[Sequence[Edit]]:
        """The edits of each part, then those of the extract as a whole. Asked for once."""
        for part in self._extracts():
            yield self._merged.edits(part)
        if self.refused is None:
            yield self._merged.ending(self._last)

    def _extracts(self) -> Iterator[Extract]:
        for part in range(self._parts.count - 1):
            yield self._read(self._parts.of(part))
        yield self._last

    @property
    def refused(self) -> Problem | None:
        """Why nothing of it can be used, where that is so."""
        return None if self._merged.has_records else no_row(self.problems)

    @property
    def counts(self) -> Counts:
        """How many records are in each state."""
        return self._merged.counts

    @property
    def problems(self) -> Sequence[Problem]:
        """The rows that were left out, and why."""
        return self._merged.problems

    @property
    def notes(self) -> Sequence[str]:
        """What was passed over."""
        return self._merged.notes

    @property
    def warning(self) -> str:
        """A reason to look twice."""
        return self._merged.warning
