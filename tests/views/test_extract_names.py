"""Names of extracts that were decided on are listed, and each can be forgotten."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Alias
from tests.make import on
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton
NAMES = "Name in extracts"


@pytest.fixture
def names(desk, extracts):
    who = next(iter(desk.picture.social_workers))
    decided = [
        Alias(id=name.casefold(), name=name, social_worker_id=who, decided_on=on("2026-11-02"))
        for name in ("P. Nair", "Nair, Priya")
    ]
    desk.make(added("Remember 2 names of an extract", *decided))
    extracts.record.tabs.setCurrentIndex(2)
    return extracts.record.names


def test_that_each_name_is_listed_with_whom_it_means_and_since_when(desk, extracts, names):
    assert cells(names, NAMES) == ["Nair, Priya", "P. Nair"]
    (who,) = set(cells(names, "Is"))
    assert who in {each.label for each in desk.picture.social_workers.values()}
    assert extracts.record.tabs.tabText(2) == "Names remembered (2)"
    assert extracts.main_table() is names


def test_that_a_name_is_forgotten_by_its_button_and_undo_brings_it_back(qtbot, desk, names):
    names.choose("p. nair")
    qtbot.mouseClick(names.forget, LEFT)
    assert cells(names, NAMES) == ["Nair, Priya"]
    assert desk.history.undoable[-1].label == "Forget 1 name of extracts"
    desk.undo()
    assert cells(names, NAMES) == ["Nair, Priya", "P. Nair"]


def test_that_delete_forgets_all_that_are_chosen_as_one(qtbot, desk, names):
    names.selectAll()
    names.setFocus()
    qtbot.keyClick(names, Qt.Key.Key_Delete)
    assert desk.ask(lambda store: store.records(Alias)) == []
    assert not names.forget.isEnabled()
    desk.undo()
    assert len(desk.ask(lambda store: store.records(Alias))) == 2


def test_that_the_button_stands_only_under_its_own_list(extracts, names):
    assert names.forget.isVisible()
    extracts.record.tabs.setCurrentIndex(0)
    assert not names.forget.isVisible()
