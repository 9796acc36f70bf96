import threading

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child, Plan, Setting, SocialWorker, Visit
from herefordshire_desk.store.engine import Error
from herefordshire_desk.store.store import Store
from tests import make
from tests.make import on
from tests.store.desks import put, reopened

RECORDS = (
    make.child(id="C2", extracted="{}"),
    make.child(id="C1"),
    make.plan(id="P1", child_id="C1"),
    make.plan(id="P2", child_id="C3", extracted="{}"),
    make.visit(id="V2", child_id="C1", visited_on=on("2026-11-02")),
    make.visit(id="V1", child_id="C1", visited_on=on("2026-11-09")),
    make.visit(id="V3", child_id="C2", visited_on=on("2026-11-16")),
    make.social_worker(),
)


@pytest.fixture
def filled(store: Store) -> Store:
    put(store, added("Add", *RECORDS))
    return store


def ids(records) -> list[str]:
    return [record.id for record in records]


def test_that_all_of_a_type_come_by_id(filled: Store) -> None:
    assert ids(filled.records(Visit)) == ["V1", "V2", "V3"]
    assert filled.records(Setting) == []


def test_that_only_ids_on_file_are_found(filled: Store) -> None:
    assert filled.find(Plan, ["P1", "P9"]) == {"P1": RECORDS[2]}


def test_that_a_childs_whole_record_has_every_type(filled: Store) -> None:
    assert ids(filled.of_child("C1")) == ["C1", "P1", "V1", "V2"]
    assert ids(filled.of_child("C3")) == ["P2"]
    assert filled.of_child("C9") == []


def test_that_records_of_children_are_of_one_type_by_id(filled: Store) -> None:
    assert ids(filled.of_children(Visit, ["C2", "C1", "C9"])) == ["V1", "V2", "V3"]
    assert ids(filled.of_children(Child, ["C2"])) == ["C2"]
    assert filled.of_children(SocialWorker, ["C1"]) == []


def test_that_what_came_from_an_extract_is_known_from_what_was_made_here(filled: Store) -> None:
    assert list(filled.extracted_ids(Child)) == ["C2"]
    assert list(filled.extracted_ids(Plan)) == ["P2"]
    assert list(filled.extracted_ids(Setting)) == []


def test_that_a_child_known_by_any_record_is_one_of_the_desks(filled: Store) -> None:
    assert filled.child_ids() == {"C1", "C2", "C3"}


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param("2026-11-02", "2026-11-16", ["V1", "V2", "V3"], id="both_ends_count"),
        pytest.param("2026-11-03", "2026-11-15", ["V1"], id="a_day_less_at_either_end"),
        pytest.param("2026-11-16", "2026-11-02", [], id="backwards_is_no_time_at_all"),
    ],
)
def test_that_visits_between_two_days_are_those_on_them_too(filled, first, last, found) -> None:
    assert ids(filled.visits_between(on(first), on(last))) == found


def test_that_records_are_counted_by_table(filled: Store) -> None:
    counts = filled.counts()
    assert (counts["child"], counts["plan"], counts["visit"], counts["setting"]) == (2, 2, 3, 0)


def test_that_a_preference_outlasts_a_restart_and_is_no_history(store: Store) -> None:
    store.prefer("team", "Red")
    store.prefer("team", "Blue")
    with reopened(store) as again:
        assert again.preferences() == {"team": "Blue"}
        assert again.lines() == []


def test_that_a_store_is_for_the_thread_that_opened_it(store: Store) -> None:
    raised: list[Exception] = []

    def use() -> None:
        try:
            store.records(Child)
        except Error as error:
            raised.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert raised


def test_that_closing_twice_does_nothing_more(store: Store) -> None:
    store.close()
    store.close()
