import pytest

from tests.domain.drawn import assessed, bands, drawn, held, labels, row
from tests.make import care_episode, child, episode, legal_status, mark, on, placement, plan

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


def test_that_a_child_who_closed_as_the_social_worker_left_was_never_without():
    picture = drawn(episode(end=on("2026-06-01")), held("SW1", "2026-01-05", "2026-06-01"))

    assert labels(picture, "Social worker") == ["Priya Nair"]


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
