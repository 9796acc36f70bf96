from herefordshire_desk.domain.changes import added
from tests.make import on, visit
from tests.store.desks import put

DAY = on("2026-11-20")


def test_that_the_delay_is_that_of_the_last_visit_by_the_day(store):
    put(
        store,
        added(
            "Add",
            visit(
                id="V1", child_id="C1", visited_on=on("2026-11-02"), recorded_on=on("2026-11-12")
            ),
            visit(
                id="V2", child_id="C1", visited_on=on("2026-11-09"), recorded_on=on("2026-11-11")
            ),
            visit(
                id="V3", child_id="C1", visited_on=on("2026-11-21"), recorded_on=on("2026-11-21")
            ),
            visit(id="V4", child_id="C2", visited_on=on("2026-11-09")),
        ),
    )

    assert store.days_to_record(DAY) == {"C1": 2}
