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
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(max(resource.getrusage(each).ru_maxrss for each in whose) // 1024)


if __name__ == "__main__":
    main()
