"""Whom an extract means by a name: suggested, decided by a person, remembered, never merged."""

import pytest

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.extracts.aliases import likely, remember, spelling
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Alias, Allocation, SocialWorker
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import in_need, lists
from tests.domain.extracts.test_annex_a_allocations import (
    MONDAY,
    NEXT_MONDAY,
    PRIYA,
    SAM,
    held,
    imported,
    read,
)
from tests.make import on, social_worker

SIOBHAN = social_worker(id="SW3", name="Siobhán O'Brien")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Nair, Priya", ["SW1"], id="surname_first"),
        pytest.param("P Nair", ["SW1"], id="an_initial"),
        pytest.param("Nair P. (Agency)", ["SW1"], id="brackets"),
        pytest.param("Siobhan OBrien", ["SW3"], id="without_its_marks"),
        pytest.param("Sam Prise", ["SW2"], id="misspelt"),
        pytest.param("Duty Desk", [], id="nobody_of_the_roster"),
        pytest.param("", [], id="no_name"),
    ],
)
def test_that_a_name_is_likened_to_those_on_the_roster(name, expected):
    assert [each.id for each in likely(name, [PRIYA, SAM, SIOBHAN])] == expected


def test_that_at_most_three_are_suggested_the_likeliest_first():
    roster = [social_worker(id=f"SW{n}", name=f"Priya Nai{'r' * n}") for n in (3, 1, 2, 4)]
    assert [each.id for each in likely("Priya Nair", roster)] == ["SW1", "SW2", "SW3"]


def remembered(desk, name, who):
    change = remember(name, who, desk.records(SocialWorker), desk.records(Alias), MONDAY)
    assert isinstance(change, Change)
    return desk.apply(change)


def preview(desk, name, day=MONDAY):
    extract = read(lists(six=[in_need(Allocated_Worker=name)]), desk, day)
    return merge(extract, desk, team=None, imported_on=day)


def test_that_somebody_new_is_told_of_and_added_as_somebody_new():
    outcome = preview(DeskInMemory([PRIYA]), "P Nair")
    assert [each.name for each in outcome.unknown] == ["P Nair"]
    desk = DeskInMemory([PRIYA]).apply(outcome.change)
    assert len(desk.records(SocialWorker)) == 2


def test_that_a_remembered_name_is_nobody_new():
    desk = remembered(DeskInMemory([PRIYA, held()]), "P  NAIR", "SW1")
    outcome = preview(desk, "P Nair")
    assert outcome.unknown == ()
    after = desk.apply(outcome.change)
    assert [each.id for each in after.records(SocialWorker)] == ["SW1"]
    assert [(row.id, row.end) for row in after.records(Allocation)] == [("A1", None)]


def test_that_remembering_makes_no_change_of_social_worker_of_what_was_added_before():
    desk = imported(DeskInMemory([PRIYA]), "P Nair")
    desk = remembered(desk, "P Nair", "SW1")
    after = desk.apply(preview(desk, "P Nair", NEXT_MONDAY).change)
    assert len(after.records(Allocation)) == 1


def test_that_it_decides_between_two_of_one_name():
    twin = social_worker(id="SW9", name="Priya Nair")
    desk = DeskInMemory([PRIYA, twin])
    assert [each.field for each in preview(desk, "Priya Nair").problems] == ["Allocated Worker"]
    decided = remembered(desk, "Priya Nair", "SW9")
    outcome = preview(decided, "Priya Nair")
    assert outcome.problems == ()
    (row,) = decided.apply(outcome.change).records(Allocation)
    assert row.social_worker_id == "SW9"


def test_that_another_answer_takes_the_place_of_the_first_and_undo_brings_it_back():
    desk = remembered(DeskInMemory([PRIYA, SAM]), "P Nair", "SW1")
    change = remember("p nair", "SW2", desk.records(SocialWorker), desk.records(Alias), MONDAY)
    after = desk.apply(change)
    assert [each.social_worker_id for each in after.records(Alias)] == ["SW2"]
    assert after.apply(change.reversed()).held == desk.held


def test_that_nobody_who_is_not_on_the_roster_can_be_meant():
    assert isinstance(remember("P Nair", "SW7", [PRIYA], [], MONDAY), Problem)
    desk = DeskInMemory(
        [
            SAM,
            Alias(
                id=spelling("P Nair"),
                name="P Nair",
                social_worker_id="SW7",
                decided_on=on("2026-11-02"),
            ),
        ]
    )
    assert [each.name for each in preview(desk, "P Nair").unknown] == ["P Nair"]
