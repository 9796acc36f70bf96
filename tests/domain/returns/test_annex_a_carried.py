"""What was imported comes back out: codes in the published form, and nothing said anew."""

import pytest

from tests.domain.extracts.annex_a_rows import care_leaver, in_care, in_need, lists
from tests.make import DAY, on
from tests.make_annex_a import imported, returned, rows

OFFERED = "Was the child offered a Return Interview after their last missing episode (Y/N)?"  # bool
PLAN = "What is the permanence plan for this child?"


@pytest.mark.parametrize(
    ("heading", "before", "after"),
    [
        (PLAN, "Long-term fostering", "f) Long-term fostering"),
        ("Placement Location", "Out", "b) Out"),
        (OFFERED, "Yes", "a) Yes"),
        ("Child's Legal Status", "C2 - Care order", "C2: FCO"),
    ],
)
def test_that_a_code_of_a_child_in_care_gets_its_letter(heading, before, after) -> None:
    (found,) = rows(returned(imported(lists(eight=[in_care(**{heading: before})]))), "List 8")
    assert found[heading] == after


@pytest.mark.parametrize(
    ("heading", "before", "after"),
    [
        ("Eligibility Category", "Former relevant child", "b) Former relevant child"),
        ("LA in Touch", "NREQ", "e) NREQ"),
        ("Suitability of Accommodation", "Unsuitable", "b) Unsuitable"),
        ("Activity Status", "F1: Full time in higher education", None),
    ],
)
def test_that_a_code_of_a_care_leaver_gets_its_letter(heading, before, after) -> None:
    (found,) = rows(returned(imported(lists(nine=[care_leaver(**{heading: before})]))), "List 9")
    assert found[heading] == (after or before)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (OFFERED, "N/A"),
        (OFFERED, "N - in custody"),
        ("Gender", "F to M"),
        ("Placement Type", "U1/U2"),
        ("Placement Provider", "PR1 or PR4"),
        ("Reason Ceased to be Looked After", "u) X1: CodeError"),
    ],
)
def test_that_words_that_say_more_than_a_code_stay_as_they_were(heading, words) -> None:
    (found,) = rows(returned(imported(lists(eight=[in_care(**{heading: words})]))), "List 8")
    assert found[heading] == words


def test_that_a_temporary_placement_that_was_imported_is_not_taken_back_to_the_home() -> None:
    home = in_care(**{"Placement Type": "d) U4: Foster placement - long term"})
    away = {
        **home,
        "Start Date of Most Recent Placement": "10/11/2026",
        "Placement Type": "x) T1: Temporary placement - hospital",
    }
    desk = imported(lists(eight=[home]), taken_on=on("2026-11-01"))
    (found,) = rows(returned(imported(lists(eight=[away]), desk)), "List 8")
    assert found == away


@pytest.mark.parametrize("nobody", ["#N/A", "-"])
def test_that_nobody_is_a_blank_in_a_row_that_has_ended_too(nobody) -> None:
    row = in_need(CIN_Closure_Date="02/10/2026", Allocated_Worker=nobody)
    (found,) = rows(returned(imported(lists(six=[row]), taken_on=DAY)), "List 6")
    assert "Allocated Worker" not in found
