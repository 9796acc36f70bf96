import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.cells import (
    Refused,
    code,
    employment,
    flag,
    identifier,
    newly_qualified,
    number,
    recorded,
    social_worker,
    text,
    yes_no,
)
from tests.make import on


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        pytest.param("Dustin\xa0Hazlett", "Dustin Hazlett", id="a_non_breaking_space_is_a_space"),
        pytest.param("  Amy \t Aston\n", "Amy Aston", id="spaces_collapse"),
        pytest.param("Zo\u200be\u0308", "Zoë", id="what_is_not_seen_goes_and_letters_compose"),
        pytest.param("\ufeffName", "Name", id="a_stray_byte_order_mark_goes"),
        pytest.param("１２", "12", id="wide_digits_are_digits"),
        pytest.param(12598894.0, "12598894", id="a_whole_number_has_no_point"),
        pytest.param(None, "", id="nothing_is_blank"),
        pytest.param(on("2026-11-20"), "2026-11-20", id="a_date_is_iso"),
    ],
)
def test_that_text_is_cleaned(cell, words):
    assert text(cell) == words


@given(st.text())
def test_that_cleaning_twice_is_cleaning_once(words):
    assert text(text(words)) == text(words)


@given(st.text())
def test_that_clean_text_holds_nothing_unseen(words):
    assert not re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u00a0\ufeff]|  |^ | $", text(words))


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "#N/A", "N/A", "NULL", None])
def test_that_marks_for_nothing_are_blank(cell):
    assert recorded(cell) == ""


def test_that_a_surname_that_looks_like_nothing_stays():
    assert recorded("Null") == "Null"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        pytest.param("00016", "00016", id="leading_zeros_stay"),
        pytest.param("12598894.0", "12598894", id="a_point_from_a_spreadsheet_goes"),
        pytest.param("00123.00", "00123", id="and_the_zeros_before_it_still_stay"),
        pytest.param(12598894.0, "12598894", id="a_typed_number_is_its_digits"),
        pytest.param(123, "123", id="so_is_a_whole_one"),
        pytest.param(" A\xa01 ", "A 1", id="it_is_cleaned"),
        pytest.param("12345678901234567", "12345678901234567", id="long_ids_as_text_are_whole"),
        pytest.param(123456789012345, "123456789012345", id="15_typed_digits_are_whole"),
        pytest.param("NULL", "", id="null_is_blank"),
        pytest.param("v1.0", "v1.0", id="letters_with_a_point_stay"),
    ],
)
def test_that_an_id_is_text(cell, found):
    assert identifier(cell) == found


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        pytest.param(
            1234567890123456,
            "1234567890123456 has lost digits in a spreadsheet; ids must be kept as text.",
            id="more_than_15_typed_digits",
        ),
        pytest.param(
            "1.26E+07",
            "1.26E+07 has lost digits in a spreadsheet; ids must be kept as text.",
            id="a_number_shortened_to_a_power_of_ten",
        ),
        pytest.param(on("2026-03-04"), "2026-03-04 is not an id.", id="a_date"),
        pytest.param(True, "True is not an id.", id="a_truth"),
        pytest.param("#REF!", "#REF! is not an id.", id="an_error_value"),
    ],
)
def test_that_a_spoilt_id_is_refused(cell, sentence):
    assert identifier(cell) == Refused(sentence)


@given(st.from_regex(r"[0-9]{1,20}", fullmatch=True))
def test_that_an_id_of_digits_comes_through_as_it_is(digits):
    assert identifier(digits) == digits


@pytest.mark.parametrize("cell", ["#N/A", "-", "", " ", "TBC", "tbc", "#REF!", None, "Unallocated"])
def test_that_nobody_is_nobody(cell):
    assert social_worker(cell) == ""


def test_that_the_case_of_a_social_workers_id_is_kept():
    assert [social_worker("sw1"), social_worker("SW1\xa0")] == ["sw1", "SW1"]


@pytest.mark.parametrize("cell", ["Y", "y", " Yes ", "a) Yes", "A) YES", True, 1, "true"])
def test_that_yes_is_yes_in_any_spelling(cell):
    assert yes_no(cell) is True


@pytest.mark.parametrize("cell", ["N", "no", "b) No", False, 0])
def test_that_no_is_no(cell):
    assert yes_no(cell) is False


@pytest.mark.parametrize("cell", ["", None, "c) Unknown", "PLACEHOLDER", "maybe"])
def test_that_anything_else_is_not_recorded(cell):
    assert yes_no(cell) is None
    assert flag(cell) is False


def test_that_an_agency_flag_says_how_somebody_is_employed():
    assert [employment("Y"), employment("N"), employment("PLACEHOLDER")] == [
        "agency",
        "permanent",
        "",
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ASYE", True),
        ("Social Worker (asye)", True),
        ("Newly Qualified Social Worker", True),
        ("Senior Practitioner", False),
        ("Easyer", False),
        (None, False),
    ],
)
def test_that_a_job_title_tells_who_is_newly_qualified(title, expected):
    assert newly_qualified(title) is expected


@pytest.mark.parametrize(("cell", "found"), [("0.6", 0.6), (1, 1.0), ("", None), ("-", None)])
def test_that_a_number_is_read(cell, found):
    assert number(cell) == found


@pytest.mark.parametrize("cell", ["lots", "nan", "inf", "1,0"])
def test_that_what_is_no_number_is_refused(cell):
    assert number(cell) == Refused(f"{cell} is not a number.")


@pytest.mark.parametrize(
    ("cell", "codes", "found"),
    [
        pytest.param("b) Female", "sex", "F", id="letter_and_label"),
        pytest.param("Female", "sex", "F", id="label_alone"),
        pytest.param("f", "sex", "F", id="code_alone_in_any_case"),
        pytest.param("C1: ICO", "legal_status", "C1", id="code_and_label"),
        pytest.param(" c1 ", "legal_status", "C1", id="spaces_and_case"),
        pytest.param("FCONTA - First contact", "change_reason", "FCONTA", id="another_label"),
        pytest.param(" fconta ", "change_reason", "FCONTA", id="a_reason_in_lower_case"),
        pytest.param("P1 - Placed with parents", "placement_type", "P1", id="a_dash"),
        pytest.param("f) U6: Foster placement - not FFA", "placement_type", "U6", id="all_three"),
        pytest.param(
            "e) PR4 - Private provision", "placement_provider", "PR4", id="dash_for_colon"
        ),
        pytest.param("N1 - Abuse or Neglect", "need", "N1", id="other_capitals"),
        pytest.param("PSRMEM - Support with memory", "need", "PSRMEM", id="unlisted_with_a_label"),
        pytest.param("zz9", "need", "ZZ9", id="unlisted_and_bare"),
        pytest.param("Long-term worries", "need", "Long-term worries", id="words_are_no_code"),
        pytest.param("t) NOBT", "ethnicity", "NOBT", id="another_letter"),
        pytest.param("", "need", "", id="blank"),
        pytest.param("#N/A", "need", "", id="not_recorded"),
    ],
)
def test_that_a_code_is_bare_and_upper_case(cell, codes, found):
    assert code(cell, codes) == found
