"""Who is open on a day, with which statuses, and until what age."""

from typing import Any

import pytest

from herefordshire_desk.domain.facts import Standing, facts_of, is_open, last_seen, standing
from herefordshire_desk.domain.records import Record
from tests.make import (
    DAY,
    allocation,
    care_episode,
    child,
    episode,
    legal_status,
    mark,
    on,
    placement,
    plan,
    review,
    visit,
)

TODAY, TOMORROW, YESTERDAY = DAY, on("2026-11-21"), on("2026-11-19")


def stands(*records: Record, **fields: Any) -> Standing | None:
    return standing(facts_of(child(**fields), records, DAY), DAY)


def statuses(*records: Record, **fields: Any) -> tuple[str, ...]:
    found = stands(*records, **fields)
    return found.statuses if found else ()


def cin_plan(**fields: Any) -> Record:
    return plan(kind="CIN", **fields)


def private_fostering(**fields: Any) -> Record:
    return mark(kind="PRIVATE_FOSTERING", **fields)


OPENERS = [
    pytest.param(episode, "CIN", id="a_child_in_need_episode"),
    pytest.param(cin_plan, "CIN", id="a_child_in_need_plan"),
    pytest.param(plan, "CP", id="a_child_protection_plan"),
    pytest.param(care_episode, "CLA", id="a_period_of_care"),
    pytest.param(private_fostering, "PF", id="a_private_fostering_arrangement"),
]


@pytest.mark.parametrize(("opener", "status"), OPENERS)
def test_that_each_thing_that_opens_a_child_gives_its_status(opener, status):
    assert statuses(opener()) == (status,)


@pytest.mark.parametrize(("opener", "status"), OPENERS)
@pytest.mark.parametrize(
    ("start", "end", "is_in_force"),
    [
        pytest.param(TODAY, None, True, id="started_on_the_day"),
        pytest.param(TOMORROW, None, False, id="starts_tomorrow"),
        pytest.param(YESTERDAY, TODAY, False, id="ended_on_the_day"),
        pytest.param(YESTERDAY, TOMORROW, True, id="ends_tomorrow"),
        pytest.param(TODAY, TODAY, False, id="started_and_ended_on_the_day"),
        pytest.param(TODAY, YESTERDAY, False, id="ended_before_it_started"),
    ],
)
def test_that_open_on_the_day_means_the_same_for_everything(
    opener, status, start, end, is_in_force
):
    record = opener(start=start, end=end)

    assert is_open(record, DAY) is is_in_force
    assert statuses(record) == ((status,) if is_in_force else ())


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([care_episode(), plan()], ("CLA", "CP"), id="case_22_in_care_and_on_a_plan"),
        pytest.param([episode(), care_episode()], ("CLA",), id="in_care_is_not_also_in_need"),
        pytest.param([episode(), plan()], ("CP",), id="on_a_cp_plan_is_not_also_in_need"),
        pytest.param([cin_plan(), plan()], ("CP",), id="case_22_both_plans_at_once_is_cp_alone"),
        pytest.param([episode(), cin_plan()], ("CIN",), id="an_episode_and_its_plan_are_one"),
        pytest.param(
            [private_fostering(), episode()], ("CIN", "PF"), id="privately_fostered_comes_last"
        ),
        pytest.param(
            [private_fostering(), plan(), care_episode()], ("CLA", "CP", "PF"), id="three_at_once"
        ),
        pytest.param([plan(other_authority=True)], ("CP",), id="case_32_another_authoritys_plan"),
        pytest.param([], (), id="nothing"),
        pytest.param([allocation(), visit()], (), id="only_a_social_worker_and_a_visit"),
        pytest.param([mark(kind="REG24"), mark(kind="INTERVAL", days=7)], (), id="other_marks"),
    ],
)
def test_that_statuses_follow_from_what_is_open(records, expected):
    assert statuses(*records) == expected


def test_that_a_referral_without_further_action_opens_nothing():
    assert stands(episode(no_further_action=True)) is None


def test_that_a_referral_without_further_action_does_not_hide_the_open_episode():
    older = episode(start=on("2026-02-01"))
    closed_at_once = episode(start=on("2026-11-01"), no_further_action=True)

    assert stands(older, closed_at_once).episode == older


@pytest.mark.parametrize("code", ["V3", "V4"])
@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], ("CIN",), id="alone_is_in_need"),
        pytest.param([cin_plan()], ("CIN",), id="with_a_cin_plan_is_in_need"),
        pytest.param([plan()], ("CP",), id="on_a_cp_plan_is_cp_alone"),
    ],
)
def test_that_short_breaks_are_not_in_care(code, records, expected):
    assert statuses(care_episode(), legal_status(code=code), *records) == expected


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"code": "V3", "end": DAY}, id="short_breaks_that_ended_on_the_day"),
        pytest.param({"code": "V3", "start": TOMORROW}, id="short_breaks_that_start_tomorrow"),
        pytest.param({"code": "V2"}, id="section_20"),
    ],
)
def test_that_in_care_it_is_the_legal_status_on_the_day_that_counts(other):
    assert statuses(care_episode(), legal_status(**other)) == ("CLA",)


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        pytest.param({"date_of_birth": "2008-11-20"}, False, id="case_14_18_on_the_day"),
        pytest.param({"date_of_birth": "2008-11-21"}, True, id="case_14_18_tomorrow"),
        pytest.param({"date_of_birth": None}, True, id="no_date_of_birth"),
        pytest.param({"expected_date_of_birth": "2027-02-01"}, True, id="case_13_unborn"),
        pytest.param({"expected_date_of_birth": "2026-10-01"}, True, id="case_13_past_expected"),
        pytest.param({"died_on": "2026-11-19"}, False, id="died_the_day_before"),
        pytest.param({"died_on": "2026-11-20"}, False, id="died_on_the_day"),
        pytest.param({"died_on": "2026-11-21"}, True, id="died_the_day_after"),
    ],
)
def test_that_a_child_is_followed_until_18_or_death(fields, listed):
    dates = {name: value and on(value) for name, value in fields.items()}

    assert (stands(plan(), episode(), care_episode(), **dates) is not None) is listed


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        pytest.param("2026-02-28", True, id="not_yet_18_on_the_28th_of_february"),
        pytest.param("2026-03-01", False, id="18_on_the_1st_of_march"),
    ],
)
def test_that_a_child_born_on_29_february_is_18_on_1_march(day, listed):
    facts = facts_of(child(date_of_birth=on("2008-02-29")), [plan()], on(day))

    assert (standing(facts, on(day)) is not None) is listed


@pytest.mark.parametrize(
    ("born", "disabled", "records", "listed"),
    [
        pytest.param("2010-11-20", None, [], False, id="case_14_16_on_the_day"),
        pytest.param("2010-11-20", False, [], False, id="case_14_16_and_not_disabled"),
        pytest.param("2010-11-21", False, [], True, id="case_14_16_tomorrow"),
        pytest.param("2009-01-01", True, [], True, id="case_14_17_and_disabled"),
        pytest.param("2008-11-20", True, [], False, id="case_14_18_and_disabled"),
        pytest.param("2009-01-01", False, [episode()], True, id="17_and_in_need_as_well"),
    ],
)
def test_that_private_fostering_alone_ends_at_16_unless_disabled(born, disabled, records, listed):
    found = stands(private_fostering(), *records, date_of_birth=on(born), disabled=disabled)

    assert (found is not None) is listed


def test_that_a_child_known_by_id_alone_is_followed():
    assert statuses(episode()) == ("CIN",)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        pytest.param(episode, "episode", id="episodes"),
        pytest.param(cin_plan, "cin_plan", id="child_in_need_plans"),
        pytest.param(plan, "cp_plan", id="child_protection_plans"),
        pytest.param(legal_status, "legal_status", id="legal_statuses"),
    ],
)
def test_that_of_several_open_the_one_that_started_last_is_meant_then_the_lower_id(make, field):
    older = make(id="1", start=on("2026-02-01"))
    newer, twin = make(id="2", start=on("2026-03-01")), make(id="3", start=on("2026-03-01"))
    ended = make(id="4", start=on("2026-04-01"), end=DAY)

    for records in ([older, newer, twin, ended], [ended, twin, newer, older]):
        assert getattr(stands(episode(start=on("2025-01-01")), *records), field) == newer


def test_that_of_two_marks_of_a_kind_the_one_that_started_last_is_meant():
    older = mark(kind="INTERVAL", days=28, start=on("2026-02-01"))
    newer = mark(kind="INTERVAL", days=14, start=on("2026-03-01"))
    ended = mark(kind="INTERVAL", days=7, start=on("2026-04-01"), end=DAY)
    other = mark(kind="REG19", start=on("2026-05-04"))

    found = stands(episode(), newer, ended, other, older).marks

    assert found == {"INTERVAL": newer, "REG19": other}


def test_that_the_last_time_seen_is_kept_by_kind_of_visit():
    visits = [
        visit(visited_on=on("2026-10-02")),
        visit(visited_on=on("2026-10-20")),
        visit(visited_on=on("2026-11-10"), child_seen=False),
        visit(visited_on=on("2026-11-11"), child_seen=None),
        visit(visited_on=TOMORROW),
        visit(visited_on=TODAY, kind="CLA"),
    ]

    assert last_seen(visits, DAY) == {"CP": on("2026-10-20"), "CLA": TODAY}


def test_that_facts_sort_a_childs_records_by_what_they_are():
    records = [
        review(),
        placement(),
        legal_status(),
        mark(),
        allocation(),
        plan(),
        care_episode(),
        episode(),
    ]
    found = facts_of(child(), records, DAY)

    kept = [*found.reviews, *found.placements, *found.legal_statuses, *found.marks]
    assert [*kept, *found.allocations, *found.plans, *found.care_episodes, *found.episodes] == (
        records
    )
