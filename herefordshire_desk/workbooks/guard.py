"""Guards: what is looked at before a file is taken apart, so that none can exhaust the computer."""

from enum import Enum, auto
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from herefordshire_desk.workbooks.encrypt import CONTAINER, is_encrypted
from herefordshire_desk.workbooks.unreadable import Unreadable

MB = 1024 * 1024
LARGEST_WORKBOOK = 25 * MB
LARGEST_TEXT = 300 * MB
LARGEST_PART = 200 * MB
LARGEST_UNPACKED = 300 * MB
MOST_PARTS = 2_000
STEEPEST, STEEP_FROM = 200, 10 * MB  # how many times its size a part may unpack to, once large
PACKED = b"PK"
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb"})
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<style")
_SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."


class Kind(Enum):
    """What a file is, by its first bytes."""

    TEXT = auto()
    WORKBOOK = auto()
    LOCKED_WORKBOOK = auto()
    PACKED_TEXT = auto()


def kind_of(name: str, data: bytes) -> Kind:
    """What the file is, whatever it is called. Raises Unreadable where it is nothing we read."""
    ending = PurePath(name).suffix.lower()
    if not data:
        raise Unreadable(f"{name} is empty.")
    if data.startswith(PACKED):
        return _kind_of_zip(name, data)
    if data.startswith(CONTAINER):
        if is_encrypted(data):
            return Kind.LOCKED_WORKBOOK
        raise Unreadable(f"{name} is in the old .xls format. {_SAVE_AS}")
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Unreadable(f"{name} is a web page with a workbook's name. {_SAVE_AS}")
    if ending in TEXT_ENDINGS:
        return Kind.TEXT
    if ending in WORKBOOK_ENDINGS:
        raise Unreadable(f"{name} is not an Excel workbook, whatever its name says.")
    raise Unreadable(f"{name} is not a file the desk reads: those are .xlsx and .csv files.")


def is_judged_whole(first: bytes) -> bool:
    """Whether a file that begins so is a workbook or a zip, of which all has to be there."""
    return first.startswith((PACKED, CONTAINER))


def check_size(name: str, size: int, kind: Kind) -> None:
    """Raises Unreadable for a file larger than any real one of its kind."""
    largest = LARGEST_TEXT if kind is Kind.TEXT else LARGEST_WORKBOOK
    if size > largest:
        raise Unreadable(f"{name} is larger than {largest // MB} MB, which is too large to read.")


def packed_parts(name: str, data: bytes) -> list[ZipInfo]:
    """What is packed in the file, by its own directory. Nothing is unpacked.

    Raises Unreadable for a damaged file, or one that unpacks to more than any real one does.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise Unreadable(damaged(name)) from fault
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"{name} has more than {MOST_PARTS:,} parts, as no real workbook has.")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(_swells, parts)):
        raise Unreadable(f"{name} would unpack to far more than a real workbook holds.")
    return parts


def damaged(name: str) -> str:
    """What is said of a file that is not whole."""
    return f"{name} is damaged or not complete. Save it again from where it came, and try again."


def _kind_of_zip(name: str, data: bytes) -> Kind:
    names = [part.filename for part in packed_parts(name, data)]
    if "xl/workbook.bin" in names:
        raise Unreadable(f"{name} is in the .xlsb format. {_SAVE_AS}")
    if any(each.startswith("xl/") for each in names):
        return Kind.WORKBOOK
    if any(is_text_file(each) for each in names):
        return Kind.PACKED_TEXT
    raise Unreadable(f"{name} is neither an Excel workbook nor a folder of CSV files.")


def is_text_file(name: str) -> bool:
    """Whether a file of a folder is one to read; what systems leave beside them is not."""
    path = PurePath(name)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return path.suffix.lower() in TEXT_ENDINGS and not hidden


def _swells(part: ZipInfo) -> bool:
    steep = part.file_size > STEEP_FROM and part.file_size > STEEPEST * part.compress_size
    return part.file_size > LARGEST_PART or steep
