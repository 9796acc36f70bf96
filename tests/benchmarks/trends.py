"""The Trends page of 2,000 children with 60,000 visits, against a bare pyqtgraph window.

    python -m tests.benchmarks.trends

After the first import of pyqtgraph: the page until it is painted, a chart that was counted
before until it is painted, and each kind of figures until they are counted, in ratios to a bare
window with as many points; and for how long the window stood still at most meanwhile.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trends import MONTHS
from herefordshire_desk.pace import relax
from herefordshire_desk.store.open import Person, open_desk
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.thread import StoreThread
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.style import DeskStyle
from herefordshire_desk.views.trends import TrendsPage
from tests.benchmarks.extract import DAY, VISITS, write_extract
from tests.benchmarks.flags import import_command
from tests.benchmarks.processes import PASSWORD, seconds
from tests.conftest import NOW

CHILDREN, ROUNDS = 2_000, 9
LIMIT = 1.0  # second, until the page is painted


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    relax()  # as the window runs
    app = QApplication([])
    app.setStyle(DeskStyle())
    with TemporaryDirectory() as name, opened(Path(name)) as desk:
        print(f"{CHILDREN} children, {CHILDREN * VISITS} visits, {MONTHS} months")
        bare = median(timed(bare_window) for _ in range(ROUNDS))
        print(f"bare pyqtgraph window           {bare * 1000:7.0f} ms")
        page = TrendsPage(desk, Actions(desk))
        page.resize(1366, 700)
        tell("page painted", timed(lambda: shown(page)), bare, f", aim at most {LIMIT} s")
        for family, names in by_family().items():
            begun = perf_counter()
            page.which.choose(names[0])
            still = wait_for(page)
            tell(
                f"{family} counted", perf_counter() - begun, bare, f", still {still * 1000:.0f} ms"
            )
        again = by_family()["year"]
        times = [timed(lambda at=at: other(page, again[at % 2])) for at in range(ROUNDS)]
        tell("another chart painted", median(times), bare)


def by_family() -> dict[str, list[str]]:
    """The trends that are counted together."""
    families: dict[str, list[str]] = {}
    for each in trends().values():
        families.setdefault(each.family, []).append(each.id)
    return families


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """A desk into which an extract was read."""
    extract, path = folder / "extract", folder / "desk.hfd"
    extract.mkdir()
    write_extract(extract, CHILDREN)
    seconds(import_command(extract, path))
    thread = StoreThread()
    first = thread.open(
        lambda: open_desk(path, PASSWORD, who=Person("benchmark", "here")),
        lambda store: picture(store, DAY),
    )
    desk = Desk(thread, first.result(), path=path, who="benchmark", now=lambda: NOW)
    try:
        yield desk
    finally:
        desk.close()


def bare_window() -> None:
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    plot.plot(list(range(MONTHS)), list(range(MONTHS)), symbol="o")
    plot.resize(1366, 700)
    plot.show()
    plot.grab()
    plot.close()


def shown(page: TrendsPage) -> None:
    page.show()
    page.bring_up_to_date()
    page.grab()


def other(page: TrendsPage, name: str) -> None:
    page.which.choose(name)
    page.grab()


def wait_for(page: TrendsPage) -> float:
    """Until what was chosen is there; the longest that the window stood still meanwhile."""
    longest, turn = 0.0, perf_counter()
    while page.drawn() is None:
        QThread.msleep(1)  # a window waits for what happens; to look all the time would take Python
        QApplication.processEvents()
        now = perf_counter()
        longest, turn = max(longest, now - turn), now
    page.grab()
    return longest


def tell(what: str, taken: float, bare: float, more: str = "") -> None:
    print(f"{what:31} {taken * 1000:7.0f} ms, ratio {taken / bare:6.1f}{more}")


def timed(work: Callable[[], object]) -> float:
    """Seconds the work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    main()
