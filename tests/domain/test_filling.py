from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.filling import altered, filled, filled_by_name
from herefordshire_desk.domain.records import RECORD_TYPES, Visit
from tests.make import on
from tests.store.arbitrary import a_record

SAID = {"id": "V1", "child_id": "C1", "kind": "CP", "visited_on": on("2026-11-20")}


@given(st.sampled_from(RECORD_TYPES).flatmap(a_record))
def test_that_a_filled_record_is_the_one_its_constructor_makes(record):
    names = [field.name for field in fields(record)]
    values = {name: getattr(record, name) for name in names}
    assert filled(type(record), values.values()) == record
    assert filled_by_name(type(record), values) == record
    assert hash(filled_by_name(type(record), values)) == hash(record)


def test_that_what_is_not_said_is_at_its_default():
    assert filled_by_name(Visit, SAID) == Visit(**SAID)


def test_that_what_has_no_default_is_blank():
    assert filled_by_name(Visit, {**SAID, "child_id": ""}) == filled_by_name(
        Visit, {name: value for name, value in SAID.items() if name != "child_id"}
    )


def test_that_an_altered_record_is_another_one():
    visit = Visit(**SAID)
    assert altered(visit, {"child_seen": True}) == replace(visit, child_seen=True)
    assert visit.child_seen is None
