"""Checksums of a return's sheets: what they find, and what leaves them true."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.integrity import canonical_text, checksums, overall
from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet

TEXTS = st.tuples(*[st.none() | st.text(alphabet="\\ntr\t\n\rA", min_size=1)] * 3)


def sheet(*rows: tuple[Cell, ...], name: str = "visits") -> ReturnSheet:
    columns = ("visit_id", "child_id", "value")
    return ReturnSheet(
        name=name, table=f"tbl_{name}", columns=columns, key=("visit_id",), rows=rows
    )


VISITS = sheet(("V1", "C1", date(2026, 11, 20)), ("V2", "C1", 3), ("V3", None, 0.6))


def test_that_the_text_is_lines_of_tab_separated_cells_in_order_of_the_key() -> None:
    backwards = replace(VISITS, rows=VISITS.rows[::-1])
    assert (
        canonical_text(backwards)
        == canonical_text(VISITS)
        == ("visit_id\tchild_id\tvalue\nV1\tC1\t2026-11-20\nV2\tC1\t3\nV3\t\t0.6\n")
    )


def test_that_tabs_line_ends_and_backslashes_are_written_out() -> None:
    text = canonical_text(sheet(("a\tb", "c\nd\r", "e\\n")))
    assert text.splitlines()[1] == "a\\tb\tc\\nd\\r\te\\\\n"


def test_that_a_checksum_is_the_sha_256_of_the_text() -> None:
    expected = sha256(canonical_text(VISITS).encode("utf-8")).hexdigest()
    assert checksums([VISITS]) == {"visits": expected}
    assert overall({"visits": expected}) == sha256(f"visits\t{expected}\n".encode()).hexdigest()


def test_that_a_whole_number_is_the_same_written_with_or_without_a_decimal_point() -> None:
    assert canonical_text(sheet(("V1", "C1", 2.0))) == canonical_text(sheet(("V1", "C1", 2)))


@pytest.mark.parametrize(
    "altered",
    [
        pytest.param(
            sheet(("V1", "C2", date(2026, 11, 20)), *VISITS.rows[1:]), id="a_changed_cell"
        ),
        pytest.param(sheet(*VISITS.rows[:2]), id="a_lost_row"),
        pytest.param(sheet(*VISITS.rows, VISITS.rows[0]), id="a_repeated_row"),
        pytest.param(replace(VISITS, columns=("visit_id", "value", "child_id")), id="a_heading"),
    ],
)
def test_that_this_is_found(altered: ReturnSheet) -> None:
    assert checksums([altered]) != checksums([VISITS])


def test_that_swapped_sheets_are_found() -> None:
    other = sheet(("V9", "C9", 9), name="children")
    as_written = overall(checksums([VISITS, other]))
    swapped = [replace(VISITS, name="children"), replace(other, name="visits")]
    assert overall(checksums(swapped)) != as_written
    assert overall(checksums([other, VISITS])) != as_written


def test_that_the_submission_leaves_out_its_checksums_but_not_its_revision() -> None:
    def submission(revision: int, digest: str) -> ReturnSheet:
        rows = (("revision", revision), ("sha256_all", digest))
        return ReturnSheet(
            name="submission", table="t", columns=("field", "value"), key=("field",), rows=rows
        )

    assert checksums([submission(1, "a")]) == checksums([submission(1, "b")])
    assert checksums([submission(1, "a")]) != checksums([submission(2, "a")])


def test_that_prose_has_no_checksum() -> None:
    assert checksums([ReturnSheet(name="Cover", rows=(("A title", None),))]) == {}


@given(one=TEXTS, other=TEXTS)
def test_that_two_rows_of_text_never_have_one_text(
    one: tuple[Cell, ...], other: tuple[Cell, ...]
) -> None:
    assume(one != other)
    assert canonical_text(sheet(one)) != canonical_text(sheet(other))
