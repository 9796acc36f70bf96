"""A fixed sample of mutants of a good workbook; `python -m tests.benchmarks.mutants` has 5,000."""

from collections import Counter

from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.importing import preview
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.workbooks.apart import Answer, _hear, _sheet
from herefordshire_desk.workbooks.child_process import answer
from herefordshire_desk.workbooks.guard import Kind, kind_of
from herefordshire_desk.workbooks.unreadable import Unreadable
from tests.make import DAY
from tests.workbooks.mutants import good, mutants

SAMPLE, SEED = 300, 7


def outcome(book):
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


def test_that_the_workbook_itself_is_read():
    assert outcome(good()) == "read"


def test_that_every_mutant_is_read_or_refused_and_nothing_else():
    counts = Counter(map(outcome, mutants(SAMPLE, SEED)))
    assert counts.total() == SAMPLE
    assert counts["read"] > 10
    assert counts["refused"] > 100
