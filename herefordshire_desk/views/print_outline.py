"""Outline: the bookmarks of a PDF, which Qt's writer cannot make, added at its end.

What Qt wrote stays byte for byte as it is: objects are appended with a table of their own, an
incremental update (ISO 32000-1, 7.5.6), and every reader takes the later catalog.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

LANGUAGE = "en-GB"


class Heading(NamedTuple):
    """One bookmark: its words, its page from 0, and its height over the page's foot in points."""

    words: str
    page: int
    height: float


def with_outline(pdf: bytes, headings: Sequence[Heading]) -> bytes:
    """The PDF with these bookmarks, which a reader then shows beside it; as it is for none."""
    if not headings:
        return pdf
    size, root = (int(_last(rb"/%s (\d+)" % name, pdf)) for name in (b"Size", b"Root"))
    kids = _last(rb"/Kids\s*\[([^\]]*)\]", pdf)
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
    first = size + 1  # after the outline itself
    objects = {
        root: _catalog(pdf, root, size),
        size: _pairs(
            Type="/Outlines",
            First=f"{first} 0 R",
            Last=f"{size + len(headings)} 0 R",
            Count=str(len(headings)),
        ),
    }
    for at, each in enumerate(headings):
        objects[first + at] = _item(each, pages[each.page], size, at, len(headings))
    return _appended(pdf, objects, root)


def _item(heading: Heading, page: int, outline: int, at: int, count: int) -> bytes:
    """One bookmark, between the one before it and the one after it."""
    number = outline + 1 + at
    words = (b"\xfe\xff" + heading.words.encode("utf-16-be")).hex()
    pairs = {
        "Title": f"<{words}>",
        "Parent": f"{outline} 0 R",
        "Dest": f"[{page} 0 R /XYZ 0 {heading.height:.1f} null]",
    }
    if at:
        pairs["Prev"] = f"{number - 1} 0 R"
    if at < count - 1:
        pairs["Next"] = f"{number + 1} 0 R"
    return _pairs(**pairs)


def _catalog(pdf: bytes, root: int, outline: int) -> bytes:
    """The catalog as it was, with the outline in it and what language the words are in."""
    was = _last(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf)
    more = f"/Outlines {outline} 0 R\n/PageMode /UseOutlines\n/Lang ({LANGUAGE})\n"
    return b"<<" + was + more.encode() + b">>"


def _pairs(**pairs: str) -> bytes:
    return ("<<\n" + "".join(f"/{name} {value}\n" for name, value in pairs.items()) + ">>").encode()


def _appended(pdf: bytes, objects: dict[int, bytes], root: int) -> bytes:
    """The objects, where each of them is, and a trailer that points back to the one before."""
    before = _last(rb"startxref\s+(\d+)", pdf).decode()
    whole, table = pdf, b""
    for number, body in sorted(objects.items()):
        table += f"{number} 1\n{len(whole):010} 00000 n \n".encode()
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    info, ids = _last(rb"/Info (\d+)", pdf).decode(), _last(rb"/ID (\[[^\]]*\])", pdf).decode()
    kept = f"/Info {info} 0 R\n/ID {ids}\n"
    trailer = (
        f"trailer\n<<\n/Size {max(objects) + 1}\n/Root {root} 0 R\n{kept}/Prev {before}\n>>\n"
        f"startxref\n{len(whole)}\n%%EOF\n"
    )
    return whole + b"xref\n" + table + trailer.encode()


def _last(pattern: bytes, pdf: bytes) -> bytes:
    """What the last of the pattern holds: in a PDF, what stands later is what counts."""
    return re.findall(pattern, pdf, re.DOTALL)[-1]  # type: ignore[no-any-return]  # one group
