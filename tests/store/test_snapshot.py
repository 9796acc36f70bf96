from datetime import UTC, datetime, timedelta

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.flags import flags
from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.domain.trend_figures import FAMILIES
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trends import month_ends, reckoned
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.snapshot import begun, desk_records, month, snapshot, trend_records
from tests.conftest import WHO
from tests.make import DAY, child, handover, on, plan, visit
from tests.make_returns import extract


@pytest.fixture
def store(made, desk_file):
    with open_desk_with_key(desk_file, made.key, who=WHO) as opened:
        yield opened


def test_that_a_return_is_drawn_of_the_pictures_children_and_no_others(store):
    drawn = picture(store, DAY)
    taken = snapshot(store, drawn, week_of(DAY))
    children = set(drawn.assessments)
    assert {each.child_id for each in taken.allocations} <= children
    assert {each.child_id for each in taken.visits} <= children
    assert (taken.team, taken.day) == ("CP Team 1", DAY)
    assert taken.history_head == store.history_head()


def test_that_a_visit_after_the_day_is_not_in_it(store):
    child = next(iter(picture(store, DAY).assessments))
    dated = [
        visit(child_id=child, id="late", visited_on=DAY + timedelta(1)),
        visit(child_id=child, id="today", visited_on=DAY),
        visit(child_id=child, id="before", visited_on=week_of(DAY).first - timedelta(1)),
    ]
    store.apply(added("Visits", *dated), at=datetime(2026, 11, 20, tzinfo=UTC), who="me")
    taken = snapshot(store, picture(store, DAY), week_of(DAY))
    assert {each.id for each in taken.visits} & {"late", "today", "before"} == {"today"}


def test_that_an_extract_of_the_day_is_named_though_it_was_imported_after_it(store):
    days = {"before": DAY - timedelta(9), "of it": DAY, "after": DAY + timedelta(2)}
    later = [
        extract(taken_on, id=name, imported_on=DAY + timedelta(3))
        for name, taken_on in days.items()
    ]
    store.apply(added("Extracts", *later), at=datetime(2026, 11, 23, tzinfo=UTC), who="me")
    named = snapshot(store, picture(store, DAY), week_of(DAY)).extract
    assert named is not None
    assert named.id == "of it"
    assert desk_records(store, picture(store, DAY)).has_later_extract
    assert not desk_records(store, picture(store, DAY + timedelta(2))).has_later_extract


def test_that_a_month_is_drawn_of_whoever_was_open_in_it_and_nobody_else(store):
    plans = [
        plan(child_id="700", start=on("2026-01-05"), end=on("2026-11-03")),
        plan(child_id="701", start=on("2026-01-05"), end=on("2026-11-01")),
        plan(child_id="702", start=DAY + timedelta(1)),
    ]
    seen = visit(child_id="700", visited_on=on("2026-10-30"))
    known = [child(id=each.child_id) for each in plans]
    said = handover(child_id="700", planned=True)
    store.apply(
        added("Plans", *known, *plans, seen, said), at=datetime(2026, 11, 20, tzinfo=UTC), who="me"
    )
    drawn = picture(store, DAY)
    drawn_month = month(store, drawn)
    lives = drawn_month.life_of
    assert said in drawn_month.handovers  # of a child who is no longer open, too
    assert set(drawn.assessments) <= set(lives)
    assert set(lives) & {"700", "701", "702"} == {"700"}
    assert (lives["700"].visits, lives["700"].facts.last_seen) == ((seen,), {})


def test_that_chart_return_and_flags_agree_on_the_same_day(store):
    """The last point of every trend, the monthly return's row of it, and each child's flags."""
    drawn = picture(store, DAY)
    records = trend_records(store, drawn, 24)
    written = next(s for s in monthly(month(store, drawn)).sheets if s.name == "measures")
    rows = {
        tuple(row[key] or "" for key in ("measure_id", "breakdown", "group")): row
        for row in (dict(zip(written.columns, each, strict=True)) for each in written.rows)
    }
    compared = 0
    for family in FAMILIES:
        for name, (*_, last) in reckoned(records, month_ends(DAY), family).items():
            trend = trends()[name]
            row = rows.get((trend.measure, trend.breakdown, trend.group))
            if row is not None and last.figure is not None:
                compared += 1
                counted = (last.figure.numerator, last.figure.denominator)
                assert counted == (row["numerator"], row["denominator"])
            if name == "two_changes":
                found = flags(drawn.assessments.values(), drawn.social_workers, {}, DAY)
                often = {c["child_id"] for c in found["children"] if _changes(c) >= 2}
                assert set(last.children) == often
    assert compared > 12


def test_that_a_monthly_return_that_was_sent_stands_beside_the_trends(store):
    drawn = picture(store, DAY)
    made = monthly(month(store, drawn))
    store.apply(mark_sent(made, DAY), at=datetime(2026, 11, 20, tzinfo=UTC), who="me")
    (kept,) = trend_records(store, drawn, 2).sent
    assert (kept.sent.period, kept.sheet.name) == ("2026-11", "measures")
    assert kept.sheet.rows == next(s for s in made.sheets if s.name == "measures").rows


def test_that_all_on_record_begins_with_the_first_allocation_or_visit(store):
    first = begun(store)
    assert first is not None
    records = trend_records(store, picture(store, DAY), None)
    assert month_ends(DAY, records.months)[0].replace(day=1) == first.replace(day=1)


def _changes(child):
    return child["social_worker_changes_12m"]
