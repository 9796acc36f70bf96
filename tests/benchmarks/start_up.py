"""Start-up: the whole process to its first painted page, against an empty Qt window.

    python -m tests.benchmarks.start_up

Rounds are interleaved and the ratio is taken within each, as a shared computer's speed drifts.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import run, seconds

ROUNDS = 9
LIMIT = 2.2
NOT_BEFORE_FIRST_PAGE = {
    "click",
    "numpy",
    "openpyxl",
    "pyqtgraph",
    "rapidfuzz",
    "sqlite_utils",
}
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1200, 800)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


def main() -> None:
    with TemporaryDirectory() as folder:
        first_page = ["-m", "herefordshire_desk", "--desk", str(demo_desk(folder)), "--once"]
        measure({"empty window": ["-c", EMPTY_WINDOW], "first page": first_page})
        early = imported(first_page) & NOT_BEFORE_FIRST_PAGE
    print(f"costly libraries imported before the first page: {', '.join(sorted(early)) or 'none'}")


def demo_desk(folder: str) -> Path:
    """The demo team's desk file, made in the folder."""
    run("-m", "herefordshire_desk", "demo", "--no-window", "--folder", folder)
    (keys,) = Path(folder).glob("*.keys")
    return keys.with_suffix("")


def measure(commands: Mapping[str, list[str]]) -> None:
    """Prints each command's median, and the median of the last over the first of each round."""
    for command in commands.values():
        run(*command)  # once beforehand, to warm the file cache
    rounds = [[seconds(command) for command in commands.values()] for _ in range(ROUNDS)]
    for name, times in zip(commands, zip(*rounds, strict=True), strict=True):
        print(f"{name:14} {median(times) * 1000:6.0f} ms")
    ratio = median(times[-1] / times[0] for times in rounds)
    print(f"{'ratio':14} {ratio:6.2f}, at most {LIMIT}")


def imported(command: list[str]) -> set[str]:
    """The libraries that were imported by the time the command ended."""
    report = run("-X", "importtime", *command).stderr
    return set(re.findall(r"\| +(\w+)[.\w]*$", report, re.MULTILINE))


if __name__ == "__main__":
    main()
