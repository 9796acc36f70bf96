"""Holidays: proclaimed bank holidays and closure days that the carried table does not have."""

from collections.abc import Iterable
from dataclasses import replace

from herefordshire_desk.domain.calendar import SATURDAY, Calendar, bank_holidays
from herefordshire_desk.domain.changes import Change, Edit, added
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ExtraHoliday
from herefordshire_desk.domain.words import long_date, plural, weekday


def add_holiday(new: ExtraHoliday, known: Iterable[ExtraHoliday]) -> Change | Problem:
    """The Change that makes one more day no working day. Refused: a day that is none already."""
    carried, day = bank_holidays().get(new.on), long_date(new.on)
    first, last = Calendar.valid_from, Calendar.valid_to
    if not first <= new.on <= last:
        return Problem("on", f"Give a day from {long_date(first)} to {long_date(last)}.")
    if carried:
        return Problem("on", f"{day} is a bank holiday the desk knows: {carried}.")
    if new.on.weekday() >= SATURDAY:
        return Problem("on", f"{day} is a {weekday(new.on)}: it is not counted already.")
    if any(each.on == new.on for each in known):
        return Problem("on", f"{day} is on the list already.")
    if not new.name.strip():
        return Problem("name", "Give it a name, such as: Day of the coronation.")
    return added("Add extra holiday", replace(new, name=new.name.strip()))


def remove_holidays(gone: Iterable[ExtraHoliday]) -> Change | Problem:
    """The Change after which these days are working days again."""
    edits = tuple(Edit(before=each) for each in gone)
    if not edits:
        return Problem("", "Choose a day to remove.")
    return Change(f"Remove {plural(len(edits), 'extra holiday')}", edits)
