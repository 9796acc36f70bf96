import pytest

from herefordshire_desk.views.elided import ElidedLabel

WORDS = "11 years old · CP plan · Priya Nair since 5 January 2026 (10 months)"


@pytest.fixture
def label(qtbot, dressed):
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    return label


def test_that_a_text_that_does_not_fit_is_whole_in_its_tool_tip(label):
    label.resize(100, 24)
    label.grab()

    assert label.toolTip() == WORDS
    assert label.text() == WORDS


def test_that_a_text_that_fits_needs_no_tool_tip(label):
    label.resize(100, 24)
    label.grab()

    label.resize(2000, 24)
    label.grab()

    assert label.toolTip() == ""


def test_that_it_gives_way_to_its_neighbours(label):
    assert label.minimumSizeHint().width() == 0
