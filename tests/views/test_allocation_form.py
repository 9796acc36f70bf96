import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Allocation
from tests.make import DAY, absence, on
from tests.make_team import CHANGED, MEGAN, OVERDUE, OWEN, PRIYA, TOM, UNBORN, WAITING
from tests.views.forms import opened, retype

Key = Qt.Key


@pytest.fixture
def form_for(window):
    """A form for a child found in the list of all."""

    def form_for(child, action="allocate"):
        window.show_page("children").main_table().choose(child)
        return opened(window, action)

    return form_for


def choose(choice, value):
    choice.setCurrentIndex(choice.findData(value))


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


def held(desk, child):
    return sorted(
        desk.ask(lambda store: store.of_children(Allocation, [child])), key=lambda a: a.start
    )


def words(choice):
    return {choice.itemData(at): choice.itemText(at) for at in range(choice.count())}


def test_that_a_waiting_child_gets_a_social_worker_from_today(qtbot, desk, form_for):
    form = form_for(WAITING)
    choose(form.social_worker, MEGAN)
    choose(form.reason, "MANAGE")

    save(qtbot, form)

    assert desk.assessments[WAITING].social_worker_id == MEGAN
    new = held(desk, WAITING)[-1]
    assert (new.start, new.reason, new.team) == (DAY, "MANAGE", "CP Team 1")


def test_that_a_hand_over_ends_the_allocation_before_on_the_same_day(qtbot, desk, form_for):
    form = form_for(OVERDUE)
    choose(form.social_worker, OWEN)
    choose(form.reason, "LEFTRL")
    retype(form.start, "16/11/2026")

    save(qtbot, form)

    before, after = held(desk, OVERDUE)
    assert (before.social_worker_id, before.end) == (PRIYA, on("2026-11-16"))
    assert (after.social_worker_id, after.start, after.end) == (OWEN, on("2026-11-16"), None)


@pytest.mark.parametrize(
    ("child", "reason"),
    [
        pytest.param(UNBORN, "FCONTA", id="a_first_social_worker_is_a_first_contact"),
        pytest.param(WAITING, "", id="a_later_one_has_to_be_chosen"),
    ],
)
def test_that_the_reason_is_suggested_only_where_there_is_one(form_for, child, reason):
    assert form_for(child).reason.value() == reason


def test_that_each_candidate_is_shown_with_what_there_is_to_know(form_for):
    shown = words(form_for(CHANGED).social_worker)

    assert shown[TOM] == "Tom Beddoes · known to the child · 3 children · leaves 18 Dec 2026"
    assert shown[MEGAN] == "Megan Pugh · 4 children"
    assert list(shown)[1:] == [OWEN, PRIYA, TOM, MEGAN]


def test_that_whoever_is_away_is_said_to_be(form_for, desk):
    desk.make(added("Record absence", absence(social_worker_id=MEGAN, start=on("2026-11-09"))))

    shown = words(form_for(CHANGED).social_worker)

    assert shown[MEGAN] == "Megan Pugh · 4 children · away since 9 Nov 2026"


@pytest.mark.parametrize(
    ("social_worker", "reason", "field", "said"),
    [
        pytest.param("", "MANAGE", "social_worker_id", "Choose a social", id="nobody_chosen"),
        pytest.param(OWEN, "", "reason", "Choose the reason", id="no_reason"),
        pytest.param(PRIYA, "MANAGE", "social_worker_id", "already", id="the_same_again"),
    ],
)
def test_that_what_is_missing_is_said_beside_its_field(
    qtbot, form_for, social_worker, reason, field, said
):
    form = form_for(OVERDUE)
    choose(form.social_worker, social_worker)
    choose(form.reason, reason)

    qtbot.keyClick(form, Key.Key_Return)

    assert said in form.fields[field].problem.text()
    assert form.fields[field].input.hasFocus()


def test_that_ending_an_allocation_leaves_the_child_waiting(qtbot, desk, form_for):
    form = form_for(OVERDUE, "end_allocation")
    assert form.windowTitle() == "End Wren Abbot's allocation to Priya Nair"
    retype(form.end, "18/11/2026")

    save(qtbot, form)

    assert desk.assessments[OVERDUE].social_worker_id is None
    assert desk.assessments[OVERDUE].days_unallocated == 2


def test_that_there_has_to_be_an_allocation_to_end(qtbot, form_for):
    form = form_for(UNBORN, "end_allocation")

    qtbot.keyClick(form, Key.Key_Return)

    assert "nothing to end" in form.fields["end"].problem.text()
