"""Who holds a child, reckoned once more from the words of the rules: plain, slow and apart.

Nothing here comes from domain/allocations.py. An episode is the set of days it was in force,
an open one having besides every day to come, so that "lies wholly within" is set inclusion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from herefordshire_desk.domain.records import Allocation, Episode

LEAD = {
    "ALLOCATED CASE WORKER",
    "ALLOCATED SOCIAL WORKER",
    "CASE WORKER",
    "SOCIAL WORKER",
    "KEY WORKER",
    "CW",
    "LEAD",
}
TO_COME = "every day after the day"


@dataclass
class Spell:
    """Joined rows of one social worker, in order."""

    rows: list[Allocation]
    day: date

    @property
    def worker(self):
        return self.rows[0].social_worker_id

    @property
    def start(self):
        return self.rows[0].start

    @property
    def end(self):
        ends = [end_by(row, self.day) for row in self.rows]
        return None if None in ends else max(ends)

    def told(self):
        return (self.rows[0].id, self.worker, self.start, self.end, self.rows[-1].team)


def end_by(row, day):
    """An end after the day counts as open."""
    if row.end is None or row.end > day:
        return None
    return row.end


def days_in_force(row, day):
    end = end_by(row, day)
    until = day + timedelta(1) if end is None else end
    length = (until - row.start).days
    known = {row.start + timedelta(number) for number in range(length)}
    return known | {TO_COME} if end is None else known


def step_1(rows: Sequence[Allocation], day):
    kept = []
    for row in sorted(rows, key=lambda row: row.id):
        if row.role.strip().upper() not in LEAD or row.social_worker_id == "":
            continue
        if row.start > day or (row.end is not None and row.end < row.start):
            continue
        if any(same(row, other, day) for other in kept):
            continue
        kept.append(row)
    return kept


def same(one, other, day):
    """Same worker, start, end, reason, referral."""
    return (
        one.social_worker_id == other.social_worker_id
        and one.start == other.start
        and end_by(one, day) == end_by(other, day)
        and one.reason == other.reason
        and one.referral_id == other.referral_id
    )


def step_2(rows, day):
    return [row for row in rows if days_in_force(row, day)]


def step_3(rows, day):
    return [row for row in rows if not any(covers(other, row, day) for other in rows)]


def covers(other, row, day):
    outer, inner = days_in_force(other, day), days_in_force(row, day)
    if other.social_worker_id == row.social_worker_id or TO_COME in inner:
        return False
    began_first = other.start < row.start
    lasts_longer = other.start == row.start and outer > inner
    return inner <= outer and (began_first or lasts_longer)


def step_4(rows, day):
    def place(row):
        end = end_by(row, day)
        return (row.start, end is None, end or row.start, row.id)

    spells = [Spell([row], day) for row in sorted(rows, key=place)]
    at = 0
    while at + 1 < len(spells):
        this, following = spells[at], spells[at + 1]
        touches = this.end is None or following.start <= this.end + timedelta(1)
        if this.worker == following.worker and touches:
            this.rows += following.rows
            del spells[at + 1]
        else:
            at += 1
    return spells


def spells_of(rows, day):
    return step_4(step_3(step_2(step_1(rows, day), day), day), day)


def present_of(spells):
    open_ones = [spell for spell in spells if spell.end is None]
    if not open_ones:
        return None
    last_start = max(spell.start for spell in open_ones)
    return min(spell.rows[0].id for spell in open_ones if spell.start == last_start)


def a_year_before(day):
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def changes_of(spells, referrals: Sequence[Episode], day):
    """The ids of the spells that began with a change in (day - 12 months, day]."""
    by_then = [referral for referral in referrals if referral.start <= day]
    found = []
    for before, spell in pairwise(spells):
        in_window = a_year_before(day) < spell.start <= day
        other_worker = spell.worker != before.worker
        first_contact = spell.rows[0].reason == "FCONTA"
        if not in_window or not other_worker or first_contact:
            continue
        if not begins_new_involvement(before, spell, by_then):
            found.append(spell.rows[0].id)
    return found


def begins_new_involvement(before, spell, referrals):
    theirs, previous = spell.rows[0].referral_id, before.rows[-1].referral_id
    if theirs == "" or previous in ("", theirs):
        return False
    on_file = [referral for referral in referrals if referral.id == previous]
    return any(each.end is not None and each.end <= spell.start for each in on_file)


def distinct_of(spells, day):
    since = a_year_before(day)
    return {spell.worker for spell in spells if spell.end is None or spell.end > since}
