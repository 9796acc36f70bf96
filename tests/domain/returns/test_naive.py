"""Every measure once more, by a slow and obvious route over random teams."""

from datetime import date, timedelta
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.measures import measures
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId, Visit
from tests.make import DAY, on, policy, social_worker
from tests.make_month import FIRST, figures, month, teams, told
from tests.make_returns import History

NAMES = ("A", "B", "C", "D")
HOLDING = ("Team Manager", "Duty Worker", "Pool")
PEOPLE = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["Social Worker", *HOLDING, ""]),
        "fte": st.sampled_from([None, 0.0, 0.5, 1.0]),
        "employment": st.sampled_from(["", "agency", "permanent"]),
        "start": st.sampled_from([None, on("2026-11-02"), on("2026-12-01")]),
        "end": st.sampled_from([None, on("2026-11-10"), on("2026-05-01"), on("2027-01-01")]),
    }
)
ROSTER = st.tuples(PEOPLE, PEOPLE, PEOPLE, PEOPLE).map(
    lambda each: tuple(
        social_worker(id=SocialWorkerId(name), **fields)
        for name, fields in zip(NAMES, each, strict=True)
    )
)


def open_children(team: list[History], day: date = DAY) -> list[Assessment]:
    found = (assess(facts_of(*each, day), policy(day), day) for each in team)
    return [each for each in found if each is not None]


def counted(
    children: list[Assessment], roster: tuple[SocialWorker, ...]
) -> dict[tuple[str, str, str], tuple[float, float | None]]:
    found = measures(children, roster, policy(), DAY)
    return {
        (each.definition.id, each.breakdown, each.group): (each.numerator, each.denominator)
        for each in found
    }


def percent(part: float, whole: float) -> float | None:
    return round(100 * part / whole, 1) if whole >= 5 else None


@settings(max_examples=60)
@given(teams(), ROSTER)
def test_that_w1_to_w6_are_what_counting_on_fingers_gives(
    team: list[History], roster: tuple[SocialWorker, ...]
) -> None:
    children = open_children(team)
    by_key = counted(children, roster)
    everybody = len(children)
    people = {each.id: each for each in roster}
    holders = [each.lead.social_worker_id for each in children if each.lead]
    assert by_key["W1", "", ""][0] == everybody
    for status in ("CLA", "CP", "CIN", "PF"):
        first = sum(each.statuses[0] == status for each in children)
        assert by_key.get(("W1", "status", status), (0,))[0] == first
    assert by_key["W2", "", ""] == (everybody - len(holders), everybody)
    managers = sum(people[who].role in HOLDING for who in holders)
    assert by_key["W3", "", ""] == (managers, everybody)
    for who in set(holders):
        assert by_key["W4", "social_worker", who] == (holders.count(who), people[who].fte)
    registered = [w for w in set(holders) if people[w].fte and people[w].role not in HOLDING[1:]]
    held = sum(holders.count(who) for who in registered)
    assert by_key["W5", "", ""] == (held, sum(people[who].fte or 0 for who in registered))
    over = [w for w in set(holders) if people[w].fte and holders.count(w) / people[w].fte > 18]
    assert by_key["W6", "", ""] == (len(over), len(set(holders)))


@settings(max_examples=60)
@given(teams())
def test_that_w7_to_w9_are_what_counting_on_fingers_gives(team: list[History]) -> None:
    children = open_children(team)
    by_key = counted(children, ())
    ruled = [each for each in children if each.visits]
    late = [each for each in ruled if min(visit.due for visit in each.visits) < DAY]
    assert by_key["W7", "", ""] == (len(late), len(ruled))
    for ahead in (7, 14):
        soon = [e for e in ruled if any(0 <= (v.due - DAY).days <= ahead for v in e.visits)]
        assert by_key["W8", "days_ahead", str(ahead)] == (len(soon), len(ruled))
    never = sum(each.seen_on is None for each in children)
    assert by_key["W9", "last_seen", "never_seen"] == (never, len(children))


@settings(max_examples=30, deadline=None)
@given(teams(3))
def test_that_m1_to_m4_are_the_due_dates_met_day_by_day(team: list[History]) -> None:
    """Each morning of two years the desk is asked what is due; a visit that day settles it."""
    families = {"CP": "M1", "CLA": "M2", "ADO": "M2", "CIN": "M3", "PF": "M4"}
    due = dict.fromkeys(["M1", "M2", "M3", "M4"], 0)
    met = dict(due)
    for whose, records in team:
        day = FIRST - timedelta(130)
        while day <= DAY:
            known = [r for r in records if not (isinstance(r, Visit) and r.visited_on >= day)]
            now = assess(facts_of(whose, known, day), policy(), day)
            for waiting in now.visits if now else ():
                rule = waiting.rule
                seen = any(
                    isinstance(r, Visit)
                    and r.visited_on == day
                    and r.child_seen
                    and rule.visits in ("any", r.kind)
                    for r in records
                )
                later = assess(facts_of(whose, known, waiting.due), policy(), waiting.due)
                runs = later is not None and (rule.id, waiting.counted_from) in {
                    (each.rule.id, each.counted_from) for each in later.visits
                }
                key = families[rule.id.split("-")[0]]
                if seen and day <= waiting.due and FIRST <= waiting.due <= DAY and runs:
                    due[key], met[key] = due[key] + 1, met[key] + 1
                elif waiting.due == day and day >= FIRST and not seen:
                    due[key] += 1
            day += timedelta(1)
    found = figures(month(*team))
    assert {name: told(found[name, "", ""])[:2] for name in due} == {
        name: (met[name], due[name]) for name in due
    }


@settings(max_examples=60)
@given(teams(), ROSTER)
def test_that_m6_m13_m14_m16_and_m17_are_what_counting_on_fingers_gives(
    team: list[History], roster: tuple[SocialWorker, ...]
) -> None:
    found = figures(month(*team, social_workers=roster))
    here = [each for each in roster if each.role not in HOLDING]
    in_post = [
        each
        for each in here
        if (each.start is None or each.start <= DAY) and (each.end is None or each.end > DAY)
    ]
    known = [each for each in in_post if each.fte is not None and each.employment]
    agency = sum(each.fte or 0 for each in known if each.employment == "agency")
    assert told(found["M13", "", ""])[:2] == (agency, sum(each.fte or 0 for each in known))
    came = sum(each.start == on("2026-11-02") for each in here)
    left = sum(each.end == on("2026-11-10") for each in here)
    assert found["M14", "movement", "starters"].numerator == came
    assert found["M14", "movement", "leavers"].numerator == left
    visits = [
        record
        for _, records in team
        for record in records
        if isinstance(record, Visit) and FIRST <= record.visited_on <= DAY
    ]
    seen = [each for each in visits if each.child_seen]
    alone = [each for each in seen if each.seen_alone]
    excused = [e for e in seen if not e.seen_alone and e.not_alone_reason]
    asked = [each for each in seen if each.seen_alone is not None and each not in excused]
    assert told(found["M6", "", ""]) == (len(alone), len(asked), percent(len(alone), len(asked)))
    delays = [
        (each.recorded_on - each.visited_on).days
        for each in visits
        if each.recorded_on is not None and each.recorded_on <= DAY
    ]
    assert found["M16", "", ""].given == (median(delays) if delays else None)
