"""Errands about the keys: the password and the recovery code, which wrap the key and are not it."""

from collections.abc import Callable

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.access import Access
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.store.faults import Fault, WrongPassword
from herefordshire_desk.store.store import Store


def require_password(desk: Desk, password: str) -> Problem | None:
    """A Problem unless it is the desk's present password."""

    def try_it(store: Store) -> None:
        from herefordshire_desk.store.keys import unlock

        unlock(store.path, password)

    try:
        desk.ask(try_it)
    except WrongPassword:
        return Problem("current", "That is not the present password.")
    except Fault as fault:
        return Problem("", str(fault))
    return None


def change_password(desk: Desk, current: str, new: str, again: str) -> Problem | None:
    """Wrap the key by a new password; a Problem where one of the three will not do."""
    from herefordshire_desk.store.keys import change_password as change
    from herefordshire_desk.store.new_passwords import password_problem

    problem = password_problem(new)
    if problem:
        return Problem("new", problem)
    if new != again:
        return Problem("again", "The two are not the same. Type the new password twice.")
    return require_password(desk, current) or _done(
        desk, "password_changed", lambda store: change(store.path, store.key, new)
    )


def new_code() -> str:
    """A recovery code that opens nothing yet."""
    from herefordshire_desk.store.new_passwords import new_code as made

    return made()


def put_code_in_force(desk: Desk, code: str) -> Problem | None:
    """From now on this code opens the desk, and the one before opens nothing."""
    from herefordshire_desk.store.keys import change_code

    return _done(desk, "code_changed", lambda store: change_code(store.path, store.key, code))


def _done(desk: Desk, what: Access, work: Callable[[Store], None]) -> Problem | None:
    def noted(store: Store) -> None:
        store.note(what, at=desk.now(), who=desk.who)
        work(store)

    try:
        desk.ask(noted)
    except Fault as fault:
        return Problem("", str(fault))
    return None
