"""Errands about bundles: writing one, and what taking one in would change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.pace import building
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.merged import Merged

ENDING = ".deskbundle"
PASSWORD = "password"  # noqa: S105 - the field that a Problem of a wrong one is about


def is_bundle(paths: Sequence[Path]) -> bool:
    """Whether the one file chosen is called as bundles are."""
    return len(paths) == 1 and paths[0].suffix.lower() == ENDING


def offered_password() -> str:
    """Four random words, for whoever has no better idea."""
    from herefordshire_desk.store.new_passwords import offered_password as offered

    return offered()


def password_problem(password: str) -> Problem | None:
    """What is wrong with a password for a bundle."""
    from herefordshire_desk.store.new_passwords import password_problem as problem_with

    words = problem_with(password)
    return Problem(PASSWORD, words) if words else None


def write_bundle(
    desk: Desk,
    kind: BundleKind,
    children: Sequence[ChildId],
    out: Path,
    password: str,
    *,
    done: Callable[[None], None],
    failed: Failed,
) -> Task:
    """Write a bundle to a file that must not be there yet; `children` are those handed over."""
    at, who, day, team = desk.now(), desk.who, desk.today, desk.picture.team

    def work(store: Store) -> None:
        from herefordshire_desk.store import bundles

        match kind:
            case "handover":
                made = bundles.handover(store, children, sender=team, made_on=day)
            case "lent":
                made = bundles.lent_desk(store, sender=team, made_on=day)
            case "returned":
                made = bundles.given_back(store, sender=team, made_on=day)
        bundles.write_bundle(store, made, out, password, at=at, who=who)

    return desk.ask_long(work, done, failed)


def lent_on(desk: Desk) -> date | None:
    """The day the desk was last lent, while nothing was given back since."""

    def asked(store: Store) -> "datetime | None":
        from herefordshire_desk.store.bundles import lent_at

        return lent_at(store)

    at = desk.ask(asked)
    return at.astimezone(desk.now().tzinfo).date() if at else None


def look_into(
    desk: Desk,
    path: Path,
    password: str,
    *,
    done: "Callable[[Merged | Problem], None]",
    failed: Failed,
) -> Task:
    """What taking a bundle in would change; of a wrong password a Problem."""
    day = desk.today

    def work(store: Store) -> "Merged | Problem":
        from herefordshire_desk.domain.bundle_merge import NOT_OURS, merge_bundle
        from herefordshire_desk.store.bundle_file import read_bundle
        from herefordshire_desk.store.bundles import was_lent_here
        from herefordshire_desk.store.faults import WrongPassword

        try:
            with building():
                bundle = read_bundle(path, password)
                merged = merge_bundle(bundle, store, source=path.name, imported_on=day)
            if isinstance(merged, Problem) or bundle.kind != "returned":
                return merged
            return merged if was_lent_here(store, bundle) else replace(merged, warning=NOT_OURS)
        except WrongPassword as fault:
            return Problem(PASSWORD, str(fault))

    return desk.ask_long(work, done, failed)
