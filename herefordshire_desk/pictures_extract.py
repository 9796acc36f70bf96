"""Pictures of Extracts at work: what an invented extract, or a desk given back, would change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from herefordshire_desk.domain.bundle_merge import merge_bundle
from herefordshire_desk.domain.bundles import Bundle
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.sheets import Cell, Sheet
from herefordshire_desk.domain.records import ChildId, Visit

if TYPE_CHECKING:
    from herefordshire_desk.desk import Desk
    from herefordshire_desk.domain.merged import Merged
    from herefordshire_desk.domain.problems import Problem
    from herefordshire_desk.views.extracts import Extracts
    from herefordshire_desk.views.window import Window

LISTED = 12  # children
HEADINGS = (
    "Child Unique ID",
    "Gender",
    "Date of Birth",
    "Allocated Team",
    "Allocated Worker",
    "CIN Start Date",
    "CIN Closure Date",
    "Date Child Was Last Seen",
)
TRACKER = ("ID", "Child's name", "D.O.B.", "Worker", "CP start", "Last CP visit", "Notes")


class Looked(NamedTuple):
    """What reading a file would have given, without a file."""

    sheets: list[Sheet]
    problems: tuple[()] = ()
    notes: tuple[()] = ()


def snapshot_of(desk: "Desk") -> list[Sheet]:
    """An Annex A list: visits since, a name spelt otherwise, and a date that is none."""
    rows = [
        (child, None, _born(desk, child), "CP Team 1", name, desk.day - timedelta(200), None, seen)
        for child, name, seen in _told(desk)
    ]
    return [Sheet("Annex A November.xlsx", "List 6", HEADINGS, tuple(rows), 2)]


def tracker_of(desk: "Desk") -> list[Sheet]:
    """The same children as a team's own tracker has them."""
    rows = [
        (
            child,
            desk.child(ChildId(child)).name,
            _born(desk, child),
            name,
            "04/08/2026",
            seen,
            "ring first",
        )
        for child, name, seen in _told(desk)
    ]
    return [Sheet("Team tracker.xlsx", "Caseload", TRACKER, tuple(rows), 2)]


def show_preview(window: "Window") -> None:
    """The page with the preview of that list."""
    _look_at(window, snapshot_of(window.desk))


def show_mapping(window: "Window") -> None:
    """The page as it asks what the headings of a tracker mean."""
    _look_at(window, tracker_of(window.desk), "tracker")


def show_bundle(window: "Window") -> None:
    """The page with the preview of a desk given back: a visit altered there, and one by both."""
    page, desk = cast("Extracts", window.show_page("extracts")), window.desk
    page.source = "returned_2026-11-20.deskbundle"
    asked = partial(desk.ask_long, partial(_given_back, day=desk.today))
    page.await_preview(asked, cast("Any", Looked([])))


def _given_back(store: Ours, day: date) -> "Merged | Problem":
    """Of four visits one was altered there, one there and here, one taken out, one is new."""
    one, two, three, four = store.records(Visit)[:4]
    edits = (
        Edit(before=one, after=replace(one, seen_alone=not one.seen_alone)),
        Edit(
            before=replace(two, child_seen=None), after=replace(two, child_seen=not two.child_seen)
        ),
        Edit(before=three),
        Edit(after=replace(four, id="desk-given-back", visited_on=day)),
    )
    bundle = Bundle("0", "returned", "CP Team 1", day, edits)
    return merge_bundle(bundle, store, source="given back", imported_on=day)


def _told(desk: "Desk") -> list[tuple[str, str, Cell]]:
    """Each child with who holds them and when they were last seen, as a case system writes it."""
    children = list(desk.assessments)[:LISTED]
    names = [_spelt(desk, at, child) for at, child in enumerate(children)]
    seen: list[date | str] = [desk.day - timedelta(at) for at, _ in enumerate(children)]
    seen[2] = "31/11/2026"
    return list(zip(children, names, seen, strict=True))


def _spelt(desk: "Desk", at: int, child: str) -> str:
    lead = next(a.lead for key, a in desk.assessments.items() if key == child)
    name = desk.social_worker_name(lead.social_worker_id) if lead else ""
    forename, _, surname = name.partition(" ")
    return f"{forename[:1]} {surname}" if at % 4 == 0 and surname else name


def _born(desk: "Desk", child: str) -> date | None:
    return next(a.child.date_of_birth for key, a in desk.assessments.items() if key == child)


def _look_at(window: "Window", sheets: list[Sheet], read_as: str = "") -> None:
    page = cast("Extracts", window.show_page("extracts"))
    page.source = sheets[0].file
    page.look_at(cast("Any", Looked(sheets)), read_as)


# by the name of the picture, what shows the page so
AT_WORK: dict[str, Callable[["Window"], None]] = {
    "preview": show_preview,
    "mapping": show_mapping,
    "bundle": show_bundle,
}
