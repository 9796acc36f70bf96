import pytest

from herefordshire_desk.domain.policy import (
    GAPS,
    Gap,
    number_meanings,
    policy_on,
    visit_rules,
)
from tests.make import DAY, holiday, on, setting

WEEK = Gap(7, "days")


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("changed_too_often_changes", 2),
        ("changed_too_often_social_workers", 3),
        ("stability_months", 12),
        ("due_soon", 7),
        ("limit_per_fte", 18),
        ("limit_per_fte_newly_qualified", 16),
        ("weight_CLA", 10),
        ("weight_CP", 10),
        ("weight_CIN", 10),
        ("weight_PF", 10),
        ("leaving_soon", 56),
        ("not_seen", 42),
        ("extract_stale", 7),
        ("idle_lock", 5),
        ("supervision_days", 30),
        ("supervision_newly_qualified_first", 7),
        ("supervision_newly_qualified_first_weeks", 6),
        ("supervision_newly_qualified_then", 14),
        ("supervision_newly_qualified_then_months", 6),
        ("supervision_newly_qualified_after", 30),
        ("family_meeting_days", 42),
        ("not_recorded_most", 5),
    ],
)
def test_that_a_number_nobody_has_set_is_its_default(name, default):
    assert policy_on(DAY)[name] == default


def test_that_every_number_says_what_it_means_and_where_it_comes_from():
    for meaning in number_meanings().values():
        assert meaning.words
        assert meaning.source
        assert meaning.unit
        assert meaning.least <= meaning.default <= meaning.most


def test_that_the_visit_rules_are_the_eleven_of_the_table_in_its_order():
    assert list(visit_rules()) == [
        "CLA-STD",
        "CLA-ICO-HOME",
        "CLA-CO-HOME",
        "CLA-CONN-TEMP",
        "CLA-PWP-TEMP",
        "CLA-PERM18",
        "CLA-LTF",
        "ADO",
        "CP",
        "CIN",
        "PF",
    ]


@pytest.mark.parametrize(
    ("rule", "visits", "first", "then"),
    [
        pytest.param(rule, visits, first, then, id=rule)
        for rule, visits, first, then in [
            ("CLA-STD", "CLA", WEEK, Gap(42, "days")),
            ("CLA-ICO-HOME", "CLA", WEEK, Gap(28, "days")),
            ("CLA-CO-HOME", "CLA", WEEK, Gap(42, "days")),
            ("CLA-CONN-TEMP", "CLA", WEEK, Gap(28, "days")),
            ("CLA-PWP-TEMP", "CLA", WEEK, Gap(42, "days")),
            ("CLA-PERM18", "CLA", WEEK, Gap(3, "months")),
            ("CLA-LTF", "CLA", WEEK, Gap(6, "months")),
            ("ADO", "CLA", WEEK, WEEK),
            ("CP", "CP", Gap(10, "working days"), Gap(10, "working days")),
            ("CIN", "any", Gap(20, "working days"), Gap(20, "working days")),
            ("PF", "PF", Gap(7, "working days"), Gap(84, "days")),
        ]
    ],
)
def test_that_the_gaps_of_a_rule_are_those_of_the_table(rule, visits, first, then):
    found = visit_rules()[rule]

    assert (found.visits, found.first, found.then) == (visits, first, then)


def test_that_three_rules_stay_weekly_before_the_review_and_one_has_a_first_year():
    rules = visit_rules().values()

    assert {rule.id: rule.before_review for rule in rules if rule.before_review} == {
        "CLA-ICO-HOME": WEEK,
        "CLA-CONN-TEMP": WEEK,
        "CLA-PWP-TEMP": WEEK,
    }
    assert {rule.id: rule.first_year for rule in rules if rule.first_year} == {
        "PF": Gap(42, "days")
    }


def test_that_every_rule_says_whom_it_is_for_and_where_it_comes_from():
    assert all(rule.who and rule.source for rule in visit_rules().values())


@pytest.mark.parametrize(
    ("day", "days"),
    [
        pytest.param("2026-05-31", 7, id="the_default_before_any_was_set"),
        pytest.param("2026-06-01", 10, id="the_new_number_from_its_first_day"),
        pytest.param("2026-09-30", 10, id="and_until_the_next"),
        pytest.param("2026-10-01", 14, id="then_the_next"),
    ],
)
def test_that_a_number_is_as_it_was_set_on_the_day(day, days):
    set_to = [setting(value=14, start=on("2026-10-01")), setting(value=10, start=on("2026-06-01"))]

    assert policy_on(on(day), set_to)["due_soon"] == days


def test_that_of_two_settings_from_the_same_day_the_lower_id_stands():
    both = [setting(id="1", value=10), setting(id="2", value=14)]

    assert policy_on(DAY, both)["due_soon"] == 10
    assert policy_on(DAY, both[::-1])["due_soon"] == 10


@pytest.mark.parametrize("gap", GAPS)
def test_that_a_gap_of_a_visit_rule_may_be_set_and_keeps_its_unit(gap):
    owner = next(rule for rule in visit_rules().values() if getattr(rule, gap))
    set_to = [setting(name=f"{owner.id}.{gap}", value=5)]

    found = policy_on(DAY, set_to).rules

    assert getattr(found[owner.id], gap) == Gap(5, getattr(owner, gap).unit)
    assert {**found, owner.id: owner} == visit_rules()


def test_that_a_gap_set_from_later_is_not_in_force_yet():
    later = [setting(name="CP.then", value=5, start=on("2026-11-21"))]

    assert policy_on(DAY, later).rules["CP"] == visit_rules()["CP"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("no_such_number", id="a_number"),
        pytest.param("CLA-NEW.then", id="a_rule"),
        pytest.param("CP.last", id="a_gap"),
        pytest.param("CP.first_year", id="a_gap_that_this_rule_does_not_have"),
        pytest.param("", id="no_name"),
    ],
)
def test_that_a_name_the_tables_do_not_have_is_passed_over(name):
    odd = policy_on(DAY, [setting(name=name, value=99)])

    assert (odd.numbers, odd.rules) == (policy_on(DAY).numbers, policy_on(DAY).rules)


def test_that_a_number_that_is_no_policy_cannot_be_asked_for():
    with pytest.raises(KeyError):
        policy_on(DAY)["no_such_number"]


def test_that_extra_holidays_are_no_working_days():
    calendar = policy_on(DAY, holidays=[holiday(on("2026-11-24"))]).calendar

    assert calendar.add_working_days(on("2026-11-23"), 1) == on("2026-11-25")


def test_that_a_setting_that_was_ended_gives_way_to_the_default():
    settings = [setting(name="due_soon", value=3, start=on("2026-01-01"), end=on("2026-06-01"))]
    days = [on("2025-12-31"), on("2026-05-31"), on("2026-06-01")]
    assert [policy_on(day, settings)["due_soon"] for day in days] == [7, 3, 7]
