"""The steps from an empty file to the present schema. One that has shipped is never edited.

Imported only through `schema.migrate`, which puts the engine under sqlite_utils first.
"""

from sqlite_utils import Database, Migrations

steps = Migrations("desk")

RECORDS = (
    """CREATE TABLE child (
        id TEXT PRIMARY KEY NOT NULL, forename TEXT NOT NULL, surname TEXT NOT NULL,
        sex TEXT NOT NULL, ethnicity TEXT NOT NULL, date_of_birth TEXT,
        expected_date_of_birth TEXT, died_on TEXT, disabled INTEGER,
        note TEXT NOT NULL, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE team (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, parent_id TEXT NOT NULL,
        extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE social_worker (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, registration_number TEXT NOT NULL,
        staff_id TEXT NOT NULL, role TEXT NOT NULL, team TEXT NOT NULL, employment TEXT NOT NULL,
        newly_qualified INTEGER NOT NULL, fte REAL, start TEXT, "end" TEXT,
        extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE allocation (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, social_worker_id TEXT NOT NULL,
        role TEXT NOT NULL, team TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
        reason TEXT NOT NULL, referral_id TEXT NOT NULL, inferred INTEGER NOT NULL,
        extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE episode (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
        no_further_action INTEGER NOT NULL, primary_need TEXT NOT NULL,
        close_reason TEXT NOT NULL, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, kind TEXT NOT NULL,
        start TEXT NOT NULL, "end" TEXT, category TEXT NOT NULL,
        other_authority INTEGER NOT NULL, referral_id TEXT NOT NULL, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE care_episode (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, period_of_care_id TEXT NOT NULL,
        start TEXT NOT NULL, "end" TEXT, start_reason TEXT NOT NULL, end_reason TEXT NOT NULL,
        primary_need TEXT NOT NULL, referral_id TEXT NOT NULL, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE placement (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, period_of_care_id TEXT NOT NULL,
        type TEXT NOT NULL, provider TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
        extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE legal_status (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, code TEXT NOT NULL,
        start TEXT NOT NULL, "end" TEXT, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE review (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, period_of_care_id TEXT NOT NULL,
        due_on TEXT, held_on TEXT, cancelled INTEGER NOT NULL, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE visit (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, kind TEXT NOT NULL,
        visited_on TEXT NOT NULL, child_seen INTEGER, seen_alone INTEGER,
        not_alone_reason TEXT NOT NULL, social_worker_id TEXT NOT NULL, plan_id TEXT NOT NULL,
        recorded_on TEXT, extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE mark (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, kind TEXT NOT NULL,
        start TEXT NOT NULL, "end" TEXT, days INTEGER, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE setting (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
        start TEXT NOT NULL, "end" TEXT, set_by TEXT NOT NULL, set_on TEXT
    ) STRICT""",
    """CREATE TABLE extra_holiday (
        id TEXT PRIMARY KEY NOT NULL, "on" TEXT NOT NULL, name TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE imported_extract (
        id TEXT PRIMARY KEY NOT NULL, format TEXT NOT NULL, source TEXT NOT NULL,
        taken_on TEXT NOT NULL, imported_on TEXT NOT NULL, rows INTEGER NOT NULL,
        added INTEGER NOT NULL, changed INTEGER NOT NULL, missing INTEGER NOT NULL,
        conflicts INTEGER NOT NULL, problems INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE sent_return (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, period TEXT NOT NULL,
        revision INTEGER NOT NULL, as_of TEXT NOT NULL, sha256 TEXT NOT NULL,
        sent_on TEXT NOT NULL
    ) STRICT""",
)

# What facts() asks for: the records of a child, the records open on a day, and the latest of the
# visits of a kind with the child seen, which is one step down the index and not a count of visits.
INDEXES = (
    "CREATE INDEX allocation_of_child ON allocation (child_id)",
    "CREATE INDEX episode_of_child ON episode (child_id)",
    'CREATE INDEX episode_open ON episode ("end", start)',
    "CREATE INDEX plan_of_child ON plan (child_id)",
    'CREATE INDEX plan_open ON plan ("end", start)',
    "CREATE INDEX care_of_child ON care_episode (child_id, period_of_care_id)",
    'CREATE INDEX care_open ON care_episode ("end", start)',
    "CREATE INDEX placement_of_child ON placement (child_id, period_of_care_id)",
    "CREATE INDEX legal_status_of_child ON legal_status (child_id)",
    "CREATE INDEX review_of_child ON review (child_id, period_of_care_id)",
    "CREATE INDEX visit_of_child ON visit (child_id, kind, child_seen, visited_on)",
    "CREATE INDEX visit_on ON visit (visited_on)",
    "CREATE INDEX mark_of_child ON mark (child_id)",
    'CREATE INDEX mark_open ON mark (kind, "end", start)',
)

# A line's edits are written before the line that sums them up, so their reference is deferred.
HISTORY = (
    """CREATE TABLE history (
        number INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
        label TEXT NOT NULL, count INTEGER NOT NULL, undoes INTEGER REFERENCES history (number),
        child_id TEXT, digest BLOB NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER history_is_never_altered BEFORE UPDATE ON history
        BEGIN SELECT RAISE (ABORT, 'history is never altered'); END""",
    """CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
        BEGIN SELECT RAISE (ABORT, 'history is never deleted'); END""",
    """CREATE TABLE edits (
        history INTEGER NOT NULL REFERENCES history (number) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, child_id TEXT,
        before TEXT NOT NULL, salt BLOB NOT NULL, digest BLOB NOT NULL,
        PRIMARY KEY (history, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX edits_of_record ON edits (kind, record_id)",
    "CREATE INDEX edits_of_child ON edits (child_id)",
    """CREATE TABLE preference (
        name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


@steps()
def step_1_records_and_history(database: Database) -> None:
    """One table for each record type, and the history of every Change."""
    for statement in (*RECORDS, *INDEXES, *HISTORY):
        database.execute(statement)
    database.execute("PRAGMA user_version = 1")


PLANNED_AND_FAMILY = (
    """CREATE TABLE planned_visit (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, kind TEXT NOT NULL,
        planned_for TEXT NOT NULL, booked_on TEXT NOT NULL, social_worker_id TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE family_member (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, family_id TEXT NOT NULL,
        extracted TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE family_link (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, other_id TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE mark ADD COLUMN decided_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX planned_visit_of_child ON planned_visit (child_id)",
    "CREATE INDEX family_member_of_child ON family_member (child_id)",
    "CREATE INDEX family_member_of_family ON family_member (family_id)",
    "CREATE INDEX family_link_of_child ON family_link (child_id)",
    "CREATE INDEX family_link_of_other ON family_link (other_id)",
)


@steps()
def step_2_planned_visits_and_families(database: Database) -> None:
    """Visits booked ahead, brothers and sisters, and who decided on a mark."""
    for statement in PLANNED_AND_FAMILY:
        database.execute(statement)
    database.execute("PRAGMA user_version = 2")


PRACTICE = (
    """CREATE TABLE family_meeting (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, planned_for TEXT, held_on TEXT,
        social_worker_id TEXT NOT NULL, note TEXT NOT NULL, recorded_on TEXT
    ) STRICT""",
    """CREATE TABLE supervision (
        id TEXT PRIMARY KEY NOT NULL, social_worker_id TEXT NOT NULL, held_on TEXT NOT NULL,
        note TEXT NOT NULL, recorded_on TEXT
    ) STRICT""",
    """CREATE TABLE agreed_action (
        id TEXT PRIMARY KEY NOT NULL, social_worker_id TEXT NOT NULL, words TEXT NOT NULL,
        agreed_on TEXT NOT NULL, child_id TEXT, supervision_id TEXT NOT NULL, due_on TEXT,
        done_on TEXT
    ) STRICT""",
    """CREATE TABLE absence (
        id TEXT PRIMARY KEY NOT NULL, social_worker_id TEXT NOT NULL, start TEXT NOT NULL,
        "end" TEXT, reason TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE handover (
        id TEXT PRIMARY KEY NOT NULL, child_id TEXT NOT NULL, allocation_id TEXT NOT NULL,
        planned INTEGER, told_on TEXT, told_by TEXT NOT NULL, goodbye_on TEXT,
        introduced_on TEXT, note TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX family_meeting_of_child ON family_meeting (child_id, held_on)",
    "CREATE INDEX supervision_of_social_worker ON supervision (social_worker_id, held_on)",
    "CREATE INDEX agreed_action_of_child ON agreed_action (child_id)",
    "CREATE INDEX handover_of_child ON handover (child_id)",
)


@steps()
def step_3_meetings_supervision_absence_and_handovers(database: Database) -> None:
    """Family meetings, supervision with what was agreed, absences, and goodbyes and hellos."""
    for statement in PRACTICE:
        database.execute(statement)
    database.execute("PRAGMA user_version = 3")
