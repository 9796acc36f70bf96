"""Checks of the desk's own records: each found, and not found where all is well."""

from dataclasses import replace

import pytest

from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Episode,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    Visit,
)
from herefordshire_desk.domain.returns.checks import carried_rules
from herefordshire_desk.domain.returns.desk_checks import FINDERS
from herefordshire_desk.domain.returns.desk_records import DeskRecords, looked_at
from tests.make import (
    DAY,
    allocation,
    care_episode,
    child,
    episode,
    mark,
    on,
    placement,
    plan,
    visit,
)
from tests.make_returns import extract, history, snapshot

SPELLS = (Episode, Plan, CareEpisode, Placement, LegalStatus, Mark)
BORN = on("2015-05-01")


def desk(*records, children=(), is_open=True, **fields):
    """Child C1, open by a plan since January unless told, and the records."""
    opened = [plan(id="P", category="NEG")] if is_open else []
    rows = [*opened, *records]
    return DeskRecords(
        snapshot=snapshot(*([history("C1", *rows)] if is_open else []), **fields),
        rows=(),
        children=tuple(children),
        allocations=tuple(each for each in rows if isinstance(each, Allocation)),
        spells=tuple(each for each in rows if isinstance(each, SPELLS)),
        visits=tuple(each for each in rows if isinstance(each, Visit)),
    )


def found(rule, *records, **fields):
    return [(each.child_id, each.record) for each in FINDERS[rule](desk(*records, **fields))]


def test_that_every_rule_carried_has_a_function_and_every_function_a_rule():
    assert list(carried_rules("desk_checks")) == list(FINDERS)


def test_that_a_child_whom_nobody_ever_held_is_found():
    assert found("never_allocated") == [("C1", "C1")]
    assert found("never_allocated", allocation(social_worker_id="")) == [("C1", "C1")]
    assert found("never_allocated", allocation(end=on("2026-02-01"))) == []


@pytest.mark.parametrize(
    ("team", "end", "is_found"),
    [
        ("T2", None, True),
        ("CP Team 1", None, False),
        ("T2", "2026-11-01", False),
        ("", None, False),
    ],
)
def test_that_open_lead_allocations_in_two_teams_are_found(team, end, is_found):
    one = allocation(id="A", team="T1")
    other = allocation(id="B", team=team, start=on("2026-03-01"), end=on(end) if end else None)
    assert found("two_teams", one, other) == ([("C1", "B")] if is_found else [])


@pytest.mark.parametrize(
    ("forename", "surname", "born", "is_found"),
    [
        pytest.param("Catherine", "Marsh", BORN, True, id="spelt_otherwise"),
        pytest.param("Marsh", "Katherine", BORN, True, id="the_other_way_round"),
        pytest.param("KATHERINE", " marsh ", BORN, True, id="in_capitals"),
        pytest.param("Daniel", "Marsh", BORN, False, id="a_twin"),
        pytest.param("Katherine", "Marsh", on("2015-05-02"), False, id="born_another_day"),
        pytest.param("", "", BORN, False, id="without_a_name"),
        pytest.param("Katherine", "Marsh", None, False, id="birth_not_recorded"),
    ],
)
def test_that_a_possible_duplicate_is_found_by_ids_alone(forename, surname, born, is_found):
    one = child(id="C1", forename="Katherine", surname="Marsh", date_of_birth=BORN)
    other = child(id="C2", forename=forename, surname=surname, date_of_birth=born)
    checked = list(FINDERS["possible_duplicate"](desk(children=[other, one])))
    assert [(each.child_id, each.record) for each in checked] == [("C1", "C2")] * is_found
    assert not any("Marsh" in each.message or "2015" in each.message for each in checked)


def test_that_a_child_who_was_adopted_is_linked_to_nobody():
    both = [
        child(id=each, forename="Ada", surname="Marsh", date_of_birth=BORN) for each in ("C1", "C2")
    ]
    adopted = care_episode(child_id="C1", end=on("2026-02-01"), end_reason="E11")
    assert found("possible_duplicate", children=both) == [("C1", "C2")]
    assert found("possible_duplicate", adopted, children=both, is_open=False) == []


def test_that_a_visit_dated_after_it_was_recorded_is_found():
    typed = visit(id="V", visited_on=on("2026-11-18"), recorded_on=on("2026-11-17"))
    assert found("visit_in_future", typed) == [("C1", "V")]
    assert found("visit_in_future", replace(typed, recorded_on=on("2026-11-18"))) == []


def test_that_a_visit_dated_after_the_extract_it_came_from_is_found():
    sent = visit(id="V", visited_on=on("2026-12-01"), extracted="ssd:1:2")
    assert found("visit_in_future", sent, extract=extract(DAY)) == [("C1", "V")]
    later = extract(on("2026-12-02"))
    assert found("visit_in_future", sent, extract=later) == []
    assert found("visit_in_future", replace(sent, extracted=""), extract=extract(DAY)) == []


def test_that_a_visit_a_later_extract_may_have_sent_is_not_held_against_the_one_before():
    sent = visit(id="V", visited_on=DAY, extracted="ssd:1:2")
    known = desk(sent, extract=extract(on("2026-11-18")))
    assert [each.record for each in FINDERS["visit_in_future"](known)] == ["V"]
    assert not [*FINDERS["visit_in_future"](replace(known, has_later_extract=True))]


@pytest.mark.parametrize(
    ("day", "is_found"),
    [("2026-03-01", False), ("2026-03-02", True), ("2026-04-30", True), ("2026-05-01", False)],
)
def test_that_a_visit_when_nothing_was_open_any_more_is_found(day, is_found):
    records = (
        episode(end=on("2026-03-01")),
        mark(kind="INTERVAL"),
        care_episode(start=on("2026-05-01")),
        visit(id="V", visited_on=on(day)),
    )
    expected = [("C1", "V")] if is_found else []
    assert found("visit_after_closure", *records, is_open=False) == expected


def test_that_private_fostering_keeps_a_child_open():
    records = episode(end=on("2026-03-01")), visit(visited_on=on("2026-04-01"))
    fostered = mark(kind="PRIVATE_FOSTERING")
    assert found("visit_after_closure", *records, fostered, is_open=False) == []


def test_that_a_visit_before_anything_was_opened_is_not_after_closure():
    assert found("visit_after_closure", visit(visited_on=on("2025-12-01"))) == []


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        pytest.param({}, True, id="before"),
        pytest.param({"start": on("2026-02-01")}, False, id="on_the_first_day"),
        pytest.param({"inferred": True}, False, id="a_first_day_that_was_inferred"),
        pytest.param({"role": "Family support"}, False, id="no_lead"),
    ],
)
def test_that_a_visit_before_the_first_allocation_is_found(fields, is_found):
    first = allocation(**{"start": on("2026-02-02"), **fields})
    made = visit(id="V", visited_on=on("2026-02-01"))
    later = allocation(start=on("2026-06-01")) if "role" not in fields else episode()
    expected = [("C1", "V")] if is_found else []
    assert found("visit_before_allocation", first, later, made) == expected


def test_that_an_open_child_protection_plan_without_a_category_is_found():
    assert found("plan_without_category", plan(id="X")) == [("C1", "X")]
    assert found("plan_without_category", plan(kind="CIN")) == []
    assert found("plan_without_category", plan(end=on("2026-11-20"))) == []


@pytest.mark.parametrize("make", [episode, plan, care_episode, placement, mark])
def test_that_whatever_ends_before_it_starts_is_found(make):
    wrong = make(id="X", start=on("2026-03-02"), end=on("2026-03-01"))
    assert found("ends_before_start", wrong) == [("C1", "X")]
    assert found("ends_before_start", replace(wrong, end=on("2026-03-02"))) == []


def test_that_what_starts_after_the_day_is_not_looked_at():
    later = plan(start=on("2026-12-02"), end=on("2026-12-01"))
    assert found("ends_before_start", later) == []


@pytest.mark.parametrize(
    ("day", "first"), [("2026-11-20", "2025-11-20"), ("2026-03-31", "2025-03-31")]
)
def test_that_checks_look_back_over_a_year(day, first):
    assert looked_at(on(day)).first == on(first)
