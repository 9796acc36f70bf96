"""What is in a workbook, read back cell for cell by somebody else's reader."""

import getpass
import platform
import re
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.sheets import Cell, Return, prose
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, allocation, social_worker
from tests.make_returns import held, snapshot
from tests.make_workbooks import read, table, values, write

INJECTIONS = [
    "=1+1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://example.org","here")', "+1", "-1+1",
    "@SUM(A1:A2)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "#N/A", "#REF!", "TRUE",
    "1e5", "00123", "12345678901234567", "03/04/2026", "2026-11-20", "{=1}", "=", '";a', "%0A=1",
    "\ufeff=1", "\uff1d1+1",
]  # fmt: skip
# what XML and Excel can hold exactly; surrogates and control characters they cannot
TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    min_size=1,
)


@pytest.fixture(scope="module")
def made() -> Return:
    odd = allocation(reason="Wilhelmina's mum asked", team="=1+1", id="=cmd|'/c calc'!A0")
    people = (social_worker(fte=0.6), social_worker(id="@SW2", fte=None))
    return weekly(snapshot(held("0012", "SW1", odd), held("C2", "@SW2"), social_workers=people))


@pytest.fixture(scope="module")
def written(made: Return, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_made(made, tmp_path_factory.mktemp("out") / made.file_name)


def write_made(made: Return, out: Path) -> bytes:
    given = {"title": made.title, "as_of": made.as_of, "defined_names": made.defined_names}
    return write(made.sheets, out, **given)


def test_that_every_cell_of_a_return_is_read_back_with_its_type(
    made: Return, written: bytes
) -> None:
    book = read(written)
    assert book.sheetnames == [sheet.name for sheet in made.sheets]
    for sheet in made.sheets:
        rows = ((sheet.columns, *sheet.rows)) if sheet.table else sheet.rows
        page = book[sheet.name]
        assert page.max_row == len(rows)
        for row, expected in zip(page.iter_rows(), rows, strict=True):
            for cell, value in zip(row, expected, strict=True):
                place = f"{sheet.name}!{cell.coordinate}"
                assert cell.is_date == isinstance(value, date), place
                assert (cell.value.date() if cell.is_date else cell.value) == value, place
                assert cell.data_type == type_of(value), place
                assert bool(cell.quotePrefix) == isinstance(value, str), place
                assert cell.number_format == ("yyyy-mm-dd" if cell.is_date else "General"), place


def type_of(value: Cell) -> str:
    return "s" if isinstance(value, str) else "d" if isinstance(value, date) else "n"


def test_that_every_data_sheet_is_a_table_without_filter_buttons(
    made: Return, written: bytes
) -> None:
    book = read(written)
    for sheet in made.sheets:
        tables = list(book[sheet.name].tables.values())
        assert [each.displayName for each in tables] == ([sheet.table] if sheet.table else [])
        for each in tables:
            assert each.column_names == list(sheet.columns)
            if sheet.rows:
                assert each.ref == book[sheet.name].dimensions
            assert each.autoFilter is None


def test_that_a_table_without_rows_has_excel_s_empty_insert_row(tmp_path: Path) -> None:
    whole = write((table(),), tmp_path / "empty.xlsx")
    page = read(whole)["visits"]
    assert page.tables["tbl_visits"].ref == "A1:B2"
    assert page.tables["tbl_visits"].insertRow
    assert page.max_row == 1


def test_that_the_names_stand_for_the_team_the_period_and_the_schema(written: bytes) -> None:
    book = read(written)
    told = {}
    for name, defined in book.defined_names.items():
        ((sheet, cell),) = defined.destinations
        told[name] = book[sheet][cell].value
    assert told == {"return_team": "T1", "return_period": "2026-W47", "return_schema": "1.0"}


def test_that_people_find_the_first_sheet_open_at_a1_headings_bold_and_prose_wrapped(
    written: bytes,
) -> None:
    book = read(written)
    assert book.active is not None
    assert book.active.title == "Cover"
    for page in book.worksheets:
        assert page.sheet_view.selection[0].activeCell == "A1"
        assert page["A1"].font.b
        assert page.sheet_state == "visible"
        assert page.column_dimensions["A"].width > 8
        assert not page.merged_cells.ranges
    assert book["Cover"]["B2"].alignment.wrap_text


@pytest.mark.parametrize("payload", INJECTIONS)
def test_that_no_text_becomes_a_formula_an_error_or_a_number(payload: str, tmp_path: Path) -> None:
    sheet, page = table((payload, payload)), prose("notes", payload, [(payload, payload)])
    whole = write((sheet, page), tmp_path / "out.xlsx")
    book = read(whole)
    assert values(book) == [(payload, payload)]
    assert [c.value for row in book["notes"] for c in row] == [payload, None, payload, payload]
    with ZipFile(BytesIO(whole)) as parts:
        assert not any(re.search(rb"<f[ >/]", parts.read(name)) for name in parts.namelist())


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(
        st.tuples(
            TEXT,
            st.none() | st.dates(min_value=date(1900, 3, 1)),
            st.none() | st.integers(-(10**15), 10**15),
            st.none() | st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000),
        ),
        min_size=1,
        max_size=8,
    )
)
@example(rows=[(" leading and trailing ", date(1900, 3, 1), 0, 0.1)])
@example(rows=[("\t\n\r", date(9999, 12, 31), 10**15, -0.001)])
@example(rows=[("x" * 32_767, date(2024, 2, 29), -1, 1.0)])
def test_that_any_text_date_and_number_is_read_back_exactly(
    rows: list[tuple[Cell, ...]], tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    out.unlink(missing_ok=True)
    assert values(read(write((table(*rows),), out))) == rows


def test_that_equal_returns_give_equal_bytes(made: Return, written: bytes, tmp_path: Path) -> None:
    assert write_made(made, tmp_path / "again.xlsx") == written


def test_that_another_day_gives_other_bytes(tmp_path: Path) -> None:
    sheets = (table(("V1", 1)),)
    one = write(sheets, tmp_path / "1.xlsx")
    other = write(sheets, tmp_path / "2.xlsx", as_of=date(2026, 11, 21))
    assert one != other


def test_that_the_file_says_nothing_of_who_made_it_where_or_with_what(written: bytes) -> None:
    properties, midnight = read(written).properties, datetime.combine(DAY, time())
    assert (properties.creator, properties.title) == (
        "Herefordshire desk",
        "Weekly return of CP Team 1, 2026-W47",
    )
    assert properties.created == properties.modified == midnight
    assert properties.lastModifiedBy is None
    with ZipFile(BytesIO(written)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(part.comment, part.extra, part.create_system) for part in parts.infolist()} == {
            (b"", b"", 0)
        }
        others = [name for name in parts.namelist() if not name.startswith("xl/worksheets/")]
        whole = b"".join(parts.read(name) for name in others).decode()
    for word in (getpass.getuser(), platform.node(), "openpyxl", str(Path.home())):
        assert not re.search(rf"\b{re.escape(word)}\b", whole, re.IGNORECASE), word
    assert not [n for n in others if re.search("comment|drawing|external|printer|custom|vba", n)]


def test_that_no_name_date_of_birth_or_words_about_a_child_are_in_any_part(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    for told in ("Wilhelmina", "Quillfeather", "2015-05-01", "1 May 2015", "42125", "Priya"):
        assert told.encode() not in whole, told
    assert b"0012" in whole
