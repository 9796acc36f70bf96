import pytest

from herefordshire_desk.views.meeting_columns import meeting_columns, meeting_day
from tests.make import family_meeting, on, review


def shown(desk, row):
    return {column.heading: column.value(row) for column in meeting_columns(desk)}


@pytest.mark.parametrize(
    ("row", "state"),
    [
        pytest.param(family_meeting(), "Held", id="held"),
        pytest.param(
            family_meeting(held_on=None, planned_for=on("2026-11-20")), "Booked", id="today"
        ),
        pytest.param(
            family_meeting(held_on=None, planned_for=on("2026-11-19")), "Was booked", id="past"
        ),
        pytest.param(review(held_on=on("2026-11-02")), "Held", id="review"),
        pytest.param(review(due_on=on("2026-11-19")), "Was due", id="review_not_held"),
        pytest.param(review(due_on=on("2026-11-20")), "Due", id="review_due"),
        pytest.param(
            review(due_on=on("2026-11-19"), cancelled=True), "Cancelled", id="review_struck_out"
        ),
    ],
)
def test_that_each_says_how_it_stands(desk, row, state):
    assert shown(desk, row)["State"] == state


def test_that_its_day_is_the_one_held_else_booked_or_due():
    held = family_meeting(planned_for=on("2026-11-02"), held_on=on("2026-11-09"))

    assert meeting_day(held) == on("2026-11-09")
    assert meeting_day(review(due_on=on("2026-12-01"))) == on("2026-12-01")
