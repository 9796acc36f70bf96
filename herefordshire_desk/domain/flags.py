"""Flags: the answer of `flags --json`, in the keys of the public interface."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId
from herefordshire_desk.domain.visits import VisitDue
from herefordshire_desk.domain.words import children as child_count
from herefordshire_desk.domain.words import plural


def flags(
    assessments: Iterable[Assessment],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    team_names: Mapping[str, str],
    day: date,
) -> dict[str, Any]:
    """Every open child, in text order of child id."""
    in_order = sorted(assessments, key=lambda each: each.child.id)
    children = [_child(each, social_workers, team_names) for each in in_order]
    return {"as_of": day.isoformat(), "children": children}


def flags_in_words(found: Mapping[str, Any]) -> str:
    """The same for people: one line a child, ids only."""
    lines = [f"{child_count(len(found['children']))} open on {found['as_of']}"]
    for each in found["children"]:
        due = f"visit {each['visit_state'].replace('_', ' ')}"
        by = f" (by {each['next_visit_due']})" if each["next_visit_due"] else ""
        held = each["social_worker"] or _waiting(each["days_unallocated"])
        often = " · changed too often" if each["changed_too_often"] else ""
        lines.append(
            f"{each['child_id']} · {'+'.join(each['statuses'])} · {held} · {due}{by}{often}"
        )
    return "\n".join(lines)


def _waiting(days: int) -> str:
    return f"no social worker for {plural(days, 'day')}"


def _child(
    each: Assessment,
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    team_names: Mapping[str, str],
) -> dict[str, Any]:
    held_by = each.social_worker_id
    holder = social_workers.get(held_by) if held_by else None
    visit = each.next_visit
    return {
        "child_id": each.child.id,
        "team": team_names.get(each.team) or each.team,
        "statuses": list(each.statuses),
        "social_worker_id": held_by,
        "social_worker": holder.label if holder else held_by,
        "days_unallocated": each.days_unallocated,
        "social_workers_12m": len(each.stability.social_workers),
        "social_worker_changes_12m": len(each.stability.changes),
        "changed_too_often": each.changed_too_often,
        "visits": [_visit(due) for due in each.visits],
        "next_visit_due": visit.due.isoformat() if visit else None,
        "visit_state": visit.state if visit else "none",
        "days_overdue": visit.days_overdue if visit else 0,
    }


def _visit(due: VisitDue) -> dict[str, Any]:
    return {
        "rule": due.rule.id,
        "last_visit": due.last_visit.isoformat() if due.last_visit else None,
        "due": due.due.isoformat(),
        "state": due.state,
        "days_overdue": due.days_overdue,
    }
