from datetime import UTC, datetime

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.store.engine import IntegrityError, fetch
from herefordshire_desk.store.exports import add_export, export_faults, exports
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.named import write_with_names
from tests import make
from tests.make_returns import held, snapshot
from tests.store.desks import put

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
MADE = weekly(snapshot(held("100")))


def add(store, reason="Ofsted asked"):
    return add_export(store.connection, at=AT, who="manager", label="weekly", reason=reason)


def test_that_each_export_is_a_line_and_none_moves_the_chain_of_record_changes(store) -> None:
    put(store, added("Add", make.child()))
    head = store.history_head()
    lines = [add(store), add(store, "A court asked")]
    assert exports(store.connection) == lines
    assert [each.number for each in lines] == [1, 2]
    assert store.history_head() == head
    assert check(store).sound


@pytest.mark.parametrize(
    "sql", ["UPDATE export SET reason = 'none'", "DELETE FROM export"], ids=["altered", "deleted"]
)
def test_that_an_export_is_never(store, sql) -> None:
    add(store)
    with pytest.raises(IntegrityError, match="an export is never"):
        store.connection.execute(sql)


def test_that_a_line_altered_behind_the_desks_back_is_found(store) -> None:
    add(store)
    add(store)
    store.connection.execute("DROP TRIGGER export_is_never_altered")
    store.connection.execute("UPDATE export SET reason = 'none' WHERE number = 1")
    (fault,) = export_faults(store.connection)
    assert fault.startswith("Line 1 ")
    assert not check(store).sound


def test_that_the_file_and_its_line_are_both_there_or_neither(store) -> None:
    put(store, added("Add", make.child(id="100", forename="Ann", surname="Lee")))
    written = []
    write_with_names(store, MADE, " Ofsted asked ", at=AT, who="manager", write=written.append)
    (line,) = exports(store.connection)
    assert (line.who, line.reason) == ("manager", "Ofsted asked")
    assert line.label == "weekly return 2026-W47, revision 1, with names"
    assert ("child", "100", "Ann Lee") in written[0].sheets[-2].rows

    def refuse(_):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_with_names(store, MADE, "Again", at=AT, who="manager", write=refuse)
    assert fetch(store.connection, "SELECT count(*) FROM export") == [(1,)]
