"""Rows: the records behind a return, one row each, under the columns of its schema."""

from collections.abc import Iterable

from herefordshire_desk.domain.allocations import stability
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.caseloads import Caseload, in_post, role_code, sw_id
from herefordshire_desk.domain.definitions import Measure
from herefordshire_desk.domain.measures import measures
from herefordshire_desk.domain.records import Allocation, Visit
from herefordshire_desk.domain.returns.checks import Check
from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.returns.sheets import Row, recorded, yes_no
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot
from herefordshire_desk.domain.words import CHANGE_REASONS


def child_rows(snapshot: Snapshot) -> Iterable[Row]:
    """Each open child, with exactly the figures of its assessment."""
    return ({**_child(each, snapshot), **_visits_due(each)} for each in snapshot.assessments)


def episode_rows(snapshot: Snapshot) -> Iterable[Row]:
    """Each lead allocation as recorded, but for those with no social worker."""
    return (_episode(row, snapshot) for row in snapshot.lead_rows if row.social_worker_id)


def visit_rows(snapshot: Snapshot) -> Iterable[Row]:
    """Each visit of the period."""
    return map(_visit, snapshot.visits)


def social_worker_rows(snapshot: Snapshot) -> Iterable[Row]:
    """Everybody in post, and everybody another sheet names, on the roster or not."""
    there = {each.id for each in snapshot.social_workers if in_post(each, snapshot.day)}
    named = {row.social_worker_id for row in snapshot.lead_rows}
    named |= {visit.social_worker_id for visit in snapshot.visits} | snapshot.also_named
    for load in snapshot.loads:
        who = load.social_worker.id
        if load.children or who in named | there:
            yield {**_social_worker(load), "in_post_yn": yes_no(who in there)}


def measure_rows(snapshot: Snapshot, period: Period) -> Iterable[Row]:
    """Every measure as at the day."""
    counted = measures(snapshot.assessments, snapshot.social_workers, snapshot.policy, snapshot.day)
    return (measure_row(each, period) for each in counted)


def check_rows(found: Iterable[Check]) -> Iterable[Row]:
    """Each thing found."""
    return map(_check, found)


def _child(each: Assessment, snapshot: Snapshot) -> Row:
    steady, lead = each.stability, each.lead
    in_two_years = stability(each.episodes, (), each.day, 24).social_workers
    began = each.episodes[0].start if each.episodes else None
    year_ago = add_months(each.day, -12)
    return {
        "child_id": each.child.id,
        "team": snapshot.team_name(each.team),
        "statuses": "+".join(each.statuses),
        "social_worker_id": each.social_worker_id,
        "allocation_start": lead.start if lead else None,
        "days_unallocated": each.days_unallocated,
        "social_workers_12m": len(steady.social_workers),
        "social_workers_24m": len(in_two_years),
        "social_worker_changes_12m": len(steady.changes),
        "changed_too_often": yes_no(each.changed_too_often),
        "history_from": began,
        "history_under_12m": yes_no(began is None or began > year_ago),
        "allocation_inferred": yes_no(lead.inferred) if lead else None,
    }


def _visits_due(each: Assessment) -> Row:
    first = each.next_visit
    last = first.last_visit if first else None
    return {
        "last_visit": last,
        "child_seen": "Y" if last else None,
        "next_visit_due": first.due if first else None,
        "visit_state": first.state if first else "none",
        "days_overdue": first.days_overdue if first else 0,
        "working_days_overdue": first.working_days_overdue if first else 0,
        "last_visit_status": recorded(last),
        "visit_rule": first.rule.id if first else None,
        "visit_rules": "+".join(visit.rule.id for visit in each.visits),
        "last_seen": each.seen_on,
        "last_seen_status": recorded(each.seen_on),
    }


def _episode(row: Allocation, snapshot: Snapshot) -> Row:
    known = row.reason in CHANGE_REASONS
    return {
        "CHILD": row.child_id,
        "SW_ID": snapshot.sw_id(row.social_worker_id),
        "SW_DECOM": row.start,
        "SW_DEC": row.end,
        "SW_REASON": row.reason if known else None,
        "role_code": row.role.strip().lower().replace(" ", "_"),
        "team_code": row.team,
        "inferred_yn": yes_no(row.inferred),
        "allocation_id": row.id,
        # what is no code may be free text about a child, so it stays on the desk
        "SW_REASON_status": "not_in_list" if row.reason and not known else recorded(row.reason),
    }


def _visit(visit: Visit) -> Row:
    not_seen = visit.child_seen is False and not visit.seen_alone
    reasons = labels("not_alone_reason")
    return {
        "visit_id": visit.id,
        "child_id": visit.child_id,
        "visit_kind": visit.kind,
        "visited_on": visit.visited_on,
        "child_seen": yes_no(visit.child_seen),
        "child_seen_status": recorded(visit.child_seen),
        "seen_alone": yes_no(visit.seen_alone),
        "seen_alone_status": "not_applicable" if not_seen else recorded(visit.seen_alone),
        "not_alone_reason": visit.not_alone_reason if visit.not_alone_reason in reasons else None,
        "social_worker_id": visit.social_worker_id,
        "social_worker_id_status": recorded(visit.social_worker_id),
        "plan_id": visit.plan_id,
        "recorded_on": visit.recorded_on,
        "recorded_on_status": recorded(visit.recorded_on),
    }


def _social_worker(load: Caseload) -> Row:
    who = load.social_worker
    return {
        "social_worker_id": who.id,
        "sw_registration": who.registration_number,
        "role_code": role_code(who.role),
        "employment_code": who.employment,
        "fte": who.fte,
        "start": who.start,
        "expected_end": who.end,
        "expected_end_known_yn": yes_no(who.end is not None),
        "children": len(load.children),
        "capacity": load.limit,
        "newly_qualified_yn": yes_no(who.newly_qualified),
        "employment_status": recorded(who.employment),
        "fte_status": recorded(who.fte),
        "SW_ID": sw_id(who),
        "over_capacity_yn": yes_no(load.over_capacity),
        "leaving_soon_yn": yes_no(load.leaving_soon),
        "children_visit_overdue": load.visits_overdue,
        "children_changed_too_often": load.changed_too_often,
    }


def measure_row(each: Measure | Figure, period: Period) -> Row:
    """One figure, as at a day or of a month."""
    whole = not each.breakdown
    return {
        "measure_id": each.definition.id,
        "breakdown": each.breakdown,
        "group": each.group,
        "period": period.name,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "value": each.value,
        "value_status": _value_status(each),
        "unit": each.unit,
        "known_for": each.known_for,
        "definition_version": each.definition.version,
        "benchmark": each.definition.benchmark if whole else None,
        "benchmark_source": each.definition.benchmark_source if whole else None,
    }


def _value_status(each: Measure | Figure) -> str:
    if each.value is not None:
        return "recorded"
    if each.too_few:
        return "too_few"
    return "not_recorded" if each.denominator is None else "not_applicable"


def _check(check: Check) -> Row:
    return {
        "rule_id": check.rule,
        "level": check.level,
        "sheet": check.sheet,
        "row_key": check.record,
        "field": check.field,
        "message": check.message,
        "national_rule": check.national_rule,
        "child_id": check.child_id,
    }
