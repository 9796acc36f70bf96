"""Keeping: the backups a desk makes, as the screens ask for them; a second place; what went wrong.

What a backup is and which are kept is `store/backups.py`; here it is done on the store's thread,
and the second place, which may be a network share that does not answer, on another.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from herefordshire_desk.background import Failed, Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.backups import Missing, when
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.store import Store

SECOND, SECOND_TOLD, FAULT = "backup_second", "backup_second_told", "backup_fault"
CLOSING, BY_HAND, LOCKING = "closing", "by hand", "locking"
IMPORT, RESTORE, ERASURE = "before an import", "before a restore", "before an erasure"


class BackupRow(NamedTuple):
    """One backup of the desk's own folder. `sound` is whether every byte is as it was packed."""

    path: Path
    at: datetime
    why: str
    size: int
    missing: Missing | None
    sound: bool


class Told(NamedTuple):
    """How something about backups last went: when, and what went wrong; blank where nothing."""

    at: datetime
    words: str


class BackupState(NamedTuple):
    """All there is to say about a desk's backups; rows newest first."""

    folder: Path
    rows: tuple[BackupRow, ...]
    backed_up: bool
    second: Path | None
    second_told: Told | None
    fault: Told | None


def backup_state(desk: Desk, done: Callable[[BackupState], None], failed: Failed) -> Task:
    """What backups there are, where, and whether each is still whole."""
    return run_in_background(lambda _: _looked_at(desk.ask(_state)), desk, done, failed)


def back_up_now(
    desk: Desk, done: Callable[[Path | None], None], failed: Failed, *, why: str = BY_HAND
) -> Task:
    """A verified backup in the desk's own folder; by hand also where nothing has changed."""
    now, always = desk.now(), why == BY_HAND
    return desk.ask_long(lambda store: made(store, now=now, why=why, always=always), done, failed)


def copy_newest(desk: Desk, done: Callable[[str], None]) -> Task | None:
    """The newest backup to the second place, if one is chosen: told how it went, blank if well."""
    second, now = second_place(desk), desk.now()
    if second is None:
        return None

    def work(_: object) -> str:
        words = _copied(*desk.ask(lambda store: _newest(store, now)), second, now)
        desk.ask(lambda store: store.prefer(SECOND_TOLD, _told(now, words)))
        return words

    return run_in_background(work, desk, done, lambda fault: done(_words(fault)))


def not_answering(desk: Desk, words: str) -> None:
    """Keep that the second place was not waited for any longer."""
    desk.prefer(SECOND_TOLD, _told(desk.now(), words))


def second_place(desk: Desk) -> Path | None:
    """The folder that gets a copy of each backup; None where none is chosen."""
    chosen = desk.preference(SECOND)
    return Path(chosen) if chosen else None


def choose_second(desk: Desk, folder: Path | None) -> Problem | None:
    """Choose it, or with None have no second place any longer. A Problem where it will not do."""
    if folder is not None:
        if not folder.is_dir():
            return Problem("", f"The folder {folder} cannot be reached.")
        if folder.resolve().is_relative_to(desk.path.parent.resolve()):
            return Problem("", "Choose a folder that is not beside the desk: both could be lost.")
    desk.prefer(SECOND, str(folder) if folder else "")
    desk.prefer(SECOND_TOLD, "")
    return None


def on_one_disk(desk: Desk, folder: Path) -> bool:
    """Whether the second place is on the same disk as the desk, and would be lost with it."""
    try:
        return folder.stat().st_dev == desk.path.parent.stat().st_dev
    except OSError:
        return False


def told_at_start(desk: Desk, done: Callable[[str], None], *, unlocked: bool = False) -> Task:
    """What the last closing left to say about backups; blank where all is well.

    A desk that was only `unlocked` has not been closed: then a backup that failed is all there
    is to say.
    """
    ask = _fault_words if unlocked else _start_words
    return desk.ask_long(ask, done, lambda fault: done(_words(fault)))


def made(
    store: Store, *, now: datetime, why: str, always: bool = False, spare: Path | None = None
) -> Path | None:
    """A backup on the store's thread, and kept whether it failed; `spare` is not thinned.

    Raises the Fault.
    """
    from herefordshire_desk.store.backups import back_up, back_up_if_changed

    try:
        make = back_up if always else back_up_if_changed
        path = make(store, now=now, why=why, spare=spare)
    except Fault as fault:
        store.prefer(FAULT, _told(now, str(fault)))
        raise
    if store.preferences().get(FAULT):
        store.prefer(FAULT, "")
    return path


def made_today(store: Store, *, now: datetime) -> None:
    """For a desk that is locked and never closed: one backup a day, if anything has changed."""
    from herefordshire_desk.store.backups import backup_folder, desk_id, kept_in

    try:
        newest = next(iter(kept_in(backup_folder(store.path), desk_id(store))), None)
        if newest is None or newest.at.astimezone(now.tzinfo).date() != now.date():
            made(store, now=now, why=LOCKING)
    except Fault:
        return  # it is kept, and told when the desk is opened


def _state(store: Store) -> BackupState:
    from herefordshire_desk.store.backup_note import missing
    from herefordshire_desk.store.backups import backup_folder, desk_id, is_backed_up, kept_in

    folder, preferred = backup_folder(store.path), store.preferences()
    rows = [
        BackupRow(
            path=each.path,
            at=each.at,
            why=each.note.why if each.note else "",
            size=each.size,
            missing=missing(store.connection, each.note) if each.note else None,
            sound=True,
        )
        for each in kept_in(folder, desk_id(store))
    ]
    return BackupState(
        folder=folder,
        rows=tuple(rows),
        backed_up=is_backed_up(store),
        second=Path(preferred[SECOND]) if preferred.get(SECOND) else None,
        second_told=_told_from(preferred.get(SECOND_TOLD, "")),
        fault=_told_from(preferred.get(FAULT, "")),
    )


def _looked_at(state: BackupState) -> BackupState:
    from herefordshire_desk.store.backups import whole

    return state._replace(rows=tuple(row._replace(sound=whole(row.path)) for row in state.rows))


def _newest(store: Store, now: datetime) -> tuple[Path | None, date | None]:
    """The newest backup, and up to which day those from before an erasure have to go."""
    from herefordshire_desk.store.expiry import expired_until

    rows = _state(store).rows
    return rows[0].path if rows else None, expired_until(store.connection, now)


def _copied(newest: Path | None, until: date | None, second: Path, now: datetime) -> str:
    """Copy it; why it could not be, blank where it was or there is none yet."""
    from herefordshire_desk.store.backups import copy_to

    try:
        if newest is not None:
            copy_to(second, newest, now, until)
    except Fault as fault:
        return str(fault)
    return ""


def _fault_words(store: Store) -> str:
    """That the file of keys is damaged, or that the last backup failed; blank where neither is."""
    from herefordshire_desk.store.keyfile import ONE_SLOT
    from herefordshire_desk.store.keys import read_keys

    try:
        read_keys(store.path, store.key)
    except (Fault, OSError):
        return ONE_SLOT
    fault = _told_from(store.preferences().get(FAULT, ""))
    return f"The backup of {when(fault.at)} could not be made. {fault.words}" if fault else ""


def _start_words(store: Store) -> str:
    failed = _fault_words(store)
    if failed:
        return failed
    state = _state(store)
    if not state.backed_up and state.rows and state.rows[0].missing:
        changes = state.rows[0].missing.changes
        if changes:
            return (
                f"{plural(changes, 'change')} {'is' if changes == 1 else 'are'} in no backup yet. "
                "One is made when the desk is closed; Backups in the File menu makes one now."
            )
    if state.second_told is not None and state.second_told.words:
        return f"The second place has not got the last backup. {state.second_told.words}"
    return ""


def _told(at: datetime, words: str) -> str:
    return json.dumps({"at": at.isoformat(), "words": words})


def _told_from(text: str) -> Told | None:
    if not text:
        return None
    values = json.loads(text)
    return Told(datetime.fromisoformat(values["at"]), values["words"])


def _words(fault: Exception) -> str:
    """For people, where it was written for them; else its kind alone."""
    return str(fault) if isinstance(fault, Fault) else f"It failed ({type(fault).__name__})."
