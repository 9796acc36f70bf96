"""The end of the month: the monthly return is chosen, written, read back and marked as sent."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.journeys.test_weekly_return import button, on_returns, rows  # noqa: F401 - the fixture
from tests.make import DAY

Key = Qt.Key


@pytest.fixture
def program(qtbot, on_returns):  # noqa: F811 - the fixture imported above
    program = on_returns()
    page = program.shown.page
    page.kind.setFocus()
    qtbot.keyClick(page.kind, Key.Key_Down)
    qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.name == "monthly")
    return program


def test_that_the_months_return_is_written_and_reads_back(qtbot, program, run, tmp_path):
    page = program.shown.page
    program.click(button(page, "Write return"))
    name = program.form().findChild(QLineEdit, "fileNameEdit")
    assert name.text() == "hfd_return_cp-team-1_2026-11_r1_s1.0.xlsx"
    name.setText(str(tmp_path / "month.xlsx"))
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.says.text().startswith("Written: month.xlsx"))

    workbook = load_workbook(tmp_path / "month.xlsx")
    told = {row["field"]: row["value"] for row in rows(workbook, "submission")}
    assert (told["return_name"], told["period"]) == ("monthly", "2026-11")
    assert told["sha256_all"] == page.made.sha256
    assert {row["measure_id"] for row in rows(workbook, "measures")} >= {"W9", "M1", "M17"}
    assert run("verify", tmp_path / "month.xlsx", password=None).code == 0


def test_that_it_is_sent_without_the_weeks_being_sent(qtbot, program):
    page = program.shown.page
    program.click(page.mark)
    qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.revision == 2)

    (sent,) = program.shown.desk.picture.sent
    assert (sent.name, sent.period, sent.sent_on) == ("monthly", "2026-11", DAY)
    assert page.kind.itemText(0).startswith("Weekly return, due by")
