"""`--self-test`: whether an installed copy works, tried on an invented team in a folder of its own.

No desk of anybody's is looked at, and nothing stays.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import click

from herefordshire_desk import __version__
from herefordshire_desk.commands.asking import say
from herefordshire_desk.release import release_words

Now = Callable[[], datetime]
CHARTS_LEFT_OUT = (
    "Charts: not shown here (numpy cannot be used). Each page has its table in their place."
)


def self_test_option(now: Now) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that runs the self-test and stops; `now` reads the clock."""

    def run(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            context.exit(self_test(now))

    return click.option(
        "--self-test",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=run,
        help="Try this copy on an invented team, say what works, and stop.",
    )


def self_test(now: Now) -> int:
    """Says a line of each part. The exit code is 0 only if every part but the charts works."""
    say(f"Herefordshire desk {__version__}, self-test{release_words()}")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # of having no screen
    without_charts = not _try_charts()
    with TemporaryDirectory(prefix="herefordshire-desk-", ignore_cleanup_errors=True) as folder:
        failed = sum(not passed for passed in _tried(Path(folder), now))
    if failed:
        say(f"{failed} of the parts above did not work.")
        return 1
    say("Everything works but the charts." if without_charts else "Everything works.")
    return 0


def _try_charts() -> bool:
    """Charts first: where they cannot be drawn, nothing after may load what draws them."""
    from herefordshire_desk.commands.drawing import charts_are_drawn

    if charts_are_drawn():
        say("passed: a chart drawn, in a process of its own")
        return True
    for name in ("numpy", "pyqtgraph"):
        sys.modules[name] = cast("Any", None)  # to import it is an ImportError from now on
    say(f"left out: {CHARTS_LEFT_OUT}")
    return False


def _tried(folder: Path, now: Now) -> Iterator[bool]:
    """Every part is tried, also after one that failed: what fails together tells why."""
    from herefordshire_desk.commands.self_test_parts import PARTS, Trial

    trial = Trial(folder, now().date(), now)
    for name, part in PARTS.items():
        try:
            found = part(trial)
        except Exception as fault:  # noqa: BLE001 - whatever goes wrong is what is asked for
            say(f"FAILED: {name} ({type(fault).__name__}: {fault})")
            yield False
        else:
            say(f"passed: {name} ({found})")
            yield True
