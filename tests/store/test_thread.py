import pytest

from herefordshire_desk.background import is_for_people
from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.thread import Shut, StoreThread
from tests.conftest import WHO


@pytest.fixture
def thread():
    thread = StoreThread()
    yield thread
    thread.close()


def counted(thread, made, path):
    return thread.open(
        lambda: open_desk_with_key(path, made.key, who=WHO), lambda store: store.counts()
    ).result()


def test_that_a_store_that_was_shut_lets_another_in(thread, made, desk_file):
    counts = counted(thread, made, desk_file)
    thread.shut().result()

    with open_desk_with_key(desk_file, made.key, who=WHO) as store:
        assert store.counts() == counts


def test_that_the_thread_opens_it_again(thread, made, desk_file):
    counts = counted(thread, made, desk_file)
    thread.shut()

    assert counted(thread, made, desk_file) == counts


def test_that_what_was_asked_before_is_answered_first(thread, made, desk_file):
    counts = counted(thread, made, desk_file)
    answer = thread.submit(lambda store: store.counts())
    thread.shut()

    assert answer.result() == counts


def test_that_a_shut_store_answers_nothing(thread, made, desk_file):
    counted(thread, made, desk_file)
    thread.shut()

    with pytest.raises(RuntimeError, match="not open"):
        thread.ask(lambda store: store.counts())


def test_that_what_finds_the_store_shut_is_no_accident(thread, made, desk_file):
    counted(thread, made, desk_file)
    thread.shut()

    with pytest.raises(Shut) as shut:
        thread.ask(lambda store: store.counts())
    assert is_for_people(shut.value)


def test_that_closing_after_shutting_ends_the_thread(thread, made, desk_file):
    counted(thread, made, desk_file)
    thread.shut()
    thread.close()

    with pytest.raises(RuntimeError, match="has ended"):
        thread.ask(lambda store: store.counts())


def test_that_a_desk_that_opens_and_cannot_be_drawn_is_shut_again(thread, made, desk_file):
    def fails(_: object) -> None:
        raise Damaged

    with pytest.raises(Damaged):
        thread.open(lambda: open_desk_with_key(desk_file, made.key, who=WHO), fails).result()
    open_desk_with_key(desk_file, made.key, who=WHO).close()
