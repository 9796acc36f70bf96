"""Typed values: what a person writes in a field, read strictly and never guessed at."""

import re
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import FIRST_YEAR, LAST_YEAR
from herefordshire_desk.domain.words import MONTHS

DAYS_BACK = {"today": 0, "t": 0, "yesterday": 1, "y": 1}
NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DECIMAL = re.compile(r"-?(\d+([.,]\d*)?|[.,]\d+)")
WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})")


def typed_date(text: str, day: date) -> date | None:
    """A date as people write it: 20/11/2026, 20 Nov 2026, 2026-11-20, today, yesterday.

    Day before month. None where it is not a whole date, of a year that an extract may have too:
    a two-digit year is never guessed.
    """
    text = " ".join(text.casefold().split())
    if text in DAYS_BACK:
        return day - timedelta(DAYS_BACK[text])
    if found := ISO.fullmatch(text):
        return _date(*found.groups())
    if found := NUMBERS.fullmatch(text):
        return _date(*reversed(found.groups()))
    if found := WORDS.fullmatch(text):
        return _date(found[3], _month(found[2]), found[1])
    return None


def typed_number(text: str) -> float | None:
    """A number with a point or a comma; None where it is not one."""
    text = text.strip()
    return float(text.replace(",", ".")) if DECIMAL.fullmatch(text) else None


def _month(word: str) -> str:
    """The month a word begins: nov, sept, november."""
    months = [at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    return str(months[0]) if len(months) == 1 else "0"


def _date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
