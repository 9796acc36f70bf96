from dataclasses import replace

import pytest

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.sent import is_sent, last_sent, next_revision
from tests.make import DAY

SENT = SentReturn(
    id="weekly:2026-W47:1", name="weekly", period="2026-W47", revision=1, as_of=DAY,
    sha256="0" * 64, sent_on=DAY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "period", "sent"),
    [
        pytest.param("weekly", "2026-W47", True, id="this_one"),
        pytest.param("weekly", "2026-W46", False, id="of_another_week"),
        pytest.param("monthly", "2026-W47", False, id="another_return"),
    ],
)
def test_that_a_return_is_sent_for_its_own_period_only(name, period, sent):
    assert is_sent([SENT], name, period) is sent


def test_that_the_next_revision_follows_the_highest_that_was_sent():
    third = replace(SENT, id="weekly:2026-W47:3", revision=3)
    assert next_revision([third, SENT], "weekly", "2026-W47") == 4
    assert next_revision([third, SENT], "weekly", "2026-W48") == 1
    assert last_sent([SENT, third], "weekly", "2026-W47") == third
    assert last_sent([], "weekly", "2026-W47") is None
