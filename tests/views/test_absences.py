"""The absences on file, as the desk shows them on its day."""

from datetime import timedelta

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.absences import absences_on_file
from tests.make import DAY, absence, on


def test_that_an_earlier_day_has_only_what_had_begun_by_it(desk):
    begun = absence(id="A1", start=on("2026-11-02"), end=on("2026-11-16"))
    planned = absence(id="A2", start=DAY + timedelta(9))
    desk.make(added("Record absence", begun, planned))
    assert absences_on_file(desk) == [begun, planned]

    desk.look_at(on("2026-11-10"))
    (found,) = absences_on_file(desk)
    assert (found.id, found.end) == ("A1", None)  # nobody knew the day yet

    desk.look_at(on("2026-11-01"))
    assert absences_on_file(desk) == []
