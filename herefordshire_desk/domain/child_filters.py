"""Filters of the list of children: by plan, social worker, visit, and what is out of the ordinary.

A filter is a kind with the values accepted: of one kind any value does, and every kind must.
"""

from collections.abc import Callable, Mapping

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import SHORT_STATUS_WORDS

Filters = Mapping[str, tuple[str, ...]]
Roster = Mapping[SocialWorkerId, SocialWorker]
Values = Callable[[Assessment, Roster], tuple[str, ...]]
YES = "yes"

PLANS = {str(status): words for status, words in SHORT_STATUS_WORDS.items()}
VISITS = {
    "overdue": "Overdue",
    "due_today": "Due today",
    "due_soon": "Due soon",
    "in_date": "In date",
}
FLAGS = {
    "changed": "Changed too often",
    "unallocated": "No social worker",
    "agency": "Agency social worker",
}


def _agency(each: Assessment, roster: Roster) -> bool:
    holder = roster.get(each.social_worker_id) if each.social_worker_id else None
    return holder is not None and holder.employment == "agency"


def _flag(raised: bool) -> tuple[str, ...]:
    return (YES,) if raised else ()


KINDS: dict[str, Values] = {
    "plan": lambda each, _: each.statuses,
    "social_worker": lambda each, _: (each.social_worker_id or "",),
    "visit": lambda each, _: (each.next_visit.state if each.next_visit else "",),
    "changed": lambda each, _: _flag(each.changed_too_often),
    "unallocated": lambda each, _: _flag(each.lead is None),
    "agency": lambda each, roster: _flag(_agency(each, roster)),
}


def accepts(filters: Filters, each: Assessment, roster: Roster) -> bool:
    """Whether a child fits every kind of filter; none at all accepts everyone."""
    return all(
        not set(values).isdisjoint(KINDS[kind](each, roster)) for kind, values in filters.items()
    )


def known(filters: Filters) -> dict[str, tuple[str, ...]]:
    """The kinds there are: another version may have saved others."""
    return {kind: values for kind, values in filters.items() if kind in KINDS and values}


def with_filter(filters: Filters, kind: str, value: str) -> dict[str, tuple[str, ...]]:
    """The filters with one more value accepted."""
    others = tuple(each for each in filters.get(kind, ()) if each != value)
    return {**filters, kind: (*others, value)}


def without_filter(filters: Filters, kind: str, value: str) -> dict[str, tuple[str, ...]]:
    """The filters with one value no longer asked for."""
    left = tuple(each for each in filters.get(kind, ()) if each != value)
    rest = {other: values for other, values in filters.items() if other != kind}
    return {**rest, kind: left} if left else rest


def filter_words(kind: str, value: str, social_worker: str = "") -> str:
    """What a chip says; `social_worker` is the name of the one it is about."""
    if kind in FLAGS:
        return FLAGS[kind]
    if kind == "plan":
        return f"Plan: {PLANS.get(value, value)}"
    if kind == "visit":
        return f"Visit: {VISITS.get(value, value).lower()}"
    return f"Social worker: {social_worker or value}"
