"""Builders: tests say only what matters to them; the rest is filled in plausibly."""

from datetime import date
from itertools import count
from typing import Any, TypeVar

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.policy import Policy, policy_on
from herefordshire_desk.domain.records import (
    Absence,
    AgreedAction,
    Allocation,
    CareEpisode,
    Child,
    Conference,
    Episode,
    ExtraHoliday,
    FamilyLink,
    FamilyMeeting,
    FamilyMember,
    Handover,
    LegalStatus,
    Mark,
    Milestone,
    Placement,
    Plan,
    PlannedVisit,
    Post,
    Record,
    Review,
    Setting,
    SocialWorker,
    Supervision,
    Visit,
)

DAY = date(2026, 11, 20)
R = TypeVar("R", bound=Record)
_ids = count(1)


def on(text: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(text)


def policy(day: date = DAY) -> Policy:
    """Policy as carried."""
    return policy_on(day)


def child(**fields: Any) -> Child:
    return _made(Child, "C1", fields)


def social_worker(**fields: Any) -> SocialWorker:
    return _made(SocialWorker, "SW1", {"name": "Priya Nair", "fte": 1.0, **fields})


def allocation(**fields: Any) -> Allocation:
    return _made(
        Allocation,
        None,
        {"social_worker_id": "SW1", "role": "Social Worker", "start": on("2026-01-05"), **fields},
    )


def episode(**fields: Any) -> Episode:
    return _made(Episode, None, {"start": on("2026-01-05"), **fields})


def plan(**fields: Any) -> Plan:
    return _made(Plan, None, {"kind": "CP", "start": on("2026-01-05"), **fields})


def care_episode(**fields: Any) -> CareEpisode:
    return _made(
        CareEpisode, None, {"period_of_care_id": "CARE1", "start": on("2026-01-05"), **fields}
    )


def placement(**fields: Any) -> Placement:
    return _made(
        Placement,
        None,
        {"period_of_care_id": "CARE1", "type": "U6", "start": on("2026-01-05"), **fields},
    )


def legal_status(**fields: Any) -> LegalStatus:
    return _made(LegalStatus, None, {"code": "C2", "start": on("2026-01-05"), **fields})


def review(**fields: Any) -> Review:
    return _made(Review, None, {"period_of_care_id": "CARE1", **fields})


def conference(**fields: Any) -> Conference:
    return _made(Conference, None, fields)


def visit(**fields: Any) -> Visit:
    return _made(
        Visit, None, {"kind": "CP", "visited_on": on("2026-11-02"), "child_seen": True, **fields}
    )


def mark(**fields: Any) -> Mark:
    return _made(Mark, None, {"kind": "REG24", "start": on("2026-01-05"), **fields})


def family_meeting(**fields: Any) -> FamilyMeeting:
    return _made(FamilyMeeting, None, {"held_on": on("2026-10-12"), **fields})


def supervision(**fields: Any) -> Supervision:
    known = {"social_worker_id": "SW1", "held_on": on("2026-11-02")}
    return _made(Supervision, None, {**known, **fields})


def agreed_action(**fields: Any) -> AgreedAction:
    known = {"social_worker_id": "SW1", "words": "Book", "agreed_on": on("2026-11-02")}
    return _made(AgreedAction, None, {**known, **fields})


def absence(**fields: Any) -> Absence:
    return _made(Absence, None, {"social_worker_id": "SW1", "start": on("2026-11-02"), **fields})


def post(**fields: Any) -> Post:
    known = {"social_worker_id": "SW1", "start": on("2026-03-02"), "fte": 0.6}
    return _made(Post, None, {**known, **fields})


def handover(**fields: Any) -> Handover:
    return _made(Handover, None, {"allocation_id": "A1", **fields})


def planned_visit(**fields: Any) -> PlannedVisit:
    known = {"kind": "CP", "planned_for": on("2026-11-24"), "booked_on": on("2026-11-10")}
    return _made(PlannedVisit, None, {**known, **fields})


def family_member(**fields: Any) -> FamilyMember:
    return _made(FamilyMember, None, {"family_id": "F1", **fields})


def family_link(**fields: Any) -> FamilyLink:
    return _made(FamilyLink, None, {"other_id": "C2", **fields})


def setting(**fields: Any) -> Setting:
    return _made(
        Setting, None, {"name": "due_soon", "value": 7, "start": on("2026-01-05"), **fields}
    )


def milestone(**fields: Any) -> Milestone:
    return _made(Milestone, None, {"on": DAY, "words": "Restructure", **fields})


def holiday(day: date) -> ExtraHoliday:
    return _made(ExtraHoliday, None, {"on": day})


def judged(
    *records: Record, day: date = DAY, under: Policy | None = None, **fields: Any
) -> Assessment | None:
    """What the rules say on the day of a child with these fields and records; None if not open."""
    return assess(facts_of(child(**fields), records, day), under or policy(day), day)


def assessment(*records: Record, **fields: Any) -> Assessment:
    """As `judged`, of a child who is open on the day."""
    found = judged(*records, **fields)
    assert found is not None, "the child is not open"
    return found


def _made(kind: type[R], record_id: str | None, fields: dict[str, Any]) -> R:
    """Unless told: the id given, or a new one, and child C1 for a record of a child."""
    known = {"id": record_id or f"{kind.__name__}-{next(_ids):05}"}
    if "child_id" in kind.__dataclass_fields__:  # type: ignore[attr-defined]  # all are dataclasses
        known["child_id"] = "C1"
    return kind(**{**known, **fields})
