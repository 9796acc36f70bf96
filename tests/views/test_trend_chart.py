import pytest
from pyqtgraph import PlotCurveItem, ScatterPlotItem
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from herefordshire_desk.domain.records import Milestone
from herefordshire_desk.domain.trend_points import Point, benchmarks, trends
from herefordshire_desk.domain.trend_sent import AsSent
from herefordshire_desk.domain.trend_words import usual_of
from herefordshire_desk.views.tokens import LIGHT
from herefordshire_desk.views.trend_chart import TrendChart
from herefordshire_desk.views.trend_drawn import Drawn
from herefordshire_desk.views.trend_plot import marks
from tests.make import DAY
from tests.make_trends import of_shares

APART = trends()["held_by_agency"]


@pytest.fixture
def chart(qtbot, dressed):
    chart = TrendChart()
    qtbot.addWidget(chart)
    chart.resize(700, 300)
    chart.show()
    return chart


def drawn(points, trend=APART):
    return Drawn(points, usual_of(trend, points), benchmarks()[trend.id], "percent")


def items(chart, kind):
    return [each for each in chart.plot.plotItem.items if isinstance(each, kind)]


def test_that_the_line_breaks_at_a_gap_and_nothing_is_drawn_there(chart):
    known = of_shares(*[(2, 8)] * 9)
    gap = Point(known[4].first, known[4].day, True, None)

    chart.show_trend(drawn([*known[:4], gap, *known[5:]]))
    chart.plot.grab()

    lines = [[int(x) for x in each.getData()[0]] for each in items(chart, PlotCurveItem)]
    assert lines == [[0, 1, 2, 3], [5, 6, 7, 8]]
    assert sum(len(each.points()) for each in items(chart, ScatterPlotItem)) == 8


def test_that_a_trend_of_gaps_alone_is_drawn_as_nothing(chart):
    chart.show_trend(drawn([Point(DAY, DAY, True, None)] * 24))
    chart.plot.grab()

    assert items(chart, PlotCurveItem) == []
    assert chart.caption.text().startswith("A gap is a month that is not known")


def test_that_what_stands_out_has_a_shape_of_its_own():
    shares = [(20, 50), (21, 50)] * 4 + [(45, 50)] + [(19, 50), (18, 50)] * 4

    shapes = marks(drawn(of_shares(*shares)))

    assert shapes[8] == "s"
    assert shapes[9:16] == ["d"] * 7
    assert set(shapes[:8]) == {"o"}


def test_that_englands_lines_are_named(chart):
    trend = trends()["three_or_more"]
    chart.show_trend(drawn(of_shares(*[(20, 50)] * 9), trend), "In words.")

    texts = [each.toPlainText() for each in items(chart, object) if hasattr(each, "toPlainText")]
    assert texts == ["England 2023-24: 27", "England 2024-25: 24"]
    assert chart.accessibleDescription() == "In words."


def test_that_it_is_taken_away_while_another_is_worked_out(chart):
    chart.show_trend(drawn(of_shares(*[(20, 50)] * 9)))
    assert chart.plot.isVisible()

    chart.show_trend(None)

    assert not chart.plot.isVisible()
    assert chart.caption.text() == ""


def test_that_what_was_sent_is_triangles_apart_from_the_line_and_said_so(chart):
    points = of_shares(*[(20, 50)] * 9)
    then = [AsSent(each.figure, each.day, DAY) for each in points[:2]] + [None] * 7

    chart.show_trend(drawn(points)._replace(sent=then))
    chart.plot.grab()

    shapes = [each.opts["symbol"] for each in items(chart, ScatterPlotItem)]
    assert shapes.count("t") == 1
    assert len(items(chart, PlotCurveItem)) == 1
    assert "Triangle: as known then" in chart.caption.text()


def test_that_many_notes_lie_under_the_chart_and_not_behind_it(qtbot, dressed):
    chart = TrendChart()
    frame = QScrollArea(widgetResizable=True)
    qtbot.addWidget(frame)
    page = QWidget()
    QVBoxLayout(page).addWidget(chart, 1)
    frame.setWidget(page)
    frame.resize(400, 300)
    frame.show()
    points = of_shares(*[(20, 50)] * 9)
    notes = [Milestone(id=f"M{at}", on=points[at].day, words="A restructure " * 4) for at in (2, 5)]

    chart.show_trend(drawn(points)._replace(milestones=notes))

    def is_in_order():
        caption, plot = chart.caption.geometry(), chart.plot.parentWidget().geometry()
        needed = chart.caption.heightForWidth(caption.width())
        return plot.bottom() < caption.top() and caption.height() >= needed > 50

    qtbot.waitUntil(is_in_order)


@pytest.mark.parametrize("scale", [100, 200])
def test_that_months_are_named_along_the_foot_however_large_the_text(dressed, chart, scale):
    dressed.wear(LIGHT, scale)
    chart.resize(900, 400)
    chart.show_trend(drawn(of_shares(*[(20, 50)] * 24)))
    chart.plot.grab()
    chart.plot.plotItem.layout.activate()
    chart.plot.grab()

    axis = chart.plot.getAxis("bottom")
    picture = QPicture()
    painter = QPainter(picture)
    *_, texts = axis.generateDrawSpecs(painter)
    painter.end()
    said = [text for _, _, text in texts]
    assert said[-1] == "Nov 2026"
    assert len(said) >= 3
