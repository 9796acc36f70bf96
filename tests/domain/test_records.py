from dataclasses import FrozenInstanceError, fields

import pytest

from herefordshire_desk.domain.records import RECORD_TYPES, child_of
from tests.make import allocation, child, on, plan, setting, social_worker, visit


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        pytest.param({"forename": "Ada", "surname": "Quill"}, "Ada Quill", id="both_names"),
        pytest.param({"forename": "Ada"}, "Ada", id="a_forename"),
        pytest.param({"surname": "Quill"}, "Quill", id="a_surname"),
        pytest.param({}, "100234", id="known_by_id_alone"),
    ],
)
def test_that_a_child_is_named_by_what_is_recorded(fields, name):
    assert child(id="100234", **fields).name == name


@pytest.mark.parametrize(
    ("fields", "unborn"),
    [
        pytest.param({"expected_date_of_birth": on("2027-01-04")}, True, id="case_13_expected"),
        pytest.param({}, False, id="nothing_recorded"),
        pytest.param({"date_of_birth": on("2026-01-04")}, False, id="born"),
        pytest.param(
            {"date_of_birth": on("2027-01-05"), "expected_date_of_birth": on("2027-01-04")},
            False,
            id="case_13_born_since",
        ),
    ],
)
def test_that_a_child_is_unborn_while_only_expected(fields, unborn):
    assert child(**fields).unborn is unborn


def test_that_a_social_worker_is_called_by_name_or_else_by_id():
    assert social_worker().label == "Priya Nair"
    assert social_worker(name="").label == "SW1"


@pytest.mark.parametrize(
    ("record", "whose"),
    [
        pytest.param(child(id="C9"), "C9", id="the_child"),
        pytest.param(plan(child_id="C9"), "C9", id="a_plan"),
        pytest.param(visit(child_id="C9"), "C9", id="a_visit"),
        pytest.param(allocation(child_id="C9"), "C9", id="an_allocation"),
        pytest.param(social_worker(), None, id="a_social_worker"),
        pytest.param(setting(), None, id="a_setting"),
    ],
)
def test_that_a_record_tells_which_child_it_is_about(record, whose):
    assert child_of(record) == whose


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_that_every_record_has_an_id_first(kind):
    assert fields(kind)[0].name == "id"


def test_that_a_record_is_never_altered_in_place():
    with pytest.raises(FrozenInstanceError):
        child().forename = "Ada"
