import pytest

from tests.commands.test_collecting import put
from tests.make_collected import LAST_WEEK, ONE, TWO, led, week
from tests.views.forms import opened


@pytest.fixture
def form(window):
    return opened(window, "collect")


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "returns"
    inside.mkdir()
    put(inside, "a.xlsx", week(ONE, led("C1"), day=LAST_WEEK))
    put(inside, "b.xlsx", week(TWO, led("C4", "SW2"), day=LAST_WEEK))
    (inside / "c.xlsx").write_text("not a workbook")
    return inside


def overall(form):
    return form.overall.text()


def test_that_it_asks_for_a_folder_and_then_for_a_file(form):
    form.verb.click()
    assert form.fields["folder"].problem.text() == "Choose the folder where the returns are."
    form.folder.line.setText("somewhere")
    form.verb.click()
    assert "Choose where the workbook" in form.fields["out"].problem.text()


def test_that_it_writes_one_workbook_and_says_what_was_not_counted(qtbot, form, folder, tmp_path):
    form.folder.line.setText(str(folder))
    form.out.line.setText(str(tmp_path / "all.xlsx"))
    form.verb.click()
    qtbot.waitUntil(lambda: form.verb.text() == "Close", timeout=30_000)
    assert overall(form).startswith("Written: all.xlsx (2 returns of 3 files counted).")
    assert "Not counted: c.xlsx." in form.refused.toPlainText()
    assert (tmp_path / "all.xlsx").exists()
    form.verb.click()
    assert not form.isVisible()


def test_that_a_folder_that_is_gone_is_said_and_can_be_typed_again(qtbot, form, tmp_path):
    form.folder.line.setText(str(tmp_path / "gone"))
    form.out.line.setText(str(tmp_path / "all.xlsx"))
    form.verb.click()
    qtbot.waitUntil(form.verb.isEnabled)
    assert overall(form) == "There is no folder called gone that can be read."
    assert form.folder.isVisible()


def test_that_cancel_stops_it_with_nothing_written(qtbot, form, folder, tmp_path):
    form.folder.line.setText(str(folder))
    form.out.line.setText(str(tmp_path / "all.xlsx"))
    form.verb.click()
    form.reject()
    qtbot.waitUntil(form.verb.isEnabled, timeout=30_000)
    assert overall(form) == "Stopped. Nothing was written."
    assert not (tmp_path / "all.xlsx").exists()
