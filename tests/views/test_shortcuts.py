import pytest

from herefordshire_desk.views.actions import SPECS
from herefordshire_desk.views.child_line_keys import STEPS, ZOOMS
from herefordshire_desk.views.shortcuts import LINE, keys_of, shortcut_rows, shortcuts_html

BY_NAME = {spec.name: spec for spec in SPECS}


@pytest.fixture
def rows(qapp):
    return {row.name: row for row in shortcut_rows()}


def test_that_every_action_with_a_key_or_a_letter_is_there_once(rows):
    wanted = [spec.name for spec in SPECS if spec.keys or spec.letter]

    assert [row.name for row in shortcut_rows()] == wanted


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("record_visit", "Ctrl+R", id="one"),
        pytest.param("search", "Ctrl+K or Ctrl+Shift+P", id="several"),
        pytest.param("larger", "Ctrl++", id="plus"),
        pytest.param("import", "Ctrl+O", id="standard"),
        pytest.param("quit", "Ctrl+Q", id="quit"),
        pytest.param("add_plan", "", id="a_letter_alone"),
    ],
)
def test_that_keys_are_told_as_they_are_pressed(qapp, name, keys):
    assert keys_of(BY_NAME[name]) == keys


def test_that_an_action_is_told_without_its_dots_and_with_its_letter(rows):
    assert (rows["record_visit"].text, rows["record_visit"].letter) == ("Record visit", "V")


def test_that_every_page_has_its_place_in_the_rail_as_its_key(qapp):
    html = shortcuts_html(["Today", "Children"])

    assert "<b>Ctrl+2</b></td><td>Children" in html


def test_that_the_keys_of_the_line_are_all_told():
    assert len(STEPS) == sum(len(keys.split(", ")) for keys, _ in LINE[:3])
    assert len(ZOOMS) - 1 == len(LINE[3][0].split(", "))  # = is + without Shift
