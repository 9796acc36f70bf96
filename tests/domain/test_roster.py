"""The team's social workers, and children newly open to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.roster import (
    add_child,
    add_plan,
    add_social_worker,
    alter_social_worker,
    end_plan,
    end_social_worker,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    child,
    episode,
    mark,
    on,
    plan,
    social_worker,
)

TOMORROW = DAY + timedelta(1)
PRIYA = social_worker(id="SW1", name="Priya Nair")
TOM = social_worker(id="SW2", name="Tom Weaver")
BORN = child(id="100234", date_of_birth=on("2020-05-01"))
OPENED = plan(child_id="100234", start=DAY)


def problem(found):
    assert isinstance(found, Problem)
    assert found.message.endswith(".")
    return found.field


def test_that_a_social_worker_is_added():
    change = add_social_worker(TOM, [PRIYA])

    assert (change.label, change.edits) == ("Add social worker", (Edit(after=TOM),))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"id": "SW1"}, "id", id="of_an_id_on_the_roster"),
        pytest.param({"name": "priya NAIR"}, "name", id="case_38_of_a_name_on_the_roster"),
        pytest.param({"name": "  "}, "name", id="without_a_name"),
        pytest.param({"fte": 1.1}, "fte", id="of_more_than_full_time"),
        pytest.param({"fte": -0.1}, "fte", id="of_less_than_no_time"),
        pytest.param({"start": DAY, "end": DAY}, "end", id="who_leaves_on_the_day_they_join"),
        pytest.param({"start": TOMORROW, "end": DAY}, "end", id="who_leaves_before_they_join"),
    ],
)
def test_that_a_social_worker_cannot_be_added(fields, field):
    assert problem(add_social_worker(replace(TOM, **fields), [PRIYA])) == field


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"fte": None}, id="case_37_with_no_fte_recorded"),
        pytest.param({"fte": 0.0}, id="of_no_fte"),
        pytest.param({"fte": 1.0}, id="full_time"),
        pytest.param({"start": DAY, "end": TOMORROW}, id="for_one_day"),
        pytest.param({"start": DAY}, id="with_no_end_known"),
        pytest.param({"end": on("2026-01-05")}, id="who_left_long_ago"),
    ],
)
def test_that_a_social_worker_may_be(fields):
    assert add_social_worker(replace(TOM, **fields), [PRIYA]).edits


def test_that_what_is_recorded_of_a_social_worker_is_changed():
    after = replace(PRIYA, newly_qualified=True)

    change = alter_social_worker(PRIYA, after)

    assert (change.label, change.edits) == (
        "Change social worker",
        (Edit(before=PRIYA, after=after),),
    )
    assert problem(alter_social_worker(PRIYA, replace(PRIYA, name=""))) == "name"


def test_that_case_10_a_leavers_children_stay_theirs_until_given_to_somebody_else():
    life = [PRIYA, plan(), allocation(social_worker_id="SW1")]

    change = end_social_worker(PRIYA, DAY)

    assert change.edits == (Edit(before=PRIYA, after=replace(PRIYA, end=DAY)),)
    after = DeskInMemory(life).apply(change).held.values()
    assert assessment(*after).social_worker_id == "SW1"


def test_that_a_last_day_before_the_first_is_refused():
    joined = replace(PRIYA, start=on("2026-03-02"))

    assert problem(end_social_worker(joined, on("2026-03-02"))) == "end"


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param(OPENED, id="a_plan"),
        pytest.param(episode(start=DAY), id="an_episode"),
        pytest.param(care_episode(start=DAY), id="a_period_of_care"),
        pytest.param(mark(kind="PRIVATE_FOSTERING", start=DAY), id="private_fostering"),
    ],
)
def test_that_a_child_is_added_with_what_they_are_open_by(opened):
    change = add_child(BORN, opened, ["100001"], DAY)

    assert change.label == "Add child"
    assert change.edits == (Edit(after=BORN), Edit(after=opened))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"id": ""}, "id", id="without_an_id"),
        pytest.param({"id": "100001"}, "id", id="who_is_on_the_desk_already"),
        pytest.param({"date_of_birth": TOMORROW}, "date_of_birth", id="who_is_born_tomorrow"),
        pytest.param(
            {"expected_date_of_birth": TOMORROW}, "date_of_birth", id="case_13_born_and_expected"
        ),
        pytest.param({"died_on": DAY}, "start", id="who_died_on_the_day_it_starts"),
    ],
)
def test_that_a_child_cannot_be_added(fields, field):
    assert problem(add_child(replace(BORN, **fields), OPENED, ["100001"], DAY)) == field


def test_that_case_13_an_unborn_child_is_added():
    unborn = child(id="100234", expected_date_of_birth=on("2027-01-10"))

    assert add_child(unborn, OPENED, [], DAY).edits


def test_that_a_child_born_today_is_added():
    assert add_child(replace(BORN, date_of_birth=DAY), OPENED, [], DAY).edits


def test_that_one_more_plan_is_added():
    change = add_plan(BORN, OPENED, DAY)

    assert (change.label, change.edits) == ("Add plan", (Edit(after=OPENED),))


@pytest.mark.parametrize(
    ("fields", "start", "refused"),
    [
        pytest.param({}, TOMORROW, True, id="from_tomorrow"),
        pytest.param({"died_on": on("2026-11-09")}, on("2026-11-09"), True, id="from_a_death_on"),
        pytest.param({"died_on": on("2026-11-09")}, on("2026-11-08"), False, id="from_before_it"),
    ],
)
def test_that_a_plan_starts_by_the_day_and_before_a_death(fields, start, refused):
    found = add_plan(replace(BORN, **fields), plan(start=start), DAY)

    assert (problem(found) == "start" if refused else bool(found.edits)) is True


@pytest.mark.parametrize("make", [plan, episode, mark])
@pytest.mark.parametrize(
    ("end", "refused"),
    [
        pytest.param(TOMORROW, True, id="tomorrow"),
        pytest.param(DAY, False, id="today"),
        pytest.param(on("2026-03-03"), False, id="the_day_after_it_began"),
        pytest.param(on("2026-03-02"), True, id="on_the_day_it_began"),
    ],
)
def test_that_a_plan_ends_by_the_day_and_after_its_start(make, end, refused):
    opened = make(start=on("2026-03-02"))

    found = end_plan(opened, end, DAY)

    if refused:
        assert problem(found) == "end"
    else:
        assert found.edits == (Edit(before=opened, after=replace(opened, end=end)),)
