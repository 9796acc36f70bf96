"""The schema's number, and how a file is brought up to it."""

from herefordshire_desk.store.engine import Connection, in_words, sqlite_utils_over

SCHEMA = 1


def migrate(connection: Connection) -> None:
    """Make every step that the file has not had, each in one transaction with its number.

    Imports sqlite_utils, so a file that is up to date must not be given to it.
    """
    database = sqlite_utils_over(connection)
    from herefordshire_desk.store.migrations import steps

    with in_words():
        steps.apply(database)
