"""A long list is laid out piece by piece, and printed as if it were not."""

import pytest

from herefordshire_desk.views import print_strips
from herefordshire_desk.views.paper import Cell, Lines
from herefordshire_desk.views.print_pages import Pages
from tests.views.papers import grid, paper

LONG = paper(
    Lines("Before", ("One.",)),
    grid(230, name="List", left_out="And 20 more."),
    Lines("Between", ("Two.",)),
    grid(150, name="Second"),
    Lines("After", ("Three.",)),
)


@pytest.fixture
def at_once(monkeypatch):
    """Pages laid out so many rows at once."""

    def at_once(rows, what):
        monkeypatch.setattr(print_strips, "ROWS", rows)
        pages = Pages(what)
        assert pages.count  # all of them, while so many rows are
        return pages

    return at_once


def test_that_a_long_list_breaks_where_it_would_if_it_were_laid_out_whole(qapp, at_once):
    whole, cut = at_once(1000, LONG), at_once(40, LONG)

    assert len(whole._strips.laid) == 1
    assert len(cut._strips.laid) == 9
    assert cut.count == whole.count
    for page, same in zip(cut._pages, whole._pages, strict=True):
        assert (page.top, page.bottom) == pytest.approx((same.top, same.bottom))
        assert page.head == pytest.approx(same.head)
    assert cut.headings() == whole.headings()


def test_that_every_row_is_on_a_page_once(qapp, at_once):
    """What is shown of each strip: its rows, and not those that only make columns as wide."""
    pages, shown = at_once(40, paper(grid(230))), []
    for strip in pages._strips.laid:
        layout, block = strip.document.documentLayout(), strip.document.begin()
        while block.isValid():
            top = layout.blockBoundingRect(block).top() + strip.down
            if strip.top <= top < strip.bottom and block.text().isdecimal():
                shown.append(int(block.text()))
            block = block.next()

    assert shown == list(range(230))


def test_that_columns_line_up_where_one_word_is_wider_than_all_others(qapp, at_once):
    rows = [(Cell("Wren"), Cell("a"), Cell("b")) for _ in range(100)]
    rows[70] = (Cell("Wren"), Cell("m" * 90), Cell("b"))
    pages = at_once(30, paper(grid(headings=("Child", "One", "Two"), rows=tuple(rows))))

    lefts = set()
    for strip in pages._strips.laid:
        found = strip.document.find("b", options=strip.document.FindFlag.FindWholeWords)
        lefts.add(strip.document.documentLayout().blockBoundingRect(found.block()).left())

    assert len(pages._strips.laid) == 4
    assert len(lefts) == 1


def test_that_the_first_page_does_not_wait_for_the_last(qapp):
    pages = Pages(paper(grid(2000)))

    assert pages.ready == 1
    assert not pages.whole
    assert len(pages._strips.laid) == 1

    assert pages.count == pages.ready > 20
    assert pages.whole
