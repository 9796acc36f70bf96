"""Dates as files write them: the day comes before the month unless a column proves otherwise."""

import re
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, date, timedelta

from herefordshire_desk.domain.calendar import FIRST_YEAR, LAST_YEAR
from herefordshire_desk.domain.extracts.cells import Refused, recorded
from herefordshire_desk.domain.extracts.sheets import Cell

FIRST_TRUE_SERIAL = 61  # 1 March 1900: Excel counts a 29 February 1900 that never was
BEFORE_SERIAL_1 = date(1899, 12, 30)
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - BEFORE_SERIAL_1).days
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}", re.IGNORECASE)
_NAMED = re.compile(rf"(\d{{1,2}})[-/. ]([A-Z]{{3,9}})[-/. ](\d{{4}}){_TIME}", re.IGNORECASE)
_LAST_DAY = re.compile(rf"(?:9999-12-31|31/12/9999){_TIME}", re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"\d{{1,2}}[-/. ]\w{{1,9}}[-/. ]\d{{2}}{_TIME}", re.IGNORECASE)


def date_converter(
    *, month_first: bool = False, serial_dates: bool = True
) -> Callable[[Cell], date | Refused | None]:
    """What reads the cells of one column of dates. None for a blank cell."""

    def convert(cell: Cell) -> date | Refused | None:
        if isinstance(cell, date):
            return _in_range(date(cell.year, cell.month, cell.day), recorded(cell))
        if isinstance(cell, int | float) and serial_dates and not isinstance(cell, bool):
            return _from_serial(cell)
        words = recorded(cell)
        return _from_words(words, month_first=month_first) if words else None

    return convert


def never_ending(
    convert: Callable[[Cell], date | Refused | None],
) -> Callable[[Cell], date | Refused | None]:
    """What reads a column of ends, in which the last day of year 9999 is no end yet."""

    def convert_end(cell: Cell) -> date | Refused | None:
        has_none = cell.year == MAXYEAR if isinstance(cell, date) else _is_last_day(cell)
        return None if has_none else convert(cell)

    return convert_end


def _is_last_day(cell: Cell) -> bool:
    return isinstance(cell, str) and _LAST_DAY.fullmatch(recorded(cell)) is not None


def has_month_first(cells: Iterable[Cell]) -> bool:
    """Whether a column proves that its dates have the month first.

    Proof is two or more different dates, at least a quarter of those written with slashes,
    that can only be read so, and none that can only be read with the day first.
    """
    written = (_YEAR_LAST.fullmatch(cell.strip()) for cell in set(cells) if isinstance(cell, str))
    pairs = [(int(found[1]), int(found[2])) for found in written if found]
    month_first = sum(1 for first, second in pairs if first <= 12 < second)
    day_first = any(second <= 12 < first for first, second in pairs)
    return not day_first and month_first >= 2 and month_first * 4 >= len(pairs)


def _from_words(words: str, *, month_first: bool) -> date | Refused:
    if found := _YEAR_FIRST.fullmatch(words):
        return _made(words, found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(words):
        return _year_last(words, found[1], found[2], found[3], month_first=month_first)
    if found := _NAMED.fullmatch(words):
        return _made(words, found[3], _month(found[2]), found[1])
    if _SHORT_YEAR.fullmatch(words):
        return Refused(f"{words} has a year of two digits; four are needed.")
    return Refused(f"{words} is not a date.")


def _year_last(
    words: str, first: str, second: str, year: str, *, month_first: bool
) -> date | Refused:
    if month_first:
        return _made(words, year, first, second)
    if int(first) <= 12 < int(second) <= 31:
        return Refused(f"{words} is not a date: the day comes before the month.")
    return _made(words, year, second, first)


def _made(words: str, year: str, month: str, day: str) -> date | Refused:
    try:
        return _in_range(date(int(year), int(month), int(day)), words)
    except ValueError:
        return Refused(f"{words} is not a date.")


def _month(name: str) -> str:
    """The month's number, or 0, which no date has."""
    short = name[:3].casefold()
    return str(MONTHS.index(short) + 1 if short in MONTHS else 0)


def _from_serial(number: int | float) -> date | Refused:
    """A plain number in a column of dates: whole days as Excel counts them from 1900."""
    if not FIRST_TRUE_SERIAL <= number <= LAST_SERIAL:
        return Refused(f"{recorded(number)} is a number, not a date.")
    return BEFORE_SERIAL_1 + timedelta(int(number))


def _in_range(day: date, words: str) -> date | Refused:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return Refused(f"{words} is not a date we can use: its year is {day.year}.")
