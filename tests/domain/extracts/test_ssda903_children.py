"""Children from the Header and from the dates of birth that other files repeat."""

import pytest

from herefordshire_desk.domain.records import Child
from tests.domain.extracts.ssda903_files import header, of, read, reviews, sw_episodes
from tests.make import child, on

BORN = on("2015-05-01")


@pytest.mark.parametrize(
    ("sex", "code"), [("1", "M"), ("2", "F"), ("F", "F"), ("", ""), ("9", "U")]
)
def test_that_sex_is_the_national_number(sex, code):
    (found,) = of(Child, read(header(("C1", sex, "01/05/2015", "wbri", ""))))
    assert (found.sex, found.ethnicity) == (code, "WBRI")


def test_that_a_birth_another_file_gives_makes_a_child():
    rows = sw_episodes(("C1", "01/05/2015", "SW11", "05/01/2026", "", ""))
    assert of(Child, read(rows)) == [Child(id="C1", date_of_birth=BORN)]


def test_that_what_no_row_says_stays_as_the_desk_has_it():
    ours = child(sex="M", ethnicity="WIRI", date_of_birth=BORN)
    (found,) = of(Child, read(header(("C1", "", "", "", "")), ours=[ours]))
    assert (found.sex, found.ethnicity, found.date_of_birth) == ("M", "WIRI", BORN)


def test_that_the_header_is_believed_and_another_date_of_birth_is_listed():
    found = read(
        header(("C1", "1", "01/05/2015", "WBRI", "")),
        reviews(("C1", "02/05/2015", "02/02/2026", "")),
    )
    assert of(Child, found)[0].date_of_birth == BORN
    assert "This is not the date of birth in row 2 of Header.csv, which was used." in [
        each.message for each in found.problems
    ]


def test_that_rows_of_the_header_that_contradict_each_other_are_left_out():
    rows = ("C1", "1", "01/05/2015", "WBRI", ""), ("C1", "2", "01/05/2015", "WBRI", "")
    found = read(header(*rows))
    assert of(Child, found) == []
    assert [each.row for each in found.problems] == [2, 3]
