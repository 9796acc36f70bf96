"""What a month's figure came of: causes and children, never a person by name or rank."""

from herefordshire_desk.domain.trend_drivers import Cause, drivers, has_drivers
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trends import month_at
from tests.make import DAY, allocation, handover, on, plan, visit
from tests.make_returns import History, history
from tests.make_trends import trend_records


def told(name: str, *histories: History, **fields: object) -> tuple[Cause, ...]:
    return drivers(trends()[name], month_at(trend_records(*histories, **fields), DAY))


def moved(child: str, *, by: str, to: str, day: str, reason: str, first: str = "") -> History:
    """Held by one from January, by another from the day; `first` held before both."""
    rows = [
        allocation(id=f"{child}-1", social_worker_id=by, end=on(day)),
        allocation(id=f"{child}-2", social_worker_id=to, start=on(day), reason=reason),
    ]
    if first:
        rows.append(
            allocation(
                id=f"{child}-0",
                social_worker_id=first,
                start=on("2025-01-06"),
                end=rows[0].start,
            )
        )
    return history(child, plan(start=on("2025-01-06")), *rows)


def test_that_a_leaver_s_children_are_one_cause_and_nobody_is_named() -> None:
    left = [
        moved("C1", by="ANN", to="BEN", day="2026-11-09", reason="LEFTRL"),
        moved("C2", by="ANN", to="CAT", day="2026-11-12", reason="LEFTRL"),
    ]
    cover = moved("C3", by="DAN", to="BEN", day="2026-11-02", reason="ABSENC", first="BEN")
    planned = (handover(allocation_id="C1-2", planned=True),)
    found = told("changes", *left, cover, handovers=planned)
    assert found == (
        Cause("Absence cover or return from absence", ("C3",), "2 Nov 2026", "no new face"),
        Cause(
            "Previous social worker left the role",
            ("C1", "C2"),
            "9 Nov 2026 to 12 Nov 2026",
            "2 children met a new face, 1 of 1 planned",
        ),
    )
    said = " ".join(text for each in found for text in (each.what, each.when, each.more))
    assert not any(name in said for name in ("ANN", "BEN", "CAT", "DAN"))


def test_that_two_who_left_are_two_causes() -> None:
    one = moved("C1", by="ANN", to="BEN", day="2026-11-09", reason="LEFTRL")
    other = moved("C2", by="CAT", to="BEN", day="2026-11-09", reason="LEFTRL")
    assert [each.children for each in told("changes", one, other)] == [("C1",), ("C2",)]


def test_that_a_trend_of_one_reason_has_its_causes_alone() -> None:
    left = moved("C1", by="ANN", to="BEN", day="2026-11-09", reason="LEFTRL")
    cover = moved("C2", by="DAN", to="BEN", day="2026-11-02", reason="ABSENC")
    (cause,) = told("changes_cover", left, cover)
    assert cause.children == ("C2",)


def test_that_of_visits_it_is_told_by_rule_how_late_they_were() -> None:
    late = history(
        "C1",
        plan(start=on("2026-09-28")),
        visit(visited_on=on("2026-10-19")),
        visit(visited_on=on("2026-11-10")),  # due by 2 November
    )
    never = history("C2", plan(start=on("2026-10-26")))  # first due by 9 November
    (cause,) = told("visits_cp", late, never)
    assert cause.children == ("C1", "C2")
    assert cause.when == "2 Nov 2026 to 9 Nov 2026"
    assert cause.more == (
        "2 visits not in time, 9.5 days late in the middle, 11 at most, "
        "1 not made by 20 November 2026"
    )
    assert told("visits_cla", late, never) == ()


def test_that_only_changes_and_visits_in_time_have_causes() -> None:
    driven = {name for name, trend in trends().items() if has_drivers(trend)}
    assert {"changes", "changes_left", "visits_cp", "visits_pf"} <= driven
    assert "agency_share" not in driven
    assert told("agency_share", history("C1", plan())) == ()
