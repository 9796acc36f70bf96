"""What came of a suggestion, in words."""

import pytest

from herefordshire_desk.domain.leavers import Suggestion
from herefordshire_desk.views.plan_words import suggested_words, taken_off_words


def suggestion(**fields):
    return Suggestion(
        **{"moves": {}, "unplaced": (), "parted": (), "proven": True, **fields},
    )


@pytest.mark.parametrize(
    ("fields", "away", "said"),
    [
        pytest.param({}, 0, "0 children placed, 0 new faces on the board.", id="nobody"),
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
