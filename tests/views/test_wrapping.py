import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk.views.wrapping import Wrapping


@pytest.fixture
def row(qtbot, dressed):
    row = three_in(Wrapping(10))
    qtbot.addWidget(row)
    row.show()
    return row


def three_in(wrapping):
    """Three buttons of 100 by 30, ten pixels apart."""
    row = QWidget()
    row.wrapping = wrapping
    row.setLayout(wrapping)
    for text in "ABC":
        button = QPushButton(text)
        button.setFixedSize(100, 30)
        wrapping.addWidget(button)
    return row


def places(row, width):
    row.resize(width, row.wrapping.heightForWidth(width))
    row.wrapping.activate()
    return [(each.x(), each.y()) for each in row.findChildren(QPushButton)]


@pytest.mark.parametrize(
    ("width", "found"),
    [
        pytest.param(320, [(0, 0), (110, 0), (220, 0)], id="side_by_side"),
        pytest.param(400, [(80, 0), (190, 0), (300, 0)], id="at_the_right"),
        pytest.param(319, [(109, 0), (219, 0), (219, 40)], id="the_last_below"),
        pytest.param(150, [(50, 0), (50, 40), (50, 80)], id="one_under_the_other"),
    ],
)
def test_that_buttons_stand_in_as_many_rows_as_they_need(row, width, found):
    assert places(row, width) == found


@pytest.mark.parametrize(("width", "height"), [(320, 30), (319, 70), (100, 110)])
def test_that_the_height_is_that_of_the_rows(row, width, height):
    assert row.wrapping.hasHeightForWidth()
    assert row.wrapping.heightForWidth(width) == height


def test_that_one_row_is_asked_for_and_one_button_across_is_enough(row):
    assert row.wrapping.sizeHint().width() == 320
    assert row.wrapping.minimumSize().width() == 100


def test_that_a_button_can_be_taken_out_again(row):
    taken = row.wrapping.takeAt(1)

    assert taken.widget().text() == "B"
    assert row.wrapping.count() == 2
    assert row.wrapping.takeAt(9) is None
    assert row.wrapping.itemAt(9) is None


def test_that_a_hidden_button_takes_no_room(row):
    hidden = row.findChildren(QPushButton)[1]
    hidden.hide()

    assert [at for at, each in zip(places(row, 320), "ABC", strict=True) if each != "B"] == [
        (110, 0),
        (220, 0),
    ]


def test_that_one_put_first_stands_left_and_leaves_the_others_where_they_were(row):
    before = places(row, 430)
    first = QPushButton("D")
    first.setFixedSize(100, 30)

    row.wrapping.put_first(first)

    assert places(row, 430)[:3] == before
    assert first.x() == 0


def test_that_rows_begin_at_the_left_where_that_is_wanted(qtbot, dressed):
    row = three_in(Wrapping(10, from_left=True))
    qtbot.addWidget(row)
    row.show()
    assert places(row, 400) == [(0, 0), (110, 0), (220, 0)]
    assert places(row, 230) == [(0, 0), (110, 0), (0, 40)]
