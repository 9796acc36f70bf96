import pytest

from herefordshire_desk.domain.extracts.headings import heading_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Age of Child (Years)", "age of child"),
        ("Child’s Legal Status", "Child's Legal Status"),
        ("Child Unique ID", "child_unique_id"),
        ("Date of\xa0Birth", "Date  of Birth "),
        ("Was the Child Seen Alone?", "Was the child seen alone"),
        ("UASC within the Last 12 Months (Y/N))", "UASC within the last 12 months"),
        ("Return Interview Y/N", "Return Interview"),
        ("\ufeffpers_person_id", "PERS_PERSON_ID"),
        ("Number of ‘Missing’ Episodes", "Number of 'Missing' episodes"),
    ],
)
def test_that_spellings_of_one_heading_are_one(one, other):
    assert heading_key(one) == heading_key(other)


def test_that_different_headings_stay_apart():
    assert heading_key("cppl_cp_plan_initial_category") != heading_key("cppl_cp_plan_id")
