"""Figures kept of erased children: every trend shows what it showed before."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.kept_figures import kept_edits, kept_figures, with_kept
from herefordshire_desk.domain.records import KeptFigure
from herefordshire_desk.domain.returns.figures import share
from herefordshire_desk.domain.trend_figures import FAMILIES
from herefordshire_desk.domain.trend_points import Point, trends
from herefordshire_desk.domain.trends import TrendRecords, month_ends, reckoned
from tests.make import DAY, allocation, care_episode, on, plan, social_worker, visit
from tests.make_month import life, teams
from tests.make_returns import History, history
from tests.make_trends import of_shares, trend_records

ROSTER = (
    social_worker(id="A", employment="agency", fte=1.0),
    social_worker(id="B", employment="permanent", fte=0.5, newly_qualified=True),
)
SHOWN = ("day", "value", "counts", "low", "high", "short")


def all_points(records: TrendRecords, months: int = 24) -> dict[str, tuple[Point, ...]]:
    days = month_ends(DAY, months)
    return {
        trend: points
        for family in FAMILIES
        for trend, points in reckoned(records, days, family).items()
    }


def shown(points: dict[str, tuple[Point, ...]]) -> dict[str, list[tuple[object, ...]]]:
    return {
        trend: [
            tuple(getattr(point, name) for name in SHOWN)
            for point in row
            if point.whole and point.figure is not None
        ]
        for trend, row in points.items()
    }


def without(records: TrendRecords, *children: str) -> TrendRecords:
    """The same after an erasure of those children."""
    lives = tuple(each for each in records.lives if each.child_id not in children)
    left = replace(records, lives=lives, kept=())
    kept = kept_figures(all_points(records), all_points(left))
    return replace(left, kept=tuple(kept))


def two() -> TrendRecords:
    """A child closed in spring, whose visits were the first on record, and one who is open."""
    gone: History = history(
        "C1",
        plan(child_id="C1", start=on("2025-02-03"), end=on("2026-03-02")),
        allocation(child_id="C1", social_worker_id="A", start=on("2025-02-03")),
        visit(child_id="C1", visited_on=on("2025-02-10")),
    )
    stays: History = history(
        "C2",
        care_episode(child_id="C2", start=on("2025-06-02")),
        allocation(child_id="C2", social_worker_id="B", start=on("2025-07-01")),
        visit(child_id="C2", kind="CLA", visited_on=on("2025-08-01")),
    )
    return trend_records(gone, stays, social_workers=ROSTER)


def test_that_no_month_gone_by_moves_when_a_child_is_erased() -> None:
    assert shown(all_points(without(two(), "C1"))) == shown(all_points(two()))


def test_that_it_is_the_kept_figures_that_hold_it() -> None:
    bare = replace(without(two(), "C1"), kept=())
    assert shown(all_points(bare)) != shown(all_points(two()))


def test_that_a_month_none_of_whose_children_is_left_keeps_its_figures() -> None:
    assert shown(all_points(without(two(), "C1", "C2"))) == shown(all_points(two()))


def test_that_two_erasures_come_to_what_one_would() -> None:
    once, twice = without(two(), "C1", "C2"), without(without(two(), "C1"), "C2")
    assert shown(all_points(twice)) == shown(all_points(once))


def test_that_what_is_put_right_later_about_another_child_counts() -> None:
    after = without(two(), "C1")
    (other,) = after.lives
    late = visit(child_id="C2", kind="CLA", visited_on=on("2025-09-01"), seen_alone=True)
    put_right = replace(after, lives=(replace(other, visits=(*other.visits, late)),))
    assert shown(all_points(put_right)) != shown(all_points(after))


def test_that_a_kept_figure_says_nothing_of_who_it_was() -> None:
    assert "C1" not in repr(without(two(), "C1").kept)


def test_that_nothing_is_kept_of_the_month_under_way() -> None:
    assert max(each.month for each in without(two(), "C2").kept) < DAY.replace(day=1)


def test_that_numbers_are_added_to_a_share() -> None:
    trend = trends()["three_or_more"]
    points = of_shares((2, 10), (3, 9))
    kept = KeptFigure(
        id="x",
        month=points[0].day,
        trend=trend.id,
        unit="percent",
        numerator=1,
        denominator=2,
        known_for=2,
    )
    first, last = with_kept(trend, points, [kept])
    assert (first.counts, first.value, last.counts) == ("3 of 12", 25.0, "3 of 9")


def test_that_only_what_has_changed_is_written_again() -> None:
    old = KeptFigure(id="a", month=DAY, trend="changes", unit="changes", numerator=1)
    new = replace(old, numerator=2)
    (edit,) = kept_edits([new, replace(old, id="b")], [old, replace(old, id="b")], {DAY})
    assert (edit.before, edit.after) == (old, new)


def test_that_what_is_no_longer_needed_goes_but_not_of_months_that_were_not_looked_at() -> None:
    old = KeptFigure(id="a", month=DAY, trend="changes", unit="changes", numerator=1)
    (edit,) = kept_edits([], [old, replace(old, id="b", month=on("2020-01-31"))], {DAY})
    assert (edit.before, edit.after) == (old, None)


def test_that_a_share_that_is_the_same_leaves_nothing_to_keep() -> None:
    same = of_shares((2, 10))
    whole = [each._replace(whole=True, figure=share("M8", 2, 10)) for each in same]
    assert kept_figures({"three_or_more": whole}, {"three_or_more": whole}) == []


@settings(max_examples=12, deadline=None)
@given(teams(), st.integers(0, 3))
def test_that_no_month_moves_whoever_is_erased(team, at: int) -> None:
    records = TrendRecords(lives=tuple(map(life, team)), social_workers=ROSTER)
    if records.lives:
        gone = records.lives[at % len(records.lives)].child_id
        assert shown(all_points(without(records, gone))) == shown(all_points(records))
