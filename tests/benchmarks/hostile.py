"""Reads the whole hostile corpus and prints the most memory that any reading process took, in MB.

For a process of its own: a child's figure begins with what its parent had.
"""

import resource
from pathlib import Path
from tempfile import TemporaryDirectory

from herefordshire_desk.workbooks.read import Unreadable, read_sheets
from tests.workbooks.hostile import CORPUS


def main() -> None:
    with TemporaryDirectory() as folder:
        for number, bad in enumerate(CORPUS):
            path = Path(folder, str(number), bad.name)
            path.parent.mkdir()
            path.write_bytes(bad.content)
            try:
                read_sheets([path])
            except Unreadable:
                continue
    print(max(own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)


def own_peak() -> int:
    """Kilobytes since this program began: the usual figure has what started it in it, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
