import pytest
from PySide6.QtCore import Qt

from tests.make import DAY, on
from tests.make_team import MEGAN, OVERDUE, PRIYA, TOM
from tests.views.forms import opened, retype

Key = Qt.Key


def form_for(window, social_worker, action):
    window.show_page("social_workers").table.choose(social_worker)
    return opened(window, action)


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


def named(desk, name):
    return next(each for each in desk.picture.social_workers.values() if each.name == name)


def test_that_somebody_new_is_on_the_roster_at_once(qtbot, window, desk):
    form = opened(window, "add_social_worker")
    retype(form.name, "Isla Croft")
    retype(form.registration, "SW000199")
    retype(form.fte, "0,6")
    form.employment.setCurrentIndex(form.employment.findData("agency"))
    form.newly_qualified.setCurrentIndex(form.newly_qualified.findData("Y"))
    retype(form.end, "31/3/2027")

    save(qtbot, form)

    new = named(desk, "Isla Croft")
    assert (new.id, new.fte, new.employment) == ("SW000199", 0.6, "agency")
    assert (new.newly_qualified, new.end) == (True, on("2027-03-31"))


def test_that_somebody_without_a_registration_gets_an_id_of_ours(qtbot, window, desk):
    form = opened(window, "add_social_worker")
    retype(form.name, "Isla Croft")

    save(qtbot, form)

    assert named(desk, "Isla Croft").id.startswith("desk-")


def test_that_a_change_keeps_what_it_was_not_about(qtbot, window, desk):
    before = desk.picture.social_workers[MEGAN]
    form = form_for(window, MEGAN, "change_social_worker")
    assert form.windowTitle() == "Change Megan Pugh"
    retype(form.fte, "0.8")

    save(qtbot, form)

    after = desk.picture.social_workers[MEGAN]
    assert after.fte == 0.8
    assert (after.name, after.newly_qualified, after.team) == ("Megan Pugh", True, before.team)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        pytest.param({"name": ""}, "name", "Give a name", id="no_name"),
        pytest.param({"name": "tom beddoes"}, "name", "on the roster", id="a_name_known"),
        pytest.param({"fte": "full"}, "fte", "number from 0 to 1", id="a_word_for_fte"),
        pytest.param({"fte": "37"}, "fte", "from 0 to 1", id="hours_for_fte"),
        pytest.param(
            {"start": "1/3/2026", "end": "1/2/2026"}, "end", "after that", id="gone_before_joining"
        ),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field(qtbot, window, typed, field, said):
    form = opened(window, "add_social_worker")
    for name, text in {"name": "Isla Croft", **typed}.items():
        retype(getattr(form, name), text)

    qtbot.keyClick(form, Key.Key_Return)

    assert said in form.fields[field].problem.text()
    assert form.fields[field].input.hasFocus()


def test_that_a_registration_number_known_is_refused(qtbot, window):
    form = opened(window, "add_social_worker")
    retype(form.name, "Isla Croft")
    retype(form.registration, PRIYA)

    qtbot.keyClick(form, Key.Key_Return)

    field = form.fields["registration_number"]
    assert field.problem.text() == "Priya Nair has that id already."
    assert field.input.hasFocus()


def test_that_a_leaver_keeps_the_children_until_they_are_given_to_somebody(qtbot, window, desk):
    form = form_for(window, PRIYA, "end_social_worker")
    retype(form.end, "30/11/2026")

    save(qtbot, form)

    assert desk.picture.social_workers[PRIYA].end == on("2026-11-30")
    assert desk.assessments[OVERDUE].social_worker_id == PRIYA
    assert [need.kind for need in desk.needs()].count("leaving") == 8


def test_that_a_leaver_needs_a_day(qtbot, window):
    form = form_for(window, TOM, "end_social_worker")
    assert form.end.value() == on("2026-12-18")
    retype(form.end, "")

    qtbot.keyClick(form, Key.Key_Return)

    assert form.fields["end"].problem.isVisible()


def test_that_hours_from_a_day_leave_the_days_before_as_they_were(qtbot, window, desk):
    form = form_for(window, PRIYA, "change_social_worker")
    before = desk.picture.social_workers[PRIYA].fte
    retype(form.fte, "0.5")
    retype(form.since, "2/11/2026")
    save(qtbot, form)
    assert desk.picture.social_workers[PRIYA].fte == 0.5
    assert desk.history.undoable[-1].label == "Change social worker"

    desk.look_at(on("2026-11-01"))
    assert desk.picture.social_workers[PRIYA].fte == before
    desk.look_at(DAY)

    leaver = form_for(window, PRIYA, "end_social_worker")
    retype(leaver.end, "18/12/2026")
    save(qtbot, leaver)
    assert desk.picture.social_workers[PRIYA].end == on("2026-12-18")
    desk.look_at(on("2026-11-01"))
    assert desk.picture.social_workers[PRIYA].fte == before


def test_that_a_new_person_is_not_asked_from_when(window):
    assert "since" not in opened(window, "add_social_worker").fields
