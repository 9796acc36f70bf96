import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.check_count import CheckCount
from tests.make import allocation, on
from tests.make_team import IN_DATE, PRIYA


@pytest.fixture
def count(qtbot, window):
    count = CheckCount(window)
    qtbot.waitUntil(lambda: count.button.count != "")
    return count


def overlap(desk):
    """Two hold the child at once, which must be fixed."""
    later = allocation(
        child_id=IN_DATE, social_worker_id=PRIYA, start=on("2026-11-02"), reason="MANAGE"
    )
    desk.make(added("Allocate", later))


def test_that_the_rail_counts_what_must_be_fixed(qtbot, desk, window, count):
    before = int(count.button.count)

    overlap(desk)
    qtbot.waitUntil(lambda: int(count.button.count) > before)
    page = window.show_page("checks")
    qtbot.waitUntil(lambda: page.found is not None)

    assert int(count.button.count) == page.tiles.tiles["must_fix"].figure
    assert count.button.accessibleDescription() == count.button.count


def test_that_a_row_of_changes_is_checked_once(qtbot, desk, count):
    with qtbot.waitSignal(count._soon.timeout) as first:
        overlap(desk)
        desk.undo()
        desk.redo()

    assert first.signal_triggered
    assert not count._soon.isActive()


def test_that_while_something_long_is_saved_it_waits(desk, count):
    desk.busy = True

    count.reckon()

    assert count._soon.isActive()
    desk.busy = False
