"""The reckoning against the same done plainly, and what must hold whatever the history."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.allocations import lead_episodes, present, stability
from tests import lives
from tests.domain import lead_oracle as oracle
from tests.make import DAY, allocation, on

ON_DAYS = st.sampled_from([DAY, on("2028-02-29"), on("2027-02-28")])
HISTORIES = ON_DAYS.flatmap(
    lambda day: st.tuples(st.just(day), lives.allocations(day), lives.referrals(day))
)
COVERED = [
    allocation(id="1", social_worker_id="A", start=on("2026-02-02"), end=on("2026-06-01")),
    allocation(id="2", social_worker_id="B", start=on("2026-03-02"), end=on("2026-06-01")),
    allocation(id="3", social_worker_id="A", start=on("2026-06-02"), reason="MANAGE"),
]


@given(HISTORIES)
@example((DAY, COVERED, []))
@settings(max_examples=400, deadline=None)  # the plain reckoning is slow on purpose
def test_that_two_reckonings_of_one_history_agree(history):
    day, rows, referrals = history
    spells = oracle.spells_of(rows, day)

    episodes = lead_episodes(rows, day)
    now = present(episodes)
    steady = stability(episodes, referrals, day)

    told = [(e.id, e.social_worker_id, e.start, e.end, e.team) for e in episodes]
    assert told == [spell.told() for spell in spells]
    assert (now and now.id) == oracle.present_of(spells)
    assert [e.id for e in steady.changes] == oracle.changes_of(spells, referrals, day)
    assert steady.social_workers == oracle.distinct_of(spells, day)


@given(HISTORIES)
def test_that_distinct_social_workers_never_exceed_the_episodes_that_touch_the_window(history):
    day, rows, referrals = history
    episodes = lead_episodes(rows, day)
    since = oracle.a_year_before(day)

    steady = stability(episodes, referrals, day)

    touching = [e for e in episodes if e.end is None or e.end > since]
    assert len(steady.social_workers) <= len(touching)
    assert len(steady.changes) <= max(len(episodes) - 1, 0)
    assert set(steady.changes) <= set(episodes[1:])


@given(HISTORIES, st.randoms(use_true_random=False))
def test_that_the_order_of_the_rows_does_not_matter(history, random):
    day, rows, _ = history
    shuffled = random.sample(rows, len(rows))

    assert lead_episodes(shuffled, day) == lead_episodes(rows, day)


@given(HISTORIES)
def test_that_episodes_are_in_order_have_length_and_leave_a_day_between_rows_of_one_worker(
    history,
):
    day, rows, _ = history
    episodes = lead_episodes(rows, day)

    assert [e.start for e in episodes] == sorted(e.start for e in episodes)
    for episode in episodes:
        assert episode.start <= day
        assert episode.end is None or episode.start < episode.end <= day
    for before, after in pairwise(episodes):
        if before.social_worker_id == after.social_worker_id:
            assert before.end is not None
            assert after.start > before.end + timedelta(1)
