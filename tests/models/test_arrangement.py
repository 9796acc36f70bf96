import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.models.arrangement import Arrangement, arrangement_from

HEADINGS = ("Child", "Id", "Plan", "Due by")
SOME = st.lists(st.sampled_from(HEADINGS), unique=True)
ARRANGEMENTS = SOME.filter(bool).flatmap(
    lambda shown: st.builds(
        Arrangement,
        st.just(tuple(shown)),
        st.integers(0, len(shown)),
        SOME.map(lambda sorts: tuple((each, len(each) > 3) for each in sorts)),
    )
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(ARRANGEMENTS)
def test_that_what_was_saved_is_read_as_it_was(arrangement):
    saved = json.loads(json.dumps(arrangement.as_json()))

    assert arrangement_from(saved) == arrangement
    assert arrangement_from(saved).among(HEADINGS) == arrangement


@given(ANYTHING | st.fixed_dictionaries(dict.fromkeys(("shown", "frozen", "sorted_by"), ANYTHING)))
def test_that_whatever_was_saved_opens_as_a_table_that_shows_something(saved):
    opened = arrangement_from(saved).among(HEADINGS)

    assert opened.shown
    assert set(opened.shown) <= set(HEADINGS)
    assert 0 <= opened.frozen <= len(opened.shown)
    assert {heading for heading, _ in opened.sorted_by} <= set(HEADINGS)


def test_that_columns_of_another_version_are_left_out():
    saved = Arrangement(("Mood", "Plan", "Child"), 2, (("Mood", True), ("Plan", False)))

    assert saved.among(HEADINGS) == Arrangement(("Plan", "Child"), 2, (("Plan", False),))


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        pytest.param("Child", Arrangement(("Id", "Plan"), 1), id="one_that_stays_put"),
        pytest.param("Plan", Arrangement(("Child", "Id"), 2), id="one_that_scrolls"),
        pytest.param("Due by", Arrangement(("Child", "Id", "Plan"), 2), id="one_not_shown"),
    ],
)
def test_that_a_column_can_be_hidden(heading, left):
    assert Arrangement(("Child", "Id", "Plan"), 2).without(heading) == left


def test_that_the_last_column_cannot_be_hidden():
    alone = Arrangement(("Child",))

    assert alone.without("Child") == alone


def test_that_a_further_column_sorts_up_then_down_then_not():
    order = Arrangement(HEADINGS, 0, (("Plan", True),))
    seen = []
    for _ in range(3):
        order = order.sorted_next_by("Child")
        seen.append(order.sorted_by)

    first = ("Plan", True)
    assert seen == [(first, ("Child", False)), (first, ("Child", True)), (first,)]
