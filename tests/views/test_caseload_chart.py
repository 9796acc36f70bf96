import sys
from dataclasses import replace

import pytest
from pyqtgraph import TextItem

from herefordshire_desk.domain.caseloads import caseloads
from herefordshire_desk.views.caseload_chart import CaseloadChart, england
from herefordshire_desk.views.tokens import DARK


@pytest.fixture
def found(desk):
    shown = desk.picture
    return caseloads(
        shown.social_workers.values(), shown.assessments.values(), shown.policy, shown.day
    )


@pytest.fixture
def chart(qtbot, dressed, desk):
    chart = CaseloadChart(desk)
    qtbot.addWidget(chart)
    chart.resize(500, 300)
    chart.show()
    return chart


def test_that_there_is_a_bar_for_everybody_whose_fte_is_known_the_fullest_first(chart, found):
    chart.show_caseloads(found)

    names = [each.social_worker.name for each in chart.caseloads]
    assert names == ["Megan Pugh", "Priya Nair", "Tom Beddoes"]


def test_that_a_long_name_leaves_room_for_the_bars_and_the_words_have_all_of_it(chart, found):
    long = replace(found[0].social_worker, name="Wilhelmina Featherstonehaugh-Cholmondeley")
    chart.show_caseloads([found[0]._replace(social_worker=long), *found[1:]])

    ticks = chart.plot.getAxis("left")._tickLevels[0]
    assert "Wilhelmina Featherstone…" in [words for _, words in ticks]
    assert "Wilhelmina Featherstonehaugh-Cholmondeley" in chart.in_words()


def test_that_the_chart_describes_itself_in_words(chart, found):
    chart.show_caseloads(found)

    assert chart.accessibleName() == "Children per full-time social worker"
    assert chart.accessibleDescription().startswith(
        "Megan Pugh 20.0, Priya Nair 5.0, Tom Beddoes 3.0."
    )
    assert "the team's limit, 18" in chart.accessibleDescription()


def test_that_englands_average_is_the_latest_on_file():
    year, average = england()

    assert int(year[:4]) >= 2023
    assert 10 < average < 20


def test_that_the_chart_wears_the_palette(qtbot, dressed, chart, found):
    chart.show_caseloads(found)

    dressed.wear(DARK)

    picture = chart.plot.grab().toImage()
    assert picture.pixelColor(picture.width() - 4, 4).name().upper() == DARK.surface


def test_that_where_nobody_holds_children_a_sentence_says_so(chart, found):
    chart.show_caseloads([])
    assert "nothing to draw" in chart.caption.text()
    assert not chart.plot.isVisible()
    assert chart.accessibleDescription() == chart.caption.text()

    chart.show_caseloads(found)
    assert chart.plot.isVisible()


def test_that_without_the_charts_library_a_sentence_stands_in_its_place(
    qtbot, chart, found, monkeypatch
):
    monkeypatch.setitem(sys.modules, "pyqtgraph", None)

    chart.show_caseloads(found)

    assert chart.caption.text() == (
        "The chart cannot be drawn here. The list above has its figures."
    )


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_longest_bars_figure_stands_in_it_where_no_edge_can_cut_it(
    dressed, chart, found, percent
):
    dressed.wear(DARK, percent)
    chart.show_caseloads(found)
    chart.plot.grab()

    figures = [item for item in chart.plot.plotItem.items if isinstance(item, TextItem)]
    longest = max(figures, key=lambda figure: figure.pos().x())
    box = longest.mapRectToScene(longest.boundingRect())
    end_of_bar = chart.plot.plotItem.vb.mapViewToScene(longest.pos())
    assert box.right() <= end_of_bar.x()
