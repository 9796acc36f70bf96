"""The Monday page as paper: its lists, cut so that they are one page, and what has happened."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload
from herefordshire_desk.domain.happened import Happened
from herefordshire_desk.domain.monday import Monday, Part, monday
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.words import (
    children,
    listed,
    long_date,
    plans_in_words,
    plural,
    short_date,
    within,
)
from herefordshire_desk.models.columns import Column
from herefordshire_desk.views.paper import Cell, Grid, Lines, Paper, cell_of
from herefordshire_desk.views.print_list import day_words, file_stem, keep_words
from herefordshire_desk.views.print_pages import Pages

T = TypeVar("T")
LONGEST = 60  # characters in a cell: with more, one row alone could fill the page
NAMES = 5  # children named beside a social worker who leaves
LABELS = 6  # kinds of things done that are named
ROWS = 60  # more than any A4 page holds: not worth trying
GOOD = "None."
WHY: Column[Need] = Column("Why", lambda need: need.why, 26)


def monday_pages(desk: Desk, since: Happened) -> Pages:
    """One A4 page, with as long lists as fit on it."""
    whole = monday(desk.assessments, desk.picture.social_workers, desk.picture.policy, desk.day)

    def cut(most: Sequence[int]) -> Pages:
        return Pages(monday_paper(desk, whole.shortened(most), since))

    return cut(_longest_that_fit(whole.lengths, lambda most: cut(most).count == 1))


def monday_paper(desk: Desk, page: Monday, since: Happened) -> Paper:
    """The lists as they are given, whether or not they fit."""
    soon = desk.picture.policy["due_soon"]
    needing = need_columns(desk)
    return Paper(
        title="Monday page",
        subject="Monday page",
        shows=(f"{children(len(desk.assessments))} open on the day",),
        team=desk.picture.team,
        day=day_words(desk),
        keep=keep_words(desk),
        parts=(
            _grid("Visits overdue", page.overdue, needing),
            _grid("No social worker", page.unallocated, (*needing[:-1], WHY)),
            _grid(f"Visits due in {plural(soon, 'day')}", page.due, needing),
            _grid("Social workers leaving, with children", page.leaving, leaving_columns(desk)),
            _grid(
                "Three or more social workers in 12 months, or changed too often",
                page.often,
                often_columns(desk),
            ),
            Lines(f"Since Monday {long_date(since.first)}", tuple(happened_words(since))),
        ),
        file_name=file_stem("monday", desk),
    )


def need_columns(desk: Desk) -> tuple[Column[Need], ...]:
    """What the page says of a need."""
    return (
        Column("Child", lambda n: desk.name_of(n.assessment.child), 21),
        Column("Plan", lambda n: plans_in_words(n.assessment.statuses), 15),
        Column("Needs", lambda n: n.words, 25, pill=lambda n: n.urgency),
        Column("Since or by", lambda n: n.by, 13),
        Column("Social worker", lambda n: _held_by(desk, n.assessment), 26),
    )


def leaving_columns(desk: Desk) -> tuple[Column[Caseload], ...]:
    """What the page says of a social worker who leaves."""

    def whom(each: Caseload) -> str:
        names = [_short(desk.child_name(child)) for child in each.children]
        more = [f"{len(names) - NAMES} more"] if len(names) > NAMES else []
        return listed([*names[:NAMES], *more])

    return (
        Column("Social worker", lambda c: c.social_worker.label, 20),
        Column("Leaves", lambda c: c.social_worker.end, 13),
        Column("Children", lambda c: len(c.children), 9),
        Column("Who", whom, 58),
    )


def often_columns(desk: Desk) -> tuple[Column[Assessment], ...]:
    """What the page says of a child who has met many social workers."""
    return (
        Column("Child", lambda a: desk.name_of(a.child), 22),
        Column("Plan", lambda a: plans_in_words(a.statuses), 16),
        Column("Social workers", lambda a: len(a.stability.social_workers), 16),
        Column("Changes", lambda a: len(a.stability.changes), 10),
        Column("Last change", _last_change, 13),
        Column("Social worker", lambda a: _held_by(desk, a), 23),
    )


def happened_words(since: Happened) -> list[str]:
    """What has happened, a sentence for each kind of thing."""
    not_seen = f", {since.not_seen} of them with the child not seen" if since.not_seen else ""
    extracts = [short_date(each.taken_on) for each in since.extracts]
    which = f" (of {listed(extracts[-NAMES:])})" if extracts else ""
    return [
        f"{_count(since.seen + since.not_seen, 'visit')} made{not_seen}. "
        f"{_count(since.recorded, 'visit')} recorded at the desk.",
        f"{_count(since.begun, 'lead allocation')} begun, {since.ended} ended.",
        f"{_count(len(extracts), 'extract')} imported{which}. {_count(since.sent, 'return')} sent.",
        f"Done at the desk: {_done_words(since)}.",
    ]


def _count(count: int, one: str) -> str:
    return plural(count, one) if count else f"No {one}s"


def _done_words(since: Happened) -> str:
    named = [f"{within(_short(label))} ({count:,})" for label, count in since.done[:LABELS]]
    rest = sum(count for _, count in since.done[LABELS:])
    back = [f"taken back ({since.taken_back:,})"] if since.taken_back else []
    done = [*named, *([f"other ({rest:,})"] if rest else []), *back]
    return listed(done) if done else "nothing"


def _grid(name: str, part: Part[T], columns: Sequence[Column[T]]) -> Grid:
    """The list under its name and how many there are; what was cut is said under it."""
    rows = tuple(tuple(_clipped(cell_of(column, row)) for column in columns) for row in part.rows)
    more = f"and {part.left_out:,} more" if rows else f"{part.total:,}: no room to list them here"
    return Grid(
        name=f"{name} ({part.total:,})" if part.total else name,
        headings=tuple(column.heading for column in columns),
        rows=rows,
        widths=tuple(column.width for column in columns),
        empty=GOOD,
        left_out=more if part.left_out else "",
    )


def _longest_that_fit(lengths: Sequence[int], fits: Callable[[Sequence[int]], bool]) -> list[int]:
    """How long each list may be: all of them alike, then what room is left from the first on."""
    if sum(lengths) <= ROWS and fits(lengths):
        return list(lengths)
    alike = _most(max(lengths), lambda most: fits([most] * len(lengths)))
    best = [min(alike, length) for length in lengths]
    for at, length in enumerate(lengths):
        best = _lengthened(best, at, length, fits)
    return best


def _lengthened(
    best: list[int], at: int, length: int, fits: Callable[[Sequence[int]], bool]
) -> list[int]:
    """The same with one list as long as fits."""

    def longer(more: int) -> list[int]:
        return [*best[:at], best[at] + more, *best[at + 1 :]]

    return longer(_most(length - best[at] + 1, lambda more: fits(longer(more))))


def _most(too_many: int, fits: Callable[[int], bool]) -> int:
    """The largest number below `too_many` that fits, by doubling and halving; 0 is taken to."""
    most, step = 0, 1
    while most + step < too_many and fits(most + step):
        most, step = most + step, 2 * step
    too_many = min(too_many, most + step)
    while too_many - most > 1:
        middle = (most + too_many) // 2
        most, too_many = (middle, too_many) if fits(middle) else (most, middle)
    return most


def _held_by(desk: Desk, each: Assessment) -> str:
    return desk.social_worker_name(each.social_worker_id) or "None"


def _last_change(each: Assessment) -> date | None:
    return max((change.start for change in each.stability.changes), default=None)


def _clipped(cell: Cell) -> Cell:
    return Cell(_short(cell.text, 5 * LONGEST), cell.kind, cell.tone)


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
