from herefordshire_desk.domain.trend_points import Point
from herefordshire_desk.views.trend_columns import child_columns, month_columns, month_rows
from herefordshire_desk.views.trend_drawn import Drawn
from tests.make import DAY
from tests.make_team import CHANGED
from tests.make_trends import of_shares


def told(*points):
    """What each month's row shows, by heading, the latest first."""
    rows = month_rows(Drawn(points, None, (), "percent"))
    return [{each.heading: each.text(row) for each in month_columns()} for row in rows]


def test_that_a_month_has_its_figure_and_what_it_was_counted_of():
    earlier, latest = of_shares((2, 8), (3, 8))

    first, second = told(earlier, latest)

    assert first["Month"] == "November 2026"
    assert (first["Figure"], first["Counted"], first["Of"]) == ("37.5%", "3", "8")
    assert first["What stands out"] == "So far"
    assert (second["Figure"], second["As at"]) == ("25.0%", "31 Oct 2026")


def test_that_too_few_have_their_counts_and_what_is_not_known_has_nothing():
    (few,) = of_shares((2, 4))

    unknown, shown = told(few, Point(DAY, DAY, True, None))

    assert (shown["Figure"], shown["What stands out"]) == (
        "2 of 4",
        "Too few for a percentage · So far",
    )
    assert (unknown["Figure"], unknown["Counted"], unknown["Of"]) == ("", "", "")
    assert unknown["What stands out"] == "Not known"


def test_that_the_lowest_and_the_highest_stand_with_the_figure():
    (point,) = of_shares((4, 8))

    (row,) = told(point._replace(low=20.0, high=61.5))

    assert row["Figure"] == "50.0% (20 to 61.5)"


def test_that_a_child_no_longer_open_is_told_by_id(desk):
    columns = child_columns(desk)

    assert [each.text(CHANGED) for each in columns] == [
        "Elis Rowan",
        CHANGED,
        "In care",
        "Priya Nair",
    ]
    assert [each.text("900") for each in columns] == ["900", "900", "No longer open", ""]
