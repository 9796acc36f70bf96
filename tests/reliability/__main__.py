"""Every figure at full size, in one table: `python -m tests.reliability [DIVIDED BY]`.

Exit code 1 where a goal is not met. With a number everything is that many times smaller.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.reliability import damage, disk, drill, kills, power
from tests.reliability.figures import Figure, table

Part = Callable[[Path], list[Figure]]


def main(smaller: int = 1) -> int:
    parts: dict[str, Part] = {
        "kills": lambda folder: kills.figures(folder, 200 // smaller, 100_000 // smaller),
        "power cuts": lambda folder: power.figures(folder, 300 // smaller),
        "disk errors": lambda folder: disk.figures(folder, 60 // smaller),
        "damage": damage.figures,
        "drill": lambda folder: drill.figures(folder, 100_000 // smaller),
    }
    found, begun = [], perf_counter()
    for name, part in parts.items():
        sys.stderr.write(f"{name}…\n")
        with tempfile.TemporaryDirectory() as folder:
            found += part(Path(folder))
    taken = (perf_counter() - begun) / 60
    found.append(Figure("the whole of it", f"{taken:.1f} minutes", "10 minutes", taken <= 10))
    sys.stdout.write(f"{table(found)}\n")
    return int(not all(figure.met for figure in found))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
