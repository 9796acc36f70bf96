"""Palette entries: what the search box finds, and what choosing one of it does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.need import Need, NeedKind
from herefordshire_desk.domain.records import ChildId, SocialWorker
from herefordshire_desk.domain.search import MOST, Entries, Entry, Section, entry, found
from herefordshire_desk.domain.words import (
    EMPLOYMENT_WORDS,
    STATUS_WORDS,
    children,
    plans_in_words,
    within,
)
from herefordshire_desk.views.actions import SPECS, ActionSpec
from herefordshire_desk.views.frame import Frame
from herefordshire_desk.views.pages import KEYS
from herefordshire_desk.views.palette import Palette

RECENT = "recent"  # the preference that remembers them, by group and id and never by name
KIND_WORDS: dict[NeedKind, str] = {
    "overdue": "overdue late",
    "due": "due soon",
    "unallocated": "no social worker unallocated waiting",
    "changed": "changed too often",
    "leaving": "leaving soon",
    "review": "review overdue due",
    "meeting": "family meeting overdue late",
}
NO_CHILD = "Choose a child in a list first"


def open_palette(frame: Frame) -> None:
    """Show the box over the window; what is chosen is done once the window has the keyboard."""
    held = Entries(list(entries(frame)))
    begun = opening(frame.desk, held)
    window = frame.as_widget()

    def look_up(typed: str) -> list[Section]:
        return found(typed, held) if typed.strip() else begun

    def picked(chosen: Entry) -> None:
        QTimer.singleShot(0, window, lambda: go(frame, chosen))  # even if it cannot be remembered
        remember(frame.desk, chosen)

    palette = Palette(look_up, window, names_hidden=frame.desk.names_hidden)

    palette.picked.connect(picked)
    palette.show()
    palette.activateWindow()
    palette.box.setFocus()


def entries(frame: Frame) -> Iterator[Entry]:
    """Everything that can be found, with children's names only where names are shown."""
    yield from _children(frame.desk)
    yield from _social_workers(frame.desk)
    for name, button in frame.rail.buttons.items():
        yield replace(entry("Pages", name, button.text()), keys=KEYS[name])
    yield from (_action(frame, spec) for spec in SPECS if spec.name != "search")
    yield from _help(frame)


def go(frame: Frame, chosen: Entry) -> None:
    """Open, show or do what was chosen."""
    match chosen.group:
        case "Children":
            frame.open_child(ChildId(chosen.key))
        case "Social workers":
            table = frame.show_page("social_workers").main_table()
            assert table is not None
            table.choose(chosen.key)
        case "Pages":
            frame.show_page(chosen.key)
        case "Actions":
            frame.actions_[chosen.key].trigger()
        case _:
            from herefordshire_desk.views.help import open_help

            open_help(frame, chosen.key)


def opening(desk: Desk, held: Entries) -> list[Section]:
    """What is shown before anything is typed: recent choices, pages, actions that can be done.

    Those about the chosen child come first.
    """
    by_mark = {_mark(each): each for each in held.all}
    recent = [by_mark[mark] for mark in recent_marks(desk) if mark in by_mark]
    pages = [each for each in held.all if each.group == "Pages"]
    ready = [each for each in held.all if each.group == "Actions" and each.ready]
    of_child = {spec.name for spec in SPECS if spec.needs == "child"}
    actions = sorted(ready, key=lambda each: each.key not in of_child)
    sections = (
        Section("Recent", tuple(recent), len(recent)),
        Section("Pages", tuple(pages), len(pages)),
        Section("Actions", tuple(actions[:MOST]), len(actions)),
    )
    return [section for section in sections if section.entries]


def remember(desk: Desk, chosen: Entry) -> None:
    """Put a choice first among the recent ones."""
    mark = _mark(chosen)
    others = [each for each in recent_marks(desk) if each != mark]
    desk.prefer(RECENT, "\n".join([mark, *others][:MOST]))


def recent_marks(desk: Desk) -> list[str]:
    """The last choices, newest first, as group and key."""
    return desk.preference(RECENT).splitlines()


def _mark(each: Entry) -> str:
    return f"{each.group}:{each.key}"


def _children(desk: Desk) -> Iterator[Entry]:
    needed: dict[ChildId, list[Need]] = {}
    for need in desk.needs():
        needed.setdefault(need.assessment.child.id, []).append(need)
    for child in dict.fromkeys([*needed, *desk.assessments]):
        yield _child(desk, desk.assessments[child], needed.get(child, []))


def _child(desk: Desk, each: Assessment, needs: Sequence[Need]) -> Entry:
    title, child_id = desk.name_of(each.child), each.child.id
    held_by = desk.social_worker_name(each.social_worker_id)
    plans, flags = plans_in_words(each.statuses), " ".join(need.words for need in needs)
    about = ("" if child_id in title else child_id, plans, held_by, needs[0].words if needs else "")
    kinds = " ".join(KIND_WORDS[need.kind] for need in needs)
    also = " ".join([*each.statuses, *(STATUS_WORDS[status] for status in each.statuses)])
    return entry(
        "Children",
        child_id,
        title,
        " · ".join(filter(None, about)),
        own_id=child_id,
        more=f"{plans} {held_by} {flags} {kinds} {also}",
    )


def _social_workers(desk: Desk) -> Iterator[Entry]:
    """Those on the page of that name: in post, or gone and still holding children."""
    held: dict[str, int] = {}
    for each in desk.assessments.values():
        if each.social_worker_id:
            held[each.social_worker_id] = held.get(each.social_worker_id, 0) + 1
    for worker in desk.picture.social_workers.values():
        if worker.id in held or worker.end is None or worker.end > desk.day:
            yield _social_worker(worker, held.get(worker.id, 0))


def _social_worker(worker: SocialWorker, held: int) -> Entry:
    employed = EMPLOYMENT_WORDS[worker.employment] if worker.employment else ""
    about = " · ".join(filter(None, (worker.role, employed, children(held))))
    more = f"{worker.registration_number} {worker.role} {employed}"
    return entry("Social workers", worker.id, worker.label, about, own_id=worker.id, more=more)


def _action(frame: Frame, spec: ActionSpec) -> Entry:
    """Its name as declared: what the menu adds to Undo may name a child."""
    action = frame.actions_[spec.name]
    ready = action.isEnabled()
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    about = _about_action(frame, spec, ready=ready)
    made = entry("Actions", spec.name, spec.text, about, more=spec.tip)
    return replace(made, keys=keys, ready=ready)


def _about_action(frame: Frame, spec: ActionSpec, *, ready: bool) -> str:
    if ready and spec.needs == "child" and frame.child_id is not None:
        return frame.desk.child_name(frame.child_id)
    if ready:
        return spec.tip
    if frame.desk.is_as_at:
        return frame.desk.as_at_words()
    return NO_CHILD if spec.needs == "child" else f"Nothing to {within(spec.text)}"


def _help(frame: Frame) -> Iterator[Entry]:
    from herefordshire_desk.views.help_topics import topics

    for topic in topics(frame):
        yield entry("Help", topic.name, topic.title, topic.summary, more=topic.summary)
