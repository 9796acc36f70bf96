from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.records import Child


def test_that_a_desk_not_made_yet_holds_nothing():
    ours = Nothing()
    found = (ours.find(Child, ["C1"]), ours.records(Child), ours.child_ids())
    assert not any(found)
    assert not ours.extracted_ids(Child)
    assert not ours.of_children(Child, ["C1"])
