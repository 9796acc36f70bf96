"""Records of a child's time in care, and of who decides together about a child."""

from datetime import date

from herefordshire_desk.domain.ids import ChildId, PeriodOfCareId
from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class CareEpisode:
    """One SSDA903 episode of care; those sharing `period_of_care_id` are one period of care."""

    id: str
    child_id: ChildId
    period_of_care_id: PeriodOfCareId
    start: date
    end: date | None = None
    start_reason: str = ""
    end_reason: str = ""
    primary_need: str = ""
    referral_id: str = ""
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a child in care lives: national placement type and provider codes."""

    id: str
    child_id: ChildId
    period_of_care_id: PeriodOfCareId
    type: str = ""
    provider: str = ""
    start: date
    end: date | None = None
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class LegalStatus:
    """A child's legal status, by national code."""

    id: str
    child_id: ChildId
    code: str
    start: date
    end: date | None = None
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of a period of care. A due date alone is no review."""

    id: str
    child_id: ChildId
    period_of_care_id: PeriodOfCareId
    due_on: date | None = None
    held_on: date | None = None
    cancelled: bool = False
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """A review child protection conference. A due date alone is no conference."""

    id: str
    child_id: ChildId
    due_on: date | None = None
    held_on: date | None = None
    extracted: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """That a child is one of a family: those sharing `family_id` are brothers and sisters."""

    id: str
    child_id: ChildId
    family_id: str
    extracted: str = ""
