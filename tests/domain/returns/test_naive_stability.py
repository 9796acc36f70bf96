"""How steady social workers were, who visited and what was reviewed: counted once more, slowly.

Who holds a child is reckoned by tests/domain/lead_oracle.py, which shares nothing with the rules.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.measures import measures
from herefordshire_desk.domain.records import (
    Allocation,
    Episode,
    Record,
    SocialWorkerId,
    Visit,
)
from tests.domain.lead_oracle import Spell, changes_of, distinct_of, present_of, spells_of
from tests.lives import days
from tests.make import DAY, conference, family_meeting, plan, policy, review
from tests.make_month import FIRST, figures, is_open, month, teams, told
from tests.make_returns import History, assessed, history

APRIL = date(2026, 4, 1)


def of_kind(kind, records):
    return [each for each in records if isinstance(each, kind)]


def spells(found: History, day: date = DAY) -> list[Spell]:
    return spells_of(of_kind(Allocation, found[1]), day)


def present(found: History, day: date = DAY) -> Spell | None:
    own = spells(found, day)
    return next((each for each in own if each.rows[0].id == present_of(own)), None)


def changed(found: History) -> list[Spell]:
    """What began with a change in the year to the day."""
    own = spells(found)
    ids = changes_of(own, of_kind(Episode, found[1]), DAY)
    return [each for each in own if each.rows[0].id in ids]


@settings(max_examples=25)
@given(teams())
def test_that_m8_is_of_the_distinct_social_workers_of_children_in_care(team: list[History]) -> None:
    found = figures(month(*team))
    in_care = [e for e in team if is_open(e, DAY) and "CLA" in assessed(e).statuses]
    many = sum(len(distinct_of(spells(each), DAY)) >= 3 for each in in_care)
    assert told(found["M8", "", ""])[:2] == (many, len(in_care))
    held = [{s.worker for s in spells(e) if s.end is None or s.end > APRIL} for e in in_care]
    this_year = sum(len(each) >= 3 for each in held)
    assert told(found["M8", "window", "since_1_april"])[:2] == (this_year, len(in_care))


@settings(max_examples=25)
@given(teams())
def test_that_m9_is_of_the_changes_of_every_open_child(team: list[History]) -> None:
    found = figures(month(*team))
    opened = [each for each in team if is_open(each, DAY)]
    twice = [each for each in opened if len(changed(each)) >= 2]
    assert told(found["M9", "", ""])[:2] == (len(twice), len(opened))
    for status in ("CLA", "CP", "CIN", "PF"):
        some = [each for each in opened if assessed(each).statuses[0] == status]
        key = ("M9", "status", status)
        wanted = (sum(each in twice for each in some), len(some))
        assert (told(found[key])[:2] if key in found else (0, 0)) == wanted
    for group, out in {"TSPROC_ORGRST": ("TSPROC", "ORGRST"), "ABSENC": ("ABSENC",)}.items():
        counted = [[s for s in changed(e) if s.rows[0].reason not in out] for e in opened]
        fewer = sum(len(each) >= 2 for each in counted)
        assert told(found["M9", "changes_left_out", group])[:2] == (fewer, len(opened))


@settings(max_examples=25)
@given(teams())
def test_that_m10_is_every_change_of_the_month_by_its_reason(team: list[History]) -> None:
    found = figures(month(*team))
    reasons = Counter(
        each.rows[0].reason or "reason_not_recorded"
        for history in team
        for each in changed(history)
        if FIRST <= each.start <= DAY and is_open(history, each.start)
    )
    assert found["M10", "", ""].numerator == reasons.total()
    by_reason = {k[2]: f.numerator for k, f in found.items() if k[:2] == ("M10", "change_reason")}
    assert by_reason == dict(reasons)


@settings(max_examples=25)
@given(teams())
def test_that_m11_is_the_days_with_the_present_social_worker(team: list[History]) -> None:
    found = figures(month(*team))
    leads = [present(each) for each in team if is_open(each, DAY)]
    together = [(DAY - each.start).days for each in leads if each is not None]
    assert told(found["M11", "", ""])[:2] == (sum(together), len(together))
    middle = found["M11", "days_together", "median"].given
    assert middle == (median(together) if together else None)
    new = sum(each < 28 for each in together)
    assert told(found["M11", "days_together", "under_28"])[:2] == (new, len(together))


@settings(max_examples=25)
@given(teams(), st.sampled_from(["A", "B", "C"]))
def test_that_m7_is_of_visits_that_settled_a_due_date_and_name_who_visited(
    team: list[History], who: SocialWorkerId
) -> None:
    """Every other visit says who made it; a visit counts if it is one that met a due date."""
    visited = [(child, [by(who, at, each) for at, each in enumerate(rows)]) for child, rows in team]
    of = month(*visited)
    named = own = 0
    for child, rows in visited:
        met = {(each.rule.visits, each.met_on) for each in of.due if each.child_id == child.id}
        for each in of_kind(Visit, rows):
            in_time = {("any", each.visited_on), (each.kind, each.visited_on)} & met
            if each.child_seen and each.social_worker_id and in_time:
                holder = present((child, rows), each.visited_on)
                named += 1
                own += holder is not None and holder.worker == who
    assert told(figures(of)["M7", "", ""])[:2] == (own, named)


def by(who: SocialWorkerId, at: int, record: Record) -> Record:
    if isinstance(record, Visit) and at % 2:
        return replace(record, social_worker_id=who)
    return record


@settings(max_examples=60)
@given(teams())
def test_that_w9_is_how_many_were_not_seen_for_longer_than_the_council_allows(
    team: list[History],
) -> None:
    """A child never seen has waited since the first day that a visit is counted from."""
    found = [assess(facts_of(*each, DAY), policy(), DAY) for each in team]
    waiting = never = 0
    children = [each for each in found if each is not None]
    for child in children:
        rows = next(rows for whose, rows in team if whose.id == child.child.id)
        seen = [v.visited_on for v in of_kind(Visit, rows) if v.child_seen and v.visited_on <= DAY]
        since = [max(seen)] if seen else sorted(each.counted_from for each in child.visits)
        waiting += any((DAY - on).days > 42 for on in since[:1])
        never += not seen
    counted = {
        (each.definition.id, each.group): (each.numerator, each.denominator)
        for each in measures(children, (), policy(), DAY)
    }
    assert counted["W9", ""] == (waiting, len(children))
    assert counted["W9", "never_seen"] == (never, len(children))


MAYBE = st.none() | days()
HELD = st.lists(st.tuples(MAYBE, MAYBE, st.booleans()), max_size=8)


@given(HELD)
def test_that_m17_is_what_was_held_by_its_due_day(drawn) -> None:
    """Each pair is tried as reviews of a child in care and as conferences, which none cancels."""
    rows = [review(due_on=due, held_on=held, cancelled=off) for due, held, off in drawn]
    met = asked = 0
    for due, held, off in drawn:
        if not off and due is not None and due.month == 11 and due.year == 2026 and due <= DAY:
            asked += 1
            met += held is not None and not held > due
    assert told(figures(month(history("C1", plan(), *rows)))["M17", "", ""])[:2] == (met, asked)
    held_there = tuple(conference(due_on=due, held_on=held) for due, held, off in drawn if not off)
    key = ("M17", "event", "child_protection_conference")
    wanted = (met, asked) if held_there else (None, None)
    assert told(figures(month(conferences=held_there))[key])[:2] == wanted


MEETING_DAYS = 42


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.lists(st.none() | st.integers(-30, 400), max_size=3)),
        min_size=1,
        max_size=5,
    )
)
def test_that_m18_is_of_every_open_child_and_the_days_since_the_family_was_met(known) -> None:
    """Children opened so many days ago, with meetings held so many days ago, or only booked."""
    histories, in_time = [], 0
    for at, (opened, held) in enumerate(known):
        meetings = [
            family_meeting(
                id=f"F{at}-{which}",
                child_id=f"C{at}",
                held_on=None if ago is None else DAY - timedelta(ago),
                planned_for=DAY,
            )
            for which, ago in enumerate(held)
        ]
        opened_on = plan(id=f"P{at}", child_id=f"C{at}", start=DAY - timedelta(opened))
        histories.append(history(f"C{at}", opened_on, *meetings))
        since = min([opened, *(ago for ago in held if ago is not None and ago >= 0)])
        in_time += since <= MEETING_DAYS
    assert told(figures(month(*histories))["M18", "", ""])[:2] == (in_time, len(known))
