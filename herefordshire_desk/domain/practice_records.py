"""Records of practice that only the desk keeps: meetings, supervision, absence, handovers."""

from datetime import date

from herefordshire_desk.domain.ids import NOBODY, ChildId, SocialWorkerId
from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMeeting:
    """A face-to-face meeting with a child's family: planned, then held, or planned and not held.

    `held_on` is None until it has taken place; `recorded_on` is the day that was typed.
    """

    id: str
    child_id: ChildId
    planned_for: date | None = None
    held_on: date | None = None
    social_worker_id: SocialWorkerId = NOBODY
    note: str = ""
    recorded_on: date | None = None


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """One supervision of a social worker, on the day it was held."""

    id: str
    social_worker_id: SocialWorkerId
    held_on: date
    note: str = ""
    recorded_on: date | None = None


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction:
    """What was agreed in a supervision, carried forward to the next until it is done.

    `child_id` is None for an action about the social worker. `agreed_on` counts; an action is
    open until `done_on`, which no longer does.
    """

    id: str
    social_worker_id: SocialWorkerId
    words: str
    agreed_on: date
    child_id: ChildId | None = None
    supervision_id: str = ""
    due_on: date | None = None
    done_on: date | None = None


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days a social worker is away, from `start` until `end`; open while it has none."""

    id: str
    social_worker_id: SocialWorkerId
    start: date
    end: date | None = None
    reason: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A social worker's role and hours from `start` on, until another of theirs starts.

    `fte` is contracted hours over full-time hours, None when it is not recorded.
    """

    id: str
    social_worker_id: SocialWorkerId
    start: date
    role: str = ""
    fte: float | None = None
    newly_qualified: bool = False


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How a child was brought from one social worker to the next: goodbye and hello.

    `allocation_id` is the new social worker's. `planned` is None where it is not recorded.
    Each date is the day it took place, None until it has.
    """

    id: str
    child_id: ChildId
    allocation_id: str
    planned: bool | None = None
    told_on: date | None = None
    told_by: str = ""
    goodbye_on: date | None = None
    introduced_on: date | None = None
    note: str = ""


PRACTICE_TYPES = (FamilyMeeting, Supervision, AgreedAction, Absence, Post, Handover)
