import pytest

from herefordshire_desk.domain.timeline import described, visits_summary
from herefordshire_desk.domain.timeline_points import meeting_points
from tests.domain.drawn import drawn, points, row
from tests.make import (
    DAY,
    care_episode,
    child,
    family_meeting,
    mark,
    on,
    placement,
    plan,
    planned_visit,
    review,
    visit,
)

# --- visits


def made_on(picture):
    """The one visit made."""
    (made,) = (p for p in row(picture, "Visits").points if p.kind in ("seen", "not_seen"))
    return made


@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        pytest.param({"seen_alone": True}, "seen", "child seen alone", id="seen_alone"),
        pytest.param({"seen_alone": False}, "seen", "child seen, not alone", id="seen_not_alone"),
        pytest.param({}, "seen", "child seen", id="seen_and_nothing_said_of_alone"),
        pytest.param({"child_seen": False}, "not_seen", "child not seen", id="not_seen"),
        pytest.param(
            {"child_seen": None},
            "not_seen",
            "not recorded whether the child was seen",
            id="blank_is_not_seen",
        ),
    ],
)
def test_that_a_visit_says_whether_the_child_was_seen(fields, kind, words):
    picture = drawn(plan(), visit(social_worker_id="SW3", **fields))
    made = made_on(picture)

    assert made.kind == kind
    assert made.detail == f"Visit on 2 November 2026 by Sam Lee (child protection): {words}."


@pytest.mark.parametrize(
    "unborn",
    [
        pytest.param(child(expected_date_of_birth=on("2027-01-10")), id="not_yet_born"),
        pytest.param(child(date_of_birth=on("2026-11-10")), id="born_since"),
    ],
)
def test_that_before_a_birth_it_is_the_mother_who_was_seen(unborn):
    made = made_on(drawn(plan(), visit(), of=unborn))

    assert made.detail.endswith(": mother seen.")


def test_that_two_visits_of_one_day_are_one_point_with_both_told():
    picture = drawn(plan(), visit(child_seen=False), visit(kind="CLA"))
    made = made_on(picture)

    assert made.kind == "seen"
    assert "child not seen" in made.detail
    assert "(in care): child seen" in made.detail
    assert "1 visit in 24 months." in visits_summary(picture)


def test_that_a_visit_on_the_day_counts_and_one_on_the_first_day_does_not():
    picture = drawn(plan(), *(visit(visited_on=when) for when in (DAY, on("2024-11-20"))))

    assert [when for kind, when in points(picture, "Visits") if kind == "seen"] == [DAY]


def test_that_an_overdue_visit_is_marked_on_the_day_it_was_due():
    picture = drawn(plan(), visit(visited_on=on("2026-10-30")))
    due = row(picture, "Visits").points[-1]

    assert (due.kind, due.label) == ("overdue", "was due 13 Nov 2026")
    assert due.detail == (
        "Visit (child protection) was due by 13 November 2026: 5 working days overdue. "
        "Every 10 working days; last seen on 30 October 2026."
    )
    assert "Next visit was due by 13 November 2026." in described(picture)


def test_that_a_visit_to_come_is_marked_even_beyond_the_picture():
    picture = drawn(
        care_episode(start=on("2024-01-05")),
        placement(start=on("2024-01-05")),
        mark(kind="LONG_TERM"),
        visit(kind="CLA"),
    )
    due = row(picture, "Visits").points[-1]

    assert (due.kind, due.label, due.on) == ("due", "due 2 May 2027", on("2027-05-02"))
    assert "Next visit is due by 2 May 2027." in described(picture)


def test_that_a_first_visit_says_what_it_is_counted_from():
    due = row(drawn(care_episode(start=on("2026-11-17"))), "Visits").points[-1]

    assert due.detail.endswith("The first is due within 1 week, counted from 17 November 2026.")


def test_that_a_child_who_is_not_open_has_no_due_mark_but_a_past():
    picture = drawn(plan(end=on("2026-06-01")), visit(visited_on=on("2026-05-01")))

    assert points(picture, "Visits") == [("seen", on("2026-05-01"))]
    assert visits_summary(picture) == "1 visit in 24 months."


# --- booked


def booked_on(picture):
    """The bookings shown."""
    return [p for p in row(picture, "Visits").points if p.kind == "booked"]


def test_that_a_visit_booked_ahead_is_a_mark_of_its_own():
    picture = drawn(plan(), planned_visit(social_worker_id="SW3"))
    (made,) = booked_on(picture)

    assert (made.on, made.label) == (on("2026-11-24"), "booked 24 Nov 2026")
    assert made.detail == "Visit is booked for 24 November 2026 by Sam Lee (child protection)."
    assert visits_summary(picture).endswith(made.detail)


def test_that_one_whose_day_has_passed_says_that_none_is_recorded():
    (made,) = booked_on(drawn(plan(), planned_visit(planned_for=on("2026-11-18"))))

    assert made.detail == (
        "Visit was booked for 18 November 2026 (child protection); none has been recorded."
    )


def test_that_one_booked_beyond_the_picture_is_marked_at_its_edge():
    (made,) = booked_on(drawn(plan(), planned_visit(planned_for=on("2027-02-01"))))

    assert made.on == on("2027-02-01")


def test_that_on_an_earlier_day_nothing_was_booked_yet():
    booked = planned_visit(booked_on=on("2026-11-18"))

    assert booked_on(drawn(plan(), booked, day=on("2026-11-17"))) == []


# --- reviews


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({"held_on": on("2026-06-01")}, [("review", on("2026-06-01"))], id="held"),
        pytest.param(
            {"held_on": on("2026-06-01"), "cancelled": True}, [], id="a_cancelled_one_is_none"
        ),
        pytest.param(
            {"due_on": on("2026-12-01")}, [("review_due", on("2026-12-01"))], id="to_come"
        ),
        pytest.param(
            {"due_on": on("2026-06-01")}, [("review_due", on("2026-06-01"))], id="not_held"
        ),
        pytest.param(
            {"due_on": on("2026-11-10"), "held_on": on("2026-11-21")},
            [("review_due", on("2026-11-10"))],
            id="held_after_the_day_is_still_due",
        ),
        pytest.param(
            {"due_on": on("2026-12-01"), "period_of_care_id": "CARE0"},
            [],
            id="one_to_come_of_another_period_of_care_is_none",
        ),
    ],
)
def test_that_reviews_are_held_or_due(fields, shown):
    assert points(drawn(care_episode(), review(**fields)), "Reviews") == shown


def test_that_only_reviews_due_since_the_last_one_held_have_a_label():
    picture = drawn(
        care_episode(),
        review(due_on=on("2026-03-01")),
        review(held_on=on("2026-06-01")),
        review(due_on=on("2026-12-01")),
    )

    assert [p.label for p in row(picture, "Reviews").points] == ["", "", "due 1 Dec 2026"]


# --- family meetings


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({"held_on": on("2026-11-02")}, [("meeting", on("2026-11-02"))], id="held"),
        pytest.param(
            {"planned_for": on("2026-12-01")},
            [("meeting_booked", on("2026-12-01"))],
            id="booked",
        ),
        pytest.param(
            {"planned_for": on("2026-11-02")},
            [("meeting_booked", on("2026-11-02"))],
            id="booked_and_not_held",
        ),
        pytest.param(
            {"planned_for": on("2026-11-02"), "held_on": on("2026-11-05")},
            [("meeting", on("2026-11-05"))],
            id="held_on_another_day",
        ),
        pytest.param(
            {"held_on": on("2026-12-05"), "recorded_on": on("2026-12-05")},
            [],
            id="not_held_by_then",
        ),
    ],
)
def test_that_family_meetings_are_held_or_booked(fields, shown):
    meeting = family_meeting(**{"held_on": None, "planned_for": None, **fields})

    assert points(drawn(plan(), meeting), "Meetings") == shown


def test_that_a_meeting_that_was_not_held_says_so():
    (point,) = meeting_points([family_meeting(held_on=None, planned_for=on("2026-11-02"))], DAY)

    assert point.detail == (
        "Family meeting was booked for 2 November 2026 and is not recorded as held."
    )
    assert point.label == "was booked 2 Nov 2026"
