"""A child handed to another team's desk, and a desk lent and given back, in the window."""

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import ImportedExtract, SocialWorker, Visit
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.open import create_desk, open_desk_with_key
from herefordshire_desk.views.window import Window
from tests.conftest import WHO
from tests.make import visit
from tests.make_team import OVERDUE
from tests.views.bundles import looked_into, taken_in, wrote
from tests.views.forms import cells


@pytest.fixture
def elsewhere(qtbot, dressed, tmp_path, open_desk_on, made, monkeypatch):
    """Another team's desk, empty, in a window of its own."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    store, _ = create_desk(folder / "theirs.hfd", "another password", who=WHO)
    store.close()
    monkeypatch.setattr(
        "tests.conftest.open_desk_with_key",
        lambda path, _key, who: open_desk_with_key(path, store.key, who=who),
    )
    shown = Window(open_desk_on(folder / "theirs.hfd"))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def ask(window, kind):
    return window.desk.ask(lambda store: store.records(kind))


def lines(window):
    return window.desk.ask(lambda store: access_lines(store.connection))


def test_that_a_child_moves_with_history_and_counts_and_one_undo_takes_it_back(
    qtbot, window, elsewhere, tmp_path
):
    window.open_child(OVERDUE)
    out = tmp_path / "child.deskbundle"
    password = wrote(qtbot, window, "hand_child_over", out)
    assert OVERDUE.encode() not in out.read_bytes()
    page = looked_into(qtbot, elsewhere, out, password)
    assert page.preview.tiles.tiles["conflict"].figure == 0
    assert page.preview.format.isHidden()
    taken_in(qtbot, page)
    here, there = window.desk.assessments[OVERDUE], elsewhere.desk.assessments[OVERDUE]
    assert (there.stability, there.visits) == (here.stability, here.visits)
    assert {each.id for each in ask(elsewhere, SocialWorker)} >= here.stability.social_workers
    assert lines(window)[-1].what == "bundle_written"
    assert [line.what for line in lines(elsewhere)].count("bundle_taken_in") == 1
    assert cells(page.log, "Format") == ["handover"]
    assert elsewhere.desk.picture.extract is None
    elsewhere.actions_["undo"].trigger()
    assert OVERDUE not in elsewhere.desk.assessments
    assert ask(elsewhere, ImportedExtract) == []


def test_that_bundles_taken_in_before_a_desk_is_lent_are_no_lines_of_the_deputy(
    qtbot, window, elsewhere, tmp_path
):
    child, out = tmp_path / "child.deskbundle", tmp_path / "lent.deskbundle"
    window.open_child(OVERDUE)
    password = wrote(qtbot, window, "hand_child_over", child)
    taken_in(qtbot, looked_into(qtbot, window, child, password))
    assert [each.format for each in ask(window, ImportedExtract)] == ["handover"]
    password = wrote(qtbot, window, "lend_desk", out)
    taken_in(qtbot, looked_into(qtbot, elsewhere, out, password))
    assert len(ask(elsewhere, ImportedExtract)) == 2
    assert [line.what for line in lines(elsewhere)].count("bundle_taken_in") == 1


def test_that_a_desk_is_lent_used_and_given_back(qtbot, window, elsewhere, tmp_path):
    out, back = tmp_path / "lent.deskbundle", tmp_path / "back.deskbundle"
    password = wrote(qtbot, window, "lend_desk", out)
    told = window.show_page("extracts").subtitle
    assert told.text().endswith("desk lent on 20 November 2026, not given back yet")
    taken_in(qtbot, looked_into(qtbot, elsewhere, out, password))
    assert elsewhere.desk.assessments.keys() == window.desk.assessments.keys()
    made = visit(id="desk-new", child_id=OVERDUE, kind="CP")
    assert elsewhere.desk.make(added("Record visit", made)) is None
    password = wrote(qtbot, elsewhere, "give_back", back)
    page = looked_into(qtbot, window, back, password)
    assert page.preview.go.text() == "Import 1 change"
    taken_in(qtbot, page)
    assert made in ask(window, Visit)
    assert "lent" not in told.text()
    again = looked_into(qtbot, window, back, password)
    assert not again.preview.go.isEnabled()


def test_that_what_another_desk_lent_is_taken_back_only_on_purpose(
    qtbot, window, elsewhere, tmp_path
):
    out, back = tmp_path / "lent.deskbundle", tmp_path / "back.deskbundle"
    password = wrote(qtbot, window, "lend_desk", out)
    taken_in(qtbot, looked_into(qtbot, elsewhere, out, password))
    assert elsewhere.desk.make(added("Record visit", visit(child_id=OVERDUE))) is None
    password = wrote(qtbot, elsewhere, "give_back", back)
    preview = looked_into(qtbot, elsewhere, back, password).preview
    assert preview.warning.text().startswith("This desk did not lend")
    assert not preview.go.isEnabled()


def test_that_a_caseload_is_that_of_the_social_worker_chosen(qtbot, window, elsewhere, tmp_path):
    page = window.show_page("social_workers")
    holds = next(row for row in page.table.records.rows if row.children)
    page.table.choose(holds.social_worker.id)
    out = tmp_path / "caseload.deskbundle"
    password = wrote(qtbot, window, "hand_caseload_over", out)
    taken_in(qtbot, looked_into(qtbot, elsewhere, out, password))
    assert set(elsewhere.desk.assessments) == set(holds.children)
