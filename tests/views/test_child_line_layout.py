from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.timeline import Row
from herefordshire_desk.domain.timeline_bands import Span
from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_layout import laid_out, sentences
from tests.make import DAY, on
from tests.views.timelines import (
    WIDTH,
    FixedMeasure,
    example,
    held,
    layout_of,
    picture,
    point,
    span,
    visits,
    words_of,
)


def test_that_the_legend_has_only_what_is_there():
    layout = layout_of(
        visits(point("2026-05-01")), Row("Reviews", points=(point("2026-05-01", "review"),))
    )

    assert words_of(layout, "legend") == ["child seen", "review held"]
    assert [key.kind for key in layout.keys] == ["seen", "review"]


def test_that_the_legend_gives_way_to_the_day_in_a_narrow_window():
    row = visits(point("2026-05-01"), point("2026-06-01", "not_seen"))

    assert words_of(layout_of(row, width=330), "legend") == ["child seen"]


def test_that_a_month_with_no_room_before_the_edge_has_no_words():
    spring = picture(day=on("2026-11-27"))

    assert words_of(laid_out(spring, WIDTH, FixedMeasure()), "month")[-1] == "Oct"


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
def points(draw):
    kind = draw(st.sampled_from(["due", "overdue", "seen", "not_seen", "review", "review_due"]))
    when = draw(st.dates(on("2023-01-01"), on("2028-01-01")) if "due" in kind else DAYS)
    return Point(when, kind, "A sentence about it.", f"due {when}" if "due" in kind else "")


ROWS = st.lists(
    st.one_of(
        st.lists(spans(), min_size=1, max_size=12).map(
            lambda some: Row("Plan", spans=tuple(sorted(some, key=lambda each: each.start)))
        ),
        st.lists(points(), min_size=1, max_size=8).map(
            lambda some: Row("Visits", points=tuple(sorted(some, key=lambda each: each.on)))
        ),
    ),
    max_size=5,
)


@given(ROWS, st.integers(260, 1800), st.dates(DAY, on("2027-12-31")))
def test_that_no_two_words_ever_overlap_or_leave_the_picture(rows, width, day):
    layout = laid_out(picture(*rows, day=day), float(width), FixedMeasure())

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
