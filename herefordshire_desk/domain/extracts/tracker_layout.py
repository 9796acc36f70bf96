"""Layouts of own trackers: which of a sheet's headings is what, likened first, then remembered."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.resource import read_resource

Layout = Mapping[str, str]  # by field, the heading it is read from

REMEMBERED = "tracker:"  # what the names of such preferences begin with
ALIKE = 86.0  # of 100: one letter of seven may differ
STARTS = ("cin_start", "cp_start", "cla_start")
NO_ID = "Say which column has the child's id: without it no row can be told from another."
TWICE = "One column cannot be two things: {} is chosen twice."
_WORDS = re.compile(r"[^a-z0-9]+")


class TrackerField(NamedTuple):
    """One thing a tracker may have.

    `of` is the list of Annex A that it belongs to, blank for the child; `to` is the field it
    fills there.
    """

    name: str
    words: str
    columns: tuple[str, ...]
    reading: str
    of: str
    to: str
    needed: bool


@cache
def tracker_fields() -> tuple[TrackerField, ...]:
    """Everything that can be taken from a tracker, in the order it is asked."""
    carried = tomllib.loads(read_resource("extracts/tracker.toml"))
    return tuple(_field(name, row) for name, row in carried.items())


def layout_name(headings: Iterable[str]) -> str:
    """The name a sheet's layout is remembered under: that of its headings, in any order."""
    keys = sorted(filter(None, map(heading_key, headings)))
    return REMEMBERED + blake2b("\n".join(keys).encode(), digest_size=12).hexdigest()


def proposed(headings: Sequence[str]) -> dict[str, str]:
    """Which heading is most like what each field is usually called; none for most, as a rule.

    Each heading goes to one field. Loads rapidfuzz.
    """
    scored = sorted(
        (
            (-_likeness(heading, field), at, place)
            for at, field in enumerate(tracker_fields())
            for place, heading in enumerate(headings)
            if text(heading)
        ),
    )
    layout: dict[str, str] = {}
    used: set[int] = set()
    for score, at, place in scored:
        name = tracker_fields()[at].name
        if -score >= ALIKE and name not in layout and place not in used:
            layout[name] = headings[place]
            used.add(place)
    return layout


def problem_of(layout: Layout) -> Problem | None:
    """Why a layout cannot be used."""
    if not layout.get("child_id"):
        return Problem("child_id", NO_ID)
    chosen = [heading for heading in layout.values() if heading]
    twice = next((each for each in chosen if chosen.count(each) > 1), None)
    if twice is not None:
        last = [name for name, heading in layout.items() if heading == twice][-1]
        return Problem(last, TWICE.format(f"“{text(twice)}”"))
    return None


def as_text(layout: Layout) -> str:
    """The layout as it is remembered: by the keys of its headings, however they are spelt."""
    return json.dumps({name: heading_key(each) for name, each in layout.items() if each})


def remembered(sheet: Sheet, preferences: Mapping[str, str]) -> dict[str, str] | None:
    """The layout that was remembered for a sheet with these headings, None for none."""
    found = preferences.get(layout_name(sheet.headings))
    if not found:
        return None
    here = {heading_key(heading): heading for heading in reversed(sheet.headings)}
    kept: dict[str, str] = json.loads(found)
    return {name: here[key] for name, key in kept.items() if key in here}


def tracker_sheet(sheets: Sequence[Sheet], preferences: Mapping[str, str]) -> Sheet | None:
    """The sheet that is the tracker: one whose layout is known, else the one with most rows."""
    known = (sheet for sheet in sheets if layout_name(sheet.headings) in preferences)
    return next(known, None) or max(sheets, key=lambda each: len(each.rows), default=None)


def _likeness(heading: str, field: TrackerField) -> float:
    from rapidfuzz import fuzz

    key, words = heading_key(heading), _plain(heading)
    return max(
        100.0 if key == heading_key(each) else min(fuzz.token_sort_ratio(words, _plain(each)), 99.0)
        for each in field.columns
    )


def _plain(heading: str) -> str:
    return " ".join(_WORDS.sub(" ", text(heading).casefold()).split())


def _field(name: str, row: Mapping[str, Any]) -> TrackerField:
    return TrackerField(
        name=name,
        words=row["words"],
        columns=tuple(row["columns"]),
        reading=row.get("as", "text"),
        of=row.get("of", ""),
        to=row.get("to", name),
        needed=row.get("needed", False),
    )
