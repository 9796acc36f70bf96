"""Absences: days a social worker is away, recorded, ended and withdrawn; who is away, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.caseloads import Caseload
from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.facts import is_open, latest
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Absence, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import long_date, short_date

REASONS = {
    "leave": "Leave",
    "sickness": "Sickness",
    "parental": "Parental leave",
    "training": "Training",
    "other": "Other",
}
START_AHEAD, BACK_AHEAD = 12, 24  # months: planned leave, and what must be a slip of the keys


def record_absence(
    social_worker: SocialWorker | None, new: Absence, existing: Iterable[Absence], day: date
) -> Change | Problem:
    """The Change that records an absence, begun or planned; with no end it is open.

    `existing` may be anybody's. Refused: days outside their post, too far ahead or already
    absent; an end on or before the start.
    """
    if social_worker is None or social_worker.id != new.social_worker_id:
        return Problem("", "That social worker is not on the roster.")
    problem = _start_problem(social_worker, new, day) or _end_problem(new, existing, day)
    return problem or added("Record absence", new)


def end_absence(
    absence: Absence, end: date, existing: Iterable[Absence], day: date
) -> Change | Problem:
    """The Change that gives an absence its first day back, past or to come, or corrects it."""
    after = replace(absence, end=end)
    if after == absence:
        return Problem("end", "That is the day back on file already.")
    problem = _end_problem(after, existing, day)
    return problem or altered("End absence", absence, after)


def withdraw_absence(absence: Absence) -> Change:
    """The Change that takes out an absence that was not taken."""
    return Change("Withdraw absence", (Edit(before=absence),))


def away_on(absences: Iterable[Absence], day: date) -> dict[SocialWorkerId, Absence]:
    """Who is away on the day, with the absence."""
    open_now = by_person(each for each in absences if is_open(each, day))
    found = {who: latest(theirs) for who, theirs in open_now.items()}
    return {who: absence for who, absence in found.items() if absence is not None}


def back_on(absences: Iterable[Absence], day: date) -> date | None:
    """The first day from `day` on which somebody is here, by all their absences; None: not known.

    An absence that begins the day another ends goes on from it.
    """
    for each in sorted(absences, key=_start):
        if is_open(each, day):
            if each.end is None:
                return None
            day = each.end
    return day


def long_away(absences: Sequence[Absence], policy: Policy, day: date) -> bool:
    """Whether somebody is away too long to be suggested for a child, or soon will be."""
    return first_long(absences, policy, day) is not None


def first_long(absences: Sequence[Absence], policy: Policy, day: date) -> Absence | None:
    """The first absence of one person that leaves their children waiting; None where none does.

    One that is open on `day` does if they are back more than the days of policy from then; one
    that begins in the days ahead that policy looks does if it lasts as long as policy says.
    """
    last = day + timedelta(policy["leaving_soon"])
    due = (each for each in sorted(absences, key=_start) if each.start <= last)
    left = (each for each in due if each.end is None or each.end > day)
    return next((each for each in left if _is_long(absences, each, policy, day)), None)


def with_absences(
    caseloads: Iterable[Caseload], absences: Iterable[Absence]
) -> tuple[Caseload, ...]:
    """The caseloads with each social worker's absences."""
    theirs = by_person(absences)
    return tuple(
        each._replace(absences=tuple(theirs.get(each.social_worker.id, ()))) for each in caseloads
    )


def by_person(absences: Iterable[Absence]) -> dict[SocialWorkerId, list[Absence]]:
    """Each person's absences, the first to begin first."""
    found: dict[SocialWorkerId, list[Absence]] = {}
    for each in sorted(absences, key=_start):
        found.setdefault(each.social_worker_id, []).append(each)
    return found


def period_words(absence: Absence, day: date) -> str:
    """Away since or from a day, and when they are back, as it stands on `day`."""
    over = absence.end is not None and absence.end <= day
    began = "Was away from" if over else "Away since" if absence.start <= day else "Away from"
    back = f", back {short_date(absence.end)}" if absence.end else ""
    return f"{began} {short_date(absence.start)}{back}"


def away_words(absences: Iterable[Absence], day: date) -> str:
    """The absence of one person that is open, else the next; blank where there is none."""
    shown = away_next(absences, day)
    return period_words(shown, day) if shown else ""


def away_next(absences: Iterable[Absence], day: date) -> Absence | None:
    """The absence of one person that is open, else the next to come."""
    left = (each for each in absences if each.end is None or each.end > day)
    return min(left, key=_start, default=None)


def away_clause(absences: Iterable[Absence], day: date) -> str:
    """The same inside a line of words."""
    words = away_words(absences, day)
    return words[:1].lower() + words[1:]


def why_words(absences: Sequence[Absence], policy: Policy, day: date) -> str:
    """What their absences say to whoever would give them a child."""
    barred = ": not suggested" if long_away(absences, policy, day) else ""
    return away_clause(absences, day) + barred


def _is_long(absences: Iterable[Absence], absence: Absence, policy: Policy, day: date) -> bool:
    back = back_on(absences, max(absence.start, day))
    if back is None:
        return True
    if absence.start <= day:
        return back > day + timedelta(policy["absence_brief"])
    return back >= absence.start + timedelta(policy["absence_long"])


def _start_problem(social_worker: SocialWorker, new: Absence, day: date) -> Problem | None:
    joined, left = social_worker.start, social_worker.end
    last = add_months(day, START_AHEAD)
    if new.start > last:
        return Problem("start", f"It can begin a year ahead at most, by {long_date(last)}.")
    if joined is not None and new.start < joined:
        return Problem("start", f"They joined on {long_date(joined)}.")
    if left is not None and new.start >= left:
        return Problem("start", f"They are in post until {long_date(left)}.")
    return None


def _end_problem(new: Absence, existing: Iterable[Absence], day: date) -> Problem | None:
    """An end that cannot be, or days of which some are somebody's absence already."""
    last = add_months(day, BACK_AHEAD)
    if new.end is not None and new.end <= new.start:
        begins = long_date(new.start)
        return Problem(
            "end", f"They are away from {begins}: the first day back must be after that."
        )
    if new.end is not None and new.end > last:
        return Problem("end", f"It can be two years ahead at most, by {long_date(last)}.")
    return _clash(new, existing, day)


def _clash(new: Absence, existing: Iterable[Absence], day: date) -> Problem | None:
    theirs = (each for each in existing if each.social_worker_id == new.social_worker_id)
    clashing = [each for each in theirs if each.id != new.id and _overlap(each, new)]
    if not clashing:
        return None
    first = min(clashing, key=_start)
    if first.start <= new.start:
        return Problem("start", f"{period_words(first, day)}: that is on file already.")
    again = long_date(first.start)
    return Problem("end", f"They are away from {again} as well: give a first day back by then.")


def _overlap(one: Absence, other: Absence) -> bool:
    begins_in_time = other.end is None or one.start < other.end
    return begins_in_time and (one.end is None or other.start < one.end)


def _start(absence: Absence) -> tuple[date, str]:
    return absence.start, absence.id
