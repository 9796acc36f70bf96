"""Measures of a month's visits and reviews: in time, alone, by whom, and how soon recorded."""

from collections import Counter
from collections.abc import Iterable, Sequence

from herefordshire_desk.domain.allocations import present
from herefordshire_desk.domain.records import NOBODY, Conference, Review, Visit
from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.due_events import DueEvent, seen_under
from herefordshire_desk.domain.returns.figures import Figure, median_of, share, unknown
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month

LONG_TO_RECORD = 7
RULES_OF = {
    "M1": "CP",
    "M2": "CLA",
    "M3": "CIN",
    "M4": "PF",
}  # what each measure's rules begin with
NO_CARE_LEAVERS = "The desk holds no records of care leavers."
CONFERENCE = "child_protection_conference"
NO_CONFERENCES = "No review conference is on file: no extract had the table ssd_cp_reviews."
NOT_HELD_HERE = (
    ("core_group", "The desk holds no records of core groups."),
    ("adoption_review", "The desk does not tell adoption reviews apart."),
)


def visits_in_time(month: Month) -> Iterable[Figure]:
    """M1 to M4, each the whole first."""
    for name, rules in RULES_OF.items():
        due = [each for each in month.due if is_of(each.rule.id, rules)]
        yield _in_time(name, due)
        if name == "M1":
            yield _in_date(month)
        if name == "M2":
            for rule in sorted({each.rule.id for each in due}):
                some = [each for each in due if each.rule.id == rule]
                yield _in_time(name, some, "rule", rule)


def is_of(rule: str, family: str) -> bool:
    """Whether a rule is of a family of RULES_OF: adoption is a child in care's rule too."""
    return rule.startswith(family) or (family, rule) == ("CLA", "ADO")


def _in_time(name: str, due: Sequence[DueEvent], breakdown: str = "", group: str = "") -> Figure:
    missed = [each.child_id for each in due if each.met_on is None]
    return share(name, len(due) - len(missed), len(due), breakdown, group, children=missed)


def _in_date(month: Month) -> Figure:
    due = [v for a in month.snapshot.assessments for v in a.visits if v.rule.id == "CP"]
    in_date = sum(each.state != "overdue" for each in due)
    return share("M1", in_date, len(due), "snapshot", "in_date", unit="percent")


def care_leavers(_: Month) -> Iterable[Figure]:
    """M5."""
    yield unknown("M5", NO_CARE_LEAVERS)


def seen_alone(month: Month) -> Iterable[Figure]:
    """M6. A reason excuses only a child who was not seen alone."""
    reasons = labels("not_alone_reason")
    known = [each for each in month.seen if each.seen_alone is not None]
    excused = Counter(
        each.not_alone_reason
        for each in month.seen
        if not each.seen_alone and each.not_alone_reason in reasons
    )
    counted = [each for each in known if each.seen_alone or each.not_alone_reason not in reasons]
    not_alone = [each.child_id for each in counted if not each.seen_alone]
    yield share("M6", len(counted) - len(not_alone), len(counted), children=not_alone)
    for reason in reasons:
        if excused[reason]:
            yield share("M6", excused[reason], len(month.seen), "not_alone_reason", reason)


def own_social_worker(month: Month) -> Iterable[Figure]:
    """M7. A visit that met two rules' due dates counts once."""
    lives = month.life_of
    found = {
        visit.id: (visit, lives[due.child_id])
        for due in month.due
        if due.met_on is not None
        for visit in seen_under(due.rule, lives[due.child_id], due.met_on)
        if visit.social_worker_id != NOBODY
    }
    own = sum(_is_own(visit, life) for visit, life in found.values())
    yield share("M7", own, len(found))


def _is_own(visit: Visit, life: Life) -> bool:
    lead = present(life.led_on(visit.visited_on))
    return lead is not None and lead.social_worker_id == visit.social_worker_id


def recording(month: Month) -> Iterable[Figure]:
    """M16."""
    days = [
        (each.child_id, (each.recorded_on - each.visited_on).days)
        for each in month.visits
        if each.recorded_on is not None and each.recorded_on <= month.day
    ]
    yield median_of("M16", [taken for _, taken in days])
    late = [child for child, taken in days if taken > LONG_TO_RECORD]
    yield share("M16", len(late), len(days), "recording_delay", "over_7", children=late)


def reviews(month: Month) -> Iterable[Figure]:
    """M17."""
    reviews = (each for life in month.lives for each in life.facts.reviews if not each.cancelled)
    yield _held_in_time(month, reviews)
    if month.conferences:
        yield _held_in_time(month, month.conferences, "event", CONFERENCE)
    else:
        yield unknown("M17", NO_CONFERENCES, "event", CONFERENCE)
    for event, note in NOT_HELD_HERE:
        yield unknown("M17", note, "event", event)


def _held_in_time(
    month: Month, events: Iterable[Review | Conference], breakdown: str = "", group: str = ""
) -> Figure:
    due = [each for each in events if month.holds(each.due_on)]
    missed = [e.child_id for e in due if e.held_on is None or e.held_on > (e.due_on or e.held_on)]
    return share("M17", len(due) - len(missed), len(due), breakdown, group, children=missed)


def family_meetings(month: Month) -> Iterable[Figure]:
    """M18."""
    everybody = month.snapshot.assessments
    late = [each.child.id for each in everybody if each.meeting.state == "overdue"]
    yield share("M18", len(everybody) - len(late), len(everybody), children=late)
