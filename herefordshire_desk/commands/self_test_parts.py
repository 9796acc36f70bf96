"""The parts of the self-test, each on the invented team; what each found, in words."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from herefordshire_desk.commands.demo import DESK, make_demo
from herefordshire_desk.commands.importing import ImportOptions, import_extract
from herefordshire_desk.commands.returning import write
from herefordshire_desk.domain.flags import flags
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import children, plural
from herefordshire_desk.making import make_desk
from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import StoreThread

INVENTED = "an invented team's desk"  # its password
EXTRACT, IMPORTED, RETURN, PAPER = "extract.xlsx", "imported.hfd", "return.xlsx", "monday.pdf"
PLAIN = b"SQLite format 3"  # how a file begins that is not encrypted


class Trial(NamedTuple):
    """Where and as at which day it is tried."""

    folder: Path
    day: date
    now: Callable[[], datetime]


class NotAsExpected(Exception):
    """Something ran to its end and gave a wrong answer."""


def encrypted_file(trial: Trial) -> str:
    """A desk is made, shut and opened again, and by no other password."""
    desk = make_demo(trial.folder, trial.day, INVENTED, trial.now())
    _expect(not desk.read_bytes().startswith(PLAIN), "The file is not encrypted.")
    try:
        open_desk(desk, f"not {INVENTED}", who=this_person()).close()
    except WrongPassword:
        return children(len(_flags(trial, DESK)))
    raise NotAsExpected("A wrong password opened the file.")


def practice_team(trial: Trial) -> str:
    """The team goes out as an Annex A workbook, and is read again by the process apart."""
    with _opened(trial, DESK) as store:
        write(store, "annex-a", trial.day, trial.folder / EXTRACT)
    empty, who = trial.folder / IMPORTED, this_person()
    make_desk(empty, INVENTED, team="", demo_on=None, at=trial.now(), who=who)[0].close()
    options = ImportOptions(
        paths=(trial.folder / EXTRACT,),
        desk=empty,
        password=INVENTED,
        workbook_password=None,
        taken_on=trial.day,
        team=None,
        dry_run=False,
        at=trial.now(),
    )
    merged, problems = import_extract(options)
    _expect(not problems, plural(len(problems), "row") + " left out.")
    return plural(merged.counts.added, "record")


def same_flags(trial: Trial) -> str:
    """Who is open, and who holds whom, is the same in both desks."""
    before, after = (_open_children(trial, desk) for desk in (DESK, IMPORTED))
    _expect(bool(before) and before == after, "What was imported is not what went out.")
    overdue = sum(each["visit_state"] == "overdue" for each in _flags(trial, DESK))
    return f"{children(len(after))} open, {plural(overdue, 'visit')} overdue"


def weekly_return(trial: Trial) -> str:
    """A return is written under a password, and read again it is whole."""
    from herefordshire_desk.domain.returns.verify import verify
    from herefordshire_desk.workbooks.read import read_sheets

    with _opened(trial, DESK) as store:
        write(store, "weekly", trial.day, trial.folder / RETURN, password=INVENTED)
    verdict = verify(read_sheets([trial.folder / RETURN], password=INVENTED).sheets)
    if isinstance(verdict, Problem):
        raise NotAsExpected(verdict.message)
    _expect(not verdict.faults, " ".join(verdict.faults))
    return verdict.what


def every_page(trial: Trial) -> str:
    """Every page and form is painted, light and dark."""
    from herefordshire_desk.pictures import paint_pages

    painted = paint_pages(trial.folder / DESK, INVENTED, trial.day, trial.now)
    _expect(all(each.stat().st_size for each in painted), "A picture is empty.")
    return plural(len(painted), "picture")


def printed_page(trial: Trial) -> str:
    """The Monday page, which is one A4, as a PDF."""
    from herefordshire_desk.application import the_application
    from herefordshire_desk.desk import Desk
    from herefordshire_desk.errands import since_monday
    from herefordshire_desk.views.print_files import write_whole
    from herefordshire_desk.views.print_monday import monday_pages

    the_application()
    with closing(StoreThread()) as thread:
        drawn = thread.open(
            lambda: _opened(trial, DESK), lambda store: picture(store, trial.day)
        ).result()
        desk = Desk(thread, drawn, path=trial.folder / DESK, who=this_person().user, now=trial.now)
        pages = monday_pages(desk, since_monday(desk))
        out = write_whole(trial.folder / PAPER, pages.pdf())
    _expect(out.read_bytes().startswith(b"%PDF-"), "What was printed is no PDF.")
    return f"{plural(pages.count, 'page')}, {out.stat().st_size:,} bytes"


PARTS: dict[str, Callable[[Trial], str]] = {
    "an encrypted file made, shut and opened, and no wrong password opens it": encrypted_file,
    "the practice team imported, read by a process of its own": practice_team,
    "its flags": same_flags,
    "the weekly return written, encrypted, read again and verified": weekly_return,
    "every page painted": every_page,
    "the Monday page printed as PDF": printed_page,
}


def _opened(trial: Trial, desk: str) -> Store:
    return open_desk(trial.folder / desk, INVENTED, who=this_person())


def _flags(trial: Trial, desk: str) -> list[dict[str, Any]]:
    with _opened(trial, desk) as store:
        drawn = picture(store, trial.day)
    found = flags(drawn.assessments.values(), drawn.social_workers, drawn.team_names, trial.day)
    listed: list[dict[str, Any]] = found["children"]
    return listed


def _open_children(trial: Trial, desk: str) -> dict[str, tuple[Any, ...]]:
    """By id, each open child's plans and social worker, less private fostering.

    An Annex A has no list of that.
    """
    known = {
        each["child_id"]: ([plan for plan in each["statuses"] if plan != "PF"], each)
        for each in _flags(trial, desk)
    }
    return {id_: (plans, each["social_worker"]) for id_, (plans, each) in known.items() if plans}


def _expect(is_so: bool, words: str) -> None:
    if not is_so:
        raise NotAsExpected(words)
