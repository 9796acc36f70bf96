"""Importing: from the sheets of an extract to what would change, whichever format it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import known_periods
from herefordshire_desk.domain.extracts.recognise import recognise
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.ssd import read_ssd
from herefordshire_desk.domain.extracts.ssda903 import read_ssda903
from herefordshire_desk.domain.extracts.tracker import read_tracker
from herefordshire_desk.domain.extracts.tracker_layout import Layout, remembered
from herefordshire_desk.domain.merge import Counts, Merged, Ours, merge
from herefordshire_desk.domain.problems import Problem

FORMAT_WORDS = {
    "ssd": "Standard Safeguarding Dataset",
    "annex_a": "Annex A",
    "ssda903": "SSDA903, the looked after children collection",
    "tracker": "a team's own tracker",
}
NO_FORMAT = "This is neither an SSD nor an Annex A extract, nor SSDA903: no heading fits."
NO_ROW = "No row of this extract can be used."
NO_LAYOUT = "Say what the headings of this tracker mean first."
NOTHING_KNOWN: Mapping[str, str] = {}


def preview(
    sheets: Sequence[Sheet],
    ours: Ours,
    *,
    source: str,
    taken_on: date,
    team: str | None,
    imported_on: date,
    read_as: str = "",
    preferences: Mapping[str, str] = NOTHING_KNOWN,
) -> Merged | Problem:
    """What importing the sheets would change; a Problem where nothing in them can be used.

    A tracker is the team's own, so `team` leaves none of its children out.
    `read_as` is the format somebody says it is, blank for what its headings say. `preferences`
    hold the layouts of own trackers: one that is not known yet is a Problem of `layout`.
    """
    sheets = [replace(each, rows=tuple(each.rows)) for each in sheets]  # gone through many times
    found = read_as or format_of(sheets, preferences)
    if not found:
        return Problem("file", NO_FORMAT)
    if found == "tracker":
        extract = _tracker(sheets, preferences, ours, source=source, taken_on=taken_on)
    else:
        extract = _extract(found, sheets, ours, source=source, taken_on=taken_on)
    if extract is None:
        return Problem("layout", NO_LAYOUT)
    if not extract.records:
        return no_row(extract.problems)
    whose = None if found == "tracker" else team
    return merge(extract, ours, team=whose, imported_on=imported_on)


def format_of(sheets: Sequence[Sheet], preferences: Mapping[str, str]) -> str:
    """The format by what is in the file: an own tracker by its headings, once they are known."""
    return recognise(sheets) or ("tracker" if known_layout(sheets, preferences) else "")


def known_layout(
    sheets: Sequence[Sheet], preferences: Mapping[str, str]
) -> tuple[Sheet, Layout] | None:
    """The first sheet whose layout is remembered, with that layout."""
    found = ((sheet, remembered(sheet, preferences)) for sheet in sheets)
    return next(((sheet, layout) for sheet, layout in found if layout), None)


def no_row(problems: Sequence[Problem]) -> Problem:
    """That no row can be used, and the first reason."""
    why = next((f" {each.message}" for each in problems), "")
    return Problem("file", f"{NO_ROW}{why}")


def usable(counts: Counts) -> bool:
    """Whether any row was read at all, new or not."""
    return any((counts.added, counts.changed, counts.unchanged, counts.conflicts))


def _tracker(
    sheets: Sequence[Sheet],
    preferences: Mapping[str, str],
    ours: Ours,
    *,
    source: str,
    taken_on: date,
) -> Extract | None:
    known = known_layout(sheets, preferences)
    if known is None:
        return None
    return read_tracker(*known, source=source, taken_on=taken_on, ours=ours)


def _extract(
    found: str, sheets: Sequence[Sheet], ours: Ours, *, source: str, taken_on: date
) -> Extract:
    match found:
        case "ssd":
            known = known_periods(ours)
            return read_ssd(sheets, source=source, taken_on=taken_on, known_periods=known)
        case "annex_a":
            return read_annex_a(sheets, source=source, taken_on=taken_on, ours=ours)
        case _:
            return read_ssda903(sheets, source=source, taken_on=taken_on, ours=ours)
