from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from herefordshire_desk.workbooks.guard import (
    LARGEST_WORKBOOK,
    Kind,
    check_size,
    is_text_file,
    kind_of,
    packed_parts,
)
from herefordshire_desk.workbooks.unreadable import Unreadable


def packed(**parts):
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def test_that_a_file_is_what_its_bytes_say():
    assert kind_of("people.csv", b"id,name\n1,Amy\n") is Kind.TEXT
    with pytest.raises(Unreadable, match="empty"):
        kind_of("people.csv", b"")


def test_that_a_web_page_called_a_workbook_is_refused():
    with pytest.raises(Unreadable):
        kind_of("list.xls", b"<html><table></table></html>")


def test_that_a_part_that_swells_beyond_reason_is_refused_before_it_is_unpacked():
    bomb = packed(sheet=b"0" * (40 * 1024 * 1024))
    with pytest.raises(Unreadable):
        packed_parts("bomb.xlsx", bomb)


def test_that_a_workbook_larger_than_any_real_one_is_refused():
    check_size("fine.xlsx", LARGEST_WORKBOOK, Kind.WORKBOOK)
    with pytest.raises(Unreadable, match="larger"):
        check_size("huge.xlsx", LARGEST_WORKBOOK + 1, Kind.WORKBOOK)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("ssd_person.csv", True),
        ("folder/ssd_person.CSV", True),
        ("~$ssd_person.csv", False),
        (".hidden.csv", False),
        ("__MACOSX/ssd_person.csv", False),
        ("notes.docx", False),
    ],
)
def test_that_what_systems_leave_beside_the_files_is_not_read(name, read):
    assert is_text_file(name) is read
