import pytest

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.store.faults import NoSpace
from tests.views.forms import opened, retype


@pytest.fixture
def form(window):
    return opened(window, "evidence_pack")


def lines(desk):
    from herefordshire_desk.store.access import access_lines

    return [
        (each.what, each.about) for each in desk.ask(lambda store: access_lines(store.connection))
    ]


def packs(desk):
    return desk.ask(lambda store: store.records(SentReturn))


def test_that_it_asks_for_a_folder_that_is_there_and_a_day_that_has_come(form):
    form.verb.click()
    assert form.fields["folder"].problem.text() == "Choose a folder that is there."
    retype(form.as_at, "1 Jan 2099")
    form.verb.click()
    assert form.fields["as_at"].problem.text() == "Choose today or an earlier day."


def test_that_both_files_are_written_logged_and_kept_as_given(qtbot, window, form, tmp_path):
    form.folder.line.setText(str(tmp_path))
    with qtbot.waitSignal(form.accepted, timeout=30_000):
        form.verb.click()
    endings = sorted(each.suffix for each in tmp_path.iterdir() if "evidence" in each.name)
    assert endings == [".pdf", ".xlsx"]
    told = "evidence pack 2026-06_2026-11, pdf and xlsx, ids only"
    assert ("exported", told) in lines(window.desk)
    assert [(each.name, each.period) for each in packs(window.desk)] == [
        ("evidence", "2026-06_2026-11")
    ]
    window.actions_["undo"].trigger()
    assert packs(window.desk) == []


def test_that_a_draft_is_written_and_not_kept(qtbot, window, form, tmp_path):
    form.folder.line.setText(str(tmp_path))
    form.given.setChecked(False)
    form.months.choose("3")
    with qtbot.waitSignal(form.accepted, timeout=30_000):
        form.verb.click()
    assert list(tmp_path.glob("hfd_evidence_pack_*_2026-09_2026-11_r1_s1.0.pdf"))
    assert packs(window.desk) == []


def test_that_a_file_that_is_there_stays_and_the_form_says_so(qtbot, window, form, tmp_path):
    form.folder.line.setText(str(tmp_path))
    form.given.setChecked(False)
    with qtbot.waitSignal(form.accepted, timeout=30_000):
        form.verb.click()
    again = opened(window, "evidence_pack")
    again.folder.line.setText(str(tmp_path))
    again.verb.click()
    qtbot.waitUntil(again.verb.isEnabled, timeout=30_000)
    assert "is there already" in again.overall.text()


def test_that_nothing_is_written_and_the_desk_goes_on_where_no_line_can_be_left(
    qtbot, window, form, tmp_path, monkeypatch
):
    def full(*_, **__):
        raise NoSpace

    monkeypatch.setattr("herefordshire_desk.store.store.Store.note", full)
    form.folder.line.setText(str(tmp_path))
    form.verb.click()
    qtbot.waitUntil(form.verb.isEnabled, timeout=30_000)
    assert form.overall.text() == NoSpace.words
    assert not window.desk.busy
    assert not list(tmp_path.glob("*.pdf"))
