import pytest

from herefordshire_desk.domain.extracts.recognise import recognise
from tests.domain.extracts.sheets import sheet


@pytest.mark.parametrize(
    ("name", "headings", "expected"),
    [
        ("ssd_person", "pers_person_id,pers_dob", "ssd"),
        ("Sheet1", "PERS PERSON ID,PERS DOB", "ssd"),
        ("family", "fami_table_id,fami_person_id", "ssd"),
        ("List 6", "Child Unique ID,CIN Start Date", "annex_a"),
        ("list_8", "child unique id", "annex_a"),
        ("List 6 CIN", "Child Unique ID", "annex_a"),
        ("List 1", "Child Unique ID", "annex_a"),
        ("SWEpisodes", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON", "ssda903"),
        ("Sheet1", "Child, decom,Rne", "ssda903"),
        ("Reviews", "CHILD,DOB,REVIEW,REVIEW_CODE", "ssda903"),
        ("Header", "CHILD,SEX,DOB,ETHNIC", "ssda903"),
        ("UASC", "CHILD,SEX,DOB,DUC", None),
        ("Reviews", "CHILD,DOB,REVIEW_CODE", None),
        ("List 6", "Shopping", None),
        ("Listed 6", "Child Unique ID", None),
        ("Sheet1", "Name,Date", None),
    ],
)
def test_that_a_format_is_known_by_what_is_in_it(name, headings, expected):
    assert recognise([sheet("Cover", "Prepared by"), sheet(name, headings)]) == expected
