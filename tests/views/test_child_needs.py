"""What one child needs is said alike wherever it is said."""

from herefordshire_desk.views.child_needs import child_needs


def test_that_every_childs_needs_are_those_that_today_lists_in_its_order(desk):
    listed = desk.needs()

    for child, each in desk.assessments.items():
        own = [need.key for need in child_needs(desk, each)]
        assert own == [need.key for need in listed if need.assessment.child.id == child]
    assert listed
