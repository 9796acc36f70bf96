"""Bookmarks, read back as a reader of PDF would: from the last table of objects."""

import re
import shutil
import subprocess

import pytest

from herefordshire_desk.views.print_outline import with_outline
from herefordshire_desk.views.print_pages import Pages
from tests.views.papers import grid, paper


def objects(pdf):
    """Every object that the tables of the file point to, the latest of each number."""
    found = {}
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    while start is not None:
        table, trailer = pdf[start:].split(b"trailer", 1)
        for first, rows in re.findall(rb"(\d+) \d+\s*\n((?:\d{10} \d{5} [nf] ?\n)+)", table):
            for number, row in enumerate(rows.splitlines(), int(first)):
                if row.endswith((b"n", b"n ")):
                    found.setdefault(number, body(pdf, number, int(row[:10])))
        prev = re.search(rb"/Prev (\d+)", trailer.split(b"startxref")[0])
        start = int(prev[1]) if prev else None
    return found


def body(pdf, number, offset):
    assert pdf[offset:].startswith(b"%d 0 obj" % number), f"object {number} is not where it is told"
    return pdf[offset:].split(b"endobj", 1)[0]


def outline(pdf):
    """The bookmarks in order: words, number of the page, height."""
    known = objects(pdf)
    root = int(re.findall(rb"/Root (\d+)", pdf)[-1])
    at = refers(known[int(refers(known[root], b"Outlines"))], b"First")
    pages = re.findall(rb"(\d+) 0 R", re.findall(rb"/Kids\s*\[([^\]]*)\]", pdf)[-1])
    while at:
        item = known[int(at)]
        words = bytes.fromhex(re.search(rb"/Title <([0-9a-f]*)>", item)[1].decode())
        page, height = re.search(rb"/Dest \[(\d+) 0 R /XYZ 0 ([\d.]+) null", item).groups()
        yield words[2:].decode("utf-16-be"), pages.index(page), float(height)
        at = refers(item, b"Next")


def refers(item, name):
    found = re.search(rb"/%s (\d+) 0 R" % name, item)
    return found[1] if found else None


def test_that_each_part_has_a_bookmark_to_the_page_it_begins_on(qapp):
    pages = Pages(paper(grid(150, name="Long list"), grid(2, name="Ende – café"), grid(1, name="")))
    made = list(outline(pages.pdf()))

    assert [words for words, _, _ in made] == ["Long list", "Ende – café"]
    assert [page for _, page, _ in made] == [0, pages.count - 1]
    assert all(0 < height < 842 for _, _, height in made)


def test_that_what_was_written_before_is_untouched(qapp):
    bare = Pages(paper(grid(1, name=""))).pdf()
    assert b"/Outlines" not in bare

    told = Pages(paper(grid(1))).headings()
    assert with_outline(bare, told).startswith(bare)
    assert b"/Lang (en-GB)" in with_outline(bare, told)


@pytest.mark.skipif(shutil.which("gs") is None, reason="no other reader of PDF is installed")
def test_that_another_reader_reads_it_without_a_complaint(qapp, tmp_path):
    out = tmp_path / "paper.pdf"
    out.write_bytes(Pages(paper(grid(200), grid(3, name="More"))).pdf())
    done = subprocess.run(
        [shutil.which("gs"), "-q", "-dNODISPLAY", "-dBATCH", "-dPDFSTOPONERROR", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
