from datetime import date

import pytest

from herefordshire_desk.models.columns import Column, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="nothing_is_blank"),
        pytest.param("", "", id="blank_stays_blank"),
        pytest.param("Priya Nair", "Priya Nair", id="words_as_they_are"),
        pytest.param("001", "001", id="an_id_keeps_its_noughts"),
        pytest.param(0, "0", id="nought_is_a_figure"),
        pytest.param(18, "18", id="a_whole_number"),
        pytest.param(11269, "11,269", id="thousands_set_apart"),
        pytest.param(17.25, "17.2", id="one_decimal"),
        pytest.param(0.0, "0.0", id="a_decimal_nought"),
        pytest.param(date(2026, 11, 1), "1 Nov 2026", id="a_date"),
    ],
)
def test_that_a_value_is_shown_as_people_read_it(value, text):
    assert shown(value) == text
    assert Column("", lambda _: value).text("row") == text


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([3, 20, 100, None], id="numbers_by_size"),
        pytest.param([0, 1, None], id="nought_is_not_nothing"),
        pytest.param([date(2026, 2, 1), date(2026, 11, 1), None], id="dates_by_day"),
        pytest.param(["ada", "Bea", "cleo", ""], id="words_whatever_their_case"),
    ],
)
def test_that_values_sort_as_people_would_and_nothing_comes_last(values):
    column, backwards = Column("", lambda value: value), values[::-1]

    assert sorted(backwards, key=column.sort_key) == values


def test_that_a_column_may_sort_by_other_than_it_shows():
    column = Column("State", lambda row: row[0], sort=lambda row: row[1])
    rows = [("In date", 3), ("Overdue", 1), ("Due today", 2)]

    in_order = sorted(rows, key=column.sort_key)

    assert [column.text(row) for row in in_order] == ["Overdue", "Due today", "In date"]
