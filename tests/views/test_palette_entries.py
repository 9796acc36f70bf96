from typing import get_args

import pytest

from herefordshire_desk.domain.need import NeedKind
from herefordshire_desk.domain.search import Entries, found
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.actions import SPECS
from herefordshire_desk.views.palette_entries import (
    KIND_WORDS,
    entries,
    go,
    opening,
    recent_marks,
    remember,
)
from tests.make import DAY, on, visit
from tests.make_team import NAMELESS, OVERDUE, TOM


@pytest.fixture
def titles(window):
    """The titles that a query finds among everything."""

    def titles(query, group=""):
        sections = found(query, Entries(list(entries(window))))
        return [e.title for s in sections for e in s.entries if group in ("", s.group)]

    return titles


def of(window, group):
    return {each.key: each for each in entries(window) if each.group == group}


def names(desk):
    children = (each.child for each in desk.assessments.values())
    found_names = {name for child in children for name in (child.forename, child.surname)}
    return found_names - {""}


def test_that_every_child_page_and_action_can_be_found(window, desk):
    assert set(of(window, "Children")) == set(desk.assessments)
    assert set(of(window, "Pages")) == set(window.rail.buttons)
    assert set(of(window, "Actions")) == {spec.name for spec in SPECS} - {"search"}


def test_that_a_child_known_by_id_alone_is_found_by_it(window, titles):
    assert titles(NAMELESS, "Children") == [NAMELESS]
    assert not of(window, "Children")[NAMELESS].about.startswith(NAMELESS)


def test_that_hidden_names_are_neither_shown_nor_confirmed(window, desk, titles):
    shown = {name: titles(name, "Children") for name in names(desk)}
    assert all(shown.values())

    desk.hide_names(True)

    for name in names(desk):
        assert titles(name, "Children") == [], name
    for each in entries(window):
        text = " ".join((each.title, each.about, each.id, *each.names, *each.more))
        assert not [name for name in names(desk) if name in text], each.group
    assert titles(OVERDUE, "Children") == ["W.A. 100101"]
    assert titles("wa", "Children")[0] == "W.A. 100101"


def test_that_what_undo_would_take_back_does_not_name_its_child(window, desk):
    seen = visit(child_id=OVERDUE, visited_on=DAY)
    desk.make(record_visit(desk.child(OVERDUE), seen, DAY))
    assert "Wren" in window.actions_["undo"].text()

    undo = of(window, "Actions")["undo"]

    assert (undo.title, undo.about, undo.ready) == ("Undo", "", True)


def test_that_somebody_who_left_and_holds_nobody_is_not_found(window, desk, titles):
    assert titles("tom beddoes", "Social workers") == ["Tom Beddoes"]
    desk.look_at(on("2027-01-10"))

    assert TOM in of(window, "Social workers")  # still holds children
    held = {each.social_worker_id for each in desk.assessments.values()}
    assert set(of(window, "Social workers")) <= held | {
        worker.id
        for worker in desk.picture.social_workers.values()
        if worker.end is None or worker.end > desk.day
    }


def test_that_before_anything_is_typed_the_last_choices_come_first(window, desk):
    everything = list(entries(window))
    wren = of(window, "Children")[OVERDUE]
    returns = of(window, "Pages")["returns"]
    for each in (wren, returns, wren):
        remember(desk, each)

    first = opening(desk, Entries(everything))[0]

    assert first.group == "Recent"
    assert [each.key for each in first.entries] == [OVERDUE, "returns"]


def test_that_what_can_be_done_for_the_chosen_child_is_offered_first(window, desk):
    offered = opening(desk, Entries(list(entries(window))))[-1]
    assert offered.group == "Actions"
    assert offered.entries[0].key == "record_visit"

    window.show_page("extracts")
    offered = opening(desk, Entries(list(entries(window))))[-1]
    assert offered.entries[0].key == "import"


def test_that_choices_are_remembered_by_id_and_never_by_name(window, desk):
    remember(desk, of(window, "Children")[OVERDUE])

    assert recent_marks(desk) == [f"Children:{OVERDUE}"]


def test_that_only_so_many_choices_are_remembered_and_one_that_is_gone_is_left_out(window, desk):
    desk.prefer("recent", "Children:nobody")
    assert [section.group for section in opening(desk, Entries(list(entries(window))))] == [
        "Pages",
        "Actions",
    ]

    for each in of(window, "Actions").values():
        remember(desk, each)
    assert len(recent_marks(desk)) == 8


def test_that_an_action_that_cannot_be_done_says_so_on_an_earlier_day(window, desk):
    window.show_page("extracts")
    desk.look_at(on("2026-09-30"))

    visit = of(window, "Actions")["record_visit"]

    assert (visit.ready, visit.about) == (False, desk.as_at_words())


def test_that_nothing_to_undo_is_said(window):
    assert of(window, "Actions")["redo"].about == "Nothing to redo"


def test_that_a_page_shows_the_key_that_does_the_same(qtbot, window):
    pages = of(window, "Pages")

    assert [each.keys for each in pages.values()] == [
        *(f"Ctrl+{at}" for at in range(1, 10)),
        "Ctrl+,",
    ]
    go(window, pages["children"])
    assert window.page is window.pages["children"]


def test_that_a_child_is_found_by_every_kind_of_need():
    assert set(KIND_WORDS) == set(get_args(NeedKind))
