"""The hostile corpus: files that are broken, spoilt or not what they seem, each with the one
sentence that whoever chose it is told.

`NEVER_READ` are refused before a row is looked at. `READ_WITH_CARE` are read: the sentence is
that of the first problem, or what is said where nothing in the file can be used.
"""

import struct
from typing import NamedTuple

from tests.workbooks.workbook_files import packed, row, simple, with_part, with_rows, workbook


class Hostile(NamedTuple):
    """One file; `{}` in the sentence stands for its name."""

    name: str
    content: bytes
    sentence: str
    what: str


HEADINGS = row(1, "Child Unique ID", "CIN Start Date")
DAMAGED = "{} is damaged or not complete. Save it again from where it came, and try again."
SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
SWELLS = "{} would unpack to far more than a real workbook holds."
NO_USE = "No row of this extract can be used."
NOT_OURS = "This is neither an SSD nor an Annex A extract, nor SSDA903: no heading fits."
LAUGHS = "<!DOCTYPE x [<!ENTITY a '1'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1 if n else str()};' * 10}'>" for n in range(9))
)


def locked_zip() -> bytes:
    """A zip of one CSV file whose flags say that it needs a password."""
    data = bytearray(packed({"ssd_person.csv": b"pers_person_id\n1\n"}))
    central = data.index(b"PK\x01\x02")
    for place in (6, central + 8):
        (flags,) = struct.unpack_from("<H", data, place)
        struct.pack_into("<H", data, place, flags | 1)
    return bytes(data)


def people(*rows: str, headings: str = "pers_person_id,pers_surname,pers_dob") -> bytes:
    """ssd_person as a CSV file, a good row first."""
    return "\n".join((headings, "100,Aston,2015-06-01", *rows)).encode()


def list_six(*rows: tuple[object, ...]) -> bytes:
    """List 6 of Annex A as a workbook, a good row first."""
    headings = ("Child Unique ID", "Date of Birth", "CIN Start Date")
    return workbook({"List 6": [headings, ("100", "01/06/2015", "05/01/2026"), *rows]})


NEVER_READ = (
    Hostile("a.xlsx", b"", "a.xlsx is empty.", what="empty"),
    Hostile("a.csv", b"", "a.csv is empty.", what="empty_text"),
    Hostile("a.csv", b" \n\n", "a.csv has no headings in its first rows.", what="blank"),
    Hostile(
        "a.xlsx",
        b"just words",
        "a.xlsx is not an Excel workbook, whatever its name says.",
        what="not_a_zip",
    ),
    Hostile("a.xlsx", simple()[: len(simple()) // 2], DAMAGED, what="half_a_workbook"),
    Hostile("a.xlsx", b"PK\x03\x04", DAMAGED, what="four_bytes_of_one"),
    Hostile(
        "a.xls",
        b"\n<html><table><tr><td>Child</td></tr></table>",
        f"{{}} is a web page with a workbook's name. {SAVE_AS}",
        what="a_web_page",
    ),
    Hostile(
        "a.xls",
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
        f"{{}} is in the old .xls format. {SAVE_AS}",
        what="the_old_format",
    ),
    Hostile(
        "a.xlsb",
        packed({"xl/workbook.bin": b""}),
        f"{{}} is in the .xlsb format. {SAVE_AS}",
        what="the_binary_format",
    ),
    Hostile(
        "a.zip",
        packed({"notes.docx": b"x"}),
        "{} is neither an Excel workbook nor a folder of CSV files.",
        what="a_zip_of_something_else",
    ),
    Hostile(
        "a.pdf",
        b"%PDF-1.7",
        "{} is not a file the desk reads: those are .xlsx and .csv files.",
        what="something_else_altogether",
    ),
    Hostile(
        "a.xlsx",
        with_part(simple(), "xl/media/image1.png", bytes(30_000_000)),
        SWELLS,
        what="a_zip_bomb",
    ),
    Hostile("a.zip", packed({"ssd_person.csv": bytes(30_000_000)}), SWELLS, what="a_bomb_of_text"),
    Hostile(
        "a.xlsx",
        packed({"xl/workbook.xml": b"", **{f"xl/{n}": b"" for n in range(2_000)}}),
        "{} has more than 2,000 parts, as no real workbook has.",
        what="thousands_of_parts",
    ),
    Hostile(
        "a.zip",
        packed({"ssd_person.csv": packed({"ssd_person.csv": b"x"})}),
        "ssd_person.csv is not a CSV file, whatever its name says.",
        what="a_zip_in_a_zip",
    ),
    Hostile(
        "a.zip", locked_zip(), "{} is packed with a password. Unpack it first.", what="locked_zip"
    ),
    Hostile("a.xlsx", with_part(simple(), "xl/workbook.xml", b"<"), DAMAGED, what="no_xml"),
    Hostile(
        "a.xlsx",
        with_rows(HEADINGS + row(2, "&a8;", "x"), before=LAUGHS),
        DAMAGED,
        what="a_billion_laughs",
    ),
    Hostile(
        "a.xlsx",
        with_rows(
            HEADINGS + row(2, "&x;", "x"),
            before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        ),
        DAMAGED,
        what="an_entity_from_outside",
    ),
    Hostile(
        "a.xlsx",
        with_rows(HEADINGS + "".join(row(n, "1") for n in range(2, 100_002))),
        "List 6 in {} has more than 100,000 rows.",
        what="too_many_rows",
    ),
    Hostile("a.xlsx", with_rows(""), "{} has no headings in its first rows.", what="nothing_in_it"),
    Hostile(
        "a.csv",
        b'id,name\n1,Amy\n2,"Ben\n3,Cai\n',
        "A quotation mark opened in row 3 of {} is never closed.",
        what="an_unclosed_quotation_mark",
    ),
    Hostile(
        "a.csv",
        b'id,name\n1,"Amy" Aston\n',
        "Row 2 of {} has quotation marks or line ends out of place.",
        what="a_quotation_mark_out_of_place",
    ),
    Hostile(
        "a.csv",
        b"id,name\n1,\xe9\x81\n",
        "The letters in {} cannot be made out. Save it as “CSV UTF-8”.",
        what="letters_of_no_encoding",
    ),
    Hostile(
        "a.csv",
        b"id\0\0,name\n\xff\xff\xff",
        "The letters in {} cannot be made out. Save it as “CSV UTF-8”.",
        what="no_text_at_all",
    ),
)
READ_WITH_CARE = (
    Hostile("a.csv", b"item,price\nmilk,1\n", NOT_OURS, "a_shopping_list"),
    Hostile("a.csv", b"pers_person_id\n", NO_USE, "headings_alone"),
    Hostile("a.csv", b"pers_person_id,pers_dob\n,\n ,\n", NO_USE, "rows_of_blanks"),
    Hostile(
        "a.csv",
        people("1.26E+07,Cole,2015-06-01"),
        "1.26E+07 has lost digits in a spreadsheet; ids must be kept as text.",
        "an_id_that_lost_its_digits",
    ),
    Hostile(
        "a.xlsx",
        list_six((12345678901234567, "01/06/2015", "05/01/2026")),
        "12345678901234570 has lost digits in a spreadsheet; ids must be kept as text.",
        "a_number_of_seventeen_digits_for_an_id",
    ),
    Hostile("a.csv", people("#REF!,Cole,2015-06-01"), "#REF! is not an id.", "an_error_for_an_id"),
    Hostile("a.csv", people(",Cole,2015-06-01"), "pers_person_id is blank.", "no_id"),
    Hostile("a.csv", people("200,Cole,31/11/2015"), "31/11/2015 is not a date.", "no_such_day"),
    Hostile(
        "a.csv",
        people("200,Cole,01/06/15"),
        "01/06/15 has a year of two digits; four are needed.",
        "a_year_of_two_digits",
    ),
    Hostile(
        "a.csv",
        people("200,Cole,06/25/2015"),
        "06/25/2015 is not a date: the day comes before the month.",
        "one_date_with_the_month_first",
    ),
    Hostile(
        "a.csv",
        people("200,Cole,0015-06-01"),
        "0015-06-01 is not a date we can use: its year is 15.",
        "a_year_of_the_romans",
    ),
    Hostile(
        "a.xlsx",
        list_six(("200", -3, "05/01/2026")),
        "-3 is a number, not a date.",
        "a_negative_day",
    ),
    Hostile(
        "a.xlsx",
        list_six(("200", 60, "05/01/2026")),
        "60 is a number, not a date.",
        "the_day_that_never_was",
    ),
    Hostile(
        "a.csv",
        people("200,Cole,2015-06-01,surplus"),
        "This row has more values than there are headings: some may be in the wrong column.",
        "a_row_that_slipped",
    ),
    Hostile(
        "a.csv",
        people("200,Cole,2015-06-01", "200,Dean,2015-06-01"),
        "2 rows have the same id and differ: none was read.",
        "two_children_of_one_id",
    ),
    Hostile(
        "a.csv",
        b"cppl_cp_plan_id,cppl_cp_plan_start_date\nP1,2026-01-05\n",
        f"{NO_USE} There is no column “cppl_person_id”, so this table was not read.",
        "a_table_without_its_children",
    ),
    Hostile(
        "a.csv",
        b"clar_cla_review_id,clar_cla_id,clar_cla_review_date\nR1,NOBODY,2026-01-05\n",
        f"{NO_USE} We cannot tell which child this is: no one child has the period of care NOBODY.",
        "a_review_of_nobody",
    ),
    Hostile(
        "a.csv",
        "pers_person_id;pers_dob\n100;2015-06-01\n200;never\n".encode("utf-16"),
        "never is not a date.",
        "another_alphabet_and_separator",
    ),
    Hostile(
        "a.csv",
        b"pers_person_id,pers_dob\r100,2015-06-01\r200,never\r",
        "never is not a date.",
        "lines_that_end_as_they_did_in_1990",
    ),
    Hostile(
        "a.csv",
        people("200," + "x" * 200_000 + ",never"),
        "Row 3 of {} has quotation marks or line ends out of place.",
        "a_cell_longer_than_any",
    ),
    Hostile(
        "a.xlsx",
        list_six(("200", "=1+1", "05/01/2026")),
        "",
        "a_formula_without_its_value",
    ),
    Hostile(
        "a.xlsx",
        workbook({"List 6": [("Child Unique ID",), ("100",)]}),
        f"{NO_USE} There is no column “CIN Start Date”, so this table was not read.",
        "a_list_without_its_start",
    ),
)
CORPUS = (*NEVER_READ, *READ_WITH_CARE)
