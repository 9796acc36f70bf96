import pytest

from herefordshire_desk.domain.changes import added
from tests.make import family_member
from tests.make_team import DUE_TODAY, OVERDUE
from tests.views.forms import opened


@pytest.fixture
def form(desk, window):
    known = (family_member(child_id=each) for each in (OVERDUE, DUE_TODAY))
    desk.make(added("Add a family", *known))
    window.open_child(OVERDUE)
    return opened(window, "link_child")


def test_that_neither_the_child_nor_one_who_is_known_is_offered(form):
    offered = {form.other.itemData(at) for at in range(form.other.count())}

    assert offered == {"", *form.desk.assessments} - {OVERDUE, DUE_TODAY}


def test_that_a_child_has_to_be_chosen(form):
    form.verb.click()

    assert form.fields["other_id"].problem.text() == "Choose the brother or sister."
    assert form.isVisible()
