"""Desks of schema 3 to 7 are brought forward, and take what is new."""

from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Post
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from tests import make
from tests.make import on
from tests.store.desks import AT, WHO, built, put

LATER = (
    "step_4_posts",
    "step_5_aliases_and_discrepancies",
    "step_6_what_returns_are_made_of",
    "step_7_access",
    "step_8_conferences",
    "step_9_milestones",
    "step_10_erased",
)


@pytest.mark.parametrize("step", LATER)
def test_that_an_older_desk_opens_and_takes_what_is_new(path: Path, step: str) -> None:
    connection, key = built(path, stop_before=[step])
    connection.close()
    post = make.post(social_worker_id="SW1", start=on("2026-03-02"))

    with open_desk_with_key(path, key, who=WHO) as store:
        put(store, added("Add", post))
        store.note("opened", at=AT, who="manager")
        assert store.records(Post) == [post]
        assert check(store).sound
