"""Brothers and sisters, as the child's page and the forms show them."""

from dataclasses import dataclass

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.family import Kin, brothers_and_sisters
from herefordshire_desk.domain.needs import overdue_words
from herefordshire_desk.domain.records import Child, ChildId
from herefordshire_desk.domain.words import plans_in_words, short_date
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.child_facts import age_words


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister with what is on file of them; not assessed where not open."""

    kin: Kin
    child: Child
    assessment: Assessment | None


def siblings_of(desk: Desk, child: ChildId) -> list[Sibling]:
    """The child's brothers and sisters, those who are open first."""
    found = brothers_and_sisters(child, desk.ask(lambda store: store.family_of(child)))
    all_of_them = [
        Sibling(kin, desk.child(kin.child_id), desk.assessments.get(kin.child_id)) for kin in found
    ]
    return sorted(all_of_them, key=lambda each: each.assessment is None)


def family_columns(desk: Desk) -> tuple[Column[Sibling], ...]:
    """Who they are, who holds them, and when they are next to be seen."""
    return (
        Column("Brother or sister", lambda s: desk.name_of(s.child), 22, bold=True),
        Column("Age", lambda s: age_words(s.assessment) if s.assessment else "", 14),
        Column("Plan", _plan, 20),
        Column("Social worker", lambda s: _holder(desk, s), 20),
        Column("Next visit", _next_visit, 26, pill=_tone),
        Column("Known from", lambda s: "Desk" if s.kin.link else "Extract", 12, muted=True),
    )


def short_words(desk: Desk, each: Sibling) -> str:
    """Who it is, in a line: name, age, plans."""
    assessment = each.assessment
    more = [age_words(assessment), plans_in_words(assessment.statuses)] if assessment else []
    return " · ".join([desk.name_of(each.child), *more])


def _plan(each: Sibling) -> str:
    return plans_in_words(each.assessment.statuses) if each.assessment else "Not open to the team"


def _holder(desk: Desk, each: Sibling) -> str:
    if each.assessment is None:
        return ""
    return desk.social_worker_name(each.assessment.social_worker_id) or "None"


def _next_visit(each: Sibling) -> str:
    visit = each.assessment.next_visit if each.assessment else None
    if visit is None:
        return ""
    return overdue_words(visit) if visit.state == "overdue" else f"By {short_date(visit.due)}"


def _tone(each: Sibling) -> Pill | None:
    visit = each.assessment.next_visit if each.assessment else None
    if visit is None:
        return None
    tones: dict[str, Pill] = {"overdue": "red", "due_today": "amber", "due_soon": "amber"}
    return tones.get(visit.state, "green")
