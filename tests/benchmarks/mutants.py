"""Mutants: 5,000 harmed copies of a good workbook, each read or refused, under a cap of memory.

    python -m tests.benchmarks.mutants

A crash ends the process; whatever else is raised is told with the number of the mutant.
"""

import resource
import sys
import warnings
from collections import Counter
from time import perf_counter
from typing import Any, cast

from herefordshire_desk.workbooks.memory import limit_memory
from tests.workbooks.mutants import mutants, outcome

COUNT, SEED = 5_000, 2026
MOST_MEMORY = 1024 * 1024 * 1024


def main() -> None:
    limit_memory(MOST_MEMORY)
    warnings.simplefilter("ignore")  # openpyxl names cells in its warnings
    sys.modules["numpy"] = cast("Any", None)
    counts: Counter[str] = Counter()
    longest = 0.0
    for number, book in enumerate(mutants(COUNT, SEED)):
        begun = perf_counter()
        counts[told(number, book)] += 1
        longest = max(longest, perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{COUNT:,} mutants: {', '.join(f'{n:,} {what}' for what, n in counts.items())}")
    print(f"longest {longest:.2f} s of 60, peak memory {peak:.0f} MB of 1,024")


def told(number: int, book: bytes) -> str:
    try:
        return outcome(book)
    except Exception as fault:  # noqa: BLE001 - what nobody foresaw is what is looked for
        print(f"mutant {number} of seed {SEED}: {type(fault).__name__}")
        return "faults of ours"


if __name__ == "__main__":
    main()
