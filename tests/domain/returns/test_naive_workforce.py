"""Who came, left and was supervised: counted once more, person by person with a calendar."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.records import SocialWorker
from herefordshire_desk.domain.returns.month import Month
from tests.make import DAY, absence, policy, social_worker, supervision
from tests.make_month import figures, month, told

AGO = st.none() | st.integers(-20, 400).map(lambda days: DAY - timedelta(days))
PERSON = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["Social Worker", "Senior Social Worker", "Team Manager", "Pool"]),
        "fte": st.sampled_from([0.4, 0.5, 1.0]),
        "employment": st.sampled_from(["agency", "permanent", "fixed_term"]),
        "newly_qualified": st.booleans(),
        "start": AGO,
        "end": st.none() | AGO,
    }
)
ROSTER = st.lists(PERSON, max_size=6).map(
    lambda found: tuple(social_worker(id=f"SW{at}", **each) for at, each in enumerate(found))
)


def with_posts(of: Month, posts: int) -> Month:
    numbers = {**of.policy.numbers, "posts": posts}
    snapshot = replace(of.snapshot, policy=replace(policy(), numbers=numbers))
    return replace(of, snapshot=snapshot)


def practises(who: SocialWorker) -> bool:
    return who.role in ("Social Worker", "Senior Social Worker")


def here(who: SocialWorker, day: date = DAY) -> bool:
    begun = who.start is None or not who.start > day
    return practises(who) and begun and not (who.end is not None and who.end <= day)


@given(ROSTER, st.integers(1, 9))
def test_that_m14_is_of_posts_and_of_who_left_since_1_april(roster, posts) -> None:
    found = figures(with_posts(month(social_workers=roster), posts))
    staff = sum(each.fte for each in roster if here(each) and each.employment != "agency")
    vacant, of = told(found["M14", "", ""])[:2]
    assert of == posts
    assert abs(vacant - max(0, posts - staff)) < 0.001
    gone = sum(
        each.fte
        for each in roster
        if practises(each) and each.end is not None and date(2026, 4, 1) <= each.end <= DAY
    )
    there = sum(each.fte for each in roster if here(each))
    turnover = found["M14", "movement", "turnover_since_1_april"]
    if there:
        assert abs(turnover.numerator - gone) < 0.001
        assert abs(turnover.denominator - there) < 0.001
    else:
        assert turnover.value is None


def longest(who: SocialWorker, since: date) -> int:
    """Weekly for 42 days, fortnightly until the date six months on, monthly from then."""
    if not who.newly_qualified or who.start is None:
        return 30
    if (since - who.start).days < 42:
        return 7
    months = who.start.month + 6
    year, in_year = who.start.year + (months > 12), months - 12 * (months > 12)
    following = date(year + (in_year == 12), in_year % 12 + 1, 1)
    then = min(date(year, in_year, 1) + timedelta(who.start.day - 1), following - timedelta(1))
    return 14 if since < then else 30


@given(
    ROSTER,
    st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 200)), max_size=12),
    st.sets(st.integers(0, 5), max_size=2),
)
def test_that_m15_is_whose_last_supervision_was_no_longer_ago_than_their_stage_allows(
    roster, drawn, away
) -> None:
    made = [
        supervision(social_worker_id=f"SW{at}", held_on=DAY - timedelta(ago)) for at, ago in drawn
    ]
    gone = tuple(absence(social_worker_id=f"SW{at}") for at in away)
    found = figures(month(social_workers=roster, supervisions=tuple(made), absences=gone))
    known = in_time = never = 0
    for at, who in enumerate(roster):
        if here(who) and at not in away:
            held = [
                each.held_on
                for each in made
                if each.social_worker_id == who.id
                and each.held_on <= DAY
                and (who.start is None or each.held_on >= who.start)
            ]
            known += bool(held)
            never += not held
            in_time += bool(held) and (DAY - max(held)).days <= longest(who, max(held))
    assert told(found["M15", "", ""])[:2] == (in_time, known)
    assert found["M15", "supervision", "none_recorded"].numerator == never
