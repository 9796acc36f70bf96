"""Friday: the weekly return is written, looked at in Excel, sent, and sent again."""

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


def test_that_a_return_is_written_read_back_sent_and_followed_by_a_second(
    qtbot, start, desk_file, tmp_path
):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_4, modifiers=CTRL)
    page = window.page
    qtbot.waitUntil(page.mark.isEnabled)

    program.click(button(page, "Write weekly return"))
    dialog = program.form()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(tmp_path / "week.xlsx"))
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.says.text().startswith("Written: week.xlsx"))

    workbook = load_workbook(tmp_path / "week.xlsx")
    told = {row["field"]: row["value"] for row in rows(workbook, "submission")}
    assert (told["period"], told["revision"]) == ("2026-W47", 1)
    children = {row["child_id"]: row for row in rows(workbook, "children")}
    assert len(children) == 15
    assert children[OVERDUE]["days_overdue"] == 4
    assert children[OVERDUE]["last_visit"].date().isoformat() == "2026-11-02"
    assert told["sha256_all"] == page.made.sha256

    program.click(page.mark)
    qtbot.waitUntil(lambda: page.mark.isEnabled() and page.made.revision == 2)
    program.quit()

    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_4, modifiers=CTRL)
    page = window.page
    qtbot.waitUntil(page.mark.isEnabled)
    assert page.made.revision == 2
    (sent,) = window.desk.picture.sent
    assert (sent.revision, sent.sent_on, sent.sha256) == (1, DAY, told["sha256_all"])
