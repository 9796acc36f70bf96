from datetime import UTC, datetime

import pytest

from herefordshire_desk.commands.returning import write_weekly
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.workbooks.write import NotWritten
from tests.conftest import WHO
from tests.make import DAY

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def store(made, desk_file):
    with open_desk_with_key(desk_file, made.key, who=WHO) as opened:
        yield opened


def test_that_writing_alone_is_not_sending(store, tmp_path):
    write_weekly(store, DAY, tmp_path / "r.xlsx")
    assert store.records(SentReturn) == []


def test_that_sending_keeps_the_revision_and_the_checksum(store, tmp_path):
    made = write_weekly(store, DAY, tmp_path / "r.xlsx", sent_at=AT)
    (sent,) = store.records(SentReturn)
    assert (sent.period, sent.revision, sent.sha256) == ("2026-W47", 1, made.sha256)
    assert write_weekly(store, DAY, tmp_path / "s.xlsx").revision == 2


def test_that_nothing_is_kept_of_a_return_that_could_not_be_written(store, tmp_path):
    (tmp_path / "r.xlsx").write_text("somebody's")
    with pytest.raises(NotWritten):
        write_weekly(store, DAY, tmp_path / "r.xlsx", sent_at=AT)
    assert store.records(SentReturn) == []
