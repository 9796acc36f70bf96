import pytest

from herefordshire_desk.views.place_field import IS_FOLDER, NO_FOLDER, PlaceField, a_new_file
from tests.views.forms import opened


@pytest.fixture
def field(qtbot, dressed):
    made = PlaceField(a_new_file("The bundle", "lent.deskbundle", "Bundle (*.deskbundle)"))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("", "Choose it.", id="nothing"),
        pytest.param("lent", NO_FOLDER, id="a_name_alone"),
        pytest.param("{}/gone/lent", NO_FOLDER, id="no_such_folder"),
        pytest.param("{}", IS_FOLDER, id="a_folder"),
        pytest.param("{}/lent", "", id="a_new_file"),
    ],
)
def test_that_what_stands_against_a_new_file_is_said(field, tmp_path, typed, words):
    field.line.setText(typed.format(tmp_path))
    assert field.wrong_for_new("Choose it.") == words


@pytest.mark.parametrize("action", ["lend_desk", "hand_caseload_over"])
def test_that_no_bundle_is_written_to_a_folder_that_is_not_there(window, tmp_path, action):
    page = window.show_page("social_workers")
    page.table.choose(next(r.social_worker.id for r in page.table.records.rows if r.children))
    form = opened(window, action)
    form.out.line.setText(str(tmp_path / "gone" / "lent"))
    form.verb.click()
    assert form.fields["out"].problem.text() == NO_FOLDER
    assert form.verb.isEnabled()
    form.reject()


def test_that_a_folder_that_may_not_be_looked_into_is_none_to_write_to(field, monkeypatch):
    def refused(_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.is_dir", refused)
    field.line.setText("/theirs/lent")
    assert field.wrong_for_new("") == NO_FOLDER
