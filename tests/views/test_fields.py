import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from herefordshire_desk.views.fields import Choice, DateField, Field, NoteField, TextField
from herefordshire_desk.workbooks.write import NOT_TEXT
from tests.make import DAY, on
from tests.views.forms import retype

Key = Qt.Key


@pytest.fixture
def field(qtbot, dressed):
    """A date field under its label, in focus, with the day in it."""
    field = Field("&Date of the visit", DateField(DAY, DAY))
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.input.setFocus()
    return field


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("3/11/2026", "2026-11-03", id="day_before_month"),
        pytest.param("03.11.2026", "2026-11-03", id="with_points"),
        pytest.param("2026-11-03", "2026-11-03", id="as_extracts_write_it"),
        pytest.param("3 Nov 2026", "2026-11-03", id="with_a_short_month"),
        pytest.param("3 november 2026", "2026-11-03", id="with_a_whole_month"),
        pytest.param("t", "2026-11-20", id="t_is_today"),
        pytest.param("yesterday", "2026-11-19", id="yesterday"),
    ],
)
def test_that_a_date_is_read_however_people_write_it(field, typed, meant):
    retype(field.input, typed)

    assert field.input.value() == on(meant)
    assert not field.input.is_wrong()


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("31/11/2026", id="a_day_the_month_has_not"),
        pytest.param("3/11/26", id="a_year_of_two_digits"),
        pytest.param("3/11", id="no_year"),
        pytest.param("soon", id="a_word"),
    ],
)
def test_that_what_is_no_whole_date_is_wrong_and_never_guessed_at(field, typed):
    retype(field.input, typed)

    assert field.input.value() is None
    assert field.input.is_wrong()


def test_that_what_nobody_typed_is_typed_over(qtbot, field):
    qtbot.keyClicks(field.input, "19/11/2026")

    assert field.input.text() == "19/11/2026"


def test_that_a_date_that_was_begun_is_gone_on_with(qtbot, field):
    retype(field.input, "19/11")
    field.input.clearFocus()
    field.input.setFocus()
    qtbot.keyClicks(field.input, "/2026")

    assert field.input.text() == "19/11/2026"


def test_that_an_empty_date_is_no_mistake(field):
    retype(field.input, "")

    assert field.input.value() is None
    assert not field.input.is_wrong()


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        pytest.param([Key.Key_Down], "2026-11-19", id="down_is_the_day_before"),
        pytest.param([Key.Key_Up], "2026-11-21", id="up_is_the_day_after"),
        pytest.param([Key.Key_Down] * 20, "2026-10-31", id="over_the_end_of_a_month"),
        pytest.param([Key.Key_Up, Key.Key_Down], "2026-11-20", id="there_and_back"),
    ],
)
def test_that_up_and_down_move_a_date_by_a_day(qtbot, field, keys, reached):
    for key in keys:
        qtbot.keyClick(field.input, key)

    assert field.input.value() == on(reached)


def test_that_up_and_down_start_from_the_day_where_nothing_is_typed(qtbot, field):
    retype(field.input, "")

    qtbot.keyClick(field.input, Key.Key_Down)

    assert field.input.text() == "19 Nov 2026"


def test_that_a_date_is_written_out_when_the_field_is_left(qtbot, field):
    retype(field.input, "3/11/2026")

    qtbot.keyClick(field.input, Key.Key_Return)

    assert field.input.text() == "3 Nov 2026"


def test_that_a_wrong_date_stays_as_it_was_typed(qtbot, field):
    retype(field.input, "31/11/2026")

    qtbot.keyClick(field.input, Key.Key_Return)

    assert field.input.text() == "31/11/2026"


def test_that_a_problem_is_said_under_the_field_and_to_a_screen_reader(field):
    field.tell("A visit cannot be dated in the future.")

    assert field.problem.isVisible()
    assert field.problem.text() == "A visit cannot be dated in the future."
    assert field.problem.y() > field.input.y()
    assert field.input.accessibleDescription() == "A visit cannot be dated in the future."


def test_that_a_problem_can_be_taken_away_again(field):
    field.tell("Wrong.")
    field.tell("")

    assert not field.problem.isVisible()
    assert field.input.accessibleDescription() == ""


def test_that_the_label_names_the_field_and_its_letter_leads_to_it(field):
    label = next(each for each in field.findChildren(QLabel) if each.buddy())

    assert label.buddy() is field.input
    assert field.input.accessibleName() == "Date of the visit"


def test_that_text_is_given_without_its_outer_spaces(qtbot, dressed):
    field = TextField("  Wren Abbot ")
    qtbot.addWidget(field)

    assert field.value() == "Wren Abbot"


@pytest.mark.parametrize("pasted", ["SW 101\x0b", "\x07SW\x00101", "SW\n101\r\n", "SW\x9f101"])
def test_that_what_is_no_writing_and_came_with_the_text_is_left_out(qtbot, dressed, pasted):
    field, note = TextField(pasted), NoteField(pasted)
    for each in (field, note):
        qtbot.addWidget(each)

    assert field.value() == "SW 101"
    assert not NOT_TEXT.search(note.value())


def test_that_a_note_keeps_its_lines(qtbot, dressed):
    note = NoteField("Seen.\n\tAt home:\x0b well")
    qtbot.addWidget(note)

    assert note.value() == "Seen.\n\tAt home:  well"


def test_that_a_choice_shows_words_and_gives_values(qtbot, dressed):
    choice = Choice({"": "Choose…", "CP": "Child protection plan"}, "CP")
    qtbot.addWidget(choice)

    assert (choice.currentText(), choice.value()) == ("Child protection plan", "CP")

    qtbot.keyClick(choice, Key.Key_Up)

    assert (choice.currentText(), choice.value()) == ("Choose…", "")


def test_that_a_choice_of_a_value_it_has_not_is_its_first(qtbot, dressed):
    choice = Choice({"N": "No", "Y": "Yes"}, "somebody's old code")
    qtbot.addWidget(choice)

    assert choice.value() == "N"
