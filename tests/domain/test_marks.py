from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.explain import why
from herefordshire_desk.domain.marks import add_mark, end_mark, kinds_for
from herefordshire_desk.domain.problems import Problem
from tests.make import (
    DAY,
    assessment,
    care_episode,
    child,
    legal_status,
    mark,
    on,
    placement,
    plan,
    policy,
    visit,
)

CALENDAR = policy().calendar
IN_CARE = (care_episode(), legal_status(code="V2"), placement())


def adding(new, *held, records=IN_CARE, **fields):
    """Adds the mark to a child with these records."""
    due = assessment(*records, *held).visits
    return add_mark(child(**fields), new, held, due, CALENDAR, DAY)


def interval(**fields):
    return mark(**{"kind": "INTERVAL", "days": 14, "decided_by": "the review", **fields})


def due(*records):
    (found,) = assessment(*records).visits
    return found


def test_that_adding_a_mark_is_one_change_that_adds_it():
    made = mark(start=DAY)

    change = adding(made)

    assert (change.label, change.edits) == ("Add mark", (Edit(after=made),))


@pytest.mark.parametrize(
    ("new", "field"),
    [
        pytest.param(mark(start=on("2026-11-21")), "start", id="it_starts_tomorrow"),
        pytest.param(mark(start=on("2017-12-31")), "start", id="before_birth"),
        pytest.param(mark(start=on("2026-11-19")), "start", id="on_the_day_of_death"),
        pytest.param(interval(days=None), "days", id="an_interval_without_days"),
        pytest.param(interval(days=0), "days", id="an_interval_of_no_days"),
        pytest.param(interval(days=43), "days", id="longer_than_every_6_weeks"),
        pytest.param(interval(decided_by=""), "decided_by", id="decided_by_nobody"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(new, field):
    lived = {"date_of_birth": on("2018-01-01"), "died_on": on("2026-11-19")}
    fields = lived if field == "start" else {}

    found = adding(new, **fields)

    assert isinstance(found, Problem)
    assert (found.field, found.message.endswith(".")) == (field, True)


@pytest.mark.parametrize(
    ("held", "field"),
    [
        pytest.param(mark(start=on("2026-01-05")), "kind", id="one_is_open"),
        pytest.param(
            mark(start=on("2026-01-05"), end=on("2026-11-19")), "start", id="one_ended_since"
        ),
    ],
)
def test_that_no_two_of_a_kind_are_open_at_once(held, field):
    found = adding(mark(start=on("2026-11-18")), held)

    assert isinstance(found, Problem)
    assert found.field == field


def test_that_one_may_begin_the_day_another_of_its_kind_ended():
    held = mark(start=on("2026-01-05"), end=on("2026-11-18"))

    assert not isinstance(adding(mark(start=on("2026-11-18")), held), Problem)


def test_that_marks_of_two_kinds_stand_side_by_side():
    assert not isinstance(adding(mark(kind="LONG_TERM"), mark(kind="UNTIL18")), Problem)


def test_that_the_gap_that_counts_is_the_longest_of_the_childs_rules():
    both = (*IN_CARE, plan())

    assert not isinstance(adding(interval(days=42), records=both), Problem)
    assert isinstance(adding(interval(days=15), records=(plan(),)), Problem)


def test_that_for_adoption_a_review_may_decide_on_longer():
    adopted = (care_episode(), placement(type="A4"))

    assert not isinstance(adding(interval(days=60), records=adopted), Problem)


@given(st.integers(1, 42), st.integers(0, 300))
def test_that_an_interval_that_is_taken_never_makes_a_visit_due_later(days, ago):
    seen = visit(kind="CLA", visited_on=DAY - timedelta(ago))
    agreed = interval(days=days)

    assert due(*IN_CARE, seen, agreed).due <= due(*IN_CARE, seen).due


def test_that_the_due_date_and_why_follow_a_mark():
    seen = visit(kind="CLA", visited_on=on("2026-11-12"))
    marked = mark(kind="REG24", start=on("2026-11-02"), decided_by="the nominated officer")
    child_in_care = assessment(*IN_CARE, seen, marked)

    assert child_in_care.next_visit.due == on("2026-11-19")
    (_, sentences), *_ = why(child_in_care, {}, policy())
    assert sentences[-1] == (
        "Marked at the desk since 2 November 2026, decided by the nominated officer."
    )


def test_that_why_says_who_agreed_on_an_interval():
    agreed = interval(start=on("2026-11-02"))
    seen = visit(kind="CLA", visited_on=on("2026-11-12"))
    (_, sentences), *_ = why(assessment(*IN_CARE, seen, agreed), {}, policy())

    assert sentences[-1] == "Agreed since 2 November 2026, decided by the review."


def test_that_ending_a_mark_dates_its_end_and_leaves_the_rest():
    held = interval(start=on("2026-01-05"), note="agreed at review")

    (edit,) = end_mark(held, DAY, DAY).edits

    assert (edit.before, edit.after.end, edit.after.note) == (held, DAY, "agreed at review")


@pytest.mark.parametrize(
    ("held", "end"),
    [
        pytest.param(mark(start=on("2026-01-05")), "2026-11-21", id="tomorrow"),
        pytest.param(mark(start=on("2026-01-05")), "2026-01-05", id="on_its_first_day"),
        pytest.param(mark(end=on("2026-02-01")), "2026-11-20", id="ended_already"),
    ],
)
def test_that_a_mark_ends_after_it_began_and_not_ahead(held, end):
    found = end_mark(held, on(end), DAY)

    assert isinstance(found, Problem)
    assert found.field == "end"


@pytest.mark.parametrize(
    ("statuses", "offered"),
    [
        pytest.param(["CLA", "CP"], ["REG24", "REG19", "UNTIL18", "LONG_TERM", "INTERVAL"]),
        pytest.param(["CIN"], ["INTERVAL", "PRIVATE_FOSTERING"]),
        pytest.param(["PF"], ["INTERVAL", "PRIVATE_FOSTERING"]),
    ],
)
def test_that_only_marks_that_can_bear_on_the_child_are_offered(statuses, offered):
    assert list(kinds_for(statuses)) == offered
