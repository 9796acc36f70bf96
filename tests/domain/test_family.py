import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.family import (
    Kin,
    brothers_and_sisters,
    families,
    link_children,
    unlink_children,
)
from herefordshire_desk.domain.problems import Problem
from tests.make import family_link, family_member

AMY, BEN, CAT = (family_member(child_id=child) for child in ("C1", "C2", "C3"))


def kin(*records, child="C1"):
    return [each.child_id for each in brothers_and_sisters(child, records)]


def test_that_those_of_one_family_are_brothers_and_sisters():
    assert kin(AMY, BEN, CAT) == ["C2", "C3"]


def test_that_another_family_is_none_of_theirs():
    assert kin(AMY, BEN, family_member(child_id="C9", family_id="F2")) == ["C2"]


def test_that_a_child_of_two_families_has_both():
    assert kin(
        AMY, BEN, family_member(family_id="F2"), family_member(child_id="C9", family_id="F2")
    ) == ["C2", "C9"]


def test_that_a_blank_family_joins_nobody():
    assert kin(family_member(family_id=""), family_member(child_id="C2", family_id="")) == []


@pytest.mark.parametrize("child", ["C1", "C2"])
def test_that_a_link_counts_from_either_end(child):
    link = family_link(child_id="C1", other_id="C2")
    (found,) = brothers_and_sisters(child, [link])

    assert found == Kin("C2" if child == "C1" else "C1", link)


def test_that_a_link_says_nothing_of_a_third_child():
    links = [
        family_link(child_id="C1", other_id="C2"),
        family_link(child_id="C2", other_id="C3"),
    ]

    assert kin(*links) == ["C2"]


def test_that_one_known_both_ways_is_there_once():
    assert kin(AMY, BEN, family_link()) == ["C2"]


def test_that_a_link_to_oneself_or_to_nobody_is_passed_over():
    assert kin(family_link(other_id="C1"), family_link(other_id="")) == []


def test_that_linking_is_one_change_and_unlinking_its_reverse():
    link = family_link()

    change = link_children(link, [])

    assert change.edits == (Edit(after=link),)
    assert unlink_children(link).edits == change.reversed().edits


@pytest.mark.parametrize(
    ("link", "records"),
    [
        pytest.param(family_link(other_id=""), [], id="nobody_is_chosen"),
        pytest.param(family_link(other_id="C1"), [], id="the_child_itself"),
        pytest.param(family_link(), [AMY, BEN], id="the_extract_has_them"),
        pytest.param(family_link(), [family_link(child_id="C2", other_id="C1")], id="linked"),
    ],
)
def test_that_what_is_no_new_link_is_refused_beside_its_field(link, records):
    found = link_children(link, records)

    assert isinstance(found, Problem)
    assert found.field == "other_id"


LINK = {
    "BC": family_link(child_id="C2", other_id="C3"),
    "AB": family_link(child_id="C1", other_id="C2"),
    "DE": family_link(child_id="C4", other_id="C5"),
}


@pytest.mark.parametrize(
    ("records", "groups"),
    [
        pytest.param([], [], id="nobody"),
        pytest.param([AMY], [], id="nobody_with_one_alone"),
        pytest.param([AMY, BEN], [{"C1", "C2"}], id="a_family"),
        pytest.param([LINK["AB"], LINK["BC"]], [{"C1", "C2", "C3"}], id="links_in_a_row"),
        pytest.param(
            [AMY, BEN, LINK["BC"], LINK["DE"]],
            [{"C1", "C2", "C3"}, {"C4", "C5"}],
            id="a_link_brings_a_child_into_a_family",
        ),
    ],
)
def test_that_all_who_belong_together_are_one_group(records, groups):
    assert [set(group) for group in families(records)] == groups
