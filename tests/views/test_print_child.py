import re

import pytest
from PySide6.QtGui import QImage

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.print_child import child_paper
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_list import by_id_only
from herefordshire_desk.views.print_pages import Pages
from tests.make import mark
from tests.make_team import NAMELESS, OVERDUE


@pytest.fixture
def page(window):
    window.open_child(OVERDUE)
    return window.page


def grids(paper):
    return {part.name: part for part in paper.parts[2:]}


def test_that_it_says_who_what_is_flagged_and_every_record(page):
    paper = child_paper(page)
    flags, line, *_ = paper.parts

    assert (paper.title, paper.shows[0]) == ("Wren Abbot", f"id {OVERDUE}")
    assert "CP plan · Priya Nair since" in paper.shows[1]
    assert flags.lines == ("Visit 4 working days overdue",)
    assert "Social worker: " in line.words
    assert list(grids(paper)) == ["Visits", "Allocations", "Plans and homes"]
    assert grids(paper)["Visits"].rows[0][0].text == "2 Nov 2026"


def test_that_the_line_is_a_picture(page):
    drawing = child_paper(page).parts[1]
    image = QImage.fromData(drawing.png)

    assert image.width() > 2000
    assert image.height() > 300
    assert image.pixelColor(1, 1).name() == "#ffffff"


def test_that_with_ids_only_the_child_has_no_name_and_no_note_is_printed(page, desk):
    note = mark(child_id=ChildId(OVERDUE), kind="LONG_TERM", note="Wren agreed to it")
    assert desk.make(added("Mark", note)) is None
    assert "Wren agreed to it" in as_html(child_paper(page))

    with by_id_only(desk, True):
        html = as_html(child_paper(page))

    assert not re.search("Wren|Abbot", html)
    assert f"<h1>Child {OVERDUE}</h1>" in html
    assert "Note not printed" in html


def test_that_the_file_and_the_job_are_called_by_the_id(page):
    paper = child_paper(page)

    assert paper.file_name == f"child_{OVERDUE}_2026-11-20"
    assert paper.subject == f"Child {OVERDUE}"


def test_that_a_child_known_by_id_alone_is_not_told_twice(window):
    window.open_child(NAMELESS)
    paper = child_paper(window.page)

    assert paper.title == f"Child {NAMELESS}"
    assert not paper.shows[0].startswith("id ")


def test_that_it_can_be_laid_out(page):
    assert Pages(child_paper(page)).count >= 1
