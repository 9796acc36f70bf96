"""The definitions that every return prints."""

import csv

from herefordshire_desk.domain.definitions import definitions
from herefordshire_desk.resource import read_resource


def test_that_every_weekly_measure_is_defined_in_order() -> None:
    assert list(definitions()) == [f"W{number}" for number in range(1, 10)]


def test_that_a_benchmark_is_the_latest_figure_carried_with_its_source() -> None:
    average = definitions()["W5"]
    assert average.benchmark == 16.0
    assert average.benchmark_source == "England 2023: DfE children's social work workforce"


def test_that_a_measure_without_a_benchmark_has_none() -> None:
    assert (definitions()["W2"].benchmark, definitions()["W2"].benchmark_source) == (None, "")


def test_that_every_benchmark_has_a_figure_and_a_source() -> None:
    for row in csv.DictReader(read_resource("benchmarks.csv").splitlines()):
        assert float(row["value"]) > 0
        assert row["area"]
        assert row["source"]
