import re

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.scrutiny import scrutiny, scrutiny_measures
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.print_scrutiny import scrutiny_paper
from herefordshire_desk.views.printing import Preview
from tests.make_trends import of_shares


@pytest.fixture
def paper(desk):
    points = {each.trend: of_shares(*[(30, 60)] * 14) for each in scrutiny_measures()}
    return scrutiny_paper(desk, scrutiny(points))


def test_that_it_is_one_upright_page_however_long_the_words(paper, qapp):
    pages = Pages(paper)
    assert (pages.count, pages.size.width()) == (1, 210)


def test_that_no_child_and_no_social_worker_is_on_it(paper, desk):
    html = as_html(paper)
    people = [
        *(each.child for each in desk.assessments.values()),
        *desk.picture.social_workers.values(),
    ]
    assert people
    assert not [each.id for each in people if re.search(rf"\b{re.escape(each.id)}\b", html)]
    assert not [each.name for each in desk.picture.social_workers.values() if each.name in html]


def test_that_the_action_counts_and_then_previews_it(qtbot, window):
    window.actions_["scrutiny_page"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Preview), timeout=30_000)
    preview = QApplication.activeModalWidget()
    assert not preview.ids.isVisible()
    assert "fewer than 5" in preview.pages.html
    assert preview.pages.count == 1
    preview.reject()
