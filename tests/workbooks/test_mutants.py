"""A fixed sample of mutants of a good workbook; `python -m tests.benchmarks.mutants` has 5,000."""

from collections import Counter

from tests.workbooks.mutants import good, mutants, outcome

SAMPLE, SEED = 300, 7


def test_that_the_workbook_itself_is_read():
    assert outcome(good()) == "read"


def test_that_every_mutant_is_read_or_refused_and_nothing_else():
    counts = Counter(map(outcome, mutants(SAMPLE, SEED)))
    assert counts.total() == SAMPLE
    assert counts["read"] > 10
    assert counts["refused"] > 100
