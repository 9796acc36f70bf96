import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.models.arrangement import Arrangement
from herefordshire_desk.models.saved_views import (
    SavedView,
    read_views,
    renamed,
    saved_text,
    with_view,
    without_view,
)

MONDAY = SavedView("My Monday", Arrangement(("Child", "Due by"), 1), {"plan": ("CP",)}, "abbot")
COURT = SavedView("court", Arrangement(("Child",), 0, (("Child", True),)))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
NEARLY = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("name", "columns", "filters", "typed"), ANYTHING))
)


def test_that_views_are_read_as_they_were_saved():
    assert read_views(saved_text([MONDAY, COURT])) == [MONDAY, COURT]


@pytest.mark.parametrize("text", ["", "{", "null", "3", '"Child"', "[1, []]"])
def test_that_what_holds_no_views_has_none(text):
    assert read_views(text) == []


@given(ANYTHING | NEARLY)
def test_that_whatever_another_version_saved_is_read_as_far_as_it_can_be(saved):
    views = read_views(json.dumps(saved))

    assert read_views(saved_text(views)) == views


def test_that_views_stand_in_the_order_of_their_names_and_one_has_each_name():
    views = with_view(with_view([], MONDAY), COURT)
    assert views == [COURT, MONDAY]

    again = SavedView("my monday", Arrangement(("Id",)))
    assert with_view(views, again) == [COURT, again]


def test_that_a_view_is_renamed_and_removed():
    views = renamed([COURT, MONDAY], "My Monday", "A list")

    assert [view.name for view in views] == ["A list", "court"]
    assert views[0].arrangement == MONDAY.arrangement
    assert without_view(views, "COURT") == [views[0]]
    assert renamed(views, "Nowhere", "Else") == views
