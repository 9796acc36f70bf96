"""Whatever is written is read back as the same canonical text, date or id."""

import csv
from datetime import date
from io import BytesIO, StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.cells import identifier, recorded
from herefordshire_desk.domain.extracts.dates import date_converter
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from herefordshire_desk.workbooks.build import workbook_bytes
from herefordshire_desk.workbooks.csv_files import read_csv
from herefordshire_desk.workbooks.files import File
from herefordshire_desk.workbooks.workbook_rows import rows_of

TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"),
    max_size=40,
).filter(lambda words: "_x" not in words)
DATES = st.dates(date(1900, 3, 1), date(2100, 12, 31))
IDS = st.text("0123456789ABCdef", min_size=1, max_size=24)
ROWS = st.lists(st.tuples(IDS, TEXT, DATES), min_size=1, max_size=8)
AS_DATE = date_converter()


def canonical(rows):
    return [(identifier(one), recorded(words), AS_DATE(day)) for one, words, day in rows]


def from_workbook(rows):
    sheet = ReturnSheet(
        name="S", table="t", columns=("id", "words", "day"), key=("id",), rows=tuple(rows)
    )
    book = workbook_bytes([sheet], title="t", as_of=date(2026, 11, 20), defined_names={})
    told = [said for said in rows_of("a.xlsx", book) if isinstance(said, list)]
    return [tuple((*row, None, None, None)[:3]) for row in told[1:]]


def from_csv(rows, as_text):
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(
        [("id", "words", "day"), *((one, words, as_text(day)) for one, words, day in rows)]
    )
    sheet = read_csv(File("a.csv", lambda: BytesIO(text.getvalue().encode())), lambda _: None)
    return list(sheet.rows)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_that_texts_dates_and_ids_survive_a_workbook(rows):
    cells = [(one, words or None, day) for one, words, day in rows]
    assert canonical(from_workbook(cells)) == canonical(rows)


@given(ROWS)
def test_that_texts_dates_and_ids_survive_a_csv_file(rows):
    for as_text in (date.isoformat, lambda day: f"{day:%d/%m}/{day.year:04}"):
        assert canonical(from_csv(rows, as_text)) == canonical(rows)


@given(IDS)
def test_that_an_id_of_text_is_never_altered(one):
    assert identifier(one) == one
    assert identifier(f" {one}\xa0") == one


@given(TEXT)
def test_that_what_is_canonical_stays_so(words):
    assert recorded(recorded(words)) == recorded(words)
