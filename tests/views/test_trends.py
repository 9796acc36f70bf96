import sys

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from herefordshire_desk.domain.allocate import end_allocation
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Allocation
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.views import trends as of_page
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.tokens import DARK
from herefordshire_desk.views.trend_plot import marks
from tests.make import DAY, allocation, child, on, plan
from tests.make_team import CHANGED, OVERDUE, PRIYA
from tests.views.forms import cells
from tests.views.test_print_list import names_in


@pytest.fixture
def page(qtbot, window):
    shown = window.show_page("trends")
    qtbot.waitUntil(lambda: shown.drawn() is not None)
    return shown


@pytest.fixture
def follow(qtbot, page):
    """Chooses what is followed, and waits until it is there."""

    def follow(name):
        page.which.choose(name)
        qtbot.waitUntil(lambda: page.drawn() is not None)
        return page

    return follow


def test_that_the_sentence_the_chart_and_the_months_say_the_same(page):
    last = page.drawn().points[-1]

    assert "in November 2026 up to 20 November 2026" in page.says.text()
    assert (last.counts, last.value) == ("1 of 3", None)
    assert cells(page.months, "Figure")[0] == "1 of 3"
    assert cells(page.months, "Month")[0] == "November 2026"
    assert cells(page.months, "What stands out")[0] == (
        "Too few for a percentage · Less than a year on record · So far"
    )
    assert page.chart.accessibleDescription() == page.says.text()
    assert page.subtitle.text() == "December 2024 to 20 November 2026 · as known now"


def test_that_enter_on_a_month_leads_to_its_children_and_enter_there_opens_the_child(
    qtbot, window, page
):
    assert cells(page.behind, "Id") == [CHANGED]
    assert page.behind_heading.text() == "November 2026 · 1 child behind the figure"

    qtbot.keyClick(page.months, Qt.Key.Key_Return)
    assert page.behind.hasFocus()
    qtbot.keyClick(page.behind, Qt.Key.Key_Return)

    assert window.page is window.pages["child"]
    assert window.page.child_id == CHANGED


def test_that_a_child_who_is_no_longer_open_is_listed_by_id_and_opened_as_well(
    qtbot, window, desk, follow
):
    until = on("2026-06-01")
    gone = [
        plan(child_id="777", start=on("2026-01-05"), end=until),
        allocation(child_id="777", social_worker_id=PRIYA, end=on("2026-03-02")),
        allocation(child_id="777", social_worker_id="X", start=on("2026-03-02"), end=until),
    ]
    assert desk.make(added("Make", child(id="777"), *gone)) is None
    page = follow("changes")

    march = next(row for row in page.months.records.rows if row.point.first == on("2026-03-01"))
    page.months.choose(str(march.at))

    assert "777" in cells(page.behind, "Child")
    assert page.behind.choose("777")
    qtbot.keyClick(page.behind, Qt.Key.Key_Return)
    assert window.page is window.pages["child"]
    assert window.page.child_id == "777"


def test_that_every_trend_can_be_followed(follow):
    for name, trend in trends().items():
        page = follow(name)
        assert page.says.text().startswith(trend.name)
        assert len(page.months.records.rows) == 24


def test_that_what_was_counted_once_is_shown_at_once(qtbot, follow, monkeypatch):
    page = follow("visits_cp")
    monkeypatch.setattr(of_page, "run_in_background", None)

    page.which.choose("visits_cla")

    assert page.says.text().startswith("Visits to children in care in time")


def test_that_a_click_on_the_chart_chooses_the_month(qtbot, follow):
    page = follow("changes")
    box = page.chart.plot.plotItem.vb
    at = page.chart.plot.mapFromScene(box.mapViewToScene(QPointF(18, 1)))

    qtbot.mouseClick(page.chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert page.months.current().at == 18
    assert page.months.current().point.first == on("2026-06-01")
    assert page.months.hasFocus()


def test_that_it_says_that_it_is_working_it_out_until_it_has(qtbot, window):
    page = window.show_page("trends")

    assert page.says.text().startswith("Working it out…")
    assert page.drawn() is None
    assert page.paper() is None
    page.save_chart()  # there is nothing to save yet, and nothing happens
    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert "Working" not in page.says.text()


def test_that_another_choice_meanwhile_is_what_is_shown_in_the_end(qtbot, window):
    page = window.show_page("trends")

    page.which.choose("visits_cp")
    page.which.choose("days_without")

    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert page.says.text().startswith("Days with no social worker")
    qtbot.waitUntil(lambda: page.task is None)


def test_that_a_change_is_counted_at_once(qtbot, desk, follow):
    page = follow("no_social_worker")
    before = page.drawn().points[-1].children

    held = desk.ask(lambda store: store.of_children(Allocation, [OVERDUE]))
    assert desk.make(end_allocation(held, on("2026-11-19"), DAY)) is None

    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert set(page.drawn().points[-1].children) - set(before) == {OVERDUE}


def test_that_the_months_go_back_from_the_day_that_is_looked_at(qtbot, desk, page):
    desk.look_at(on("2026-06-30"))

    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert cells(page.months, "Month")[0] == "June 2026"
    assert page.drawn().points[-1].whole


def test_that_a_fault_is_said_in_words(qtbot, window, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("Wren Abbot")

    monkeypatch.setattr(of_page, "reckoned", broken)
    page = window.show_page("trends")

    qtbot.waitUntil(lambda: "Something unexpected went wrong" in page.says.text())
    assert "Wren" not in page.says.text()


def test_that_without_the_charts_library_a_sentence_stands_in_its_place(qtbot, window, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyqtgraph", None)
    page = window.show_page("trends")

    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert page.chart.caption.text() == (
        "The chart cannot be drawn here. The list below has its figures."
    )
    assert len(page.months.records.rows) == 24


def test_that_the_chart_wears_the_palette_and_tells_by_shape(dressed, follow):
    page = follow("agency_share")

    dressed.wear(DARK)

    picture = page.chart.plot.grab().toImage()
    assert picture.pixelColor(picture.width() - 2, 2).name().upper() == DARK.surface
    assert set(marks(page.drawn())) <= {"o", "s", "d"}


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_that_the_chart_is_written_as_a_picture(qtbot, page, tmp_path, ending):
    out = tmp_path / f"chart.{ending}"

    page.write_chart(out)

    qtbot.waitUntil(lambda: page.words == f"Written: chart.{ending}")
    if ending == "png":
        assert QImage(str(out)).width() == 2880
    else:
        assert QSvgRenderer(str(out)).isValid()
        assert "Children in care with three or more" in out.read_text("utf-8")


def test_that_a_chart_that_cannot_be_written_is_said(qtbot, page, tmp_path):
    page.write_chart(tmp_path / "nowhere" / "chart.png")

    qtbot.waitUntil(lambda: "the folder is not there" in page.words)


def test_that_the_paper_has_the_sentence_the_chart_and_the_months_and_no_child(page):
    html = as_html(page.paper())

    assert page.says.text() in html
    assert "data:image/png" in html
    assert "October 2026" in html
    assert names_in(html) == set()
    assert CHANGED not in html
    assert PRIYA not in html


def test_that_print_previews_the_chart_with_its_months(window, page):
    window.actions_["print"].trigger()

    preview = window.findChild(of_preview())
    assert "Children in care with three or more" in preview.pages.html
    preview.close()


def of_preview():
    from herefordshire_desk.views.printing import Preview

    return Preview


def test_that_of_visits_it_is_the_children_without_one_in_time_who_are_listed(follow):
    page = follow("visits_cp")
    page.months.selectRow(0)

    listed = len(page.behind.records.rows)
    assert page.behind_heading.text().endswith(" without one in time")
    assert f" {listed} child" in page.behind_heading.text()


@pytest.mark.parametrize(("span", "months"), [("6", 6), ("12", 12), ("36", 36)])
def test_that_another_span_has_as_many_months(qtbot, page, span, months):
    page.span.choose(span)

    assert page.drawn() is None
    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert len(page.months.records.rows) == months
    assert page.drawn().points[-1].day == DAY


def test_that_all_on_record_begins_with_the_first_of_it(qtbot, desk, page):
    first = allocation(id="OLD", child_id="778", start=on("2019-03-04"), end=on("2019-05-01"))
    assert desk.make(added("Make", child(id="778"), first)) is None

    page.span.choose("ever")

    qtbot.waitUntil(lambda: page.drawn() is not None)
    assert page.drawn().points[0].first == on("2019-03-01")
    assert page.subtitle.text().startswith("March 2019 to ")
