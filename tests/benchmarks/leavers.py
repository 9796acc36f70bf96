"""Leavers: suggesting a plan for 40 children among 12 social workers, some of them families.

    python -m tests.benchmarks.leavers

Each team is drawn from its own seed. The seconds, and how many are proven to be best.
"""

from random import Random
from statistics import median
from time import perf_counter

from herefordshire_desk.domain.leavers import Suggestion, suggested
from tests.make import policy
from tests.make_board import LEAVER, held_by, loads_of

CHILDREN, SOCIAL_WORKERS, TEAMS = 40, 12, 10
LIMIT = 1.0  # second


def main() -> None:
    for families, held in ((0, 10), (8, 10), (10, 12)):
        found = [measure(seed, families, held) for seed in range(TEAMS)]
        seconds = [taken for taken, _ in found]
        proven = sum(each.proven for _, each in found)
        placed = sum(len(each.moves) for _, each in found)
        print(
            f"{families:2} families, {held} held by each: median {median(seconds):.3f} s, "
            f"longest {max(seconds):.3f} s, aim at most {LIMIT} s; "
            f"{proven} of {TEAMS} proven, {placed} of {TEAMS * CHILDREN} children placed"
        )


def measure(seed: int, families: int, held: int) -> tuple[float, Suggestion]:
    """The seconds one suggestion takes, and what it is."""
    random = Random(seed)  # noqa: S311 - it draws a team, and keeps no secret
    ids = [f"SW{at:02}" for at in range(SOCIAL_WORKERS)]
    fields = {
        each: {
            "fte": random.choice([1.0, 1.0, 0.8, 0.6]),
            "employment": random.choice(["permanent", "agency"]),
        }
        for each in ids
    }
    loads = loads_of({each: round(held * fields[each]["fte"]) for each in ids}, **fields)
    children = [
        held_by(f"C{at:02}", LEAVER, *random.sample(ids, random.choice([0, 0, 1])))
        for at in range(CHILDREN)
    ]
    together = drawn_families(random, [each.child.id for each in children], families)
    begun = perf_counter()
    found = suggested(children, loads, together, policy())
    return perf_counter() - begun, found


def drawn_families(random: Random, ids: list[str], count: int) -> list[list[str]]:
    random.shuffle(ids)
    found = []
    for _ in range(count):
        size = random.choice([2, 2, 3, 4])
        found.append(ids[:size])
        ids = ids[size:]
    return found


if __name__ == "__main__":
    main()
