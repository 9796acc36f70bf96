import re

from PySide6.QtGui import QColor

from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.tokens import DARK
from tests.views.papers import grid, painted, paper


def pages_in(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_that_a_pdf_is_whole_and_has_every_page(qapp):
    pages = Pages(paper(grid(200)))
    pdf = pages.pdf()

    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pages_in(pdf) == pages.count > 1


def test_that_a_pdf_is_called_by_its_subject_and_by_no_name(qapp):
    made = Pages(paper(grid(1), title="Wren Abbot", subject="Child 100101")).pdf()

    assert "Child 100101".encode("utf-16-be") in made
    assert "Wren".encode("utf-16-be") not in made


def test_that_paper_is_white_whatever_the_colours_of_the_screen(dressed):
    light = painted(Pages(paper(grid(3))))
    dressed.wear(DARK, 200)

    assert painted(Pages(paper(grid(3)))) == light
    assert light.pixelColor(2, 2) == QColor("white")


def test_that_the_headings_are_painted_again_on_the_next_page(qapp):
    """The same headings, at the same place of both pages after the first."""
    pages = Pages(paper(grid(200)))
    top = (0, 0, 600, 48)

    second, third = (painted(pages, at).copy(*top) for at in (1, 2))
    bare = painted(Pages(paper()), 0).copy(*top)
    assert second == third != bare


def test_that_each_page_says_which_of_how_many_it_is(qapp):
    pages = Pages(paper(grid(200)))
    foot = (400, 800, 200, 48)

    assert painted(pages, 0).copy(*foot) != painted(pages, 1).copy(*foot)


def test_that_a_wide_list_is_printed_on_its_side(qapp):
    assert Pages(paper(grid(1), landscape=True)).size.width() == 297
    assert Pages(paper(grid(1))).size.width() == 210
