import pytest

from herefordshire_desk.domain.code_lists import code_list

LISTS = (
    "abuse",
    "care_start_reason",
    "ceased",
    "change_reason",
    "closure",
    "ethnicity",
    "legal_status",
    "need",
    "placement_provider",
    "placement_type",
    "sex",
)


@pytest.mark.parametrize("name", LISTS)
def test_that_every_spelling_of_a_code_is_that_code(name):
    codes = code_list(name)
    for code in codes:
        spellings = (code.published, code.code.lower(), f"{code.code} - {code.label}")
        assert {codes.code(spelling) for spelling in spellings} == {code.code}


@pytest.mark.parametrize("name", LISTS)
def test_that_no_label_stands_for_two_codes(name):
    labels = [code.label.casefold() for code in code_list(name)]
    assert len(set(labels)) == len(labels)


def test_that_codes_have_the_order_in_which_they_are_published():
    assert [code.code for code in code_list("abuse")] == ["NEG", "PHY", "SAB", "EMO", "MUL"]
