"""Why: the dates, the sum and the source, in sentences."""

import pytest

from herefordshire_desk.domain.explain import (
    gap_words,
    why,
    why_changed,
    why_meeting,
    why_unallocated,
    why_visit,
)
from herefordshire_desk.domain.policy import Gap, policy_on
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    family_meeting,
    holiday,
    mark,
    on,
    placement,
    plan,
    policy,
    review,
    setting,
    social_worker,
    visit,
)

ROSTER = {
    each.id: each for each in (social_worker(id="SW1"), social_worker(id="SW2", name="Tom Weaver"))
}


def reasons(*records, day=DAY, under=None):
    """The sentences of the one visit due."""
    (due,) = assessment(*records, day=day, under=under).visits
    return why_visit(due, under or policy(day), day)


def test_that_a_visit_overdue_is_explained_from_the_last_one():
    assert reasons(plan(), visit(visited_on=on("2026-11-02"))) == [
        "Children with a child protection plan: a visit at least every 10 working days (rule CP).",
        "Last seen on Monday 2 November 2026.",
        "Weekends are not counted; no bank holiday fell in between.",
        "Was due by Monday 16 November 2026. 4 days overdue, 4 working days.",
        "Only a visit as “child protection” on or after 5 January 2026 counts. "
        "An attempted visit without the child seen does not count.",
        "Source: Local policy; Working Together leaves the number to the plan. Default – confirm.",
    ]


def test_that_a_first_visit_is_explained_from_the_start():
    sentences = reasons(care_episode(start=on("2026-11-16")))

    assert sentences[:3] == [
        "Children in care: the first visit is due within 1 week (rule CLA-STD).",
        "Counted from 16 November 2026. No visit that counts is recorded since then.",
        "Due by Monday 23 November 2026.",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("CP.then", "Set from 1 November 2026 by Heads of service.", id="this_gap"),
        pytest.param("CP.first", "Default – confirm.", id="another_gap_of_the_rule"),
        pytest.param("due_soon", "Default – confirm.", id="another_number"),
    ],
)
def test_that_a_number_the_council_set_is_not_called_a_default(name, said):
    set_to = setting(name=name, value=12, start=on("2026-11-01"), set_by="Heads of service")

    sentences = reasons(plan(), visit(visited_on=on("2026-11-16")), under=policy_on(DAY, [set_to]))

    assert sentences[-1].endswith(f"leaves the number to the plan. {said}")


def test_that_who_set_too_often_is_told():
    set_to = setting(name="changed_too_often_changes", value=4, start=on("2026-11-01"))
    under = policy_on(DAY, [set_to])

    sentences = why_changed(assessment(plan(), under=under), ROSTER, under)

    assert sentences[-1].endswith("Set from 1 November 2026 by somebody not recorded.")


@pytest.mark.parametrize(
    ("records", "words"),
    [
        pytest.param(
            [plan(), visit(visited_on=on("2026-11-16")), mark(kind="INTERVAL", days=5)],
            "A tighter interval was agreed for this child, so that one counts.",
            id="a_tighter_one",
        ),
        pytest.param(
            [
                care_episode(),
                placement(type="A3"),
                visit(kind="CLA", visited_on=on("2026-11-16")),
                mark(kind="INTERVAL", days=28),
            ],
            "The review decided on this interval for this child, so that one counts.",
            id="a_longer_one_for_adoption",
        ),
    ],
)
def test_that_an_agreed_interval_is_said_to_count(records, words):
    assert reasons(*records)[1] == words


def test_that_an_interval_that_does_not_apply_is_not_spoken_of():
    longer = mark(kind="INTERVAL", days=60)

    assert not any("agreed" in each for each in reasons(plan(), visit(), longer))


@pytest.mark.parametrize(
    ("seen", "holidays", "words"),
    [
        pytest.param(
            "2026-12-17",
            [],
            "Not counted: weekends and 25 December 2026, 28 December 2026 and 1 January 2027.",
            id="case_26_bank_holidays",
        ),
        pytest.param(
            "2026-11-16",
            [holiday(on("2026-11-18"))],
            "Not counted: weekends and 18 November 2026.",
            id="case_26_an_extra_holiday",
        ),
        pytest.param(
            "2032-12-20",
            [],
            "Bank holidays of that year are not known to the desk: check the date.",
            id="case_26_a_year_beyond_the_table",
        ),
    ],
)
def test_that_closed_days_passed_over_are_named(seen, holidays, words):
    day = on(seen)

    sentences = reasons(
        plan(), visit(visited_on=day), day=day, under=policy_on(day, holidays=holidays)
    )

    assert sentences[2] == words


def test_that_a_visit_due_on_the_day_is_not_spoken_of_as_past():
    assert reasons(plan(), visit(visited_on=on("2026-11-06")))[3] == (
        "Due by Friday 20 November 2026."
    )


def test_that_any_visit_counts_for_a_child_in_need():
    sentences = reasons(plan(kind="CIN"), visit(kind="PF"))

    assert sentences[-2].startswith("Any visit on or after 5 January 2026 counts.")


def test_that_changes_are_explained_by_date_name_and_reason():
    held = [
        allocation(social_worker_id="SW1", end=on("2026-03-02")),
        allocation(
            social_worker_id="SW2", start=on("2026-03-02"), end=on("2026-06-01"), reason="LEFTRL"
        ),
        allocation(social_worker_id="SW9", start=on("2026-06-01"), inferred=True),
    ]

    sentences = why_changed(assessment(plan(), *held), ROSTER, policy())

    assert sentences[:4] == [
        "3 different social workers and 2 changes in the 12 months to 20 November 2026.",
        "2 March 2026: Tom Weaver (previous social worker left the role).",
        "1 June 2026: SW9 (reason not recorded, inferred from two extracts).",
        "Flagged at 2 changes or 3 different social workers. "
        "Back to an earlier social worker is one more change, and no further social worker.",
    ]


@pytest.mark.parametrize(
    ("held", "sentences"),
    [
        pytest.param([], ["No lead social worker for 319 days."], id="never_held"),
        pytest.param(
            [
                allocation(social_worker_id="SW2", end=on("2026-03-02")),
                allocation(start=on("2026-03-02"), end=on("2026-11-19")),
            ],
            [
                "No lead social worker for 1 day.",
                "Priya Nair held the lead until 19 November 2026.",
            ],
            id="held_until_yesterday",
        ),
    ],
)
def test_that_a_wait_is_explained(held, sentences):
    found = why_unallocated(assessment(plan(), *held), ROSTER)

    assert found == [
        *sentences,
        "Counted from the last lead social worker's end or the start of the open episode.",
    ]


@pytest.mark.parametrize(
    ("records", "headings"),
    [
        pytest.param(
            [plan(), allocation(), visit(visited_on=on("2026-11-16"))],
            ["Next visit", "Changes of social worker"],
            id="nothing_flagged",
        ),
        pytest.param(
            [plan(), allocation(), visit(visited_on=on("2026-11-06"))],
            ["Visit due today", "Changes of social worker"],
            id="due_today",
        ),
        pytest.param(
            [plan(), care_episode()],
            ["Visit overdue", "Visit overdue", "No social worker", "Changes of social worker"],
            id="two_rules_and_a_wait",
        ),
    ],
)
def test_that_every_flag_has_its_heading_and_its_sentences(records, headings):
    found = why(assessment(*records), ROSTER, policy())

    assert [heading for heading, _ in found] == [*headings, "Family meeting"]
    assert all(sentences for _, sentences in found)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        pytest.param(Gap(42, "days"), "6 weeks", id="weeks"),
        pytest.param(Gap(7, "days"), "1 week", id="one_week"),
        pytest.param(Gap(10, "days"), "10 days", id="days"),
        pytest.param(Gap(10, "working days"), "10 working days", id="working_days"),
        pytest.param(Gap(3, "months"), "3 months", id="months"),
    ],
)
def test_that_a_gap_is_said_as_people_say_it(gap, words):
    assert gap_words(gap) == words


def test_that_a_family_meeting_overdue_is_explained_from_the_last():
    each = assessment(plan(), family_meeting(held_on=on("2026-09-28")))

    assert why_meeting(each, policy()) == [
        "A meeting with the family every 42 days.",
        "Last held on Monday 28 September 2026.",
        "Was due by Monday 9 November 2026. 11 days overdue.",
        "Source: local policy; no regulation sets it. Default – confirm.",
    ]


def test_that_a_first_family_meeting_is_explained_from_when_the_child_was_opened():
    booked = family_meeting(held_on=None, planned_for=on("2026-12-01"))
    each = assessment(plan(start=on("2026-11-02")), booked)

    assert why_meeting(each, policy())[1:-1] == [
        "None is recorded at this desk.",
        "Counted from 2 November 2026, since when the child is open.",
        "Due by Monday 14 December 2026.",
        "One is booked for 1 December 2026: it counts once held.",
    ]


# --- reviews


IN_CARE = care_episode(start=on("2026-03-02"))


def test_that_a_review_that_the_case_system_dated_is_explained():
    recorded = review(due_on=on("2026-11-02"))
    each = assessment(IN_CARE, review(held_on=on("2026-08-31")), recorded)

    assert dict(why(each, ROSTER, policy()))["Review"] == [
        "The first review is due within 20 working days of the start of care, "
        "the next 3 months later, then one every 6 months.",
        "Last held on Monday 31 August 2026.",
        "The case system gives the day the next is due, so that one counts.",
        "Was due by Monday 2 November 2026. 18 days overdue.",
        "Source: Care Planning, Placement and Case Review (England) Regulations 2010, reg 33. "
        "Default – confirm.",
    ]


def test_that_a_review_of_whom_none_is_on_file_is_explained_where_it_is_a_flag():
    each = assessment(IN_CARE)

    assert "Review" not in dict(why(each, ROSTER, policy()))
    found = dict(why(each, ROSTER, policy(), reviews_kept=True))["Review"]
    assert found[1:3] == [
        "In care since 2 March 2026. None held since is on file.",
        "Was due by Monday 30 March 2026. 235 days overdue.",
    ]
