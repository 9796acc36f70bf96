"""Findings: what a check found in a record, before its rule says how much that matters."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from herefordshire_desk.domain.records import ChildId

Level = Literal["must_fix", "should_check", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One field of one record, and what is wrong with it in words: no name, no date of birth.

    `sheet` is said only where the rule covers several.
    """

    child_id: ChildId | None = None
    sheet: str = ""
    record: str = ""
    field: str
    message: str


def collection_year(day: date) -> date:
    """The 1 April on or before the day."""
    return date(day.year - (day < date(day.year, 4, 1)), 4, 1)
