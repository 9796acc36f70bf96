from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.views.print_breaks import Piece, packed, pieces_of
from herefordshire_desk.views.print_pages import Pages
from tests.views.papers import grid, paper

HEIGHTS = st.lists(st.integers(1, 300), min_size=1, max_size=40)
HEAD = (10.0, 30.0)


def pieces(heights, head=(0, 0)):
    edges = [sum(heights[:at]) for at in range(len(heights) + 1)]
    return [Piece(top, bottom, head) for top, bottom in pairwise(edges)]


@given(HEIGHTS, st.booleans())
def test_that_nothing_is_left_out_and_no_page_is_too_high(heights, headed):
    pages = list(packed(pieces(heights, HEAD if headed else (0, 0)), 100))

    assert pages[0].top == 0
    assert pages[-1].bottom == sum(heights)
    assert all(page.bottom == after.top for page, after in pairwise(pages))
    assert all(page.bottom - page.top + page.head_height <= 100 for page in pages)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=40))
def test_that_what_fits_on_a_page_is_never_cut(heights):
    edges = {piece.bottom for piece in pieces(heights)}

    assert all(page.bottom in edges for page in packed(pieces(heights), 100))


def test_that_a_list_of_many_pages_has_its_headings_on_each(qapp):
    pages = Pages(paper(grid(200)))
    first, *rest = pages._pages

    assert pages.count > 2
    assert first.head_height == 0
    assert first.top == 0
    assert all(page.head_height > 0 for page in rest)


def test_that_no_heading_stands_alone_at_the_foot_of_a_page(qapp):
    """Whatever the length of the list above: name and headings go with the first row."""
    for rows in range(36, 52):
        pages = Pages(paper(grid(rows), grid(3, name="Second")))
        under_headings = {piece.head[1] for piece in pieces_of(pages.document, 0) if piece.head[1]}

        name = pages.document.find("Second").block()
        under_name = pages.document.documentLayout().blockBoundingRect(name).bottom()

        assert len(under_headings) == 2
        for page in pages._pages:
            assert min(abs(page.bottom - each) for each in under_headings | {under_name}) > 10


def test_that_no_paper_is_still_one_page(qapp):
    assert Pages(paper(grid(0))).count == 1
