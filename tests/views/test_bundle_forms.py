import pytest

from herefordshire_desk.views.bundle_forms import BundleForm, handing_over
from tests.make_team import OVERDUE
from tests.views.forms import opened


def test_that_a_desk_never_lent_says_so_and_a_file_that_is_there_is_left(qtbot, window, tmp_path):
    out = tmp_path / "back.deskbundle"
    form = opened(window, "give_back")
    form.out.line.setText(str(out))
    form.verb.click()
    qtbot.waitUntil(form.verb.isEnabled)
    assert form.overall.text() == "This desk was not lent, so there is nothing to give back."
    form.password.setText("too short")
    form.verb.click()
    assert form.fields["password"].problem.text().startswith("Use 14 characters")
    form.reject()
    out.write_text("somebody's")
    form = opened(window, "lend_desk")
    form.verb.click()
    assert "Choose where" in form.fields["out"].problem.text()
    form.out.line.setText(str(out))
    form.verb.click()
    qtbot.waitUntil(form.verb.isEnabled)
    assert form.overall.text().startswith("There is a file of that name already.")
    assert out.read_text() == "somebody's"


def test_that_it_says_whose_records_go_and_that_supervision_stays(window):
    window.open_child(OVERDUE)
    form = opened(window, "hand_child_over")
    assert isinstance(form, BundleForm)
    name = window.desk.child(OVERDUE).name
    assert form.sending == handing_over(name, [OVERDUE])
    assert name in form.windowTitle()
    assert "supervision stays" in form.sending.words
    form.reject()


def test_that_a_hidden_name_is_hidden_here_too(window):
    window.open_child(OVERDUE)
    window.desk.hide_names(True)
    form = opened(window, "hand_child_over")
    assert window.desk.child(OVERDUE).surname not in form.windowTitle() + form.sending.words
    form.reject()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("for Ada", id="a_name"),
        pytest.param("for Ada 20.11.2026", id="a_day_in_it_is_no_ending"),
    ],
)
def test_that_any_name_typed_gets_the_ending_of_a_bundle(qtbot, window, tmp_path, name):
    form = opened(window, "lend_desk")
    form.out.line.setText(str(tmp_path / name))
    with qtbot.waitSignal(form.written) as told:
        form.verb.click()
    assert told.args == [f"{name}.deskbundle"]
    assert (tmp_path / f"{name}.deskbundle").exists()
