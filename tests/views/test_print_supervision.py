"""A sheet of supervision on paper."""

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_list import by_id_only
from herefordshire_desk.views.print_supervision import supervision_paper
from tests.make import absence, agreed_action, on, supervision
from tests.make_team import OVERDUE, PRIYA
from tests.views.forms import opened


@pytest.fixture
def page(window, desk):
    about = {"social_worker_id": PRIYA, "child_id": OVERDUE}
    records = (
        supervision(social_worker_id=PRIYA, note="Wren is settling"),
        agreed_action(words="Ring Wren's school", **about),
        agreed_action(words="See Wren", done_on=on("2026-11-12"), **about),
        absence(social_worker_id=PRIYA, start=on("2026-11-16")),
    )
    assert desk.make(added("Put", *records)) is None
    page = window.show_page("supervision")
    page.table.choose(PRIYA)
    return page


def parts(paper):
    return {part.name: part for part in paper.parts}


def test_that_it_says_how_supervision_stands_and_lists_children_and_actions(page, desk):
    paper = supervision_paper(desk, page.sheet)
    found = parts(paper)

    assert paper.title == "Supervision of Priya Nair"
    assert paper.shows == ("Social Worker", "5 children, 3 flagged")
    assert found["Supervision"].lines == (
        "Last held 2 November 2026. Every 30 days: due by 2 December 2026.",
        "Away since 16 November 2026.",
        "1 agreed action open.",
    )
    assert [row[0].text for row in found["Agreed and open, carried forward"].rows] == [
        "Ring Wren's school"
    ]
    assert [row[0].text for row in found["Done lately"].rows] == ["See Wren"]
    assert [row[0].text for row in found["Their children"].rows][:2] == [
        "Jonah Abbot",
        "Wren Abbot",
    ]
    assert found["Held lately"].rows[0][1].text == "Wren is settling"


def test_that_with_ids_only_neither_names_nor_words_are_printed(page, desk):
    assert "Wren" in as_html(supervision_paper(desk, page.sheet))

    with by_id_only(desk, True):
        paper = supervision_paper(desk, page.sheet)

    html = as_html(paper)
    assert "Wren" not in html
    assert "Abbot" not in html
    assert OVERDUE in html
    assert "Words not printed" in html
    assert (paper.keep, paper.file_name) == (
        "Ids only",
        f"supervision_{PRIYA.lower()}_2026-11-20",
    )


def test_that_print_shows_the_sheet_of_the_one_chosen(window, page):
    preview = opened(window, "print")

    assert preview.windowTitle() == "Print supervision"
    assert preview.pages.paper.title == "Supervision of Priya Nair"
    preview.reject()
    QApplication.processEvents()
