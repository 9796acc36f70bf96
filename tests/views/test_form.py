from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.allocate import end_allocation
from herefordshire_desk.domain.records import Allocation, Visit
from herefordshire_desk.views.tokens import LIGHT
from tests.make import DAY, on
from tests.make_team import OVERDUE
from tests.views.forms import opened, retype

Key = Qt.Key


@pytest.fixture
def form(window):
    """Recording a visit to the child whose visit is overdue."""
    window.page.main_table().choose(f"{OVERDUE}:overdue")
    return opened(window, "record_visit")


def visits(desk):
    return desk.ask(lambda store: store.of_children(Visit, [OVERDUE]))


def test_that_a_form_opens_with_the_keyboard_in_its_first_field(qtbot, form):
    qtbot.waitUntil(form.visited_on.hasFocus)


def test_that_the_fields_stand_as_far_apart_in_every_form(qtbot, window):
    for name in ("record_visit", "plan_visit", "record_meeting", "change_password"):
        form = opened(window, name)
        fields = list(form.fields.values())
        gaps = {after.y() - before.geometry().bottom() for before, after in pairwise(fields)}
        assert len(gaps) == 1, name
        inputs = {field.input.y() for field in fields}
        assert len(inputs) == 1, name  # as far below their labels
        form.reject()


def test_that_enter_saves_and_closes(qtbot, desk, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form.visited_on, Key.Key_Return)

    assert max(visit.visited_on for visit in visits(desk)) == DAY


def test_that_the_verb_saves_and_closes(qtbot, desk, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)

    assert len(visits(desk)) == 2


def test_that_esc_closes_and_saves_nothing(qtbot, desk, form):
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form, Key.Key_Escape)

    assert len(visits(desk)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("21 Nov 2026", "in the future", id="a_day_to_come"),
        pytest.param("1/4/2015", "not born then", id="a_day_before_the_birth"),
        pytest.param("31/11/2026", "whole date", id="no_day_at_all"),
        pytest.param("", "Give the date", id="nothing"),
    ],
)
def test_that_a_problem_is_shown_beside_its_field_and_what_was_typed_is_kept(
    qtbot, desk, form, typed, said
):
    retype(form.visited_on, typed)
    form.seen.setFocus()
    qtbot.keyClick(form.seen, Key.Key_Down)

    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)

    field = form.fields["visited_on"]
    assert said in field.problem.text()
    assert field.problem.isVisible()
    assert form.visited_on.hasFocus()
    assert form.seen.value() == "refused"
    assert len(visits(desk)) == 1
    assert form.isVisible()


def test_that_a_form_grows_to_show_what_is_wrong(qtbot, window):
    form = opened(window, "add_social_worker")
    before = form.height()

    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)

    assert form.height() > before
    assert not form.scrolled.verticalScrollBar().isVisible()


def test_that_a_form_too_high_for_the_screen_scrolls_to_what_is_wrong(qtbot, window, dressed):
    dressed.wear(LIGHT, 200)
    form = opened(window, "add_social_worker")
    retype(form.name, "Isla Croft")
    retype(form.end, "soon")
    form.name.setFocus()
    form.scrolled.verticalScrollBar().setValue(0)

    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)

    said = form.fields["end"].problem
    assert form.end.hasFocus()
    assert not said.visibleRegion().isEmpty()


def test_that_a_problem_put_right_goes_away_and_the_form_saves(qtbot, form):
    retype(form.visited_on, "21 Nov 2026")
    qtbot.keyClick(form.visited_on, Key.Key_Return)
    assert form.fields["visited_on"].problem.isVisible()

    retype(form.visited_on, "19 Nov 2026")

    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form.visited_on, Key.Key_Return)


def test_that_a_second_problem_takes_the_place_of_the_first(qtbot, window):
    form = opened(window, "add_child")
    qtbot.keyClick(form.child_id, Key.Key_Return)
    assert form.fields["id"].problem.isVisible()

    retype(form.child_id, "900001")
    retype(form.born, "1/1/2030")
    qtbot.keyClick(form.born, Key.Key_Return)

    assert not form.fields["id"].problem.isVisible()
    assert form.fields["date_of_birth"].problem.isVisible()


def test_that_a_fault_of_the_file_is_shown_and_the_form_stays(qtbot, desk, window):
    """The allocation was ended meanwhile: the file refuses to change it from what it was."""
    window.page.main_table().choose(f"{OVERDUE}:overdue")
    form = opened(window, "end_allocation")
    held = desk.ask(lambda store: store.of_children(Allocation, [OVERDUE]))
    assert desk.make(end_allocation(held, on("2026-11-18"), DAY)) is None

    qtbot.keyClick(form.end, Key.Key_Return)

    assert form.overall.isVisible()
    assert "changed meanwhile" in form.overall.text()
    assert form.isVisible()
    assert not form.fields["end"].problem.isVisible()
