"""Records: frozen values for everything the desk holds about a team and its children.

Dates are local calendar dates. A `start` is the first day that counts; an `end` is the day it
stopped and no longer counts, None while it is open. `extracted` says what the last extract
had for the record (merge.py writes it); it is blank for a record made at the desk. Every record
type and its ids are imported from here, wherever they are written.
"""

from datetime import date
from typing import Protocol

from herefordshire_desk.domain.care_records import (
    CareEpisode,
    Conference,
    FamilyMember,
    LegalStatus,
    Placement,
    Review,
)
from herefordshire_desk.domain.erased_records import Erasure, KeptFigure, Tombstone
from herefordshire_desk.domain.ids import (
    NOBODY,
    ChildId,
    Employment,
    MarkKind,
    PeriodOfCareId,
    PlanKind,
    SocialWorkerId,
    TeamId,
    VisitKind,
)
from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.domain.own_records import (
    Alias,
    AnnexARow,
    Discrepancy,
    ExtraHoliday,
    FamilyLink,
    ImportedExtract,
    Mark,
    Milestone,
    PlannedVisit,
    SentReturn,
    SentSheet,
    Setting,
)
from herefordshire_desk.domain.practice_records import (
    PRACTICE_TYPES,
    Absence,
    AgreedAction,
    FamilyMeeting,
    Handover,
    Post,
    Supervision,
)


class Record(Protocol):
    """What every record has: an id that no other record of its type has."""

    @property
    def id(self) -> str:
        """What no other record of its type is called."""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child, by id alone where no person row is on file; `disabled` is None if not recorded."""

    id: ChildId
    forename: str = ""
    surname: str = ""
    sex: str = ""
    ethnicity: str = ""
    date_of_birth: date | None = None
    expected_date_of_birth: date | None = None
    died_on: date | None = None
    disabled: bool | None = None
    note: str = ""
    extracted: str = ""

    @property
    def name(self) -> str:
        """Forename and surname, or the id where neither is recorded."""
        return f"{self.forename} {self.surname}".strip() or self.id

    @property
    def initials_and_id(self) -> str:
        """What stands for the name where names are hidden, such as `W.A. 100234`."""
        initials = "".join(f"{part[0]}." for part in (self.forename, self.surname) if part)
        return f"{initials} {self.id}".strip()

    @property
    def unborn(self) -> bool:
        """Expected, and no birth recorded."""
        return self.date_of_birth is None and self.expected_date_of_birth is not None


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team or department, by the id the case system gives it."""

    id: TeamId
    name: str = ""
    parent_id: str = ""
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class SocialWorker:
    """A person on the team's roster.

    `fte` is contracted hours over full-time hours, None when it is not recorded.
    `end` is the day they leave or are expected to, the end of an agency booking included.
    """

    id: SocialWorkerId
    name: str = ""
    registration_number: str = ""
    staff_id: str = ""
    role: str = ""
    team: str = ""
    employment: Employment = ""
    newly_qualified: bool = False
    fte: float | None = None
    start: date | None = None
    end: date | None = None
    extracted: str = ""

    @property
    def label(self) -> str:
        """The name, or the id where no name is recorded."""
        return self.name or self.id


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A child's involvement with a professional, in the role and team as recorded.

    `inferred` marks one read off two snapshots, whose day of change is not known exactly.
    """

    id: str
    child_id: ChildId
    social_worker_id: SocialWorkerId = NOBODY
    role: str = ""
    team: str = ""
    start: date
    end: date | None = None
    reason: str = ""
    referral_id: str = ""
    inferred: bool = False
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A child in need episode: from referral to closure. The id is the referral id."""

    id: str
    child_id: ChildId
    start: date
    end: date | None = None
    no_further_action: bool = False
    primary_need: str = ""
    close_reason: str = ""
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A child in need plan or a child protection plan.

    `other_authority`: another authority's child protection plan, lived out here.
    """

    id: str
    child_id: ChildId
    kind: PlanKind
    start: date
    end: date | None = None
    category: str = ""
    other_authority: bool = False
    referral_id: str = ""
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit, made or attempted: only one with `child_seen` meets a visit rule.

    `child_seen` and `seen_alone` are None when not recorded. `recorded_on` is the day it was
    typed at the desk; for one from an extract it is None.
    """

    id: str
    child_id: ChildId
    kind: VisitKind
    visited_on: date
    child_seen: bool | None = None
    seen_alone: bool | None = None
    not_alone_reason: str = ""
    social_worker_id: SocialWorkerId = NOBODY
    plan_id: str = ""
    recorded_on: date | None = None
    extracted: str = ""


SENT_TYPES: tuple[type[Record], ...] = (
    Child,
    Team,
    SocialWorker,
    Allocation,
    Episode,
    Plan,
    CareEpisode,
    Placement,
    LegalStatus,
    Review,
    Visit,
    FamilyMember,
    Conference,
)
OWN_TYPES: tuple[type[Record], ...] = (
    Mark,
    PlannedVisit,
    FamilyLink,
    Setting,
    ExtraHoliday,
    ImportedExtract,
    SentReturn,
    *PRACTICE_TYPES,
    Alias,
    Discrepancy,
    SentSheet,
    AnnexARow,
    Milestone,
    Erasure,
    Tombstone,
    KeptFigure,
)
RECORD_TYPES = SENT_TYPES + OWN_TYPES


def child_of(record: Record) -> ChildId | None:
    """The child a record is about, or None for a record of the team."""
    if isinstance(record, Child):
        return record.id
    return getattr(record, "child_id", None)
