"""Measures of a month's workforce: agency, who came and left, and supervision."""

from collections.abc import Iterable, Sequence

from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.records import SocialWorker
from herefordshire_desk.domain.returns.figures import Figure, count, share, unknown
from herefordshire_desk.domain.returns.month import Month
from herefordshire_desk.domain.returns.month_stability import year_start
from herefordshire_desk.domain.supervision import supervision_due
from herefordshire_desk.domain.words import plural

NO_POSTS = "The number of posts is not set in Settings."
NOT_ALL = "FTE or employment is not recorded for {} in post, so vacancies cannot be told."
NO_FTE = "No FTE is recorded."


def agency(month: Month) -> Iterable[Figure]:
    """M13: the two ratios."""
    known = [each for each in month.in_post if each.fte is not None and each.employment]
    ours = [each for each in known if each.employment == "agency"]
    yield share("M13", _fte(ours), _fte(known), known_for=len(known))
    employment = {each.id: each.employment for each in month.snapshot.social_workers}
    leads = [(a.child.id, a.lead.social_worker_id) for a in month.snapshot.assessments if a.lead]
    recorded = [(child, employment[who]) for child, who in leads if employment.get(who)]
    held = [child for child, each in recorded if each == "agency"]
    yield share("M13", len(held), len(recorded), "held_by", "agency", children=held)


def movement(month: Month) -> Iterable[Figure]:
    """M14. An end is the first day they are no longer in post."""
    yield _vacancies(month)
    people = month.practitioners
    known = sum(each.start is not None for each in people)
    came = sum(month.holds(each.start) for each in people)
    left = sum(month.holds(each.end) for each in people)
    yield count("M14", came, "movement", "starters", known_for=known)
    yield count("M14", left, "movement", "leavers", known_for=len(people))
    yield _turnover(month)


def _vacancies(month: Month) -> Figure:
    """Posts not held by permanent or fixed-term staff, over all posts; never below 0."""
    posts = month.policy["posts"]
    if not posts:
        return unknown("M14", NO_POSTS)
    unsure = sum(each.fte is None or not each.employment for each in month.in_post)
    if unsure:
        return unknown("M14", NOT_ALL.format(plural(unsure, "social worker")))
    ours = [each for each in month.in_post if each.employment != "agency"]
    vacant = round(max(posts - _fte(ours), 0), 3)
    return share("M14", vacant, posts, known_for=len(month.in_post))


def _turnover(month: Month) -> Figure:
    since = year_start(month.day)
    there = [each for each in month.in_post if each.fte is not None]
    gone = [
        each
        for each in month.practitioners
        if each.fte is not None and each.end is not None and since <= each.end <= month.day
    ]
    if not there:
        return unknown("M14", NO_FTE, "movement", "turnover_since_1_april")
    group = "turnover_since_1_april"
    return share("M14", _fte(gone), _fte(there), "movement", group, known_for=len(there))


def supervision(month: Month) -> Iterable[Figure]:
    """M15. Overdue as on the Supervision page; one never supervised since joining is apart."""
    away = {each.social_worker_id for each in month.absences if is_open(each, month.day)}
    here = [each for each in month.in_post if each.id not in away]
    due = [supervision_due(each, month.supervisions, month.policy, month.day) for each in here]
    known = [each for each in due if each.last is not None]
    in_time = sum(each.state != "overdue" for each in known)
    yield share("M15", in_time, len(known))
    none = len(here) - len(known)
    yield count("M15", none, "supervision", "none_recorded", known_for=len(here))


def _fte(people: Sequence[SocialWorker]) -> float:
    return round(sum(each.fte or 0 for each in people), 3)
