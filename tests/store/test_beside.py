import pytest

from herefordshire_desk.domain.changes import added
from tests.make import on, review, visit
from tests.store.desks import put

DAY = on("2026-11-20")


@pytest.mark.parametrize(
    ("reviews", "due"),
    [
        pytest.param([{"due_on": "2026-12-01"}], "2026-12-01", id="the_one_to_come"),
        pytest.param(
            [{"due_on": "2026-12-01"}, {"due_on": "2027-05-01"}], "2026-12-01", id="the_first"
        ),
        pytest.param([{"due_on": "2026-11-02"}], "2026-11-02", id="one_that_was_not_held"),
        pytest.param(
            [{"due_on": "2026-05-01", "held_on": "2026-05-04"}], None, id="none_once_it_was_held"
        ),
        pytest.param(
            [{"due_on": "2026-04-01"}, {"due_on": "2026-05-01", "held_on": "2026-05-04"}],
            None,
            id="none_that_a_later_one_made_up_for",
        ),
        pytest.param([{"due_on": "2026-12-01", "cancelled": True}], None, id="none_cancelled"),
        pytest.param(
            [{"due_on": "2026-12-01", "held_on": "2026-12-02"}],
            "2026-12-01",
            id="one_held_only_after_the_day",
        ),
    ],
)
def test_that_the_next_review_is(store, reviews, due):
    made = [
        review(
            id=f"R{at}",
            child_id="C1",
            **{
                name: value if isinstance(value, bool) else on(value)
                for name, value in each.items()
            },
        )
        for at, each in enumerate(reviews)
    ]
    put(store, added("Add", *made))

    assert store.next_reviews(DAY) == ({"C1": on(due)} if due else {})


def test_that_the_delay_is_that_of_the_last_visit_by_the_day(store):
    put(
        store,
        added(
            "Add",
            visit(
                id="V1", child_id="C1", visited_on=on("2026-11-02"), recorded_on=on("2026-11-12")
            ),
            visit(
                id="V2", child_id="C1", visited_on=on("2026-11-09"), recorded_on=on("2026-11-11")
            ),
            visit(
                id="V3", child_id="C1", visited_on=on("2026-11-21"), recorded_on=on("2026-11-21")
            ),
            visit(id="V4", child_id="C2", visited_on=on("2026-11-09")),
        ),
    )

    assert store.days_to_record(DAY) == {"C1": 2}
