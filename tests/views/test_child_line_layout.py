from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.timeline import Row
from herefordshire_desk.domain.timeline_bands import Span
from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_layout import laid_out, sentences
from herefordshire_desk.views.child_line_rows import lanes_of
from tests.make import DAY, on
from tests.views.timelines import FixedMeasure, example, picture, point, span

WIDTH = 900.0


def layout_of(*rows, width=WIDTH):
    return laid_out(picture(*rows), width, FixedMeasure())


def words_of(layout, role):
    return [words.text for words in layout.words if words.role == role]


def place_of(layout, text):
    return next(words for words in layout.words if words.text == text)


def held(*spans):
    return Row("Social worker", spans=spans)


def visits(*points):
    return Row("Visits", points=points)


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


def test_that_the_legend_has_only_what_is_there():
    layout = layout_of(
        visits(point("2026-05-01")), Row("Reviews", points=(point("2026-05-01", "review"),))
    )

    assert words_of(layout, "legend") == ["child seen", "review held"]
    assert [key.kind for key in layout.keys] == ["seen", "review"]


# --- the whole


def test_that_an_empty_picture_still_has_its_axis_and_a_sentence():
    layout = layout_of()

    assert layout.items == ()
    assert words_of(layout, "today") == ["20 Nov 2026"]
    assert sentences(picture()) == ["The 24 months to 20 November 2026. Nothing is recorded."]


def test_that_a_row_name_too_long_for_a_narrow_window_is_cut():
    names = words_of(
        layout_of(Row("A very long row name indeed", spans=(span("A", "2026-01-05"),)), width=300),
        "row",
    )

    assert names[0].endswith("…")


def test_that_there_is_room_under_the_picture_for_the_longest_sentence():
    long = replace(span("A", "2026-01-05"), detail="word " * 200)

    assert (
        layout_of(held(long)).sentence.height
        > layout_of(held(span("A", "2026-01-05"))).sentence.height
    )


def test_that_the_example_fits_its_own_width_and_every_name_is_written():
    layout = laid_out(example(), 1100, FixedMeasure())
    written = {words.text for words in layout.words}

    assert {"Helen Pugh", "Tom Webb (agency)", "Ewan Price", "Aisha Khan"} <= written
    assert "no social worker, 12 days" in written


DAYS = st.dates(on("2024-01-01"), DAY)
NAMES = st.sampled_from(
    ["Nia", "Priya Nair", "Aisha Smith-Jones (agency)", "no social worker, 4 days"]
)
KINDS = st.sampled_from(["held", "agency", "gap", "plan", "home"])


@st.composite
def spans(draw):
    start, days = draw(DAYS), draw(st.none() | st.integers(1, 400))
    end = start + timedelta(days) if days and start + timedelta(days) <= DAY else None
    return Span(start, end, draw(NAMES), draw(KINDS), "A sentence about it.")


@st.composite
def dues(draw):
    when = draw(st.dates(on("2023-01-01"), on("2028-01-01")))
    return Point(when, draw(st.sampled_from(["due", "overdue"])), "Due.", f"due {when}")


ROWS = st.lists(
    st.one_of(
        st.lists(spans(), min_size=1, max_size=12).map(
            lambda some: Row("Plan", spans=tuple(sorted(some, key=lambda each: each.start)))
        ),
        st.lists(dues(), min_size=1, max_size=5).map(
            lambda some: Row("Visits", points=tuple(sorted(some, key=lambda each: each.on)))
        ),
    ),
    max_size=5,
)


@given(ROWS, st.integers(260, 1800))
def test_that_no_two_words_ever_overlap_or_leave_the_picture(rows, width):
    layout = layout_of(*rows, width=float(width))

    for one, other in combinations(layout.words, 2):
        assert not one.box.meets(other.box), (one, other)
    for words in layout.words:
        assert words.box.left >= 0
        assert words.box.right <= width
        assert words.box.bottom <= layout.size[1]


@given(ROWS, st.integers(260, 1800))
def test_that_bands_stay_in_the_picture_and_never_cover_words_of_another(rows, width):
    layout = layout_of(*rows, width=float(width))
    captions = [words for words in layout.words if words.role == "caption"]

    for item in layout.items:
        assert isinstance(item.source, Point) or layout.plot.left <= item.box.left
        assert isinstance(item.source, Point) or item.box.right <= layout.today + 1
        assert not any(item.box.meets(words.box) for words in captions)
