import pytest
from PySide6.QtCore import Qt

from tests.make import on
from tests.make_team import FOSTERED, IN_DATE, OVERDUE
from tests.views.forms import opened, retype

Key = Qt.Key
NEW = "900001"


@pytest.fixture
def form(window):
    return opened(window, "add_child")


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


@pytest.mark.parametrize(
    ("opened_by", "status"),
    [
        pytest.param("CIN", "CIN", id="a_child_in_need_plan"),
        pytest.param("CP", "CP", id="a_child_protection_plan"),
        pytest.param("CLA", "CLA", id="coming_into_care"),
        pytest.param("EPISODE", "CIN", id="an_episode_without_a_plan"),
        pytest.param("PF", "PF", id="private_fostering"),
    ],
)
def test_that_a_child_is_added_with_what_they_are_open_by(qtbot, desk, form, opened_by, status):
    retype(form.child_id, NEW)
    retype(form.forename, "Hazel")
    retype(form.surname, "Wren")
    retype(form.born, "4/5/2018")
    form.opened_by.setCurrentIndex(form.opened_by.findData(opened_by))
    retype(form.start, "16/11/2026")

    save(qtbot, form)

    added = desk.assessments[NEW]
    assert (added.child.name, added.child.date_of_birth) == ("Hazel Wren", on("2018-05-04"))
    assert added.statuses == (status,)
    assert desk.history.undoable[-1].label == "Add child"


def test_that_a_child_who_is_expected_can_be_added(qtbot, desk, form):
    retype(form.child_id, NEW)
    retype(form.expected, "4/5/2027")

    save(qtbot, form)

    assert desk.assessments[NEW].child.unborn


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        pytest.param({}, "id", "Give the child's id", id="no_id"),
        pytest.param({"child_id": OVERDUE}, "id", "on the desk already", id="an_id_known"),
        pytest.param(
            {"child_id": NEW, "born": "1/1/2027"}, "date_of_birth", "in the future", id="not_born"
        ),
        pytest.param(
            {"child_id": NEW, "born": "1/1/2026", "expected": "1/1/2027"},
            "date_of_birth",
            "not both",
            id="born_and_expected",
        ),
        pytest.param({"child_id": NEW, "start": ""}, "start", "Give the day", id="no_start"),
        pytest.param(
            {"child_id": NEW, "start": "1/1/2027"}, "start", "in the future", id="a_start_to_come"
        ),
        pytest.param(
            {"child_id": NEW, "expected": "soon"},
            "expected_date_of_birth",
            "whole date",
            id="no_day_at_all",
        ),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field(qtbot, desk, form, typed, field, said):
    for name, text in typed.items():
        retype(getattr(form, name), text)

    qtbot.keyClick(form, Key.Key_Return)

    assert said in form.fields[field].problem.text()
    assert form.fields[field].input.hasFocus()
    assert NEW not in desk.assessments


def test_that_another_plan_is_opened_for_a_child(qtbot, window, desk):
    window.show_page("children").main_table().choose(IN_DATE)
    form = opened(window, "add_plan")
    form.opened_by.setCurrentIndex(form.opened_by.findData("CP"))

    save(qtbot, form)

    assert desk.assessments[IN_DATE].statuses == ("CLA", "CP")


def test_that_a_plan_needs_the_day_it_started(qtbot, window):
    window.show_page("children").main_table().choose(IN_DATE)
    form = opened(window, "add_plan")
    retype(form.start, "")

    qtbot.keyClick(form, Key.Key_Return)

    assert "Give the day" in form.fields["start"].problem.text()


def test_that_private_fostering_is_not_opened_twice(window):
    window.show_page("children").main_table().choose(FOSTERED)
    form = opened(window, "add_plan")
    form.opened_by.setCurrentIndex(form.opened_by.findData("PF"))

    form.verb.click()

    assert form.fields["kind"].problem.text().startswith("There is one since ")
