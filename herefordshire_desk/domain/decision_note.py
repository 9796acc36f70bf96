"""Decision note: which child went to whom and why, as a page to read, copy and keep."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from herefordshire_desk.domain.board import Load
from herefordshire_desk.domain.hand_over import Terms
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.words import CHANGE_REASONS, children, listed, long_date, plural

Named = Callable[[ChildId], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMade:
    """One move with its reasons: social workers by name, blank for none before."""

    child_id: ChildId
    before: str
    after: str
    new_face: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the note tells. `terms` is None while the moves are a plan that nobody has made."""

    team: str
    on: date
    by: str
    moves: tuple[MoveMade, ...]
    loads: tuple[Load, ...]
    terms: Terms | None = None
    leaver: str = ""
    leaves_on: date | None = None
    parted: tuple[tuple[ChildId, ...], ...] = ()
    unplaced: tuple[ChildId, ...] = ()


def decision_note(decision: Decision, named: Named) -> str:
    """The note as HTML. `named` says what a child is called in it: by name, or by id alone."""
    return "".join(
        [
            f"<h2>{escape(_title(decision))}</h2>",
            *(_paragraph(line) for line in _opening(decision)),
            _moves_table(decision.moves, named),
            *(_paragraph(line) for line in _remarks(decision, named)),
            "<h3>Caseloads</h3>",
            _loads_table(decision.loads),
            _paragraph(
                "Weight is in points by plan, as policy sets them. The desk advised; the manager "
                "named above decided."
            ),
        ]
    )


def by_id(child: ChildId) -> str:
    """What a child is called in a note with ids only."""
    return child


def _title(decision: Decision) -> str:
    done = "Allocation decision" if decision.terms else "Allocation plan, not made yet"
    return f"{done} · {decision.team}" if decision.team else done


def _opening(decision: Decision) -> Iterable[str]:
    yield f"{long_date(decision.on)}, by {decision.by}."
    if decision.leaver and decision.leaves_on:
        yield f"{decision.leaver} leaves on {long_date(decision.leaves_on)}."
    if decision.terms is not None:
        terms = decision.terms
        planned = "planned" if terms.planned else "not planned"
        reason = CHANGE_REASONS.get(terms.reason, terms.reason)
        yield (
            f"From {long_date(terms.start)}. Reason: {reason} ({terms.reason}). "
            f"The change was {planned}. A first social worker is recorded as first contact."
        )
    new = sum(each.new_face for each in decision.moves)
    faces = plural(new, "new face", "new faces") if new else "no new face"
    yield f"{children(len(decision.moves))}, {faces}."


def _remarks(decision: Decision, named: Named) -> Iterable[str]:
    for group in decision.parted:
        names = listed([named(child) for child in group])
        yield f"Brothers and sisters parted, for want of room with one social worker: {names}."
    if decision.unplaced:
        names = listed([named(child) for child in decision.unplaced])
        yield f"Not yet decided: {names}."


def _moves_table(moves: Sequence[MoveMade], named: Named) -> str:
    rows = [
        (
            named(each.child_id),
            each.before or "No social worker",
            each.after,
            each.why,
        )
        for each in sorted(moves, key=lambda each: (each.after, each.child_id))
    ]
    return _table(("Child", "From", "To", "Why"), rows)


def _loads_table(loads: Iterable[Load]) -> str:
    rows = [
        (
            each.social_worker.label,
            f"{len(each.before.children)} → {each.children}",
            f"{_number(each.before.per_fte)} → {_number(each.per_fte)}",
            f"{each.before.weight} → {each.weight}",
            str(each.new_faces),
        )
        for each in loads
        if each.taking or each.giving
    ]
    headings = ("Social worker", "Children", "Per FTE", "Weight, points", "New faces")
    return _table(headings, rows)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th align='left'>{escape(each)}</th>" for each in headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table cellpadding='4'><tr>{head}</tr>{body}</table>"


def _paragraph(line: str) -> str:
    return f"<p style='margin:0 0 4px 0'>{escape(line)}</p>"


def _number(value: float | None) -> str:
    return "not recorded" if value is None else f"{value:.1f}"
