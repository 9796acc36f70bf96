from herefordshire_desk.domain.changes import added
from tests import make
from tests.store.desks import put


def test_that_the_family_is_every_member_and_each_link_from_or_to_the_child(store) -> None:
    ours = [make.family_member(id="1"), make.family_member(id="2", child_id="C2")]
    links = [
        make.family_link(id="3", child_id="C1", other_id="C7"),
        make.family_link(id="4", child_id="C8", other_id="C1"),
    ]
    others = [
        make.family_member(id="5", child_id="C9", family_id="F9"),
        make.family_link(id="6", child_id="C2", other_id="C7"),
    ]
    put(store, added("Add", *ours, *links, *others))

    assert store.family_of("C1") == [*ours, *links]


def test_that_a_child_without_a_family_has_none(store) -> None:
    assert store.family_of("C1") == []
