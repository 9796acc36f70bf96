"""Importing a long extract: the same as importing, with no more than a part held at a time."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from datetime import date
from functools import partial

from herefordshire_desk.domain.changes import Batches, Edit
from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.ours import Ours, known_periods
from herefordshire_desk.domain.extracts.parts import divided
from herefordshire_desk.domain.extracts.recognise import recognise
from herefordshire_desk.domain.extracts.sheets import Keep, Sheet
from herefordshire_desk.domain.extracts.ssd import read_ssd, ssd_sheets
from herefordshire_desk.domain.importing import no_row
from herefordshire_desk.domain.listing import Listing
from herefordshire_desk.domain.merge import label_of
from herefordshire_desk.domain.merge_parts import Ending, MergedParts
from herefordshire_desk.domain.merged import Counts, Merged, edits_of, import_edits
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
        self.notes: Sequence[str] = ()
        self.warning = ""
        self._label = label_of(self._last)
        self._rows = sum(len(each.rows) for each in sheets)

    @property
    def batches(self) -> Batches:
        """The Change of it as it is when nobody says otherwise. Gone through once."""
        return Batches(self._label, self._rows, self._batches())

    def preview(self, listing: Listing) -> Generator[float, None, Merged | Problem]:
        """Work out a preview, telling after each part how far it is, from 0 to 1.

        Gone through once, and not where the batches were.
        """
        for done, part in enumerate(self._extracts(), 1):
            listing.add(self._merged.lines(part))
            yield done / self._parts.count
        if self.refused is not None:
            return self.refused
        end = self._end()
        listing.add(end.missing)
        return Merged(
            label=self._label,
            counts=self.counts,
            lines=listing.lines,
            unlisted=listing.unlisted,
            problems=tuple(self.problems),
            record=end.record,
            known=end.known,
            differing=end.differing,
            notes=end.notes,
            warning=end.warning,
            format=self.format,
        )

    def _batches(self) -> Iterator[Sequence[Edit]]:
        """The edits of each part, then those of the whole."""
        again = False
        taken: Counter[str] = Counter()
        for part in self._extracts():
            lines = self._merged.lines(part)
            yield (edits := edits_of(line for line in lines if line.is_written_by_default))
            taken.update(line.state for line in lines if line.taken_by_default)
            again = again or bool(edits)
        if self.refused is None:
            end = self._end()
            again = again or bool(end.differing)
            record = import_edits(end.record, end.known, self.counts, taken, again=again)
            yield [*end.differing, *record]

    def _end(self) -> Ending:
        end = self._merged.ending(self._last)
        self.notes, self.warning = end.notes, end.warning
        return end

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
