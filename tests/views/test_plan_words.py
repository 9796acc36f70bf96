"""What came of a suggestion, in words."""

import pytest

from herefordshire_desk.domain.leavers import Suggestion
from herefordshire_desk.views.plan_words import planned_words, suggested_words, taken_off_words
from tests.make import allocation, assessment, handover, on, plan


def suggestion(**fields):
    return Suggestion(
        **{"moves": {}, "unplaced": (), "parted": (), "proven": True, **fields},
    )


@pytest.mark.parametrize(
    ("fields", "away", "said"),
    [
        pytest.param({}, 0, "0 children moved, 0 new faces on the board.", id="nobody"),
        pytest.param(
            {"unplaced": ("C1",)}, 0, "Nobody has room for 1 child more.", id="one_too_many"
        ),
        pytest.param({"parted": (("C1", "C2"),)}, 0, "sisters are parted", id="parted"),
        pytest.param({"proven": False}, 0, "the search was cut short", id="cut_short"),
        pytest.param({}, 2, "2 children whose social worker is away stay", id="away"),
    ],
)
def test_that_whatever_a_manager_has_to_know_is_said(fields, away, said):
    assert said in suggested_words(suggestion(**fields), 0, away)


def test_that_what_fell_off_the_board_is_counted():
    assert taken_off_words(0) == ""
    assert taken_off_words(1).startswith("1 move was taken off the board")
    assert taken_off_words(2).startswith("2 moves were taken off the board")


def test_that_the_share_of_changes_that_were_planned_is_said_where_it_is_recorded():
    rows = [
        allocation(id="A1", social_worker_id="A", end=on("2026-03-02")),
        allocation(id="A2", social_worker_id="B", start=on("2026-03-02"), end=on("2026-06-01")),
        allocation(id="A3", social_worker_id="C", start=on("2026-06-01")),
    ]
    each = assessment(plan(), *rows)
    one = [handover(allocation_id="A2", planned=True)]

    assert planned_words([each], []) == ""
    either = ", 1 more not recorded as either"
    assert planned_words([each], one) == f"1 of 1 change in the year planned{either}"
    both = [*one, handover(allocation_id="A3", planned=False)]
    assert planned_words([each], both) == "1 of 2 changes in the year planned"
