"""The answer of `flags --json`, key by key."""

from herefordshire_desk.domain.flags import flags, flags_in_words
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    child,
    legal_status,
    mark,
    on,
    placement,
    plan,
    social_worker,
    visit,
)

PRIYA = social_worker(id="SW000123", name="Priya Nair")
IN_CARE = [
    care_episode(),
    placement(start=on("2026-01-05")),
    legal_status(),
    plan(start=on("2026-02-02")),
    visit(kind="CLA", visited_on=on("2026-10-02")),
    visit(kind="CP", visited_on=on("2026-11-12")),
    allocation(social_worker_id="SW1", end=on("2026-03-02")),
    allocation(social_worker_id="SW2", start=on("2026-03-02"), end=on("2026-06-01")),
    allocation(social_worker_id="SW000123", start=on("2026-06-01"), team="T1"),
]


def told(*assessments):
    return flags(assessments, {PRIYA.id: PRIYA}, {"T1": "CP Team 1"}, DAY)


def only(*records, **fields):
    (found,) = told(assessment(*records, **fields))["children"]
    return found


def test_that_an_open_child_is_told_in_the_keys_of_the_public_interface():
    assert told(assessment(*IN_CARE, id="100234")) == {
        "as_of": "2026-11-20",
        "children": [
            {
                "child_id": "100234",
                "team": "CP Team 1",
                "statuses": ["CLA", "CP"],
                "social_worker_id": "SW000123",
                "social_worker": "Priya Nair",
                "days_unallocated": None,
                "social_workers_12m": 3,
                "social_worker_changes_12m": 2,
                "changed_too_often": True,
                "visits": [
                    {
                        "rule": "CLA-STD",
                        "last_visit": "2026-10-02",
                        "due": "2026-11-13",
                        "state": "overdue",
                        "days_overdue": 7,
                    },
                    {
                        "rule": "CP",
                        "last_visit": "2026-11-12",
                        "due": "2026-11-26",
                        "state": "due_soon",
                        "days_overdue": 0,
                    },
                ],
                "next_visit_due": "2026-11-13",
                "visit_state": "overdue",
                "days_overdue": 7,
            }
        ],
    }


def test_that_an_unallocated_child_has_no_social_worker_and_the_last_ones_team():
    found = only(plan(), allocation(end=on("2026-11-16"), team="T1"))

    assert (found["social_worker"], found["social_worker_id"]) == (None, None)
    assert (found["days_unallocated"], found["team"]) == (4, "CP Team 1")


def test_that_what_the_tables_do_not_name_is_told_as_given():
    found = only(plan(), allocation(social_worker_id="SW9", team="Duty"))

    assert (found["social_worker"], found["team"]) == ("SW9", "Duty")


def test_that_a_team_whose_name_is_blank_is_told_by_its_id():
    held = assessment(plan(), allocation(team="T2"))

    (found,) = flags([held], {}, {"T2": ""}, DAY)["children"]

    assert found["team"] == "T2"


def test_that_the_child_has_the_state_of_the_rule_due_first():
    found = only(plan(start=on("2026-11-16")), mark(kind="PRIVATE_FOSTERING", start=DAY))

    assert [each["due"] for each in found["visits"]] == ["2026-11-30", "2026-12-01"]
    assert (found["next_visit_due"], found["visit_state"]) == ("2026-11-30", "in_date")
    assert (found["visits"][0]["last_visit"], found["days_overdue"]) == (None, 0)


def test_that_children_are_in_text_order_of_their_ids():
    found = told(*(assessment(plan(), id=each) for each in ("9", "100", "010", "A1")))

    assert [each["child_id"] for each in found["children"]] == ["010", "100", "9", "A1"]


def test_that_nobody_open_is_an_empty_answer():
    assert told() == {"as_of": "2026-11-20", "children": []}
    assert flags_in_words(told()) == "0 children open on 2026-11-20"


def test_that_the_same_is_told_in_words_by_id_alone():
    waiting = assessment(plan(start=on("2026-11-19")), id="100002", forename="Ada")

    assert flags_in_words(told(assessment(*IN_CARE, id="100001"), waiting)).splitlines() == [
        "2 children open on 2026-11-20",
        "100001 · CLA+CP · Priya Nair · visit overdue (by 2026-11-13) · changed too often",
        "100002 · CP · no social worker for 1 day · visit in date (by 2026-12-03)",
    ]


def test_that_a_childs_name_is_in_neither():
    named = assessment(plan(), forename="Wilhelmina", surname="Quillfeather")

    assert named.child == child(forename="Wilhelmina", surname="Quillfeather")
    assert "Wilhelmina" not in f"{told(named)} {flags_in_words(told(named))}"
