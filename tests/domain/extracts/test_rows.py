from datetime import datetime

import pytest

from herefordshire_desk.domain.extracts.rows import read_rows
from herefordshire_desk.domain.extracts.tables import Field, Table
from herefordshire_desk.domain.problems import Problem
from tests.domain.extracts.sheets import sheet
from tests.make import on

TABLE = Table(
    name="visits",
    record="Visit",
    kind="CP",
    words="",
    fields=(
        Field("id", ("visit_id",), "id", needed=True),
        Field("on", ("visit_date",), "date", needed=True),
        Field("category", ("latest", "initial")),
        Field("seen", ("seen",), "yes_no"),
    ),
)


def reading(headings, *rows):
    return read_rows(sheet("visits", headings, *rows), TABLE)


def test_that_rows_are_read_by_their_headings_in_any_order():
    found = reading("Seen,Visit_Date,Notes,Visit ID", ("y", "20/11/2026", "well", "1.0"))
    assert found.rows[0].values == {"id": "1", "on": on("2026-11-20"), "seen": True}
    assert found.found == {"id", "on", "seen"}


def test_that_a_row_counts_as_the_file_does_and_blank_rows_count_too():
    found = reading("visit_id,visit_date", ("1", "2026-11-20"), (), ("", None), ("2", "2026-11-21"))
    assert [row.number for row in found.rows] == [2, 5]
    assert found.count == 2


def test_that_the_first_filled_of_several_columns_counts():
    found = reading(
        "visit_id,visit_date,initial,latest",
        ("1", "2026-11-20", "NEG", "PHY"),
        ("2", "2026-11-20", "NEG", " "),
        ("3", "2026-11-20"),
    )
    assert [row.values["category"] for row in found.rows] == ["PHY", "NEG", ""]


@pytest.mark.parametrize(
    ("row", "field", "message"),
    [
        (("1", "31/11/2026"), "visit_date", "31/11/2026 is not a date."),
        (("1", ""), "visit_date", "visit_date is blank."),
        (("", "2026-11-20"), "visit_id", "visit_id is blank."),
        (("-", "2026-11-20"), "visit_id", "visit_id is blank."),
        (
            ("1", "2026-11-20", "x"),
            "",
            "This row has more values than there are headings: some may be in the wrong column.",
        ),
    ],
)
def test_that_a_row_that_cannot_be_read_is_left_out_and_listed(row, field, message):
    found = reading("visit_id,visit_date", ("0", "2026-11-20"), row)
    assert [each.values["id"] for each in found.rows] == ["0"]
    assert found.problems == (Problem(field, message, "visits.csv", 3),)
    assert found.count == 2


def test_that_everything_wrong_with_a_row_is_said():
    found = reading("visit_id,visit_date", ("", "never"))
    assert [problem.message for problem in found.problems] == [
        "visit_id is blank.",
        "never is not a date.",
    ]


def test_that_a_sheet_without_a_needed_column_is_not_read():
    found = reading("visit_id,when", ("1", "2026-11-20"))
    assert found.rows == ()
    assert found.problems == (
        Problem(
            "visit_date",
            "There is no column “visit_date”, so this table was not read.",
            "visits.csv",
            1,
        ),
    )


def test_that_reading_a_column_month_first_is_said_once():
    found = reading(
        "visit_id,visit_date", ("1", "03/25/2026"), ("2", "04/26/2026"), ("3", "5/6/2026")
    )
    assert [row.values["on"] for row in found.rows] == [
        on("2026-03-25"),
        on("2026-04-26"),
        on("2026-05-06"),
    ]
    assert found.problems == (
        Problem(
            "visit_date",
            "The dates in this column have the month first, and were read so.",
            "visits.csv",
            1,
        ),
    )


def test_that_one_date_the_wrong_way_round_is_left_out():
    found = reading("visit_id,visit_date", ("1", "03/25/2026"), ("2", "03/04/2026"))
    assert [row.values["on"] for row in found.rows] == [on("2026-04-03")]
    assert [problem.row for problem in found.problems] == [2]


def test_that_a_moment_is_its_day():
    found = reading("visit_id,visit_date", (1, datetime.fromisoformat("2026-11-20T13:05")))
    assert found.rows[0].values["on"] == on("2026-11-20")


def test_that_plain_numbers_are_no_dates_in_a_workbook_that_counts_from_1904():
    rows = sheet("visits", "visit_id,visit_date", ("1", 46085), serial_dates=False)
    assert [problem.message for problem in read_rows(rows, TABLE).problems] == [
        "46085 is not a date."
    ]
