"""Edits that stand or fall together, and back again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Change, Edit, added, altered, together
from tests.domain.desk_in_memory import DeskInMemory
from tests.lives import lives
from tests.make import allocation, child, on, plan, social_worker, visit

BEFORE = plan(id="P1")
AFTER = replace(BEFORE, end=on("2026-11-20"))


@st.composite
def changes_of(draw, held):
    """A Change of what is held and of what is not: records added, altered and removed."""
    removed = draw(st.lists(st.sampled_from(held), unique=True)) if held else []
    kept = [record for record in held if record not in removed]
    altering = draw(st.lists(st.sampled_from(kept), unique=True)) if kept else []
    news = [replace(each, id=f"new-{each.id}") for each in altering]
    edits = [
        *(Edit(before=record) for record in removed),
        *(Edit(before=each, after=replace(each, child_id="C2")) for each in altering),
        *(Edit(after=record) for record in news),
    ]
    return Change("Try", tuple(draw(st.permutations(edits))))


LIVES_AND_CHANGES = lives().flatmap(
    lambda life: st.tuples(st.just(life), changes_of(list(unique(life))))
)


def unique(life):
    return {(type(record), record.id): record for record in life}.values()


@given(LIVES_AND_CHANGES)
def test_that_reversing_twice_is_the_same_change(life_and_change):
    _, change = life_and_change

    assert change.reversed().reversed() == change
    assert change.reversed().label == change.label
    assert change.reversed().children == change.children


@given(LIVES_AND_CHANGES)
def test_that_a_change_and_its_reverse_leave_everything_as_it_was(life_and_change):
    life, change = life_and_change
    desk = DeskInMemory(life)

    assert desk.apply(change).apply(change.reversed()).held == desk.held


def test_that_the_reverse_takes_the_last_edit_back_first():
    change = Change("Try", (Edit(after=BEFORE), Edit(before=BEFORE, after=AFTER)))

    assert change.reversed().edits == (Edit(before=AFTER, after=BEFORE), Edit(before=BEFORE))


@pytest.mark.parametrize(
    ("edit", "record"),
    [
        pytest.param(Edit(after=AFTER), AFTER, id="added"),
        pytest.param(Edit(before=BEFORE, after=AFTER), AFTER, id="altered_as_it_is_now"),
        pytest.param(Edit(before=BEFORE), BEFORE, id="removed_as_it_was"),
    ],
)
def test_that_an_edit_tells_its_record(edit, record):
    assert edit.record == record


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param({}, id="of_nothing"),
        pytest.param({"before": BEFORE, "after": replace(BEFORE, id="P2")}, id="of_two_ids"),
        pytest.param({"before": BEFORE, "after": visit(id="P1")}, id="of_two_types"),
    ],
)
def test_that_an_edit_is_of_one_record(ends):
    with pytest.raises(ValueError, match="one record"):
        Edit(**ends)


def test_that_a_change_tells_which_children_it_is_about():
    change = together(
        "Try",
        [
            added("", child(id="C1"), social_worker()),
            altered("", plan(id="P", child_id="C2"), plan(id="P", child_id="C3")),
            Change("", (Edit(before=visit(child_id="C4")),)),
        ],
    )

    assert change.children == {"C1", "C2", "C3", "C4"}


def test_that_a_change_of_the_team_is_about_no_child():
    assert added("Add social worker", social_worker()).children == frozenset()


def test_that_changes_put_together_keep_their_order_under_one_label():
    one, two = added("One", BEFORE), altered("Two", BEFORE, AFTER)

    assert together("Both", [one, two]) == Change("Both", (*one.edits, *two.edits))


def test_that_case_8_brothers_and_sisters_moved_together_are_one_change_of_several_children():
    moved = [added("Allocate", allocation(child_id=each)) for each in ("C1", "C2", "C3")]

    change = together("Allocate", moved)

    assert (len(change.edits), change.children) == (3, {"C1", "C2", "C3"})
