from pathlib import Path

import pytest

from herefordshire_desk.bundle_errands import is_bundle, offered_password, password_problem


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        pytest.param(["a.deskbundle"], True, id="one_bundle"),
        pytest.param(["A.DESKBUNDLE"], True, id="in_capitals"),
        pytest.param(["a.deskbundle", "b.deskbundle"], False, id="two_at_once"),
        pytest.param(["a.xlsx"], False, id="a_workbook"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_that_what_is_taken_for_a_bundle_is(names, is_one):
    assert is_bundle([Path(name) for name in names]) is is_one


def test_that_what_is_offered_will_do_and_what_is_short_will_not():
    assert password_problem(offered_password()) is None
    assert password_problem("too short").field == "password"
