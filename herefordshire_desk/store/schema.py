"""The schema's number, and how a file is brought up to it."""

from collections.abc import Sequence

from herefordshire_desk.store.engine import Connection, in_words, sqlite_utils_over

SCHEMA = 10


def migrate(connection: Connection, stop_before: Sequence[str] = ()) -> None:
    """Make every step that the file has not had, each in one transaction with its number.

    `stop_before` names steps that are not made, nor what comes after: the file is then as an
    earlier version left it. Imports sqlite_utils, so it is not for a file that is up to date.
    """
    database = sqlite_utils_over(connection)
    from herefordshire_desk.store.later_steps import steps

    with in_words():
        steps.apply(database, stop_before=stop_before)
