import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from herefordshire_desk.store.new_passwords import password_problem
from herefordshire_desk.views.first_run import FirstAnswers, FirstRun, RecoveryCode
from tests.views.forms import retype

LEFT = Qt.MouseButton.LeftButton
OFFERED = "apple ladder winter spoon"
CODE = "ABCD-EFGH-1234"


@pytest.fixture
def first(qtbot, dressed):
    first = FirstRun(OFFERED, password_problem)
    qtbot.addWidget(first)
    with qtbot.waitActive(first):
        first.show()
        first.activateWindow()
    return first


@pytest.fixture
def sheet(qtbot, dressed):
    sheet = RecoveryCode(CODE)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def test_that_three_answers_are_given(qtbot, first):
    retype(first.team, "CP Team 1")
    qtbot.keyClick(first.start, Qt.Key.Key_Down)

    with qtbot.waitSignal(first.answered) as answered:
        qtbot.mouseClick(first.way_on, LEFT)

    assert answered.args == [FirstAnswers("CP Team 1", "empty", OFFERED)]
    assert not first.way_on.isEnabled()


def test_that_enter_gives_the_answers(qtbot, first):
    retype(first.team, "CP Team 1")

    with qtbot.waitSignal(first.answered):
        qtbot.keyClick(first.team, Qt.Key.Key_Return)


def test_that_a_team_is_asked_for(qtbot, first):
    with qtbot.assertNotEmitted(first.answered):
        qtbot.mouseClick(first.way_on, LEFT)

    assert first.fields["team"].problem.isVisible()
    assert first.team.hasFocus()


def test_that_the_demo_team_brings_its_own_name(qtbot, first):
    first.start.setCurrentIndex(first.start.findData("demo"))

    with qtbot.waitSignal(first.answered) as answered:
        qtbot.mouseClick(first.way_on, LEFT)

    assert answered.args[0].start == "demo"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("short", id="too_short"),
        pytest.param("aaaaaaaaaaaaaaaaaa", id="one_letter_over_and_over"),
        pytest.param("", id="none"),
    ],
)
def test_that_a_weak_password_is_refused_beside_its_field(qtbot, first, typed):
    retype(first.team, "CP Team 1")
    retype(first.password, typed)

    with qtbot.assertNotEmitted(first.answered):
        qtbot.mouseClick(first.way_on, LEFT)

    assert first.fields["password"].problem.isVisible()
    assert first.password.hasFocus()
    assert first.password.text() == typed
    assert first.way_on.isEnabled()


def test_that_why_no_desk_could_be_made_is_said_and_it_can_be_tried_again(qtbot, first):
    retype(first.team, "CP Team 1")
    qtbot.mouseClick(first.way_on, LEFT)

    first.tell("A desk cannot be kept in that folder.")

    assert first.fields["password"].problem.text() == "A desk cannot be kept in that folder."
    with qtbot.waitSignal(first.answered):
        qtbot.mouseClick(first.way_on, LEFT)


def test_that_the_code_is_shown_and_must_be_kept_before_going_on(qtbot, sheet):
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert CODE in shown
    assert not sheet.way_on.isEnabled()

    qtbot.keyClick(sheet.tick, Qt.Key.Key_Space)

    with qtbot.waitSignal(sheet.kept):
        qtbot.mouseClick(sheet.way_on, LEFT)


def test_that_the_code_can_be_copied(qtbot, sheet):
    copy = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Copy")

    qtbot.mouseClick(copy, LEFT)

    assert QGuiApplication.clipboard().text() == CODE


def test_that_the_sheet_to_keep_has_the_code(tmp_path, sheet):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))

    sheet._print_on(printer)

    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")


def test_that_enter_goes_on_only_when_the_code_has_been_kept(qtbot, sheet):
    with qtbot.assertNotEmitted(sheet.kept):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)

    sheet.tick.setChecked(True)

    with qtbot.waitSignal(sheet.kept):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)


def test_that_the_code_stays_as_it_is_while_the_printer_is_asked_for(sheet):
    sheet.print_code()
    QApplication.processEvents()

    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QPrintDialog)
    asked.reject()
