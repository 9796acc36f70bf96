"""Notices beside Today's heading."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.news import opened
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.views.notices import REMEMBERED
from tests.make import DAY, on, supervision
from tests.make_team import OVERDUE, PRIYA, TOM, WAITING
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton
THIS_WEEK = SentReturn(
    id="weekly:2026-W47:1", name="weekly", period="2026-W47", revision=1, as_of=DAY,
    sha256="0" * 64, sent_on=DAY,
)  # fmt: skip


@pytest.fixture
def noticed(qtbot, request):
    """Today, once its notices have come: what is remembered before is there when they are made."""

    def noticed():
        window = request.getfixturevalue("window")
        qtbot.waitUntil(lambda: window.page.notices is not None)
        return window.page

    return noticed


def remember(desk, *needs):
    """The desk as it was opened on Monday, with everything there is now but some needs."""
    known = {need.key for need in desk.needs()} - set(needs)
    desk.prefer(REMEMBERED, opened("", on("2026-11-16"), known).to_text())


def test_that_the_return_of_the_week_is_due_until_it_is_marked_as_sent(qtbot, window, noticed):
    page = noticed()
    assert page.notices.return_due.text() == "Weekly return due by Sunday"
    assert page.notices.return_due.isVisible()

    assert window.desk.make(added("Mark as sent", THIS_WEEK)) is None

    assert not page.notices.return_due.isVisible()


def test_that_the_notice_of_the_return_leads_to_returns(qtbot, window, noticed):
    qtbot.mouseClick(noticed().notices.return_due, LEFT)

    assert window.page is window.pages["returns"]


def test_that_the_first_time_nothing_is_called_new(noticed):
    page = noticed()

    assert not page.notices.new.isVisible()
    assert page.news == frozenset()


def test_that_what_is_new_since_the_last_day_is_marked_and_filtered(qtbot, desk, noticed):
    remember(desk, f"{OVERDUE}:overdue", f"{WAITING}:unallocated")
    page = noticed()
    assert page.notices.new.text() == "2 new since 16 Nov 2026"

    qtbot.mouseClick(page.notices.new, LEFT)

    shown = page.table.records.rows
    assert {need.assessment.child.id for need in shown} == {OVERDUE, WAITING}
    new = next(each for each in page.table.records.columns if each.heading == "New")
    assert [(new.text(need), new.pill(need)) for need in shown] == [("New", "blue")] * 2

    qtbot.mouseClick(page.notices.new, LEFT)
    assert len(page.table.records.rows) > 2


def test_that_another_figure_takes_the_filter_over(qtbot, desk, noticed):
    remember(desk, f"{OVERDUE}:overdue")
    page = noticed()
    qtbot.mouseClick(page.notices.new, LEFT)

    qtbot.mouseClick(page.tiles.tiles["unallocated"], LEFT)

    assert not page.notices.new.isChecked()
    assert all(need.kind == "unallocated" for need in page.table.records.rows)


def test_that_an_earlier_day_has_no_news_and_remembers_nothing(desk, noticed):
    remember(desk, f"{OVERDUE}:overdue")
    page = noticed()
    remembered = desk.preference(REMEMBERED)

    desk.look_at(on("2026-11-10"))

    assert not page.notices.new.isVisible()
    assert not page.notices.return_due.isVisible()
    assert desk.preference(REMEMBERED) == remembered


def test_that_supervisions_due_are_counted_once_supervision_is_kept_here(
    qtbot, desk, window, noticed
):
    button = noticed().notices.supervision_due
    assert not button.isVisible()

    late = supervision(social_worker_id=PRIYA, held_on=on("2026-10-01"))
    soon = supervision(social_worker_id=TOM, held_on=on("2026-10-26"))
    assert desk.make(added("Put", late, soon)) is None
    assert button.isVisible()
    assert (button.text(), button.toolTip()) == ("2 supervisions due", "1 overdue, 1 due soon")

    desk.look_at(on("2026-11-09"))
    assert not button.isVisible()
    desk.look_at(DAY)
    qtbot.mouseClick(button, LEFT)
    assert window.page is window.pages["supervision"]
    assert cells(window.page.table, "Social worker") == ["Priya Nair", "Tom Beddoes"]

    qtbot.mouseClick(window.page.due_only, LEFT)
    assert len(cells(window.page.table, "Social worker")) == 4


@pytest.mark.parametrize("tile", ["unallocated", "leaving", "capacity"])
def test_that_a_figure_the_board_can_help_with_leads_there_filtered(qtbot, window, noticed, tile):
    page = noticed()
    assert not page.notices.board.isVisible()

    qtbot.mouseClick(page.tiles.tiles[tile], LEFT)
    qtbot.mouseClick(page.notices.board, LEFT)

    assert window.page is window.pages["allocation"]
    assert window.page.board.shown.value() == tile


def test_that_other_figures_do_not_lead_to_the_board(qtbot, noticed):
    page = noticed()

    qtbot.mouseClick(page.tiles.tiles["overdue"], LEFT)

    assert not page.notices.board.isVisible()
