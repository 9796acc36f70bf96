from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.records import RECORD_TYPES, Record
from herefordshire_desk.store.rows import NOTHING, shape_in, shape_of, shapes
from tests import make
from tests.store.arbitrary import a_record, records

KINDS = pytest.mark.parametrize("kind", RECORD_TYPES, ids=[kind.__name__ for kind in RECORD_TYPES])


@given(st.one_of([a_record(kind) for kind in RECORD_TYPES]))
def test_that_a_record_comes_back_from_its_row_and_from_its_text(record: Record) -> None:
    shape = shape_of(type(record))
    row = shape.row(record)
    assert shape.record(row) == record
    assert shape.row_from(shape.text(row)) == row


@given(records())
def test_that_equal_rows_have_equal_texts_and_others_have_not(found: list[Record]) -> None:
    texts = {
        (type(each), shape_of(type(each)).text(shape_of(type(each)).row(each))) for each in found
    }
    assert len(texts) == len(set(found))


@KINDS
def test_that_the_table_has_a_column_for_each_field_and_no_other(store, kind) -> None:
    shape = shape_of(kind)
    sql = f"SELECT name FROM pragma_table_info('{shape.table}')"
    assert tuple(name for (name,) in store.connection.execute(sql)) == shape.columns


@KINDS
def test_that_the_id_comes_first(kind) -> None:
    assert shape_of(kind).columns[0] == "id"


def test_that_a_table_is_named_for_its_record_in_small_letters() -> None:
    assert [shape.table for shape in shapes()][:7] == [
        "child",
        "team",
        "social_worker",
        "allocation",
        "episode",
        "plan",
        "care_episode",
    ]
    assert shape_in("care_episode").kind.__name__ == "CareEpisode"


def test_that_a_date_is_iso_text_and_a_yes_or_no_a_number() -> None:
    visit = make.visit(visited_on=date(987, 3, 4), child_seen=False, seen_alone=None)
    row = dict(zip(shape_of(type(visit)).columns, shape_of(type(visit)).row(visit), strict=True))
    assert (row["visited_on"], row["child_seen"], row["seen_alone"]) == ("0987-03-04", 0, None)


def test_that_a_whole_number_of_hours_has_one_text() -> None:
    shape = shape_of(type(make.social_worker()))
    texts = {shape.text(shape.row(make.social_worker(fte=fte))) for fte in (1, 1.0)}
    assert len(texts) == 1


def test_that_a_text_leaves_out_what_is_at_its_default_so_that_a_new_column_alters_none() -> None:
    shape = shape_of(type(make.child()))
    assert shape.text(shape.row(make.child(forename="Zoë"))) == '{"id":"C1","forename":"Zoë"}'
    assert shape.text(None) == NOTHING
    assert shape.row_from(NOTHING) is None


@pytest.mark.parametrize(
    ("record", "column"),
    [(make.child(), "id"), (make.visit(), "child_id"), (make.social_worker(), None)],
    ids=["the_child", "a_record_of_one", "a_record_of_the_team"],
)
def test_that_a_shape_knows_which_child_a_record_is_about(record: Record, column) -> None:
    assert shape_of(type(record)).of_a_child == column
