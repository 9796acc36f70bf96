"""Handing over many children as one Change."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.allocate import LEAD_ROLE
from herefordshire_desk.domain.hand_over import Leaving, Terms, hand_over, planned_by_default
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, Handover, SocialWorker
from tests.make import DAY, allocation, on
from tests.make_board import LEAVER, lead, worker

A, B = "SW-A", "SW-B"
TEAM = {A: worker(A, team="North"), B: worker(B), LEAVER: worker(LEAVER)}
HELD = {"C1": [lead("C1", LEAVER)], "C2": [lead("C2", LEAVER)]}


def handed(moves, held=HELD, leaving=None, day=DAY, team=TEAM, **terms):
    numbers = iter(range(1, 100))
    known = {"start": DAY, "reason": "LEFTRL", "planned": True}
    return hand_over(
        moves, held, team, Terms(**{**known, **terms}), day, lambda: f"N{next(numbers)}", leaving
    )


def made(change, kind):
    return [edit.after for edit in change.edits if isinstance(edit.after, kind)]


def test_that_many_children_are_one_change_that_can_be_taken_back():
    change = handed({"C2": B, "C1": A})

    assert change.label == "Hand over 2 children, planned"
    assert change.children == {"C1", "C2"}
    old = [edit for edit in change.edits if edit.before is not None]
    assert [(e.before.social_worker_id, e.after.end) for e in old] == [(LEAVER, DAY)] * 2
    new = [row for row in made(change, Allocation) if row.end is None]
    assert [(e.child_id, e.social_worker_id, e.start, e.reason, e.role) for e in new] == [
        ("C1", A, DAY, "LEFTRL", LEAD_ROLE),
        ("C2", B, DAY, "LEFTRL", LEAD_ROLE),
    ]
    assert new[0].team == "North"
    assert change.reversed().children == change.children


def test_that_the_referral_goes_on():
    held = {"C1": [allocation(child_id="C1", referral_id="R7", social_worker_id=LEAVER)]}

    assert made(handed({"C1": A}, held), Allocation)[-1].referral_id == "R7"


def test_that_a_child_who_has_had_nobody_yet_is_at_first_contact():
    change = handed({"C1": A, "C9": B})

    reasons = {each.child_id: each.reason for each in made(change, Allocation) if not each.end}
    assert reasons == {"C1": "LEFTRL", "C9": "FCONTA"}


@pytest.mark.parametrize("planned", [True, False])
def test_that_it_is_recorded_of_every_change_whether_it_was_planned(planned):
    change = handed({"C1": A, "C9": B}, planned=planned)

    (one,) = made(change, Handover)
    new = next(e for e in made(change, Allocation) if e.child_id == "C1" and e.end is None)
    assert (one.child_id, one.allocation_id, one.planned) == ("C1", new.id, planned)
    assert one.id != new.id


def test_that_the_leaver_goes_in_the_same_change():
    leaving = Leaving(social_worker=TEAM[LEAVER], end=on("2026-12-04"))

    change = handed({"C1": A}, leaving=leaving, planned=False)

    assert [each.end for each in made(change, SocialWorker)] == [on("2026-12-04")]
    assert change.label == "Hand over 1 child, not planned"


def test_that_a_leaving_day_known_already_is_not_written_again():
    gone = worker(LEAVER, end=on("2026-12-04"))

    change = handed({"C1": A}, leaving=Leaving(social_worker=gone, end=on("2026-12-04")))

    assert made(change, SocialWorker) == []


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        pytest.param({"moves": {}}, "", "No child has been moved yet.", id="nothing_to_do"),
        pytest.param({"reason": ""}, "reason", "Choose the reason for the change.", id="no_reason"),
        pytest.param(
            {"start": DAY + timedelta(1)},
            "start",
            "An allocation cannot start in the future.",
            id="in_the_future",
        ),
        pytest.param(
            {"start": on("2026-01-05")},
            "start",
            "Child C1 to Ms SW-A: The last allocation began on 5 January 2026: choose a later day.",
            id="before_the_last_one",
        ),
        pytest.param(
            {"moves": {"C1": LEAVER}},
            "social_worker_id",
            "Child C1 to Ms LEAVER: They hold this child already.",
            id="to_the_same",
        ),
        pytest.param(
            {"moves": {"C1": "SW-X"}},
            "",
            "Child C1: whom they were to go to is no longer on the roster.",
            id="to_nobody_known",
        ),
    ],
)
def test_that_one_refusal_refuses_all_and_says_which_child(asked, field, words):
    moves = asked.pop("moves", {"C1": A, "C2": B})

    assert handed(moves, **asked) == Problem(field, words)


def test_that_nobody_is_given_to_whoever_is_gone_by_then():
    team = {**TEAM, A: worker(A, end=on("2026-11-01"))}

    assert handed({"C1": A}, team=team).message == (
        "Child C1 to Ms SW-A: They leave on 1 November 2026."
    )


def test_that_a_leaving_day_before_they_joined_is_refused():
    late = worker(LEAVER, start=on("2026-06-01"))

    found = handed({"C1": A}, leaving=Leaving(social_worker=late, end=on("2026-05-01")))

    assert found.message.startswith("The leaving day: They joined on 1 June 2026")


def test_that_a_hand_over_is_likely_planned_until_they_have_left():
    assert planned_by_default(None, DAY)
    assert planned_by_default(DAY + timedelta(1), DAY)
    assert not planned_by_default(DAY, DAY)
