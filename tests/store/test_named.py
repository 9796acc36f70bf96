"""A return with names, and the line that says why."""

from datetime import UTC, datetime

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.returns.named import named_exports
from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.named import write_with_names
from tests import make
from tests.make_returns import held, snapshot
from tests.store.desks import put

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
MADE = weekly(snapshot(held("100")))


def test_that_the_file_and_its_line_are_both_there_or_neither(store) -> None:
    put(store, added("Add", make.child(id="100", forename="Ann", surname="Lee")))
    head = store.history_head()
    written = []
    write_with_names(store, MADE, " Ofsted: asked ", at=AT, who="manager", write=written.append)
    (line,) = named_exports(access_lines(store.connection))
    assert (line.who, line.at, line.reason) == ("manager", AT, "Ofsted: asked")
    assert line.label == "weekly return 2026-W47, revision 1, with names"
    assert ("child", "100", "Ann Lee") in written[0].sheets[-2].rows
    assert store.history_head() == head

    def refuse(_):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_with_names(store, MADE, "Again", at=AT, who="manager", write=refuse)
    assert len(access_lines(store.connection)) == 1
    assert check(store).sound
