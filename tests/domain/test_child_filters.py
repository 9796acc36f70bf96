import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.child_filters import (
    KINDS,
    accepts,
    filter_words,
    known,
    with_filter,
    without_filter,
)
from tests.make_team import (
    BOTH,
    CHANGED,
    DUE_TODAY,
    FOSTERED,
    IN_DATE,
    MEGAN,
    NEVER_SEEN,
    OVERDUE,
    PRIYA,
    TOM,
    UNBORN,
    WAITING,
)

FILTERS = st.dictionaries(
    st.sampled_from([*KINDS]), st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple)
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({"visit": ("overdue",)}, {NEVER_SEEN, OVERDUE}, id="a_visit"),
        pytest.param({"plan": ("PF",)}, {FOSTERED}, id="a_plan"),
        pytest.param({"plan": ("CLA",)}, {IN_DATE, CHANGED, BOTH}, id="one_of_two_plans_held"),
        pytest.param({"social_worker": (MEGAN,)}, {str(at) for at in range(100107, 100111)}),
        pytest.param({"changed": ("yes",)}, {CHANGED}, id="changed_too_often"),
        pytest.param({"unallocated": ("yes",)}, {WAITING, UNBORN}, id="no_social_worker"),
        pytest.param({"agency": ("yes",)}, {DUE_TODAY, "100104", BOTH}, id="agency"),
        pytest.param(
            {"visit": ("overdue", "due_today"), "plan": ("CP",)},
            {NEVER_SEEN, OVERDUE, DUE_TODAY},
            id="either_of_a_kind_and_every_kind",
        ),
        pytest.param({"agency": ("yes",), "social_worker": (PRIYA,)}, set(), id="nobody_is_both"),
    ],
)
def test_that_filters_show_the_children_who_fit_them_all(desk, filters, found):
    roster = desk.picture.social_workers

    shown = {each.child.id for each in desk.assessments.values() if accepts(filters, each, roster)}

    assert shown == found


def test_that_no_filter_shows_everyone(desk):
    roster = desk.picture.social_workers

    assert all(accepts({}, each, roster) for each in desk.assessments.values())


@given(FILTERS, st.sampled_from([*KINDS]), st.sampled_from("abc"))
def test_that_a_filter_put_on_and_taken_off_leaves_the_others(filters, kind, value):
    off = without_filter(filters, kind, value)
    on = with_filter(off, kind, value)

    assert value in on[kind]
    assert without_filter(on, kind, value) == off
    assert known(on) == on


def test_that_kinds_of_another_version_are_left_out():
    assert known({"mood": ("sad",), "plan": ("CP",), "visit": ()}) == {"plan": ("CP",)}


@pytest.mark.parametrize(
    ("kind", "value", "name", "words"),
    [
        pytest.param("plan", "CP", "", "Plan: CP plan", id="plan"),
        pytest.param("visit", "due_soon", "", "Visit: due soon", id="visit"),
        pytest.param("social_worker", TOM, "Tom Beddoes", "Social worker: Tom Beddoes", id="name"),
        pytest.param("social_worker", TOM, "", f"Social worker: {TOM}", id="no_longer_known"),
        pytest.param("agency", "yes", "", "Agency social worker", id="flag"),
    ],
)
def test_that_every_filter_has_its_words(kind, value, name, words):
    assert filter_words(kind, value, name) == words
