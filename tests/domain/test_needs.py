"""What each child needs of the team, most urgent first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.needs import leaves_soon, most_urgent, needs, needs_of
from tests.lives import lives
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    family_meeting,
    judged,
    mark,
    on,
    plan,
    policy,
    review,
    social_worker,
    visit,
)

PRIYA = social_worker(id="SW1", name="Priya Nair")
ROSTER = {PRIYA.id: PRIYA}
HELD = allocation(social_worker_id="SW1")


def found(*records, roster=ROSTER, **fields):
    """The needs of one child, by kind."""
    return {need.kind: need for need in needs_of(assessment(*records, **fields), roster, policy())}


def cared_for(due):
    """In care, held, and the next visit due on the day given."""
    return [care_episode(), HELD, visit(kind="CLA", visited_on=on(due) - timedelta(42))]


def on_plan(last_seen, **fields):
    return [plan(), HELD, visit(visited_on=on(last_seen), **fields)]


def test_that_a_child_who_is_held_and_seen_in_time_needs_nothing():
    assert found(*cared_for("2026-12-18")) == {}


@pytest.mark.parametrize(
    ("due", "kind", "urgency", "words", "days"),
    [
        pytest.param("2026-11-13", "overdue", "red", "5 working days overdue", 7, id="a_week_ago"),
        pytest.param("2026-11-19", "overdue", "red", "1 working day overdue", 1, id="yesterday"),
        pytest.param("2026-11-20", "due", "amber", "Due today", 0, id="today"),
        pytest.param("2026-11-22", "due", "amber", "Due in 2 days", 2, id="on_a_sunday"),
        pytest.param("2026-11-23", "due", "amber", "Due in 1 working day", 3, id="on_monday"),
        pytest.param("2026-11-27", "due", "amber", "Due in 5 working days", 7, id="in_a_week"),
    ],
)
def test_that_a_visit_overdue_or_due_soon_is_a_need(due, kind, urgency, words, days):
    need = found(*cared_for(due))[kind]

    assert (need.urgency, need.words, need.by, need.days) == (urgency, words, on(due), days)


def test_that_a_visit_due_on_a_day_off_is_told_in_days_though_working_days_come_first():
    need = found(*cared_for("2026-11-21"), day=on("2026-11-18"))["due"]

    assert need.words == "Due in 3 days"


def test_that_overdue_over_a_weekend_is_told_in_days():
    need = found(*cared_for("2026-12-25"), day=on("2026-12-27"))["overdue"]

    assert need.words == "2 days overdue"


@pytest.mark.parametrize(
    ("records", "why", "never_seen"),
    [
        pytest.param(on_plan("2026-11-02"), "Last seen 2 Nov 2026", False, id="seen_once"),
        pytest.param(
            [plan(), HELD], "No visit that counts since 5 Jan 2026", True, id="case_30_never_seen"
        ),
    ],
)
def test_that_an_overdue_visit_says_when_the_child_was_last_seen(records, why, never_seen):
    need = found(*records)["overdue"]

    assert (need.why, need.never_seen) == (why, never_seen)
    assert need.visit.rule.id == "CP"


@pytest.mark.parametrize(
    ("held", "words", "why", "by"),
    [
        pytest.param(
            [],
            "No social worker, 319 days",
            "Has not yet had a social worker",
            "2026-01-05",
            id="never_held",
        ),
        pytest.param(
            [allocation(end=on("2026-11-19"))],
            "No social worker, 1 day",
            "Waiting for a social worker",
            "2026-11-19",
            id="held_until_yesterday",
        ),
    ],
)
def test_that_a_child_without_a_social_worker_needs_one(held, words, why, by):
    need = found(plan(), *held)["unallocated"]

    assert (need.words, need.why, need.by, need.urgency) == (words, why, on(by), "red")


def test_that_a_child_whose_social_workers_changed_too_often_is_told_of():
    held = [
        allocation(social_worker_id="A", end=on("2026-03-02")),
        allocation(social_worker_id="B", start=on("2026-03-02"), end=on("2026-11-16")),
        allocation(social_worker_id="SW1", start=on("2026-11-16")),
    ]
    need = found(plan(), *held)["changed"]

    assert need.words == "3 social workers in 12 months"
    assert need.why == "Changes: 2 Mar 2026, 16 Nov 2026"
    assert (need.by, need.days) == (on("2026-11-16"), 4)


def test_that_too_many_social_workers_without_a_change_are_told_of_as_well():
    first = [allocation(social_worker_id=each, reason="FCONTA") for each in ("A", "B", "SW1")]
    need = found(plan(), *first)["changed"]

    assert (need.words, need.why, need.by) == ("3 social workers in 12 months", "", DAY)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        pytest.param(None, None, id="no_end_known"),
        pytest.param(DAY - timedelta(1), None, id="left_yesterday"),
        pytest.param(DAY, "Priya Nair leaves today", id="case_10_leaves_today"),
        pytest.param(DAY + timedelta(56), "Priya Nair leaves in 56 days", id="in_eight_weeks"),
        pytest.param(DAY + timedelta(57), None, id="in_more_than_eight_weeks"),
    ],
)
def test_that_a_child_whose_social_worker_leaves_soon_is_told_of(end, words):
    leaver = social_worker(id="SW1", name="Priya Nair", end=end)

    need = found(*cared_for("2026-12-18"), roster={leaver.id: leaver}).get("leaving")

    assert (need.words if need else None) == words
    assert leaves_soon(leaver, policy(), DAY) is (need is not None)
    assert need is None or need.why == "Next would be the 2nd in 12 months"


def test_that_of_a_leavers_children_those_who_met_most_social_workers_come_first():
    leaver = social_worker(id="SW2", end=DAY + timedelta(9))
    held_now = allocation(id="L2", social_worker_id="SW2", start=on("2026-10-01"))
    before = allocation(id="L1", social_worker_id="SW1", end=on("2026-10-01"))
    once = assessment(care_episode(), held_now, seen_lately(), id="C1")
    twice = assessment(care_episode(), before, held_now, seen_lately(), id="C2")

    told = needs([once, twice], {leaver.id: leaver}, policy())

    assert [each.why for each in told if each.kind == "leaving"] == [
        "Next would be the 3rd in 12 months",
        "Next would be the 2nd in 12 months",
    ]


def test_that_nobody_on_the_roster_under_that_id_cannot_be_leaving():
    assert "leaving" not in found(plan(), allocation(social_worker_id="DUTY"))


def test_that_never_seen_comes_first_then_the_longest_late_then_what_is_due_soonest():
    leaver = social_worker(id="SW2", end=DAY + timedelta(1))
    lives = {
        "leaving": [care_episode(), allocation(social_worker_id="SW2"), seen_lately()],
        "due_in_three": cared_for("2026-11-23"),
        "due_today": cared_for("2026-11-20"),
        "changed": [care_episode(), seen_lately(), *in_turn("AB", HELD)],
        "overdue_1": cared_for("2026-11-19"),
        "waiting_5": [care_episode(), seen_lately(), allocation(end=on("2026-11-15"))],
        "overdue_9": cared_for("2026-11-11"),
        "never_seen": [plan(start=on("2026-11-05")), HELD],
    }
    children = [assessment(*life, id=name) for name, life in lives.items()]

    order = needs(children, {**ROSTER, leaver.id: leaver}, policy())

    assert [need.assessment.child.id for need in order] == list(lives)[::-1]


def in_turn(earlier, last):
    """The child's last social worker from the start of November, after two for a month each."""
    starts = [on("2026-09-01"), on("2026-10-01"), on("2026-11-02")]
    before = [
        allocation(social_worker_id=each, start=start, end=end)
        for each, start, end in zip(earlier, starts, starts[1:], strict=False)
    ]
    return [*before, replace(last, start=starts[-1])]


def seen_lately():
    return visit(kind="CLA", visited_on=on("2026-11-19"))


def test_that_each_childs_most_urgent_need_is_the_first_of_theirs():
    two = [assessment(plan(), id=each) for each in ("C1", "C2")]

    order = needs(two, {}, policy())

    assert [(each.assessment.child.id, each.kind) for each in most_urgent(order)] == [
        ("C1", "overdue"),
        ("C2", "overdue"),
    ]
    assert len(order) == 4


@given(st.lists(lives(), max_size=6), st.randoms(use_true_random=False))
def test_that_the_order_of_needs_does_not_depend_on_the_order_of_children(many, random):
    judgements = [judged(*life, id=f"C{number}") for number, life in enumerate(many)]
    children = [each for each in judgements if each is not None]
    leaver = social_worker(id="A", end=DAY + timedelta(9))

    order = needs(children, {leaver.id: leaver}, policy())
    again = needs(random.sample(children, len(children)), {leaver.id: leaver}, policy())

    assert again == order
    assert [need.rank for need in order] == sorted(need.rank for need in order)
    assert len(most_urgent(order)) == len({need.assessment.child.id for need in order})


@given(lives())
def test_that_every_need_has_words_and_a_child_has_each_kind_at_most_once(life):
    judgement = judged(*life, mark(kind="PRIVATE_FOSTERING", start=on("2026-11-02")))
    assert judgement is not None

    kinds = [need.kind for need in needs_of(judgement, ROSTER, policy())]

    assert len(kinds) == len(set(kinds))
    assert all(need.words for need in needs_of(judgement, ROSTER, policy()))


def test_that_there_and_back_again_is_told_by_its_changes():
    there_and_back = [
        allocation(social_worker_id="A", start=on("2026-01-05"), end=on("2026-03-01")),
        allocation(social_worker_id="B", start=on("2026-03-01"), end=on("2026-05-01")),
        allocation(social_worker_id="A", start=on("2026-05-01")),
    ]
    (changed,) = [
        need
        for need in needs_of(assessment(plan(), *there_and_back), {}, policy())
        if need.kind == "changed"
    ]
    assert changed.words == "2 changes of social worker in 12 months"


OPEN_AND_HELD = [*cared_for("2026-12-18"), family_meeting(held_on=on("2026-09-27"))]


def test_that_a_family_meeting_overdue_is_an_amber_need():
    need = found(*OPEN_AND_HELD)["meeting"]

    assert (need.words, need.urgency, need.days) == ("Family meeting 12 days overdue", "amber", 12)
    assert (need.by, need.why) == (on("2026-11-08"), "Last held 27 Sep 2026")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-24", "Booked 24 Nov · held 27 Sep 2026"),
        ("2026-11-18", "Was booked 18 Nov · held 27 Sep 2026"),
    ],
)
def test_that_a_meeting_booked_is_said_first(day, why):
    booked = family_meeting(held_on=None, planned_for=on(day))

    assert found(*OPEN_AND_HELD, booked)["meeting"].why == why


def test_that_a_meeting_due_soon_is_no_need():
    assert found(*cared_for("2026-12-18"), family_meeting(held_on=on("2026-10-09"))) == {}


def test_that_a_child_with_none_on_file_needs_one_only_where_meetings_are_kept_here():
    without, holds = assessment(*cared_for("2026-12-18")), assessment(*OPEN_AND_HELD, id="C2")

    alone = needs([without], ROSTER, policy())
    together = needs([without, holds], ROSTER, policy())

    assert [need.kind for need in alone] == []
    assert [(need.assessment.child.id, need.words) for need in together] == [
        ("C2", "Family meeting 12 days overdue"),
        ("C1", "No family meeting recorded"),
    ]
    assert together[1].why == "Open since 5 Jan 2026"


def test_that_a_meeting_comes_after_every_visit_however_little_late():
    meeting = assessment(*OPEN_AND_HELD, id="M")
    late = [
        assessment(*cared_for(due), id=name)
        for name, due in (("LESS", "2026-11-09"), ("SAME", "2026-11-08"), ("MORE", "2026-11-07"))
    ]

    order = most_urgent(needs([meeting, *late], ROSTER, policy()))

    assert [need.assessment.child.id for need in order] == ["MORE", "SAME", "LESS", "M"]


@given(lives())
def test_that_a_family_meeting_is_never_above_a_child_never_seen(life):
    meeting, other = assessment(*OPEN_AND_HELD, id="M"), judged(*life, id="L")
    never = assessment(plan(start=on("2026-10-30")), HELD, id="NEVER")

    ranked = needs([meeting, never, *([other] if other else [])], ROSTER, policy())

    kinds = [need.kind for need in ranked]
    assert not any(need.never_seen for need in ranked[kinds.index("meeting") :])


def test_that_a_child_who_is_grown_up_by_then_has_no_next_social_worker():
    leaves = {"SW1": social_worker(end=on("2026-12-12"))}
    grown, younger = (
        assessment(plan(), HELD, date_of_birth=on(born)) for born in ("2008-12-12", "2008-12-13")
    )

    kinds = [[n.kind for n in needs_of(each, leaves, policy())] for each in (grown, younger)]

    assert "leaving" not in kinds[0]
    assert "leaving" in kinds[1]


# --- reviews


def in_care(name, *reviews):
    """A child in care since March whom a social worker sees."""
    made = [
        review(id=f"{name}-{at}", child_id=name, **{key: on(value) for key, value in each.items()})
        for at, each in enumerate(reviews)
    ]
    care = care_episode(child_id=name, start=on("2026-03-02"))
    return assessment(care, *made, allocation(child_id=name), id=name)


def test_that_a_review_that_was_due_is_red_and_one_due_soon_amber():
    late, soon = in_care("C1", {"due_on": "2026-11-02"}), in_care("C2", {"due_on": "2026-11-24"})

    found = {
        n.assessment.child.id: n
        for n in needs([late, soon], ROSTER, policy())
        if n.kind == "review"
    }

    assert (found["C1"].words, found["C1"].urgency) == ("Review 18 days overdue", "red")
    assert (found["C2"].words, found["C2"].urgency) == ("Review due in 4 days", "amber")
    assert found["C1"].why == "None held yet"


def test_that_a_child_with_no_review_on_file_needs_one_only_where_reviews_are_kept_here():
    without, holds = in_care("C1"), in_care("C2", {"held_on": "2026-11-02"})

    def reviews(*rows):
        return [n.assessment.child.id for n in needs(rows, ROSTER, policy()) if n.kind == "review"]

    assert reviews(without) == []
    assert reviews(without, holds) == ["C1"]


def test_that_an_overdue_review_comes_before_a_meeting_and_one_due_soon_after_it():
    meeting = assessment(*OPEN_AND_HELD, id="C1")
    late, soon = in_care("C2", {"due_on": "2026-11-19"}), in_care("C3", {"due_on": "2026-11-21"})

    order = [
        (need.assessment.child.id, need.kind)
        for need in needs([meeting, soon, late], ROSTER, policy())
    ]

    places = [order.index(each) for each in (("C2", "review"), ("C1", "meeting"), ("C3", "review"))]
    assert places == sorted(places)
