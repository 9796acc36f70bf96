"""`python -m tests.reliability.work DESK KEY`: Changes without end, each told once it is saved."""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.open import open_desk_with_key
from tests import make
from tests.store.desks import AT, WHO


def one_more(child: Child, number: int) -> tuple[Change, Child]:
    """A visit and the child's note in one Change: one without the other would be half of it."""
    after = replace(child, note=str(number))
    visit = make.visit(id=f"W{number}", child_id=child.id, not_alone_reason="asleep " * number)
    visit = replace(visit, not_alone_reason=visit.not_alone_reason[:3000])
    return Change("Work", (Edit(after=visit), Edit(before=child, after=after))), after


def work(path: Path, key: bytes) -> None:
    """Until the process is killed."""
    with open_desk_with_key(path, key, who=WHO) as store:
        (child,) = store.find(Child, ["C1"]).values()
        store.connection.execute("PRAGMA wal_autocheckpoint = 15")  # so that kills meet some
        sys.stdout.write("open\n")
        sys.stdout.flush()
        for number in count(int(child.note) + 1):
            change, child = one_more(child, number)
            store.apply(change, at=AT, who="p.nair")
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
