"""Sorting by several columns and searching, against plain definitions of both."""

from datetime import date
from functools import cmp_to_key

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.models.columns import Column, folded
from herefordshire_desk.models.kept_rows import KeptRows

COLUMNS = (
    Column("Name", lambda row: row[0]),
    Column("Days", lambda row: row[1]),
    Column("Seen", lambda row: row[2]),
)
NAMES = st.sampled_from(["", "Ada", "ada", "Ádá", "Bea", "Zoë", "zoe"])
DAYS = st.none() | st.integers(-2, 2)
SEEN = st.none() | st.dates(date(2026, 1, 30), date(2026, 2, 2))
ROWS = st.lists(st.tuples(NAMES, DAYS, SEEN, st.integers()), max_size=12)
ORDERS = st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=3).map(tuple)


def decided(one, other, order):
    """Which of two rows comes first, as a person would say it; 0 where nothing parts them."""
    for column, down in order:
        (blank, mine), (blank_too, theirs) = (COLUMNS[column].sort_key(r) for r in (one, other))
        if blank != blank_too:
            return 1 if blank else -1
        if not blank and mine != theirs:
            return -1 if (mine < theirs) != down else 1
    return 0


@given(ROWS, ORDERS)
def test_that_several_columns_sort_as_one_comparison_of_them_all(rows, order):
    kept = KeptRows(COLUMNS, rows)

    shown = kept.shown(None, (), order)

    assert shown == sorted(rows, key=cmp_to_key(lambda one, other: decided(one, other, order)))


@given(ROWS, ORDERS, st.sampled_from(["", "a", "ada 1", "feb 2026", "zoe"]))
def test_that_a_search_leaves_rows_out_and_moves_none(rows, order, typed):
    kept = KeptRows(COLUMNS, rows)
    words = folded(typed).split()

    shown = kept.shown(None, words, order)

    text = {id(row): folded(" ".join(each.text(row) for each in COLUMNS)) for row in rows}
    everyone = kept.shown(None, (), order)
    assert shown == [row for row in everyone if all(word in text[id(row)] for word in words)]


@given(ROWS, ORDERS, ORDERS)
def test_that_an_order_does_not_depend_on_what_was_asked_before(rows, first, then):
    kept = KeptRows(COLUMNS, rows)
    kept.shown(None, (), first)

    assert kept.shown(None, (), then) == KeptRows(COLUMNS, rows).shown(None, (), then)


def test_that_what_is_searched_and_sorted_by_is_worked_out_once():
    asked = []

    def name(row):
        asked.append(row)
        return row

    kept = KeptRows([Column("Name", name)], ["Bea", "Ada"])
    for typed in ("a", "ad", "ada"):
        kept.shown(None, [typed], ((0, False),))

    assert len(asked) == 4  # once a row to sort, once a row to search
