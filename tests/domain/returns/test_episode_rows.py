"""The rows of the social worker episodes return: which, of whom, and as recorded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from tests.domain.returns import national_oracle as oracle
from tests.make import DAY, allocation, care_episode, child, legal_status, on, social_worker

IN_CARE = (care_episode(),)


def records(*allocations, care=IN_CARE, statuses=(), people=(), children=()):
    return EpisodeRecords(
        care_episodes=tuple(care),
        legal_statuses=tuple(statuses),
        allocations=allocations,
        children={each.id: each for each in children},
        social_workers={each.id: each for each in people},
    )


def lead(record, start="2026-01-05", end=None, **fields):
    return allocation(id=record, start=on(start), end=on(end) if end else None, **fields)


def ids(*allocations, day=DAY, **fields):
    return [row.record for row in episode_rows(records(*allocations, **fields), day)]


@pytest.mark.parametrize(
    ("row", "is_there"),
    [
        pytest.param(lead("A", "2025-05-01"), True, id="open_from_before_the_year"),
        pytest.param(lead("A", "2025-05-01", "2026-04-01"), True, id="ended_on_1_april"),
        pytest.param(lead("A", "2025-05-01", "2026-03-31"), False, id="ended_before_the_year"),
        pytest.param(lead("A", "2026-05-01", "2026-03-01"), True, id="a_mistake_begun_in_the_year"),
        pytest.param(lead("A", "2026-11-20"), True, id="started_on_the_day"),
        pytest.param(lead("A", "2026-11-21"), False, id="starts_after_the_day"),
        pytest.param(lead("A", social_worker_id=""), False, id="to_nobody"),
        pytest.param(lead("A", role="Family support"), False, id="no_lead"),
        pytest.param(lead("A", role=" lead "), True, id="a_lead_spelt_otherwise"),
        pytest.param(lead("A", "2025-06-01"), True, id="time_before_care"),
    ],
)
def test_that_rows_touch_the_year(row, is_there):
    assert ids(row) == (["A"] if is_there else [])


def test_that_cover_and_same_day_mistakes_stay():
    cover = lead("B", "2026-05-01", "2026-05-08", social_worker_id="SW2")
    slip = lead("C", "2026-06-01", "2026-06-01")
    assert ids(lead("A"), cover, slip) == ["A", "B", "C"]


def test_that_an_end_after_the_day_is_none_yet():
    (row,) = episode_rows(records(lead("A", end="2026-12-01")), DAY)
    assert row.end is None


def test_that_exact_repeats_are_one_row_under_the_lowest_id():
    again = lead("A0", end="2026-12-01"), lead("A1"), lead("A2", referral_id="R2")
    assert ids(*again) == ["A0"]
    assert ids(lead("A1"), lead("A2", reason="MANAGE")) == ["A1", "A2"]


def test_that_two_records_of_one_registration_are_one_social_worker():
    people = [social_worker(id=each, registration_number="SW000123") for each in ("P1", "P2")]
    rows = [lead(each, social_worker_id=each) for each in ("P1", "P2")]
    assert ids(*rows, people=people) == ["P1"]


def test_that_a_row_has_the_registration_else_the_id_and_the_birth():
    people = [social_worker(registration_number="SW000123")]
    born = child(date_of_birth=on("2015-05-01"))
    first, second = episode_rows(
        records(
            lead("A"),
            lead("B", "2026-02-01", social_worker_id="P9"),
            people=people,
            children=[born],
        ),
        DAY,
    )
    assert (first.sw_id, first.date_of_birth) == ("SW000123", on("2015-05-01"))
    assert second.sw_id == "P9"


def test_that_a_child_never_in_care_has_no_rows():
    assert ids(lead("A"), care=()) == []


def test_that_the_open_one_of_two_that_started_together_is_last():
    both = lead("A", "2026-05-01"), lead("B", "2026-05-01", "2026-06-01", social_worker_id="SW2")
    assert ids(*both) == ["B", "A"]


def near(*days):
    return st.sampled_from([on(day) for day in days])


STARTS = near("2025-03-31", "2026-03-31", "2026-04-01", "2026-04-02", "2026-11-20", "2026-11-21")
ENDS = st.none() | near("2026-03-31", "2026-04-01", "2026-04-02", "2026-11-20", "2026-11-21")
SPELLS = st.tuples(STARTS, ENDS)


@settings(max_examples=200)
@given(
    st.lists(SPELLS, max_size=3),
    st.lists(st.tuples(SPELLS, st.sampled_from(["C2", "V3"])), max_size=3),
    st.lists(st.tuples(SPELLS, st.sampled_from(["SW11", "SW12", ""])), max_size=5),
    near("2026-03-31", "2026-04-01", "2026-11-20"),
)
def test_that_two_reckonings_of_one_child_s_rows_agree(care, statuses, held, day):
    in_order = [(s, e) for s, e in care if e is None or e >= s]
    periods = [care_episode(start=s, end=e) for s, e in in_order]
    codes = [legal_status(id=f"L{n}", code=c, start=s, end=e) for n, ((s, e), c) in
             enumerate(statuses)]  # fmt: skip
    rows = [
        allocation(id=f"A{n}", start=s, end=e, social_worker_id=who)
        for n, ((s, e), who) in enumerate(held)
    ]
    found = episode_rows(records(*rows, care=periods, statuses=codes), day)
    told = [(row.sw_id, row.start, row.end, row.reason) for row in found]
    assert told == oracle.rows_of(rows, periods, codes, day)
