"""Search: one keystroke over a team of 2,000 children, typed letter by letter.

    python -m tests.benchmarks.search

Names are put together from the demo's lists. Prints the median keystroke and the slowest.
"""

import random
import tomllib
from statistics import median
from time import perf_counter

from herefordshire_desk.domain.search import Entries, Entry, entry, found
from herefordshire_desk.resource import read_resource

CHILDREN = 2_000
LIMIT = 50  # milliseconds
TYPED = ("overdue bly", "siobahn o'brien", "100234", "record visit", "in care over", "aaaaaaa")


def main() -> None:
    begun = perf_counter()
    entries = Entries(team(random.Random(1)))  # noqa: S311 - invented names, no secret
    print(f"{len(entries.all)} entries made in {(perf_counter() - begun) * 1000:.0f} ms")
    for typed in TYPED:
        times = [keystroke(typed[:length], entries) for length in range(1, len(typed) + 1)]
        print(f"{typed:16} median {median(times):5.1f} ms, slowest {max(times):5.1f} ms")
    print(f"aim: under {LIMIT} ms a keystroke")


def keystroke(query: str, entries: Entries) -> float:
    begun = perf_counter()
    found(query, entries)
    return (perf_counter() - begun) * 1000


def team(chance: random.Random) -> list[Entry]:
    """Invented children with what a desk finds each by."""
    lists = tomllib.loads(read_resource("demo/names.toml"))
    pool = [name for part in lists.values() for name in listed(part)]
    plans = ("CP plan", "In care", "In need", "In care, CP plan")
    needs = ("3 working days overdue", "Due in 2 working days", "No social worker, 4 days", "")
    return [
        entry(
            "Children",
            str(100000 + at),
            f"{chance.choice(pool)} {chance.choice(pool)}{at % 97}",
            own_id=str(100000 + at),
            more=f"{chance.choice(plans)} {chance.choice(pool)} {chance.choice(needs)}",
        )
        for at in range(CHILDREN)
    ]


def listed(part: object) -> list[str]:
    if isinstance(part, dict):
        return [name for inner in part.values() for name in listed(inner)]
    return [str(name) for name in part] if isinstance(part, list) else []


if __name__ == "__main__":
    main()
