from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.timeline import described, timeline
from tests.domain.drawn import TEAM, assessed, bands, drawn, held, labels, points
from tests.make import (
    DAY,
    allocation,
    care_episode,
    episode,
    legal_status,
    on,
    placement,
    plan,
    review,
    visit,
)

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


# --- in words


@pytest.mark.parametrize(
    ("start", "length"),
    [
        pytest.param("2026-11-19", "1 day", id="a_day"),
        pytest.param("2026-09-21", "60 days", id="a_day_short_of_two_months"),
        pytest.param("2026-09-20", "2 months", id="two_months"),
        pytest.param("2024-11-21", "23 months", id="a_day_short_of_two_years"),
        pytest.param("2024-11-20", "2 years", id="two_years"),
    ],
)
def test_that_how_long_something_has_lasted_is_rounded_down(start, length):
    assert f"({length})." in described(drawn(plan(start=on(start))))


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
