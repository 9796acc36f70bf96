from dataclasses import fields

import pytest

from herefordshire_desk.domain.extracts.cells import converter
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.tables import tables
from herefordshire_desk.domain.records import RECORD_TYPES

TYPES = {kind.__name__: kind for kind in RECORD_TYPES}
SSD = {table.name: table for table in tables("ssd")}


def test_that_every_ssd_table_of_the_public_interface_is_known():
    assert set(SSD) == {
        "person",
        "professionals",
        "department",
        "involvements",
        "cin_episodes",
        "cin_plans",
        "cin_visits",
        "cp_plans",
        "cp_visits",
        "cp_reviews",
        "cla_episodes",
        "cla_placement",
        "cla_visits",
        "cla_reviews",
        "legal_status",
        "care_leavers",
        "family",
    }


@pytest.mark.parametrize(
    "table", [each for each in SSD.values() if each.record], ids=lambda t: t.name
)
def test_that_every_field_is_one_of_its_record(table):
    names = {field.name for field in fields(TYPES[table.record])}
    assert {field.name for field in table.fields} <= names
    assert table.fields[0].name == "id"


@pytest.mark.parametrize("extract", ["ssd", "annex_a"])
def test_that_every_reading_is_there(extract):
    readings = {field.reading for table in tables(extract) for field in table.fields}
    for reading in readings - {"date"}:
        assert callable(converter(reading))


@pytest.mark.parametrize("extract", ["ssd", "annex_a"])
def test_that_no_two_spellings_of_a_heading_are_one(extract):
    for table in tables(extract):
        for field in table.fields:
            keys = [heading_key(column) for column in field.columns]
            assert len(set(keys)) == len(keys), (table.name, field.name)


def test_that_a_sheet_is_known_by_a_column_no_other_table_has():
    keys = [table.fields[0].columns[0] for table in SSD.values()]
    columns = [c for table in SSD.values() for field in table.fields for c in field.columns]
    assert len(set(keys)) == len(keys)
    assert all(columns.count(key) == 1 for key in keys)
