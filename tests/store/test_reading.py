from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child, Visit
from herefordshire_desk.store.reading import as_list, listed, read, rows_by_id
from herefordshire_desk.store.rows import shape_of
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import put

ODD = ["O'Hara", '"', "", "Zoë", "1", "01", "12598894.0", "\\", "%", "a,b", "\x7f", "𝛼"]


def test_that_any_id_is_found_again_and_no_other(store: Store) -> None:
    put(store, added("Add", *(make.child(id=odd) for odd in ODD)))
    for odd in ODD:
        assert list(rows_by_id(store.connection, shape_of(Child), [odd])) == [odd]
    assert rows_by_id(store.connection, shape_of(Child), []) == {}


def test_that_records_come_in_text_order_of_their_ids(store: Store) -> None:
    put(store, added("Add", *(make.child(id=odd) for odd in ODD)))
    assert [child.id for child in store.records(Child)] == sorted(ODD)


def test_that_a_list_of_any_length_is_one_parameter(store: Store) -> None:
    put(store, added("Add", make.visit(id="V7")))
    ids = as_list(f"V{number}" for number in range(300_000))
    assert len(read(store.connection, shape_of(Visit), listed("id"), (ids,))) == 1
