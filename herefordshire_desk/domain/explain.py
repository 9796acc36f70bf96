"""Why: each flag in sentences, with the dates it used, the sum and where the limit comes from."""

from collections.abc import Iterable, Mapping
from datetime import date

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.policy import GAPS, Gap, Policy
from herefordshire_desk.domain.records import Mark, MarkKind, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.reviews import ReviewDue
from herefordshire_desk.domain.visits import VisitDue
from herefordshire_desk.domain.words import (
    CHANGE_REASONS,
    VISIT_WORDS,
    listed,
    long_date,
    plural,
    weekday,
)

TOO_OFTEN = ("changed_too_often_changes", "changed_too_often_social_workers", "stability_months")
REVIEW_NUMBERS = ("review_first", "review_second", "review_then")
REVIEWS_BY = "Care Planning, Placement and Case Review (England) Regulations 2010, reg 33"
MARK_OF_RULE: dict[str, MarkKind] = {
    "CLA-CONN-TEMP": "REG24",
    "CLA-PWP-TEMP": "REG19",
    "CLA-PERM18": "UNTIL18",
    "CLA-LTF": "LONG_TERM",
    "PF": "PRIVATE_FOSTERING",
}
UNIT_WORDS = {"days": "day", "working days": "working day", "months": "month"}


def why_visit(visit: VisitDue, policy: Policy, day: date) -> list[str]:
    """How one due date was worked out."""
    rule = visit.rule
    lines = [f"{rule.who}: {_limit_words(visit)} (rule {rule.id})."]
    if visit.agreed:
        lines.append(_agreed(visit))
    if visit.last_visit is None:
        lines.append(
            f"Counted from {long_date(visit.counted_from)}. "
            "No visit that counts is recorded since then."
        )
    else:
        lines.append(f"Last seen on {weekday(visit.last_visit)} {long_date(visit.last_visit)}.")
    lines += _skipped(visit, policy)
    lines.append(f"{_due_by(visit.due, day)} {_late(visit)}".strip())
    lines.append(f"{_counts(visit)} An attempted visit without the child seen does not count.")
    gaps = GAPS[:1] if visit.last_visit is None else GAPS[1:]
    ran = (f"{rule.id}.{name}" for name in gaps if getattr(rule, name) == visit.gap)
    lines.append(f"Source: {rule.source}. {decided(ran, policy)}")
    return lines


def why_changed(
    each: Assessment, social_workers: Mapping[SocialWorkerId, SocialWorker], policy: Policy
) -> list[str]:
    """Which changes and which social workers were counted, against which limits."""
    months, steady = policy["stability_months"], each.stability
    names = {e.id: _name(e.social_worker_id, social_workers) for e in each.episodes}
    lines = [
        f"{plural(len(steady.social_workers), 'social worker', 'different social workers')} and "
        f"{plural(len(steady.changes), 'change')} in the {months} months to {long_date(each.day)}."
    ]
    for change in steady.changes:
        reason = CHANGE_REASONS.get(change.reason, "reason not recorded")
        inferred = ", inferred from two extracts" if change.inferred else ""
        lines.append(f"{long_date(change.start)}: {names[change.id]} ({reason.lower()}{inferred}).")
    lines.append(
        f"Flagged at {policy['changed_too_often_changes']} changes or "
        f"{policy['changed_too_often_social_workers']} different social workers. "
        "Back to an earlier social worker is one more change, and no further social worker."
    )
    lines.append(
        "Source: Department for Education stability measures (distinct social workers) and the "
        f"Children's Commissioner's Stability Index (changes). {decided(TOO_OFTEN, policy)}"
    )
    return lines


def why_unallocated(
    each: Assessment, social_workers: Mapping[SocialWorkerId, SocialWorker]
) -> list[str]:
    """Since when no lead social worker has held the child."""
    lines = [f"No lead social worker for {plural(each.days_unallocated or 0, 'day')}."]
    if each.episodes:
        last = max(each.episodes, key=lambda episode: episode.end or date.max)
        name = _name(last.social_worker_id, social_workers)
        ended = f" until {long_date(last.end)}" if last.end else ""
        lines.append(f"{name} held the lead{ended}.")
    lines.append("Counted from the last lead social worker's end or the start of the open episode.")
    return lines


def why_meeting(each: Assessment, policy: Policy) -> list[str]:
    """From which day the next family meeting was counted; a meeting booked is said."""
    meeting, late = each.meeting, ""
    lines = [f"A meeting with the family every {plural(policy['family_meeting_days'], 'day')}."]
    if meeting.last_held is None:
        lines.append("None is recorded at this desk.")
    else:
        lines.append(f"Last held on {weekday(meeting.last_held)} {long_date(meeting.last_held)}.")
    if meeting.last_held is None or meeting.last_held < meeting.opened:
        lines.append(f"Counted from {long_date(meeting.opened)}, since when the child is open.")
    if meeting.days_overdue:
        late = f" {plural(meeting.days_overdue, 'day')} overdue."
    lines.append(_due_by(meeting.due, each.day) + late)
    if meeting.booked_for is not None:
        lines.append(f"One is booked for {long_date(meeting.booked_for)}: it counts once held.")
    set_by = decided(["family_meeting_days"], policy)
    return [*lines, f"Source: local policy; no regulation sets it. {set_by}"]


def why_review(review: ReviewDue, care_began: date, policy: Policy, day: date) -> list[str]:
    """From which day the next review was counted, or that the case system gave it."""
    lines = [
        f"The first review is due within {plural(policy['review_first'], 'working day')} of the "
        f"start of care, the next {plural(policy['review_second'], 'month')} later, then one every "
        f"{plural(policy['review_then'], 'month')}."
    ]
    if review.last_held is None:
        lines.append(f"In care since {long_date(care_began)}. None held since is on file.")
    else:
        lines.append(f"Last held on {weekday(review.last_held)} {long_date(review.last_held)}.")
    if review.recorded:
        lines.append("The case system gives the day the next is due, so that one counts.")
    late = f" {plural(review.days_overdue, 'day')} overdue." if review.days_overdue else ""
    lines.append(_due_by(review.due, day) + late)
    return [*lines, f"Source: {REVIEWS_BY}. {decided(REVIEW_NUMBERS, policy)}"]


def why(
    each: Assessment,
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
    *,
    reviews_kept: bool = False,
) -> list[tuple[str, list[str]]]:
    """Every flag of one child: its heading and its sentences.

    A review of a child of whom none is on file is a flag only where `reviews_kept`.
    """
    found = [
        (_visit_heading(v), [*why_visit(v, policy, each.day), *_marked(v, each.standing.marks)])
        for v in each.visits
    ]
    if each.days_unallocated is not None:
        found.append(("No social worker", why_unallocated(each, social_workers)))
    found.append(("Changes of social worker", why_changed(each, social_workers, policy)))
    review, care = each.review, each.standing.care
    if review is not None and care is not None and (reviews_kept or review.on_file):
        found.append(("Review", why_review(review, care.start, policy, each.day)))
    found.append(("Family meeting", why_meeting(each, policy)))
    return found


def decided(names: Iterable[str], policy: Policy) -> str:
    """Who set the numbers in force, and from when; that they are defaults where nobody did."""
    found = (policy.settings.get(name) for name in names)
    known = {
        f"Set from {long_date(each.start)} by {each.set_by or 'somebody not recorded'}."
        for each in found
        if each is not None
    }
    return " ".join(sorted(known)) or "Default – confirm."


def gap_words(gap: Gap) -> str:
    """6 weeks, 10 working days, 3 months."""
    if gap.unit == "days" and gap.length % 7 == 0:
        return plural(gap.length // 7, "week")
    return plural(gap.length, UNIT_WORDS[gap.unit])


def _marked(visit: VisitDue, marks: Mapping[MarkKind, Mark]) -> list[str]:
    """The marks made at the desk that the due date rests on: since when, and who decided."""
    kinds: list[MarkKind | None] = [MARK_OF_RULE.get(visit.rule.id)]
    kinds += ["INTERVAL"] if visit.agreed else []
    found = [marks[kind] for kind in kinds if kind is not None and kind in marks]
    return [
        f"{'Agreed' if each.kind == 'INTERVAL' else 'Marked at the desk'} "
        f"since {long_date(each.start)}"
        f"{f', decided by {each.decided_by}' if each.decided_by else ''}."
        for each in found
    ]


def _visit_heading(visit: VisitDue) -> str:
    return {"overdue": "Visit overdue", "due_today": "Visit due today"}.get(
        visit.state, "Next visit"
    )


def _limit_words(visit: VisitDue) -> str:
    if visit.last_visit is None:
        return f"the first visit is due within {gap_words(visit.gap)}"
    return f"a visit at least every {gap_words(visit.gap)}"


def _agreed(visit: VisitDue) -> str:
    """Only for adoption may what was agreed be the longer."""
    if visit.rule.id == "ADO":
        return "The review decided on this interval for this child, so that one counts."
    return "A tighter interval was agreed for this child, so that one counts."


def _skipped(visit: VisitDue, policy: Policy) -> list[str]:
    """Bank holidays and closure days that a count of working days passed over."""
    if visit.gap.unit != "working days":
        return []
    closed = policy.calendar.closures_between(visit.last_visit or visit.counted_from, visit.due)
    if not policy.calendar.covers(visit.due):
        return ["Bank holidays of that year are not known to the desk: check the date."]
    if not closed:
        return ["Weekends are not counted; no bank holiday fell in between."]
    return [f"Not counted: weekends and {listed([long_date(each) for each in closed])}."]


def _due_by(due: date, day: date) -> str:
    tense = "Was due by" if due < day else "Due by"
    return f"{tense} {weekday(due)} {long_date(due)}."


def _late(visit: VisitDue) -> str:
    if not visit.days_overdue:
        return ""
    working = plural(visit.working_days_overdue, "working day")
    return f"{plural(visit.days_overdue, 'day')} overdue, {working}."


def _counts(visit: VisitDue) -> str:
    kind = visit.rule.visits
    name = "Any visit" if kind == "any" else f"Only a visit as “{VISIT_WORDS[kind].lower()}”"
    return f"{name} on or after {long_date(visit.counted_from)} counts."


def _name(held_by: SocialWorkerId, social_workers: Mapping[SocialWorkerId, SocialWorker]) -> str:
    holder = social_workers.get(held_by)
    return holder.label if holder else held_by
