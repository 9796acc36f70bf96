"""What belongs on the Monday page, and how it is shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.monday import Part, met_many, monday
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    on,
    plan,
    policy,
    social_worker,
    visit,
)

STAYS = social_worker(id="SW1", name="Priya Nair")
GOES = social_worker(id="SW2", name="Tom Beddoes", end=on("2026-12-18"))
GONE = social_worker(id="SW3", name="Megan Pugh", end=on("2026-11-06"))
ROSTER = {each.id: each for each in (STAYS, GOES, GONE)}


def held(by="SW1", **fields):
    return allocation(social_worker_id=by, **fields)


def page(*children):
    """The page of a team of these children."""
    return monday({each.child.id: each for each in children}, ROSTER, policy(), DAY)


def ids(part):
    """The children of a list of needs."""
    return [need.assessment.child.id for need in part.rows]


def test_that_each_child_is_in_every_list_it_belongs_to():
    late = assessment(plan(), visit(visited_on=on("2026-10-02")), id="LATE")
    soon = assessment(plan(), held(), visit(visited_on=on("2026-11-09")), id="SOON")

    found = page(late, soon)

    assert ids(found.overdue) == ["LATE"]
    assert ids(found.unallocated) == ["LATE"]
    assert ids(found.due) == ["SOON"]


def test_that_who_leaves_is_named_once_with_all_their_children_and_who_has_left_comes_first():
    children = [
        assessment(care_episode(), held("SW2"), id="C1"),
        assessment(care_episode(), held("SW2"), id="C2"),
        assessment(care_episode(), held("SW3"), id="C3"),
        assessment(care_episode(), held("SW1"), id="C4"),
    ]

    leaving = page(*children).leaving

    told = [(each.social_worker.id, each.children) for each in leaving.rows]
    assert told == [("SW3", ("C3",)), ("SW2", ("C1", "C2"))]


def test_that_who_leaves_and_holds_nobody_is_not_on_the_page():
    assert page(assessment(care_episode(), held("SW1"))).leaving.total == 0


def moved(*starts):
    """In care, with a new social worker on each of the days."""
    ends = [*starts[1:], None]
    rows = [
        held(f"S{at}", start=on(start), end=on(end) if end else None, reason="MANAGE")
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return [care_episode(start=on("2024-01-05")), *rows]


@pytest.mark.parametrize(
    ("starts", "many"),
    [
        pytest.param(["2024-01-05"], False, id="one"),
        pytest.param(["2024-01-05", "2026-05-05"], False, id="two"),
        pytest.param(["2024-01-05", "2026-05-05", "2026-09-05"], True, id="three"),
    ],
)
def test_that_three_social_workers_in_twelve_months_are_many(starts, many):
    assert met_many(assessment(*moved(*starts))) is many


def test_that_three_stay_many_though_the_council_flags_only_at_five():
    three = assessment(*moved("2024-01-05", "2026-05-05", "2026-09-05"))

    assert met_many(three._replace(changed_too_often=False))


def test_that_those_who_met_most_come_first():
    three = assessment(*moved("2024-01-05", "2026-05-05", "2026-09-05"), id="A")
    four = assessment(*moved("2024-01-05", "2026-05-05", "2026-07-05", "2026-09-05"), id="B")

    assert [each.child.id for each in page(three, four).often.rows] == ["B", "A"]


@given(st.lists(st.integers(), max_size=20), st.integers(-2, 30), st.integers(-2, 30))
def test_that_shortening_never_forgets_how_many_there_are(rows, once, again):
    part = Part(tuple(rows)).shortened(once).shortened(again)

    assert part.total == len(rows)
    assert part.rows == tuple(rows[: max(min(once, again), 0)])


def test_that_lists_are_shortened_each_by_its_own_length():
    late = [assessment(plan(), visit(visited_on=on("2026-10-02")), id=f"C{at}") for at in range(3)]

    found = page(*late)
    cut = found.shortened((2, 1, 0, 0, 0))

    assert found.lengths == (3, 3, 0, 0, 0)
    assert (cut.overdue.left_out, cut.unallocated.left_out) == (1, 2)
