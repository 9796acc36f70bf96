"""The social worker episodes return: its columns, its year, its text."""

import pytest

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.kept import unpacked
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.social_worker_episodes import (
    COLUMNS,
    collection_period,
    social_worker_episodes,
)
from tests.domain.returns.test_episode_rows import lead, records
from tests.make import DAY, child, on


def made(*rows, sent=(), **fields):
    return social_worker_episodes(records(*rows, **fields), sent, team="CP Team 1", day=DAY)


def test_that_days_are_written_day_first_and_blanks_are_empty():
    born = child(date_of_birth=on("2015-05-01"))
    rows = lead("A", "2026-02-03", "2026-06-04", reason="FCONTA"), lead("B", "2026-06-04")
    (sheet,) = made(*rows, children=[born]).sheets
    assert sheet.columns == COLUMNS
    assert sheet.rows == (
        ("C1", "01/05/2015", "SW1", "03/02/2026", "04/06/2026", "FCONTA"),
        ("C1", "01/05/2015", "SW1", "04/06/2026", None, None),
    )


def test_that_a_birth_that_is_not_recorded_is_empty():
    (sheet,) = made(lead("A")).sheets
    assert sheet.rows[0][1] is None


@pytest.mark.parametrize(
    ("day", "name", "first", "last"),
    [
        ("2026-11-20", "2026-27", "2026-04-01", "2027-03-31"),
        ("2026-04-01", "2026-27", "2026-04-01", "2027-03-31"),
        ("2026-03-31", "2025-26", "2025-04-01", "2026-03-31"),
        ("1999-12-31", "1999-00", "1999-04-01", "2000-03-31"),
    ],
)
def test_that_the_period_is_the_collection_year(day, name, first, last):
    period = collection_period(on(day))
    assert (period.name, period.first, period.last) == (name, on(first), on(last))


def test_that_one_that_was_sent_makes_the_next_a_revision():
    first = made(lead("A"))
    sent, sheet = (edit.after for edit in mark_sent(first, DAY).edits)
    assert unpacked(sheet) == first.sheets[0]
    assert isinstance(sent, SentReturn)
    assert (first.revision, made(lead("A"), sent=[sent]).revision) == (1, 2)
    assert (sent.name, sent.period) == ("social-worker-episodes", "2026-27")


def test_that_the_checksum_is_of_what_is_written():
    assert made(lead("A")).sha256 == made(lead("B")).sha256
    assert made(lead("A")).sha256 != made(lead("A", "2026-01-06")).sha256
