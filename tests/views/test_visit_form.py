import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Visit
from tests.make import DAY, on
from tests.make_team import BOTH, FOSTERED, IN_DATE, OVERDUE, PRIYA, UNBORN, WAITING
from tests.views.forms import opened, retype


@pytest.fixture
def form_for(window):
    """The form for a child found in the list of all."""

    def form_for(child):
        window.show_page("children").main_table().choose(child)
        return opened(window, "record_visit")

    return form_for


def saved(qtbot, desk, form):
    """The visit that the form adds."""
    child = form.assessment.child.id

    def visits():
        return desk.ask(lambda store: store.of_children(Visit, [child]))

    before = {visit.id for visit in visits()}
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)
    (added,) = [visit for visit in visits() if visit.id not in before]
    return added


def test_that_a_visit_is_today_seen_alone_by_their_own_social_worker_unless_told(
    qtbot, desk, form_for
):
    visit = saved(qtbot, desk, form_for(OVERDUE))

    assert (visit.visited_on, visit.kind, visit.social_worker_id) == (DAY, "CP", PRIYA)
    assert (visit.child_seen, visit.seen_alone, visit.not_alone_reason) == (True, True, "")
    assert visit.recorded_on == DAY
    assert visit.extracted == ""


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        pytest.param("alone", (True, True, ""), id="alone"),
        pytest.param("refused", (True, False, "refused"), id="the_child_preferred_not"),
        pytest.param("young", (True, False, "inappropriate"), id="not_right_at_that_age"),
        pytest.param("unable", (True, False, "unable"), id="not_possible"),
        pytest.param("seen", (True, None, ""), id="alone_not_recorded"),
        pytest.param("attempted", (False, None, ""), id="not_seen"),
    ],
)
def test_that_how_the_child_was_seen_is_kept(qtbot, desk, form_for, choice, kept):
    form = form_for(OVERDUE)
    form.seen.setCurrentIndex(form.seen.findData(choice))

    visit = saved(qtbot, desk, form)

    assert (visit.child_seen, visit.seen_alone, visit.not_alone_reason) == kept


def test_that_an_attempt_leaves_the_visit_overdue(qtbot, desk, form_for):
    form = form_for(OVERDUE)
    form.seen.setCurrentIndex(form.seen.findData("attempted"))

    saved(qtbot, desk, form)

    assert desk.assessments[OVERDUE].next_visit.state == "overdue"


def test_that_the_kind_offered_is_the_one_due_first(form_for):
    form = form_for(BOTH)

    assert [form.kind.itemData(at) for at in range(form.kind.count())] == ["CLA", "CP"]
    assert form.kind.value() == "CP"


@pytest.mark.parametrize(
    ("child", "kind"),
    [
        pytest.param(IN_DATE, "CLA", id="in_care"),
        pytest.param(UNBORN, "CIN", id="in_need"),
        pytest.param(FOSTERED, "PF", id="privately_fostered"),
    ],
)
def test_that_a_child_open_by_one_thing_has_one_kind_of_visit(form_for, child, kind):
    assert form_for(child).kind.value() == kind


def test_that_for_a_child_not_born_the_mother_is_seen(qtbot, desk, form_for):
    form = form_for(UNBORN)
    labels = [label.text() for label in form.findChildren(type(form.overall))]
    assert "Mother &seen?" in labels
    assert form.seen.itemText(form.seen.findData("attempted")) == "Attempted: mother not seen"

    assert saved(qtbot, desk, form).child_seen is True


def test_that_nobody_is_offered_where_the_child_has_no_social_worker(qtbot, desk, form_for):
    form = form_for(WAITING)

    assert form.social_worker.currentText() == "Not recorded"
    assert saved(qtbot, desk, form).social_worker_id == ""


def test_that_an_earlier_day_can_be_given(qtbot, desk, form_for):
    form = form_for(OVERDUE)
    retype(form.visited_on, "12/11/2026")

    assert saved(qtbot, desk, form).visited_on == on("2026-11-12")
