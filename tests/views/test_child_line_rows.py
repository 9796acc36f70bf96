from datetime import timedelta
from itertools import pairwise

import pytest

from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_rows import lanes_of
from tests.make import on
from tests.views.timelines import held, layout_of, place_of, point, span, visits, words_of

# --- bands


def test_that_a_band_reaches_from_its_start_to_its_end_a_pixel_short_of_the_next():
    layout = layout_of(held(span("A", "2025-05-20", "2026-01-05"), span("B", "2026-01-05")))
    first, second = (item.box for item in layout.items)

    assert first.right == second.left - 1
    assert second.right == layout.today


def test_that_a_band_from_before_the_picture_begins_with_it():
    (item,) = layout_of(held(span("A", "2020-01-05"))).items

    assert item.box.left == layout_of(held(span("A", "2024-11-20"))).items[0].box.left


def test_that_no_band_is_too_thin_to_see():
    layout = layout_of(held(span("A", "2026-11-01", "2026-11-02"), span("B", "2026-11-20")))

    assert all(item.box.width >= 3 for item in layout.items)
    assert all(item.box.right <= layout.today for item in layout.items)


def test_that_bands_at_once_are_one_under_the_other():
    layout = layout_of(held(span("A", "2025-01-05"), span("B", "2025-06-01")))
    first, second = (item.box for item in layout.items)

    assert second.top >= first.bottom


def test_that_a_lane_is_used_again_once_it_is_free():
    spans = [
        span("A", "2025-01-05", "2025-06-01"),
        span("B", "2025-03-01"),
        span("C", "2025-06-01"),
    ]

    assert lanes_of(spans) == [0, 1, 0]


def test_that_a_name_stands_in_its_band_where_it_fits():
    layout = layout_of(held(span("Helen Pugh", "2025-05-20")))

    assert words_of(layout, "band") == ["Helen Pugh"]
    assert place_of(layout, "Helen Pugh").box.left > layout.items[0].box.left


def test_that_an_agency_name_goes_without_the_word_before_it_goes_outside():
    room = span("Tom Webb (agency)", "2026-08-01", kind="agency")

    assert words_of(layout_of(held(room)), "band") == ["Tom Webb"]


def test_that_a_name_too_long_for_its_band_is_above_it_and_a_gap_is_named_below():
    layout = layout_of(
        held(
            span("Helen Pugh", "2025-05-20", "2026-11-02"),
            span("no social worker, 5 days", "2026-11-02", "2026-11-07", kind="gap"),
            span("Aisha Khan", "2026-11-07"),
        )
    )
    band = layout.items[-1].box

    assert place_of(layout, "Aisha Khan").box.bottom < band.top
    assert place_of(layout, "no social worker, 5 days").box.top > band.bottom
    assert place_of(layout, "Aisha Khan").box.right < layout.today


def test_that_a_name_with_room_nowhere_is_cut_in_its_band_and_whole_in_its_sentence():
    starts = [f"{year}-{month:02}-01" for year in (2025, 2026) for month in range(1, 13, 2)][:11]
    crowd = [
        span(f"A long name, bearer {n} of it", start, end)
        for n, (start, end) in enumerate(pairwise(starts))
    ]

    layout = layout_of(held(*crowd))

    assert words_of(layout, "caption")
    assert words_of(layout, "band")
    assert all(words == "A lon…" for words in words_of(layout, "band"))
    assert [item.source.detail for item in layout.items] == [each.detail for each in crowd]


def test_that_the_row_grows_with_the_lines_of_its_names():
    plain = layout_of(held(span("Helen Pugh", "2025-05-20")))
    short = layout_of(held(span("Helen Pugh", "2026-11-05")))

    assert short.size[1] > plain.size[1]


# --- points


def test_that_an_overdue_visit_is_worded_under_its_mark():
    layout = layout_of(visits(point("2026-09-01", "overdue", "was due 1 Sep 2026")))
    words = place_of(layout, "was due 1 Sep 2026")

    assert words.box.top > layout.items[0].box.bottom
    assert words.box.left < layout.items[0].box.centre < words.box.right


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param("2027-05-02", "due 2 May 2027 ›", id="after_it"),
        pytest.param("2023-05-02", "‹ due 2 May 2027", id="before_it"),
    ],
)
def test_that_what_is_due_outside_the_picture_stands_at_its_edge(when, words):
    layout = layout_of(visits(point(when, "due", "due 2 May 2027")))

    assert words_of(layout, "caption") == [words]
    assert layout.items[0].beyond
    assert layout.items[0].box.centre in (layout.plot.left, layout.plot.right)


def test_that_of_two_due_dates_too_near_the_later_takes_the_next_line():
    layout = layout_of(
        visits(
            point("2026-11-24", "due", "due 24 Nov 2026"),
            point("2026-11-26", "due", "due 26 Nov 2026"),
        )
    )
    first, second = (place_of(layout, f"due {day} Nov 2026").box for day in (24, 26))

    assert second.top >= first.bottom


def test_that_points_shrink_where_they_are_crowded_and_not_where_they_are_few():
    start = on("2024-12-01")
    crowd = [Point(start + timedelta(5 * n), "seen", "") for n in range(140)]

    few, many = layout_of(visits(point("2026-05-01"))), layout_of(visits(*crowd))

    assert many.items[0].box.width < few.items[0].box.width
    assert many.items[0].box.width >= few.items[0].box.width / 2
