"""What is counted as having happened between two days."""

from datetime import UTC, datetime, time

import pytest

from herefordshire_desk.domain.happened import happened, monday_before
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.own_records import ImportedExtract, SentReturn
from tests.make import allocation, on, visit
from tests.make_returns import extract

FIRST, LAST = on("2026-11-16"), on("2026-11-20")


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        pytest.param("2026-11-16", "2026-11-09", id="on_a_monday_the_one_before"),
        pytest.param("2026-11-17", "2026-11-16", id="on_a_tuesday_yesterday"),
        pytest.param("2026-11-22", "2026-11-16", id="on_a_sunday"),
    ],
)
def test_that_the_last_monday_is_never_the_day_itself(day, monday):
    assert monday_before(on(day)) == on(monday)


def since(visits=(), allocations=(), extracts=(), sent=(), lines=()):
    return happened(
        FIRST,
        LAST,
        visits=visits,
        allocations=allocations,
        extracts=extracts,
        sent=sent,
        lines=lines,
    )


def line(number, label="Record visit", day="2026-11-18", undoes=None):
    at = datetime.combine(on(day), time(9), UTC)
    return HistoryLine(number=number, at=at, who="m", label=label, count=1, undoes=undoes)


def test_that_visits_count_by_their_day_and_both_ends_of_the_days_are_in():
    days = ("2026-11-15", "2026-11-16", "2026-11-20", "2026-11-21")
    found = since(visits=[visit(visited_on=on(day)) for day in days])

    assert (found.seen, found.not_seen) == (2, 0)


def test_that_a_visit_with_the_child_not_seen_or_not_recorded_as_seen_is_told_apart():
    made = [visit(visited_on=FIRST, child_seen=seen) for seen in (True, False, None)]

    assert (since(visits=made).seen, since(visits=made).not_seen) == (1, 2)


def test_that_what_was_typed_in_those_days_counts_though_the_visit_was_before():
    found = since(visits=[visit(visited_on=on("2026-11-02"), recorded_on=LAST)])

    assert (found.seen, found.recorded) == (0, 1)


def test_that_only_lead_allocations_count_and_a_handover_is_one_of_each():
    rows = [
        allocation(start=on("2026-01-05"), end=on("2026-11-17")),
        allocation(start=on("2026-11-17"), social_worker_id="SW2"),
        allocation(start=on("2026-11-17"), role="Family support"),
    ]

    assert (since(allocations=rows).begun, since(allocations=rows).ended) == (1, 1)


def test_that_a_bundle_of_another_desk_is_no_extract():
    day = on("2026-11-18")
    assert since(extracts=[extract(day, format="handover")]).extracts == ()
    assert len(since(extracts=[extract(day)]).extracts) == 1


def test_that_extracts_and_returns_count_by_the_day_they_were_imported_and_sent():
    late = ImportedExtract(
        id="E1", format="ssd", source="x", taken_on=on("2026-11-13"), imported_on=FIRST
    )
    early = ImportedExtract(
        id="E2", format="ssd", source="x", taken_on=FIRST, imported_on=on("2026-11-15")
    )
    sent = SentReturn(
        id="R", name="weekly", period="", revision=1, as_of=FIRST, sha256="", sent_on=LAST
    )
    found = since(extracts=[early, late], sent=[sent])

    assert (found.extracts, found.sent) == ((late,), 1)


def test_that_what_was_done_is_told_by_what_it_was_called_most_often_first():
    lines = [line(1, "Allocate"), line(2), line(3), line(4, day="2026-11-12")]

    assert since(lines=lines).done == (("Record visit", 2), ("Allocate", 1))


def test_that_what_was_taken_back_does_not_count_as_done():
    found = since(lines=[line(1), line(2, undoes=1)])

    assert (found.done, found.taken_back) == ((), 1)


def test_that_what_was_made_again_counts_once_and_is_not_taken_back():
    found = since(lines=[line(1), line(2, undoes=1), line(3, undoes=2)])

    assert (found.done, found.taken_back) == ((("Record visit", 1),), 0)


def test_that_taking_back_later_what_was_done_before_counts_as_taken_back_only():
    found = since(lines=[line(1, day="2026-11-10"), line(2, undoes=1)])

    assert (found.done, found.taken_back) == ((), 1)


def test_that_what_came_after_the_last_day_changes_nothing():
    found = since(lines=[line(1), line(2, day="2026-11-23", undoes=1)])

    assert (found.done, found.taken_back) == ((("Record visit", 1),), 0)
