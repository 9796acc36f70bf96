"""The steps from schema 4 on. One that has shipped is never edited.

Imported only through `schema.migrate`, as the steps before them are.
"""

from sqlite_utils import Database

from herefordshire_desk.store.migrations import steps

__all__ = ["steps"]


@steps()
def step_4_posts(database: Database) -> None:
    """Roles and hours from the day they begin."""
    database.execute(
        """CREATE TABLE post (
            id TEXT PRIMARY KEY NOT NULL, social_worker_id TEXT NOT NULL, start TEXT NOT NULL,
            role TEXT NOT NULL, fte REAL, newly_qualified INTEGER NOT NULL
        ) STRICT"""
    )
    database.execute("PRAGMA user_version = 4")


ALIASES_AND_DISCREPANCIES = (
    """CREATE TABLE alias (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, social_worker_id TEXT NOT NULL,
        decided_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE discrepancy (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT, what TEXT NOT NULL, record TEXT NOT NULL,
        format TEXT NOT NULL, theirs TEXT NOT NULL, since TEXT NOT NULL, latest TEXT NOT NULL,
        times INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX discrepancy_of_child ON discrepancy (child_id)",
)


@steps()
def step_5_aliases_and_discrepancies(database: Database) -> None:
    """Who is meant by a name in an extract, and in what an extract and the desk differ."""
    for statement in ALIASES_AND_DISCREPANCIES:
        database.execute(statement)
    database.execute("PRAGMA user_version = 5")


KEPT_FOR_RETURNS = (
    """CREATE TABLE sent_sheet (
        id TEXT PRIMARY KEY NOT NULL, sent_id TEXT NOT NULL, name TEXT NOT NULL,
        packed TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE annex_a_row (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, sheet TEXT NOT NULL,
        place INTEGER NOT NULL, start TEXT NOT NULL, "end" TEXT, was_read INTEGER NOT NULL,
        begun TEXT, ended TEXT, seen_on TEXT, placed_on TEXT, cells TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX sent_sheet_of_return ON sent_sheet (sent_id)",
    "CREATE INDEX annex_a_row_of_child ON annex_a_row (child_id)",
)


@steps()
def step_6_what_returns_are_made_of(database: Database) -> None:
    """Sheets of sent returns, and rows of Annex A as imported."""
    for statement in KEPT_FOR_RETURNS:
        database.execute(statement)
    database.execute("PRAGMA user_version = 6")


ACCESS = (
    """CREATE TABLE access (
        number INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
        what TEXT NOT NULL, about TEXT NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER access_is_never_altered BEFORE UPDATE ON access
        BEGIN SELECT RAISE (ABORT, 'access is never altered'); END""",
    """CREATE TRIGGER access_is_never_deleted BEFORE DELETE ON access
        BEGIN SELECT RAISE (ABORT, 'access is never deleted'); END""",
)


@steps()
def step_7_access(database: Database) -> None:
    """What was looked at or taken out, in a chain of its own."""
    for statement in ACCESS:
        database.execute(statement)
    database.execute("PRAGMA user_version = 7")


@steps()
def step_8_conferences(database: Database) -> None:
    """Review child protection conferences."""
    database.execute(
        """CREATE TABLE conference (
            id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, due_on TEXT, held_on TEXT,
            extracted TEXT NOT NULL
        ) STRICT"""
    )
    database.execute("CREATE INDEX conference_of_child ON conference (child_id)")
    database.execute("PRAGMA user_version = 8")


@steps()
def step_9_milestones(database: Database) -> None:
    """What happened to the team, for the time axis of the charts."""
    database.execute(
        """CREATE TABLE milestone (
            id TEXT PRIMARY KEY NOT NULL, "on" TEXT NOT NULL, words TEXT NOT NULL
        ) STRICT"""
    )
    database.execute("PRAGMA user_version = 9")


ERASED = (
    """CREATE TABLE erasure (
        id TEXT PRIMARY KEY NOT NULL, erased_on TEXT NOT NULL, reason TEXT NOT NULL,
        children INTEGER NOT NULL, returns INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE tombstone (
        id TEXT PRIMARY KEY NOT NULL, erased_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE kept_figure (
        id TEXT PRIMARY KEY NOT NULL, month TEXT NOT NULL, trend TEXT NOT NULL,
        unit TEXT NOT NULL, numerator REAL, denominator REAL, given REAL, low REAL, high REAL,
        known_for INTEGER NOT NULL, short INTEGER NOT NULL
    ) STRICT""",
)


@steps()
def step_10_erased(database: Database) -> None:
    """That children were erased, and what they were in the figures of months gone by."""
    for statement in ERASED:
        database.execute(statement)
    database.execute("PRAGMA user_version = 10")
