"""Mutants of a good workbook: bytes flipped, cut, doubled, and parts rewritten inside the zip."""

from collections.abc import Iterator
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.importing import preview
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.workbooks.apart import Answer, _hear, _sheet
from herefordshire_desk.workbooks.child_process import answer
from herefordshire_desk.workbooks.guard import Kind, kind_of
from herefordshire_desk.workbooks.unreadable import Unreadable
from tests.make import DAY
from tests.workbooks.workbook_files import workbook

TOKENS = (
    b"<", b">", b"&", b'"', b"\0", b"-1", b"NaN", b"99999999999", b"1e999", b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"</row>", b"</c>", b't="s"', b't="d"', b't="e"',
    b'r="XFD1048576"', b"xmlns", b"\xff\xfe", b"<row>" * 40,
)  # fmt: skip


def good() -> bytes:
    """A workbook of two lists of Annex A, with texts, dates, numbers and blanks."""
    six = ("Child Unique ID", "Date of Birth", "Allocated Worker", "CIN Start Date")
    seven = ("Child Unique ID", "Child Protection Plan Start Date", "Allocated Worker")
    return workbook(
        {
            "List 6": [
                six,
                *(
                    (f"00{n}", f"{n % 28 + 1:02}/06/2015", "Priya Nair", 46_000 + n)
                    for n in range(40)
                ),
            ],
            "List 7": [seven, *((str(n), "05/01/2026", None) for n in range(40))],
        }
    )


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """As many mutants; the same ones for the same seed."""
    book = good()
    random = Random(seed)  # noqa: S311 - the same mutants every time, nothing secret
    with ZipFile(BytesIO(book)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    ways = (_bytes_changed, _cut, _doubled)
    for _ in range(count):
        if random.random() < 0.5:
            yield random.choice(ways)(book, random)
        else:
            yield _rewritten(parts, random)


def outcome(book: bytes) -> str:
    """`read`, `refused` or `no use`; anything else that it raises is a fault of ours."""
    try:
        if kind_of("a.xlsx", book) is not Kind.WORKBOOK:
            return "refused"
        heard = Answer()
        for said in answer("a.xlsx", book, None):
            _hear(heard, said)
    except Unreadable:
        return "refused"
    found = [_sheet("a.xlsx", said, rows) for said, rows in heard.sheets]
    sheets = [sheet for sheet in found if sheet is not None]
    merged = preview(sheets, Nothing(), source="a.xlsx", taken_on=DAY, team=None, imported_on=DAY)
    return "no use" if isinstance(merged, Problem) else "read"


def _bytes_changed(book: bytes, random: Random) -> bytes:
    changed = bytearray(book)
    for _ in range(random.randint(1, 12)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(book: bytes, random: Random) -> bytes:
    first, last = sorted(random.randrange(len(book)) for _ in range(2))
    return book[:first] + book[last:]


def _doubled(book: bytes, random: Random) -> bytes:
    first, last = sorted(random.randrange(len(book)) for _ in range(2))
    return book[:last] + book[first:]


def _rewritten(parts: dict[str, bytes], random: Random) -> bytes:
    """One part with a few tokens put in, or another part's content, or gone."""
    name = random.choice(sorted(parts))
    content: bytes | None = _harmed(parts[name], random)
    if random.random() < 0.1:
        content = parts[random.choice(sorted(parts))]
    elif random.random() < 0.1:
        content = None
    out = BytesIO()
    with ZipFile(out, "w", random.choice((ZIP_DEFLATED, ZIP_STORED))) as made:
        for each, kept in parts.items():
            written = content if each == name else kept
            if written is not None:
                made.writestr(each, written)
    return out.getvalue()


def _harmed(part: bytes, random: Random) -> bytes:
    harmed = bytearray(part)
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(harmed) + 1)
        harmed[place : place + random.randint(0, 30)] = random.choice(TOKENS)
    return bytes(harmed)
