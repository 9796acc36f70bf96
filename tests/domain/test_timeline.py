from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.timeline import described, timeline, visits_summary
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
    policy,
    review,
    social_worker,
    visit,
)

TEAM = {
    "SW1": social_worker(id="SW1", name="Priya Nair"),
    "SW2": social_worker(id="SW2", name="Tom Webb", employment="agency"),
    "SW3": social_worker(id="SW3", name="Sam Lee"),
}


def assessed(records, day=DAY, of=None):
    return assess(facts_of(of or child(), records, day), policy(day), day)


def drawn(*records, day=DAY, months=24, of=None):
    everything = [of or child(), *records]
    return timeline(assessed(everything, day, of), everything, TEAM, day, months)


def row(picture, name):
    return next((each for each in picture.rows if each.name == name), None)


def bands(picture, name):
    found = row(picture, name)
    return [(span.label, span.start, span.end) for span in found.spans] if found else []


def labels(picture, name):
    return [label for label, _, _ in bands(picture, name)]


def points(picture, name):
    found = row(picture, name)
    return [(point.kind, point.on) for point in found.points] if found else []


def held(by, start, end=None, **fields):
    ends = on(end) if end else None
    return allocation(social_worker_id=by, start=on(start), end=ends, **fields)


# --- social workers


def test_that_every_lead_social_worker_has_a_band():
    picture = drawn(episode(), held("SW1", "2026-01-05", "2026-06-01"), held("SW3", "2026-06-01"))

    assert bands(picture, "Social worker") == [
        ("Priya Nair", on("2026-01-05"), on("2026-06-01")),
        ("Sam Lee", on("2026-06-01"), None),
    ]


@pytest.mark.parametrize(
    ("second", "names"),
    [
        pytest.param(
            held("SW3", "2026-06-01"),
            ["Priya Nair", "Sam Lee"],
            id="a_handover_on_the_day_leaves_no_gap",
        ),
        pytest.param(
            held("SW3", "2026-06-02"),
            ["Priya Nair", "no social worker, 1 day", "Sam Lee"],
            id="a_day_between_is_a_gap_of_one_day",
        ),
        pytest.param(
            held("SW3", "2026-06-13"),
            ["Priya Nair", "no social worker, 12 days", "Sam Lee"],
            id="the_day_it_ended_counts_and_the_day_the_next_began_does_not",
        ),
        pytest.param(
            held("SW3", "2026-05-20"),
            ["Priya Nair", "Sam Lee"],
            id="an_overlap_is_no_gap",
        ),
        pytest.param(
            held("SW1", "2026-06-02"),
            ["Priya Nair"],
            id="the_same_social_worker_a_day_later_goes_on",
        ),
    ],
)
def test_that_gaps_are_counted_in_whole_days(second, names):
    picture = drawn(episode(), held("SW1", "2026-01-05", "2026-06-01"), second)

    assert labels(picture, "Social worker") == names


def test_that_cover_is_not_a_band():
    cover = held("SW2", "2026-03-01", "2026-03-20")

    assert labels(drawn(episode(), held("SW1", "2026-01-05"), cover), "Social worker") == [
        "Priya Nair"
    ]


def test_that_time_while_the_child_was_not_open_is_no_gap():
    picture = drawn(
        episode(start=on("2025-01-06"), end=on("2025-03-01")),
        held("SW1", "2025-01-06", "2025-02-19"),
        episode(start=on("2026-06-01")),
        held("SW3", "2026-06-04"),
    )

    assert bands(picture, "Social worker") == [
        ("Priya Nair", on("2025-01-06"), on("2025-02-19")),
        ("no social worker, 10 days", on("2025-02-19"), on("2025-03-01")),
        ("no social worker, 3 days", on("2026-06-01"), on("2026-06-04")),
        ("Sam Lee", on("2026-06-04"), None),
    ]


def test_that_nothing_is_said_of_time_before_an_inferred_first_episode():
    picture = drawn(
        episode(start=on("2024-12-02")),
        held("SW1", "2026-01-05", "2026-02-01", inferred=True),
        held("SW3", "2026-02-03"),
    )

    assert labels(picture, "Social worker") == ["Priya Nair", "no social worker, 2 days", "Sam Lee"]
    assert row(picture, "Social worker").spans[0].detail.endswith("inferred from an extract.")


def test_that_a_gap_that_reaches_the_day_is_as_long_as_the_flag_says():
    records = [episode(), held("SW1", "2026-01-05", "2026-11-08")]

    (_, gap) = row(drawn(*records), "Social worker").spans

    assert (gap.label, gap.end) == ("no social worker, 12 days", None)
    assert assessed(records).days_unallocated == 12
    assert gap.detail == "No social worker since 8 November 2026 (12 days)."


def test_that_a_new_episode_starts_the_count_again_and_the_time_before_stays():
    picture = drawn(
        plan(kind="CIN", start=on("2026-01-05")),
        held("SW1", "2026-01-05", "2026-10-01"),
        episode(start=on("2026-11-01")),
    )

    assert labels(picture, "Social worker") == [
        "Priya Nair",
        "no social worker, 31 days",
        "no social worker, 19 days",
    ]


def test_that_a_social_worker_who_left_on_the_day_leaves_a_gap_of_no_days_yet():
    picture = drawn(episode(), held("SW1", "2026-01-05", "2026-11-20"))

    assert labels(picture, "Social worker") == ["Priya Nair", "no social worker, 0 days"]


def test_that_agency_staff_are_told_apart_in_words_and_in_kind():
    (span,) = row(drawn(episode(), held("SW2", "2026-01-05")), "Social worker").spans

    assert (span.label, span.kind) == ("Tom Webb (agency)", "agency")


def test_that_a_social_worker_who_is_on_no_roster_is_named_by_id():
    assert labels(drawn(episode(), held("SW9", "2026-01-05")), "Social worker") == ["SW9"]


# --- as at a day


def test_that_on_an_earlier_day_nothing_later_is_known():
    picture = drawn(
        episode(end=on("2026-10-01")),
        plan(start=on("2026-08-01")),
        held("SW1", "2026-01-05", "2026-06-01"),
        held("SW3", "2026-06-01"),
        visit(visited_on=on("2026-05-21")),
        day=on("2026-05-20"),
    )

    assert bands(picture, "Social worker") == [("Priya Nair", on("2026-01-05"), None)]
    assert bands(picture, "Plan") == [("In need", on("2026-01-05"), None)]
    assert [kind for kind, _ in points(picture, "Visits")] == ["overdue"]


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        pytest.param("2024-11-20", [], id="ended_on_the_first_day"),
        pytest.param("2024-11-21", ["Priya Nair"], id="ended_the_day_after"),
    ],
)
def test_that_what_ended_before_the_window_is_left_out(end, shown):
    picture = drawn(episode(end=on(end)), held("SW1", "2023-01-05", end))

    assert picture.first == on("2024-11-20")
    assert labels(picture, "Social worker") == shown


def test_that_a_band_from_before_the_window_keeps_its_true_start():
    picture = drawn(episode(), held("SW1", "2022-02-01"), months=6)

    assert bands(picture, "Social worker") == [("Priya Nair", on("2022-02-01"), None)]
    assert "Priya Nair since 1 February 2022 (4 years)." in described(picture)


def test_that_five_weeks_after_the_day_are_in_the_picture():
    assert drawn(episode()).last == DAY + timedelta(35)


# --- plans


def test_that_in_need_gives_way_to_a_protection_plan_and_to_care():
    picture = drawn(
        episode(start=on("2025-01-06")),
        plan(kind="CP", start=on("2025-05-20"), end=on("2026-03-03")),
        care_episode(start=on("2026-03-03")),
    )

    assert bands(picture, "Plan") == [
        ("In need", on("2025-01-06"), on("2025-05-20")),
        ("Child protection plan", on("2025-05-20"), on("2026-03-03")),
        ("In care", on("2026-03-03"), None),
    ]


def test_that_care_and_a_protection_plan_at_once_are_both_there():
    picture = drawn(plan(kind="CP"), care_episode(start=on("2026-03-03")))

    assert labels(picture, "Plan") == ["Child protection plan", "In care"]


def test_that_a_second_protection_plan_is_a_band_of_its_own():
    picture = drawn(plan(end=on("2026-06-01")), plan(start=on("2026-06-01")))

    assert labels(picture, "Plan") == ["Child protection plan", "Child protection plan"]


def test_that_rows_of_one_period_of_care_are_one_band():
    picture = drawn(care_episode(end=on("2026-06-01")), care_episode(start=on("2026-06-01")))

    assert bands(picture, "Plan") == [("In care", on("2026-01-05"), None)]


def test_that_short_breaks_are_not_care():
    assert labels(drawn(care_episode(), legal_status(code="V4")), "Plan") == ["In need"]


def test_that_private_fostering_has_a_band():
    assert labels(drawn(mark(kind="PRIVATE_FOSTERING")), "Plan") == ["Privately fostered"]


def test_that_a_young_person_of_18_has_left_the_plan():
    grown = child(date_of_birth=on("2008-06-01"))

    assert bands(drawn(plan(), of=grown), "Plan") == [
        ("Child protection plan", on("2026-01-05"), on("2026-06-01"))
    ]


# --- homes and legal status


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        pytest.param("U1", "Foster carers", "home", id="relatives_who_foster"),
        pytest.param("U6", "Foster carers", "home", id="foster_carers"),
        pytest.param("P1", "With parents", "home", id="parents"),
        pytest.param("K2", "Children's home", "home", id="childrens_home"),
        pytest.param("A5", "Adoptive family", "home", id="adoptive_family"),
        pytest.param("T4", "Temporary", "temporary", id="temporary"),
        pytest.param("X9", "X9", "home", id="a_code_without_words_stands_for_itself"),
        pytest.param("", "Home not recorded", "home", id="none_recorded"),
    ],
)
def test_that_homes_are_named_in_plain_words(code, words, kind):
    (span,) = row(drawn(care_episode(), placement(type=code)), "Home").spans

    assert (span.label, span.kind) == (words, kind)


def test_that_only_homes_the_child_has_lived_in_by_the_day_are_there():
    picture = drawn(
        care_episode(),
        placement(end=on("2026-12-24")),
        placement(type="K2", start=on("2026-11-21")),
        placement(type="T4", start=on("2026-05-01"), end=on("2026-05-01")),
    )

    assert bands(picture, "Home") == [("Foster carers", on("2026-01-05"), None)]


def test_that_a_temporary_home_overlaps_the_one_it_stands_in_for():
    picture = drawn(
        care_episode(),
        placement(),
        placement(type="T3", start=on("2026-05-01"), end=on("2026-05-08")),
    )

    assert labels(picture, "Home") == ["Foster carers", "Temporary (carers away)"]


def test_that_the_latest_legal_status_counts_and_one_code_is_one_band():
    picture = drawn(
        care_episode(),
        legal_status(code="C1", end=on("2026-03-01")),
        legal_status(code="C1", start=on("2026-03-01"), end=on("2026-09-01")),
        legal_status(code="C2", start=on("2026-08-01")),
    )

    assert bands(picture, "Legal status") == [
        ("Interim care order", on("2026-01-05"), on("2026-08-01")),
        ("Care order", on("2026-08-01"), None),
    ]


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


# --- in words


def test_that_the_description_tells_the_whole_line():
    picture = drawn(
        episode(start=on("2025-11-03")),
        plan(kind="CP"),
        care_episode(start=on("2026-03-03")),
        placement(start=on("2026-03-03")),
        legal_status(start=on("2026-03-03")),
        review(held_on=on("2026-03-30")),
        held("SW1", "2025-11-03", "2026-03-04"),
        held("SW2", "2026-03-16", "2026-10-01"),
        held("SW3", "2026-10-01"),
        visit(visited_on=on("2026-10-02"), child_seen=False),
        visit(visited_on=on("2026-10-30")),
    )

    assert described(picture) == "\n".join(
        [
            "The 24 months to 20 November 2026.",
            "Social worker: Priya Nair from 3 November 2025 until 4 March 2026. "
            "No social worker for 12 days, from 4 March 2026 until 16 March 2026. "
            "Tom Webb (agency) from 16 March 2026 until 1 October 2026. "
            "Sam Lee since 1 October 2026 (50 days).",
            "Visits: 2 visits in 24 months, 1 with the child not seen. "
            "Next visit was due by 10 March 2026.",
            "Plan: In need from 3 November 2025 until 5 January 2026. "
            "Child protection plan since 5 January 2026 (10 months). "
            "In care since 3 March 2026 (8 months).",
            "Home: Foster carers since 3 March 2026 (8 months).",
            "Legal status: Care order since 3 March 2026 (8 months).",
            "Reviews: Review held on 30 March 2026.",
        ]
    )


def test_that_nothing_recorded_is_said_so():
    assert described(drawn(months=6)) == "The 6 months to 20 November 2026. Nothing is recorded."


def test_that_a_child_known_by_id_alone_has_a_line():
    records = [held("SW1", "2026-01-05"), plan()]

    picture = timeline(None, records, TEAM, DAY)

    assert labels(picture, "Social worker") == ["Priya Nair"]


# --- whatever the records


DAYS = st.dates(on("2024-06-01"), on("2027-06-01"))


@st.composite
def dated(draw, make, **fields):
    start, length = draw(DAYS), draw(st.none() | st.integers(0, 500))
    end = None if length is None else start + timedelta(length)
    return make(start=start, end=end, **{name: draw(each) for name, each in fields.items()})


LIVES = st.lists(
    st.one_of(
        dated(allocation, social_worker_id=st.sampled_from(["SW1", "SW2", "SW3"])),
        dated(episode),
        dated(plan, kind=st.sampled_from(["CIN", "CP"])),
        dated(care_episode),
        dated(placement, type=st.sampled_from(["U6", "T1", "P1"])),
        dated(legal_status, code=st.sampled_from(["C1", "C2", "V3"])),
        st.builds(lambda when, seen: visit(visited_on=when, child_seen=seen), DAYS, st.booleans()),
    ),
    max_size=12,
)


def as_known(record, day):
    """The record as it would have been on file that day; None if it was not yet."""
    began = getattr(record, "start", None) or record.visited_on
    if began > day:
        return None
    later_end = getattr(record, "end", None) is not None and record.end > day
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return type(record)(**{**fields, "end": None}) if later_end else record


@settings(deadline=None)
@given(LIVES, DAYS)
def test_that_nothing_after_the_day_ever_shows(life, day):
    known = [each for each in (as_known(record, day) for record in life) if each is not None]

    assert drawn(*life, day=day) == drawn(*known, day=day)


@settings(deadline=None)
@given(LIVES)
def test_that_the_line_and_the_flags_never_disagree(life):
    found, picture = assessed(life), drawn(*life)
    gaps = [s for each in picture.rows for s in each.spans if s.kind == "gap" and s.end is None]
    statuses = {"In care": "CLA", "Child protection plan": "CP", "In need": "CIN"}
    now = {statuses[label] for label, _, end in bands(picture, "Plan") if end is None}

    waiting = [] if found is None or found.days_unallocated is None else [found.days_unallocated]
    assert [(DAY - gap.start).days for gap in gaps] == waiting
    assert now == set(found.statuses if found else ())


@settings(deadline=None)
@given(LIVES)
def test_that_gaps_and_social_workers_never_share_a_day(life):
    spans = [span for each in drawn(*life).rows for span in each.spans]
    held_now = [s for s in spans if s.kind in ("held", "agency")]
    for gap in (span for span in spans if span.kind == "gap"):
        for other in held_now:
            ends_first = other.end is not None and other.end <= gap.start
            assert ends_first or (gap.end is not None and gap.end <= other.start)
