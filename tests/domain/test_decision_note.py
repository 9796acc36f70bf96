"""The note of an allocation decision."""

from dataclasses import replace

from herefordshire_desk.domain.board import loads
from herefordshire_desk.domain.decision_note import Decision, MoveMade, by_id, decision_note
from herefordshire_desk.domain.hand_over import Terms
from tests.make import DAY, on, policy
from tests.make_board import LEAVER, held_by, loads_of

A = "SW-A"
CHILD = held_by("C1")
MOVE = MoveMade(
    child_id="C1", before="Tom Beddoes", after="Ms SW-A", new_face=True, why="new to this child"
)
PLAN = Decision(
    team="CP Team 1",
    on=DAY,
    by="manager",
    moves=(MOVE,),
    loads=loads(loads_of({A: 3, "SW-B": 2}), {"C1": CHILD}, {"C1": A}, policy()),
    leaver="Tom Beddoes",
    leaves_on=on("2026-12-18"),
)
TERMS = Terms(start=DAY, reason="LEFTRL", planned=True)


def test_that_the_note_says_who_goes_where_and_why():
    note = decision_note(replace(PLAN, terms=TERMS), lambda _: "Wren Abbot")

    assert "<td>Wren Abbot</td><td>Tom Beddoes</td><td>Ms SW-A</td><td>new to this child" in note
    assert "Tom Beddoes leaves on 18 December 2026." in note
    assert "From 20 November 2026. Reason: Previous social worker left the role (LEFTRL)." in note
    assert "The change was planned." in note
    assert "1 child, 1 new face." in note
    assert "Allocation decision · CP Team 1" in note


def test_that_a_note_with_ids_only_has_no_name_of_a_child():
    note = decision_note(PLAN, by_id)

    assert "<td>C1</td>" in note
    assert "Allocation plan, not made yet" in note


def test_that_caseloads_that_change_are_told_before_and_after():
    note = decision_note(PLAN, by_id)

    assert "<td>3 → 4</td><td>3.0 → 4.0</td><td>30 → 40</td><td>1</td>" in note
    assert "Ms SW-B" not in note


def test_that_who_is_parted_or_not_placed_is_said():
    note = decision_note(replace(PLAN, parted=(("C1", "C2"),), unplaced=("C3",), moves=()), by_id)

    assert "for want of room with one social worker: C1 and C2." in note
    assert "Not yet decided: C3." in note
    assert "0 children, no new face." in note


def test_that_a_name_is_written_as_text_and_never_as_markup():
    note = decision_note(PLAN, lambda _: "<b>Wren</b>")

    assert "&lt;b&gt;Wren" in note


def test_that_a_child_from_nobody_has_no_social_worker():
    note = decision_note(replace(PLAN, moves=(replace(MOVE, before=""),)), by_id)

    assert "<td>No social worker</td>" in note
    assert LEAVER not in note
