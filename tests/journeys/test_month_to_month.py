"""Two months: write, send, mend what was late, see what differs, and collect both."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.checks import key_of
from tests.journeys.test_weekly_return import rows
from tests.make import DAY, visit
from tests.make_team import OVERDUE, PRIYA
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def monthly(qtbot, start, desk_file):
    """The program on Returns, with the month's return worked out, so many days later."""

    def monthly(later=0):
        program = start(desk_file, timedelta(later))
        window = program.unlock()
        program.press(Key.Key_6, modifiers=CTRL)
        page = window.page
        page.kind.setFocus()
        qtbot.keyClick(page.kind, Key.Key_Down)
        qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.name == "monthly")
        return program, page

    return monthly


def written(qtbot, page, out):
    page.write(out)
    qtbot.waitUntil(lambda: page.says.text().startswith(f"Written: {out.name}"))


def collected(qtbot, program, folder, out):
    program.shown.actions_["collect"].trigger()
    form = program.form()
    form.folder.line.setText(str(folder))
    form.out.line.setText(str(out))
    program.click(form.verb)
    qtbot.waitUntil(lambda: form.verb.text() == "Close", timeout=30_000)
    program.click(form.verb)


def test_that_a_check_is_mended_where_it_stands_before_the_month_is_written(
    qtbot, start, desk_file, tmp_path
):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_9, modifiers=CTRL)
    page = window.page
    qtbot.waitUntil(lambda: page.found is not None)
    (wrong,) = (each for each in page.found if each.rule == "no_open_allocation")
    page.table.choose(key_of(wrong))
    page.table.setFocus()
    program.type("A")
    form = program.form()
    form.social_worker.choose(PRIYA)
    form.reason.choose("MANAGE")
    program.click(form.verb)
    qtbot.waitUntil(lambda: wrong.rule not in {each.rule for each in page.found})

    program.press(Key.Key_6, modifiers=CTRL)
    returns = window.page
    qtbot.waitUntil(returns.mark.isEnabled)
    found = cells(returns.checks, "What was found")
    assert found
    assert wrong.message not in found
    assert set(found) <= {each.message for each in page.found}
    written(qtbot, returns, tmp_path / "mended.xlsx")
    told = rows(load_workbook(tmp_path / "mended.xlsx"), "children")
    assert {r["child_id"]: r["social_worker_id"] for r in told}[wrong.child_id] == PRIYA


def test_that_the_next_month_says_what_was_late_and_both_are_collected(qtbot, monthly, tmp_path):
    folder = tmp_path / "returns"
    folder.mkdir()
    program, page = monthly()
    written(qtbot, page, folder / "november.xlsx")
    program.click(page.mark)
    qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.revision == 2)
    program.quit()

    program, page = monthly(later=20)
    desk = program.shown.desk
    late = visit(id="late", child_id=OVERDUE, visited_on=DAY, recorded_on=desk.day)
    assert desk.make(record_visit(desk.child(OVERDUE), late, desk.day)) is None
    qtbot.waitUntil(lambda: page.mark.isEnabled() and "Recorded late" in cells(page.changes, "Why"))
    assert "2026-11" in cells(page.changes, "Of the return")
    assert "2026-12" in cells(page.changes, "Of the return")
    written(qtbot, page, folder / "december.xlsx")
    told = rows(load_workbook(folder / "december.xlsx"), "changes")
    assert ("visits", "late", "recorded_late", "2026-11") in {
        (row["sheet"], row["row_key"], row["reason_code"], row["for_period"]) for row in told
    }
    collected(qtbot, program, folder, tmp_path / "all.xlsx")
    files = rows(load_workbook(tmp_path / "all.xlsx"), "files")
    counted = {row["file"]: row["status"] for row in files}
    assert counted == {"november.xlsx": "counted", "december.xlsx": "counted"}
