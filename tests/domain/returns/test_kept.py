from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.records import SentSheet
from herefordshire_desk.domain.returns.kept import kept_sheets, packed, sheets_of, unpacked
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY
from tests.make_returns import held, snapshot

CELLS = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_that_a_sheet_comes_back_cell_for_cell_and_type_for_type(rows) -> None:
    sheet = ReturnSheet(name="s", table="tbl_s", columns=("a", "b"), key=("a",), rows=tuple(rows))
    back = unpacked(SentSheet(id="1", sent_id="r", name="s", packed=packed(sheet)))
    assert back == sheet
    kinds = [[type(cell) for cell in row] for row in back.rows]
    assert kinds == [[type(cell) for cell in row] for row in rows]


def test_that_a_return_marked_as_sent_is_kept_whole_and_in_order() -> None:
    made = weekly(snapshot(held("100")))
    sent, *kept = (edit.after for edit in mark_sent(made, DAY).edits)
    assert tuple(sheets_of(sent, reversed(kept)).values()) == made.sheets


def test_that_the_sheets_of_another_return_are_not_taken_for_its_own() -> None:
    made = weekly(snapshot(held("100")))
    sent, *_ = (edit.after for edit in mark_sent(made, DAY).edits)
    assert sheets_of(sent, kept_sheets(made, "weekly:2026-W46:1")) == {}


def test_that_no_name_is_kept_that_did_not_go_out() -> None:
    whole = "".join(
        str(row) for sheet in weekly(snapshot(held("100"))).sheets for row in sheet.rows
    )
    assert "Quillfeather" not in whole
