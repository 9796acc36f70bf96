"""Importing: from the sheets of an extract to what would change, whichever format it is."""

from collections.abc import Sequence
from datetime import date

from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.recognise import recognise
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.ssd import read_ssd
from herefordshire_desk.domain.extracts.ssda903 import read_ssda903
from herefordshire_desk.domain.merge import Merged, Ours, merge
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import CareEpisode

FORMAT_WORDS = {
    "ssd": "Standard Safeguarding Dataset",
    "annex_a": "Annex A",
    "ssda903": "SSDA903, the looked after children collection",
}
NO_FORMAT = "This is neither an SSD nor an Annex A extract, nor SSDA903: no heading fits."


def preview(
    sheets: Sequence[Sheet],
    ours: Ours,
    *,
    source: str,
    taken_on: date,
    team: str | None,
    imported_on: date,
) -> Merged | Problem:
    """What importing the sheets would change; a Problem where nothing in them can be used."""
    extract = _extract(sheets, ours, source=source, taken_on=taken_on)
    if extract is None:
        return Problem("file", NO_FORMAT)
    if not extract.records:
        return Problem("file", "No row of this extract can be used.")
    return merge(extract, ours, team=team, imported_on=imported_on)


def usable(merged: Merged) -> bool:
    """Whether any row was read at all, new or not."""
    counts = merged.counts
    return any((counts.added, counts.changed, counts.unchanged, counts.conflicts))


def _extract(sheets: Sequence[Sheet], ours: Ours, *, source: str, taken_on: date) -> Extract | None:
    match recognise(sheets):
        case "ssd":
            known = {each.period_of_care_id: each.child_id for each in ours.records(CareEpisode)}
            return read_ssd(sheets, source=source, taken_on=taken_on, known_periods=known)
        case "annex_a":
            return read_annex_a(sheets, source=source, taken_on=taken_on, ours=ours)
        case "ssda903":
            return read_ssda903(sheets, source=source, taken_on=taken_on, ours=ours)
        case _:
            return None
