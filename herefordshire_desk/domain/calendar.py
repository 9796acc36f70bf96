"""Days, months and working days as the statutes count them."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from herefordshire_desk.resource import read_resource

SATURDAY = 5
DECEMBER = 12
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2100  # of any day that a record may have: no rule counts past an end


def add_months(day: date, months: int) -> date:
    """The corresponding date `months` later (earlier if negative); with none, the month's last day.

    30 November and three months is 28 or 29 February.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, days_in(year, month)))


def days_in(year: int, month: int) -> int:
    """How many days the month has: a day of the month after, less that day's number."""
    return 31 if month == DECEMBER else (date(year, month + 1, 1) - DAY).day


def birthday(born: date, age: int) -> date:
    """The day a person turns `age`. Born on 29 February: 1 March where the year has no 29th."""
    if (born.month, born.day) == (2, 29) and days_in(born.year + age, 2) == 28:
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


def age_on(born: date, day: date) -> int:
    """Whole years of age on `day`; below 0 before birth."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


@cache
def bank_holidays() -> dict[date, str]:
    """Bank holidays of England in the carried table, by day."""
    _, *rows = read_resource("bank_holidays.csv").splitlines()
    return {date.fromisoformat(day): name for day, _, name in (row.partition(",") for row in rows)}


class Calendar:
    """Working days of England: Monday to Friday, no bank holiday and no extra closure day.

    The carried table is good from the first of January 2012 to `valid_to`; beyond it only
    weekends are skipped, and `covers` is False.
    """

    valid_from = date(2012, 1, 1)
    valid_to = date(2032, 12, 31)

    def __init__(self, extra: Iterable[date] = ()) -> None:
        self.closed = bank_holidays().keys() | set(extra)
        first, last = self.valid_from.toordinal(), self.valid_to.toordinal() + 1
        shut = {day.toordinal() for day in self.closed}
        # ordinal 1 is a Monday
        self._working = [d for d in range(first, last) if (d - 1) % 7 < SATURDAY and d not in shut]

    def covers(self, day: date) -> bool:
        """Whether the bank holidays of that day's year are known."""
        return self.valid_from <= day <= self.valid_to

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return day.weekday() < SATURDAY and day not in self.closed

    def add_working_days(self, day: date, count: int) -> date:
        """The working day `count` working days after `day`, which is day 0 and never counted."""
        at = bisect_right(self._working, day.toordinal()) + count - 1
        if self.valid_from <= day and at < len(self._working):
            return date.fromordinal(self._working[at])
        return self._step(day, count)

    def working_days_between(self, day: date, until: date) -> int:
        """Working days after `day` up to and including `until`; 0 when `until` is no later."""
        if until <= day:
            return 0
        if self.covers(day) and self.covers(until):
            working = self._working
            return bisect_right(working, until.toordinal()) - bisect_right(working, day.toordinal())
        days = (day + timedelta(n + 1) for n in range((until - day).days))
        return sum(self.is_working_day(each) for each in days)

    def closures_between(self, day: date, until: date) -> list[date]:
        """Closed weekdays after `day` up to and including `until`, in order."""
        return sorted(d for d in self.closed if day < d <= until and d.weekday() < SATURDAY)

    def _step(self, day: date, count: int) -> date:
        while count:
            day += timedelta(1)
            count -= self.is_working_day(day)
        return day
