"""Who may leave the desk, by hand and over any spells."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.facts import facts_of, standing
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Child, ChildId, SentReturn
from herefordshire_desk.domain.retention import Closed, closed_children, returns_due
from tests.make import DAY, care_episode, child, episode, mark, on, plan, policy, setting


def closed(*openings, day=DAY, under=None, **fields) -> Closed | None:
    of = child(**fields)
    found = closed_children({of.id: of}, {of.id: openings}, under or policy(day), day)
    return found[0] if found else None


@pytest.mark.parametrize(
    "openings",
    [
        pytest.param([plan()], id="on_a_plan"),
        pytest.param([plan(end=on("2026-02-01")), episode()], id="with_one_thing_open"),
        pytest.param([plan(end=DAY + timedelta(1))], id="on_a_plan_that_ends_tomorrow"),
        pytest.param([plan(start=DAY + timedelta(1))], id="whose_plan_is_yet_to_start"),
    ],
)
def test_that_a_child_is_not_listed_who_is(openings) -> None:
    assert closed(*openings) is None


def test_that_a_child_may_go_six_months_after_the_last_thing_ended() -> None:
    ended = [plan(end=on("2026-03-02")), episode(end=on("2026-05-20"))]

    before, after = closed(*ended, day=on("2026-11-19")), closed(*ended)

    assert before is not None
    assert after is not None
    assert (after.closed_on, after.until) == (on("2026-05-20"), on("2026-11-20"))
    assert (before.due(on("2026-11-19")), after.due(DAY)) == (False, True)
    assert after.why == "Closed on 20 May 2026; kept for 6 months after that."


def test_that_the_council_sets_the_months() -> None:
    under = policy_on(DAY, [setting(name="closed_kept", value=12)])
    found = closed(plan(end=on("2026-03-02")), under=under)
    assert found is not None
    assert found.until == on("2027-03-02")


@pytest.mark.parametrize(
    ("left", "until"),
    [
        pytest.param("2025-12-01", "2026-06-30", id="the_june_after_the_year"),
        pytest.param("2026-03-31", "2026-09-30", id="or_the_months_where_they_are_longer"),
        pytest.param("2026-04-01", "2027-06-30", id="the_first_of_april_is_in_the_next_year"),
    ],
)
def test_that_a_child_who_was_looked_after_is_kept_until(left: str, until: str) -> None:
    found = closed(care_episode(start=on("2025-05-01"), end=on(left)))
    assert found is not None
    assert found.until == on(until)


def test_that_it_is_said_that_a_child_is_kept_for_the_collection() -> None:
    found = closed(care_episode(end=on("2026-05-01")))
    assert found is not None
    assert found.why == (
        "Looked after in the collection year to 31 March 2027; "
        "kept until 30 June 2027, when that has been collected."
    )


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        pytest.param({"date_of_birth": on("2008-03-04")}, "2026-03-04", id="at_18"),
        pytest.param({"died_on": on("2026-02-03")}, "2026-02-03", id="who_died"),
    ],
)
def test_that_what_never_ended_is_over_for_a_child(fields, day: str) -> None:
    found = closed(plan(), **fields)
    assert found is not None
    assert found.closed_on == on(day)


def test_that_a_referral_without_further_action_keeps_nobody_open() -> None:
    found = closed(episode(start=on("2026-01-05"), no_further_action=True))
    assert found is not None
    assert (found.closed_on, found.until) == (on("2026-01-05"), on("2026-07-05"))


def test_that_private_fostering_keeps_a_child() -> None:
    assert closed(mark(kind="PRIVATE_FOSTERING")) is None


def test_that_a_child_of_whom_nothing_says_when_is_never_due() -> None:
    found = closed()
    assert found is not None
    assert (found.closed_on, found.until, found.due(date.max)) == (None, None, False)


def test_that_those_who_may_go_first_come_first() -> None:
    ids = [ChildId(each) for each in ("C1", "C2", "C3")]
    openings = {
        ids[0]: [plan(end=on("2026-04-01"))],
        ids[1]: [plan(end=on("2026-02-01"))],
    }
    found = closed_children({each: Child(id=each) for each in ids}, openings, policy(), DAY)
    assert [each.child.id for each in found] == ["C2", "C1", "C3"]


def test_that_a_return_goes_two_years_after_it_was_sent() -> None:
    def sent(name: str, day: date) -> SentReturn:
        return SentReturn(
            id=name, name="weekly", period=name, revision=1, as_of=day, sha256="", sent_on=day
        )

    returns = [sent("new", on("2024-11-21")), sent("old", on("2024-11-20"))]
    assert [each.id for each in returns_due(returns, policy(), DAY)] == ["old"]


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
ENDS = st.none() | DAYS
OPENINGS = st.lists(
    st.one_of(
        st.builds(lambda s, e: plan(start=s, end=e), DAYS, ENDS),
        st.builds(lambda s, e: care_episode(start=s, end=e), DAYS, ENDS),
        st.builds(
            lambda s, e, nfa: episode(start=s, end=e, no_further_action=nfa),
            DAYS,
            ENDS,
            st.booleans(),
        ),
        st.builds(lambda s, e: mark(kind="PRIVATE_FOSTERING", start=s, end=e), DAYS, ENDS),
    ),
    max_size=4,
)


@given(OPENINGS, DAYS, st.none() | st.dates(date(2006, 1, 1), date(2020, 1, 1)))
def test_that_nobody_is_due_who_is_open_or_was_in_the_last_six_months(openings, day, born) -> None:
    of = child(date_of_birth=born)
    found = closed(*openings, day=day, date_of_birth=born)

    if found is not None and found.due(day):
        facts = facts_of(of, openings, day)
        last_days = (day - timedelta(back) for back in range(180))
        assert not any(standing(facts, each) is not None for each in last_days)
