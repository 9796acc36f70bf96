"""What the screens ask about closed children, and an erasure from the backup to the report."""

import pytest

from herefordshire_desk import erasure_errands
from herefordshire_desk.domain.erasure import ToErase
from herefordshire_desk.domain.history import History
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.faults import NoSpace
from tests.make_team import OVERDUE

ASKED = ToErase(id="E1", children=(OVERDUE,), reason="Entered by mistake")


@pytest.fixture
def erased(qtbot, desk):
    """Erases, and gives the report or what stood against it."""

    def erased():
        told = []
        erasure_errands.erase(desk, ASKED, told.append, told.append)
        assert desk.busy
        qtbot.waitUntil(lambda: bool(told))
        assert not desk.busy
        return told[0]

    return erased


def test_that_the_desk_is_busy_meanwhile_and_shows_what_is_left_afterwards(desk, erased):
    assert desk.history.undoable
    report = erased()
    assert report.children == (OVERDUE,)
    assert OVERDUE not in desk.assessments
    assert desk.history == History()
    assert len(kept_in(backup_folder(desk.path))) == 1


def test_that_nothing_has_changed_where_no_backup_can_be_made(desk, erased, monkeypatch):
    def no_room(*_, **__):
        raise NoSpace

    monkeypatch.setattr("herefordshire_desk.store.backups.backup", no_room)
    before = desk.history
    assert isinstance(erased(), NoSpace)
    assert desk.history == before
    assert desk.ask(lambda store: store.find(Child, [OVERDUE]))


def test_that_it_is_known_whom_going_back_so_many_changes_brings_back(desk, erased):
    assert erasure_errands.erased_lately(desk, 1) == 0
    erased()
    assert erasure_errands.erased_lately(desk, 1) == 1
    assert erasure_errands.erased_lately(desk, 0) == 0


def test_that_who_is_closed_is_found_without_waiting(qtbot, desk):
    told = []
    erasure_errands.review_of(desk, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    open_children = set(desk.assessments)
    assert not open_children & {each.child.id for each in told[0].closed}
