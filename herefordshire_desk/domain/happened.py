"""Happened: what changed between two days, from the records and the lines of history."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import Allocation, ImportedExtract, SentReturn, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Counts of the days from `first` to `last`, both included.

    Visits count by the day of the visit; `recorded` are those typed at the desk, by that day.
    `begun` and `ended` count lead allocations. `done` is what was done at the desk and stands,
    by what it was called, most often first; `taken_back` counts what was undone.
    """

    first: date
    last: date
    seen: int
    not_seen: int
    recorded: int
    begun: int
    ended: int
    extracts: tuple[ImportedExtract, ...]
    sent: int
    done: tuple[tuple[str, int], ...]
    taken_back: int


def monday_before(day: date) -> date:
    """The last Monday before `day`: on a Monday, the one a week ago."""
    return day - timedelta(day.weekday() or 7)


def happened(
    first: date,
    last: date,
    *,
    visits: Iterable[Visit],
    allocations: Iterable[Allocation],
    extracts: Iterable[ImportedExtract],
    sent: Iterable[SentReturn],
    lines: Sequence[HistoryLine],
) -> Happened:
    """What these records and all lines of history, oldest first, say of those days."""

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    known = list(visits)
    made = [visit for visit in known if within(visit.visited_on)]
    led = [row for row in allocations if is_lead(row) and row.social_worker_id]
    standing, undone = _told([line for line in lines if line.at.date() <= last])
    labels = Counter(line.label for line in standing if within(line.at.date()))
    return Happened(
        first=first,
        last=last,
        seen=sum(visit.child_seen is True for visit in made),
        not_seen=sum(visit.child_seen is not True for visit in made),
        recorded=sum(within(visit.recorded_on) for visit in known),
        begun=sum(within(row.start) for row in led),
        ended=sum(within(row.end) for row in led),
        extracts=tuple(e for e in extracts if not e.is_bundle and within(e.imported_on)),
        sent=sum(within(each.sent_on) for each in sent),
        done=tuple(sorted(labels.items(), key=lambda pair: (-pair[1], pair[0]))),
        taken_back=sum(within(line.at.date()) for line in undone),
    )


def _told(lines: Sequence[HistoryLine]) -> tuple[list[HistoryLine], list[HistoryLine]]:
    """What still stands of what was done, and the undoings that do.

    A line that takes back another counts against that one; a redo takes back an undoing.
    """
    back: set[int] = set()
    standing, undone = [], []
    by_number = {line.number: line for line in lines}
    for line in reversed(lines):
        if line.number in back:
            continue
        if line.undoes is None:
            standing.append(line)
            continue
        back.add(line.undoes)
        target = by_number.get(line.undoes)
        if target is not None and target.undoes is None:
            undone.append(line)
    return standing, undone
