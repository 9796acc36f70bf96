"""Random lives: strategies of the records of one child, crowded so that dates and ids meet."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from herefordshire_desk.domain.records import Allocation, Episode, FamilyMeeting, Record
from tests.make import (
    DAY,
    allocation,
    care_episode,
    episode,
    family_meeting,
    legal_status,
    mark,
    placement,
    plan,
    review,
    visit,
)

# close together about the day and about a year before it, so that limits are met
BEFORE = st.integers(-12, 14) | st.integers(355, 380) | st.integers(-60, 420)
REFERRALS = ("", "R1", "R2", "R3")
# one draw for all that is not a date, the likelier ones more than once
HELD = st.sampled_from(
    [
        {
            "social_worker_id": who,
            "role": role,
            "team": team,
            "reason": why,
            "referral_id": referral,
        }
        for who, role, team, why, referral in product(
            ["A", "A", "A", "B", "B", "B", "C", "C", "D", ""],
            ["Social Worker", " lead ", "CW", "Key worker", "Personal Adviser"],
            ["North", "South"],
            ["MANAGE", "MANAGE", "FCONTA", ""],
            REFERRALS,
        )
    ]
)
LASTING = st.none() | st.integers(-2, 20) | st.integers(0, 400)
MARKS = ("REG24", "REG19", "UNTIL18", "LONG_TERM", "PRIVATE_FOSTERING", "INTERVAL")


def days(day: date = DAY) -> st.SearchStrategy[date]:
    """Days about `day` and about a year before it."""
    return BEFORE.map(lambda count: day - timedelta(count))


@st.composite
def allocations(draw: st.DrawFn, day: date = DAY) -> list[Allocation]:
    """Allocations as a case system may have them: repeated, overlapping, blank, back to front."""
    # how many is drawn first: lists left to themselves are mostly of one
    many = draw(st.integers(0, 8))
    rows = draw(st.lists(st.tuples(HELD, days(day), LASTING), min_size=many, max_size=many))
    ids = draw(st.permutations(range(many)))
    return [
        allocation(id=str(i), start=start, end=_after(start, length), **held)
        for i, (held, start, length) in zip(ids, rows, strict=True)
    ]


def _after(start: date, length: int | None) -> date | None:
    return None if length is None else start + timedelta(length)


def referrals(day: date = DAY) -> st.SearchStrategy[list[Episode]]:
    """Some of the referrals that allocations name."""
    one = st.builds(
        episode, id=st.sampled_from(REFERRALS[1:]), start=days(day), end=st.none() | days(day)
    )
    return st.lists(one, max_size=3, unique_by=lambda each: each.id)


def records() -> st.SearchStrategy[Record]:
    """Any one record of a child that is not an allocation."""
    dated: dict[str, Any] = {"start": days(), "end": st.none() | days()}
    kinds = st.sampled_from(["CLA", "CP", "CIN", "PF"])
    homes, orders = st.sampled_from(["P1", "U6", "A3", "T1"]), st.sampled_from(["C1", "C2", "V4"])
    return st.one_of(
        st.builds(episode, no_further_action=st.booleans(), **dated),
        st.builds(plan, kind=st.sampled_from(["CIN", "CP"]), **dated),
        st.builds(care_episode, **dated),
        st.builds(placement, type=homes, **dated),
        st.builds(legal_status, code=orders, **dated),
        st.builds(mark, kind=st.sampled_from(MARKS), days=st.none() | st.integers(1, 60), **dated),
        st.builds(review, held_on=st.none() | days(), cancelled=st.booleans()),
        st.builds(family_meeting, held_on=days()),
        st.builds(
            family_meeting, held_on=st.none() | days(), planned_for=days(), recorded_on=days()
        ),
        st.builds(visit, kind=kinds, visited_on=days(), child_seen=st.booleans()),
    )


def lives() -> st.SearchStrategy[list[Record]]:
    """The records of a child who is mostly open on the day."""
    homes, orders = st.sampled_from(["P1", "U6"]), st.sampled_from(["C1", "C2"])
    opened = st.one_of(
        st.sampled_from([[], [episode()], [plan()], [mark(kind="PRIVATE_FOSTERING")]]),
        st.builds(
            lambda home, order: [care_episode(), placement(type=home), legal_status(code=order)],
            homes,
            orders,
        ),
    )
    rest = st.lists(records(), max_size=10)
    return st.tuples(opened, allocations(), referrals(), rest).map(
        lambda parts: [record for part in parts for record in part]
    )


def begins(record: Record) -> date:
    """The day from which a record says anything; a review not held never does."""
    if isinstance(record, FamilyMeeting) and record.planned_for and record.recorded_on:
        return min(record.recorded_on, record.held_on or date.max)
    names = {field.name for field in fields(record)}  # type: ignore[arg-type]  # all are dataclasses
    found: date | None = next(
        getattr(record, name) for name in ("start", "visited_on", "held_on") if name in names
    )
    return found or date.max
