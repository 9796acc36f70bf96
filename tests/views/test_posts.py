"""The roster as it is on file beside how it is shown."""

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.posts import posts_on_file, roster_row, terms_on_file
from tests.make import on, post
from tests.make_team import PRIYA


def test_that_the_row_on_file_keeps_what_held_before_the_first_post(desk):
    before = desk.picture.social_workers[PRIYA]
    less = post(id="P1", social_worker_id=PRIYA, fte=0.3, start=on("2026-11-02"))

    assert desk.make(added("Put", less)) is None

    shown = desk.picture.social_workers[PRIYA]
    assert shown.fte == 0.3
    assert roster_row(desk, shown) == before
    assert posts_on_file(desk) == {"P1": less}
    assert terms_on_file(desk)[PRIYA].endswith("FTE 0.3 from 2 November 2026")
