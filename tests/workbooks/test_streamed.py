"""The rows that are streamed, as somebody else's reader reads them."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.sheets import LongSheet, Rows
from herefordshire_desk.workbooks.build import workbook_bytes
from herefordshire_desk.workbooks.streamed import AT_ONCE
from tests.make import DAY
from tests.make_workbooks import read, values

CELLS = st.one_of(
    st.none(),
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), min_size=1),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1)),
)


def written(rows):
    sheet = LongSheet(
        name="visits",
        table="tbl_visits",
        columns=("a", "b"),
        rows=Rows(len(rows), lambda: rows),
    )
    return read(workbook_bytes([sheet], title="A", as_of=DAY, defined_names={}))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=20))
def test_that_every_cell_is_read_back_to_its_last_digit(rows) -> None:
    filled = [(f"r{at}", *row) for at, row in enumerate(rows)]
    told = [row[:2] for row in filled]
    assert values(written(told)) == told


def test_that_more_rows_than_go_out_at_once_are_all_there_in_order() -> None:
    rows = [(f"{at:05}", at) for at in range(2 * AT_ONCE + 3)]
    assert values(written(rows)) == rows
