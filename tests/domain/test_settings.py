"""Numbers of policy, set, confirmed and put back; and never for a day gone by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.policy import number_meanings, policy_on, visit_rules
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.settings import (
    back_to_default,
    confirm_defaults,
    numbers_on,
    policy_numbers,
    set_number,
    until,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, on, setting

JUNE, JULY = on("2026-06-01"), on("2026-07-01")
names = st.sampled_from(sorted(policy_numbers()))
days = st.dates(date(2024, 1, 1), date(2028, 1, 1))


@st.composite
def desks(draw):
    """What a desk may hold: settings made one after the other, some of them put back."""
    held = DeskInMemory()
    for name in draw(st.lists(st.sampled_from(["CP.then", "due_soon", "limit_per_fte"]))):
        known, start = held.records(Setting), draw(days)
        made = draw(
            st.sampled_from(
                [
                    set_number(name, draw(st.integers(1, 60)), start, known, "A", DAY),
                    back_to_default(name, start, known, DAY),
                ]
            )
        )
        held = held.apply(made) if isinstance(made, Change) else held
    return held


def policies(held, day):
    found = policy_on(day, held.records(Setting))
    return found.numbers, found.rules


def problem(found, field):
    assert isinstance(found, Problem)
    assert (found.field, found.message[-1]) == (field, ".")
    return found.message


def number(name, day, *settings):
    return next(each for each in numbers_on(day, settings) if each.meaning.name == name)


# --- what there is to set


def test_that_every_gap_and_every_number_can_be_set():
    gaps = {
        f"{rule.id}.{gap}"
        for rule in visit_rules().values()
        for gap in ("first", "before_review", "first_year", "then")
        if getattr(rule, gap)
    }

    assert set(policy_numbers()) == gaps | set(number_meanings())
    assert len(gaps) == 26


def test_that_every_number_says_what_it_is_and_may_stay_at_its_default():
    found = list(policy_numbers().values())

    assert all(each.least <= each.default <= each.most for each in found)
    assert all(each.words and each.source and each.unit for each in found)
    assert len({each.words for each in found}) == len(found)


def test_that_a_gap_says_whom_it_is_for():
    words = policy_numbers()["CP.then"].words

    assert words == "Then a visit every: children with a child protection plan"


# --- setting one


@given(desks(), names, st.data(), days, days)
def test_that_days_before_a_setting_keep_the_policy_they_had(held, name, data, start, day):
    meaning = policy_numbers()[name]
    value = data.draw(st.integers(meaning.least, meaning.most))

    after = held.apply(set_number(name, value, start, held.records(Setting), "A", DAY))

    if day < start:
        assert policies(after, day) == policies(held, day)
    assert number(name, start, *after.records(Setting)).value == value


@given(desks(), names, days, days)
def test_that_a_setting_changes_no_other_number(held, name, start, day):
    meaning = policy_numbers()[name]
    change = set_number(name, meaning.least, start, held.records(Setting), "A", DAY)

    after = held.apply(change)

    def others(desk):
        found = numbers_on(day, desk.records(Setting))
        return {each.meaning.name: each.value for each in found if each.meaning.name != name}

    assert others(after) == others(held)


@given(desks(), st.sampled_from(["CP.then", "due_soon"]), days, st.booleans())
def test_that_whatever_is_taken_back_leaves_the_desk_as_it_was(held, name, start, back):
    known = held.records(Setting)
    made = (
        back_to_default(name, start, known, DAY)
        if back
        else set_number(name, 5, start, known, "A", DAY)
    )
    if isinstance(made, Change):
        assert held.apply(made).apply(made.reversed()).held == held.held


@given(desks())
def test_that_no_two_settings_of_a_number_start_on_the_same_day(held):
    found = [(each.name, each.start) for each in held.records(Setting)]

    assert len(found) == len(set(found))


def test_that_a_setting_says_who_decided_and_when_it_was_entered():
    change = set_number("CP.then", 15, JUNE, [], "Heads of service", DAY)

    (edit,) = change.edits
    assert (edit.before, edit.after.name, edit.after.value) == (None, "CP.then", 15)
    assert (edit.after.start, edit.after.end) == (JUNE, None)
    assert (edit.after.set_by, edit.after.set_on) == ("Heads of service", DAY)


def test_that_a_number_set_twice_from_one_day_is_altered():
    before = setting(id="S1", name="due_soon", value=10, start=JUNE)

    change = set_number("due_soon", 12, JUNE, [before], "A", DAY)

    (edit,) = change.edits
    assert (edit.before, edit.after.id, edit.after.value) == (before, "S1", 12)


def test_that_a_setting_to_come_still_comes():
    held = DeskInMemory([setting(name="due_soon", value=20, start=JULY)])

    held = held.apply(set_number("due_soon", 10, JUNE, held.records(Setting), "A", DAY))

    assert [number("due_soon", day, *held.records(Setting)).value for day in (JUNE, JULY)] == [
        10,
        20,
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("CP.then", 0, "Give a whole number from 1 to 260.", id="nothing"),
        pytest.param("CIN.first", 261, "Give a whole number from 1 to 260.", id="over_a_year"),
        pytest.param("due_soon", None, "Give a whole number from 1 to 60.", id="no_number"),
        pytest.param("not_recorded_most", 51, "Give a whole number from 0 to 50.", id="half"),
        pytest.param(
            "CLA-STD.then",
            43,
            "Give a whole number from 1 to 42. The regulations allow no longer.",
            id="later_than_the_regulations_allow",
        ),
    ],
)
def test_that_a_number_out_of_bounds_is_refused_in_words(name, value, said):
    assert problem(set_number(name, value, DAY, [], "A", DAY), "value") == said


@pytest.mark.parametrize("name", sorted(policy_numbers()))
def test_that_the_bounds_themselves_are_allowed(name):
    meaning = policy_numbers()[name]

    for value in (meaning.least, meaning.most):
        assert isinstance(set_number(name, value, DAY, [], "A", DAY), Change)
    for value in (meaning.least - 1, meaning.most + 1):
        assert isinstance(set_number(name, value, DAY, [], "A", DAY), Problem)


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(None, id="none"),
        pytest.param(on("2028-11-21"), id="more_than_two_years_ahead"),
        pytest.param(on("2011-12-31"), id="before_bank_holidays_are_known"),
    ],
)
def test_that_a_day_that_makes_no_sense_is_refused(start):
    assert "Give" in problem(set_number("due_soon", 5, start, [], "A", DAY), "start")
    known = [setting(name="due_soon", value=5)]
    assert "Give" in problem(back_to_default("due_soon", start, known, DAY), "start")


# --- confirming, and going back


@given(desks(), st.sets(names, min_size=1), days)
def test_that_confirming_changes_no_number(held, chosen, day):
    made = confirm_defaults(chosen, held.records(Setting), "A", DAY)

    if isinstance(made, Change):
        after = held.apply(made)
        if day < DAY or not held.records(Setting):
            assert policies(after, day) == policies(held, day)
        assert policies(after, DAY) == policies(held, DAY)


def test_that_only_what_nobody_decided_on_is_confirmed():
    known = [setting(name="due_soon", value=9)]

    change = confirm_defaults(["due_soon", "CP.then", "CP.first"], known, "A", DAY)

    assert change.label == "Confirm 2 defaults"
    assert {edit.after.name for edit in change.edits} == {"CP.first", "CP.then"}
    assert "already" in problem(confirm_defaults(["due_soon"], known, "A", DAY), "")


@given(desks(), st.sampled_from(["CP.then", "due_soon", "limit_per_fte"]), days, days)
def test_that_the_default_stands_from_the_day_on_and_not_before(held, name, start, day):
    made = back_to_default(name, start, held.records(Setting), DAY)

    after = held.apply(made) if isinstance(made, Change) else held

    found = number(name, day, *after.records(Setting))
    before = number(name, day, *held.records(Setting))
    assert found.value == (found.meaning.default if day >= start else before.value)


def test_that_where_the_default_stands_there_is_nothing_to_go_back_from():
    said = problem(back_to_default("due_soon", DAY, [], DAY), "start")

    assert said == "The default stands on 20 November 2026 already."


# --- how a number stands


@pytest.mark.parametrize(
    ("settings", "standing"),
    [
        pytest.param([], "never set", id="a_default"),
        pytest.param([setting(value=7)], "confirmed", id="set_to_the_default"),
        pytest.param([setting(value=8)], "set", id="set_to_another"),
        pytest.param([setting(value=8, end=DAY)], "back to default", id="ended"),
        pytest.param([setting(value=8, start=on("2027-01-01"))], "never set", id="to_come"),
    ],
)
def test_that_a_number_says_how_it_stands(settings, standing):
    assert number("due_soon", DAY, *settings).standing == standing


def test_that_the_next_setting_to_come_is_the_nearest():
    far, near = setting(start=on("2027-06-01")), setting(start=on("2027-01-01"))

    assert number("due_soon", DAY, far, near, setting()).to_come == near
    assert number("due_soon", DAY, setting()).to_come is None


def test_that_settings_of_numbers_the_desk_does_not_know_are_left_alone():
    odd = setting(name="no_such_number", value=99)

    assert numbers_on(DAY, [odd]) == numbers_on(DAY, [])


def test_that_a_setting_holds_until_it_ends_or_the_next_starts():
    first, second = setting(start=JUNE), setting(start=JULY, end=DAY)

    assert [until(each, [first, second]) for each in (first, second)] == [JULY, DAY]
    assert until(second, [first]) == DAY
    assert until(first, [first]) is None


def test_that_the_day_after_next_is_no_further_than_two_years():
    assert isinstance(set_number("due_soon", 5, DAY + timedelta(700), [], "A", DAY), Change)
