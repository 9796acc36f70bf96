from io import BytesIO

from openpyxl import Workbook

from herefordshire_desk.workbooks.workbook_rows import BLANK_ROWS, rows_of


def said(fill):
    workbook = Workbook()
    fill(workbook.active)
    data = BytesIO()
    workbook.save(data)
    return list(rows_of("book.xlsx", data.getvalue()))


def test_that_rows_end_with_their_last_filled_cell():
    def fill(sheet):
        sheet.append(["id", "name", None, ""])
        sheet.append(["1", None, None, None])

    assert said(fill)[1:] == [["id", "name"], ["1"]]


def test_that_each_sheet_begins_with_its_name_and_how_it_counts_days():
    assert said(lambda sheet: sheet.append(["id"]))[0] == {"sheet": "Sheet", "serial_dates": True}


def test_that_blank_rows_keep_the_numbers_of_those_after_them():
    def fill(sheet):
        sheet["A1"], sheet["A4"] = "id", "1"

    assert said(fill)[1:] == [["id"], [], [], ["1"]]


def test_that_a_cell_far_away_does_not_make_a_hundred_thousand_rows():
    def fill(sheet):
        sheet["A1"] = "id"
        sheet.cell(row=90_000, column=1, value="far")

    *rows, last = said(fill)[1:]
    assert len(rows) == 1 + BLANK_ROWS
    assert last == {"note": "Sheet was read as far as row 1: blank rows follow."}
