"""What the allocation board's three tables show: children, candidates and caseloads."""

from collections.abc import Callable
from datetime import date

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.absences import away_next, away_words
from herefordshire_desk.domain.board import Load, Waiting, is_away
from herefordshire_desk.domain.candidates import Candidate, may_lead
from herefordshire_desk.domain.caseloads import role_code
from herefordshire_desk.domain.records import ChildId, SocialWorkerId
from herefordshire_desk.domain.words import (
    EMPLOYMENT_WORDS,
    ordinal,
    plans_in_words,
    plural,
    short_date,
)
from herefordshire_desk.models.columns import Column, Pill

Goes = Callable[[ChildId], str]
Leaver = Callable[[], SocialWorkerId | None]


def waiting_columns(desk: Desk, goes_to: Goes) -> tuple[Column[Waiting], ...]:
    """The children to allocate. `goes_to` names whom the board puts a child with."""
    return (
        Column("Child", lambda w: desk.name_of(w.assessment.child), 16, bold=True),
        Column("Goes to", lambda w: goes_to(w.id), 13),
        Column("Why", lambda w: why_words(desk, w), 16, sort=lambda w: w.on, pill=_why_tone),
        Column(
            "Next is",
            lambda w: next_words(desk, w),
            8,
            sort=_next,
            pill=lambda w: "red" if _too_many(desk, w) else "grey",
            tip=lambda w: next_tip(desk, w),
        ),
        Column("Now with", lambda w: desk.social_worker_name(w.assessment.social_worker_id), 15),
        Column("Plan", lambda w: plans_in_words(w.assessment.statuses), 12),
    )


def candidate_columns() -> tuple[Column[Candidate], ...]:
    """Who could hold one child, best first."""
    return (
        Column("Social worker", lambda c: c.match.social_worker.label, 18, bold=True),
        Column("New face", face_words, 14, pill=_face_tone),
        Column("Room after", _room_words, 14, pill=_room_tone, sort=lambda c: -c.over),
        Column("Why", lambda c: c.why, 80),
    )


def load_columns(desk: Desk, leaver: Leaver) -> tuple[Column[Load], ...]:
    """Everybody's caseload, before and after the moves. `leaver` is who is laid out as one."""

    def away(load: Load) -> str:
        return away_words(load.before.absences, desk.day)

    def since(load: Load) -> date | None:
        shown = away_next(load.before.absences, desk.day)
        return shown.start if shown else None

    return (
        Column("Name", lambda load: load.social_worker.label, 14, bold=True),
        Column("Children", _children, 8, sort=lambda load: load.children, right=True),
        Column(
            "Points",
            _points,
            9,
            sort=lambda load: load.weight,
            right=True,
            tip=lambda _: "Weight by plan, in points, as policy sets them",
        ),
        Column("Per FTE", _per_fte, 10, sort=lambda load: load.per_fte, right=True),
        Column(
            "Room after",
            lambda load: "Leaves" if load.social_worker.id == leaver() else capacity_words(load),
            8,
            sort=_room,
            pill=lambda load: "grey" if load.social_worker.id == leaver() else _capacity_tone(load),
        ),
        Column("New faces", lambda load: load.new_faces or None, 7),
        Column("Away", away, 20, sort=since, tip=away),
        Column("Employed as", employed_words, 24),
    )


def why_words(desk: Desk, waiting: Waiting) -> str:
    """Why a child is on the board."""
    if waiting.cause == "unallocated":
        return f"Waiting {plural((desk.day - waiting.on).days, 'day')}"
    if waiting.cause == "over":
        return f"Over capacity; since {short_date(waiting.on)}"
    coming = waiting.expected
    if waiting.cause == "expected" and coming is not None and coming.cause in ("ends", "planned"):
        return f"Ends {short_date(waiting.on)}"
    if coming is not None and coming.cause == "away":
        return f"Away from {short_date(waiting.on)}" if waiting.on > desk.day else "Away"
    return f"{'Leaves' if waiting.on > desk.day else 'Left'} {short_date(waiting.on)}"


def next_words(desk: Desk, waiting: Waiting) -> str:
    """Which social worker in the months of policy the next new one would be."""
    coming = waiting.expected
    known = f", {desk.social_worker_name(coming.next_one)}" if coming and coming.next_one else ""
    return f"{ordinal(_next(waiting))}{known}"


def next_tip(desk: Desk, waiting: Waiting) -> str:
    """The same in a sentence."""
    months = desk.picture.policy["stability_months"]
    return f"{ordinal(_next(waiting))} social worker in {months} months, where it is somebody new"


def face_words(candidate: Candidate) -> str:
    """Whether the child has met them."""
    found = candidate.match
    if found.leaves_soon:
        return "Leaves soon"
    return "Known face" if found.known else "New face"


def capacity_words(load: Load) -> str:
    """How the caseload would stand to its limit; the role of whoever is not to lead."""
    if not may_lead(load.social_worker):
        return role_code(load.social_worker.role).capitalize()
    return room_words(load.before.limit, load.children)


def room_words(limit: float | None, held: int) -> str:
    """What room is left under a limit, or by how much it is passed."""
    if limit is None:
        return "No FTE"
    over = held - limit
    if over > 0:
        return f"Over by {over:.1f}".replace(".0", "")
    return f"Room for {int(-over)}" if over <= -1 else "Full"


def employed_words(load: Load) -> str:
    """Employment, newly qualified, and the end that is known."""
    worker = load.social_worker
    newly = "ASYE" if worker.newly_qualified else ""
    ends = f"leaves {short_date(worker.end)}" if worker.end else ""
    employed = EMPLOYMENT_WORDS[worker.employment] if worker.employment else ""
    return " · ".join(filter(None, (employed, newly, ends)))


def _why_tone(waiting: Waiting) -> Pill:
    if waiting.cause == "over" or is_away(waiting):
        return "amber"
    return "amber" if waiting.on > waiting.assessment.day else "red"


def _next(waiting: Waiting) -> int:
    if waiting.expected is not None:
        return waiting.expected.social_workers
    return len(waiting.assessment.stability.social_workers) + 1


def _too_many(desk: Desk, waiting: Waiting) -> bool:
    return _next(waiting) >= desk.picture.policy["changed_too_often_social_workers"]


def _face_tone(candidate: Candidate) -> Pill:
    if candidate.match.leaves_soon:
        return "red"
    return "green" if candidate.match.known else "amber"


def _room_words(candidate: Candidate) -> str:
    whose = candidate.match.social_worker
    if not may_lead(whose):
        return role_code(whose.role).capitalize()
    return room_words(candidate.limit, candidate.held)


def _room_tone(candidate: Candidate) -> Pill:
    """Never green for somebody whom the desk would not suggest."""
    tone = _tone(candidate.limit, candidate.held)
    return tone if candidate.advised or tone == "red" else "grey"


def _capacity_tone(load: Load) -> Pill:
    return _tone(load.before.limit, load.children) if may_lead(load.social_worker) else "grey"


def _tone(limit: float | None, held: int) -> Pill:
    if limit is None:
        return "grey"
    if held > limit:
        return "red"
    return "amber" if limit - held < 1 else "green"


def _children(load: Load) -> str:
    return _turn(len(load.before.children), load.children)


def _per_fte(load: Load) -> str:
    return _turn(_tenth(load.before.per_fte), _tenth(load.per_fte))


def _points(load: Load) -> str:
    return _turn(load.before.weight, load.weight)


def _room(load: Load) -> float | None:
    return None if load.before.limit is None else load.before.limit - load.children


def _turn(before: object, after: object) -> str:
    """Before and after; once where nothing changes."""
    return str(after) if before == after else f"{before} → {after}"


def _tenth(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
