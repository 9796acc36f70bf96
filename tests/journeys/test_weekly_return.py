"""Friday: the weekly return is written, looked at in Excel, sent, and sent again."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.make import DAY
from tests.make_team import OVERDUE

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def button(page, name):
    return next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)


def rows(workbook, sheet):
    heading, *rest = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rest]


@pytest.fixture
def on_returns(qtbot, start, desk_file):
    """Opens the desk on Returns, with the week's return worked out; as often as is needed."""

    def on_returns():
        program = start(desk_file)
        window = program.unlock()
        program.press(Key.Key_6, modifiers=CTRL)
        qtbot.waitUntil(window.page.mark.isEnabled)
        return program

    return on_returns


def test_that_a_return_is_written_where_it_is_asked_to_be_and_reads_back(
    qtbot, on_returns, tmp_path
):
    program = on_returns()
    page = program.shown.page
    program.click(button(page, "Write return"))
    name = program.form().findChild(QLineEdit, "fileNameEdit")
    name.setText(str(tmp_path / "week.xlsx"))
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.says.text().startswith("Written: week.xlsx"))

    workbook = load_workbook(tmp_path / "week.xlsx")
    told = {row["field"]: row["value"] for row in rows(workbook, "submission")}
    assert (told["period"], told["revision"]) == ("2026-W47", 1)
    assert told["sha256_all"] == page.made.sha256
    children = {row["child_id"]: row for row in rows(workbook, "children")}
    assert len(children) == 15
    assert children[OVERDUE]["days_overdue"] == 4
    assert children[OVERDUE]["last_visit"].date().isoformat() == "2026-11-02"


def test_that_a_return_marked_as_sent_is_followed_by_a_second_revision(qtbot, on_returns):
    program = on_returns()
    page = program.shown.page
    checksum = page.made.sha256
    program.click(page.mark)
    qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.revision == 2)
    program.quit()

    window = on_returns().shown

    assert window.page.made.revision == 2
    (sent,) = window.desk.picture.sent
    assert (sent.revision, sent.sent_on, sent.sha256) == (1, DAY, checksum)
