"""Which meetings and supervisions are of the month."""

import pytest

from herefordshire_desk.domain.returns.month_rows import meetings_in, named_in, supervisions_in
from tests.make import family_meeting, on, supervision
from tests.make_month import month
from tests.make_returns import held


@pytest.mark.parametrize(
    ("held_on", "planned_for", "there"),
    [
        ("2026-11-01", "2026-10-30", True),
        ("2026-10-31", "2026-11-03", False),
        (None, "2026-11-03", True),
        (None, "2026-11-21", False),
        ("2026-11-21", "2026-11-20", True),
        (None, None, False),
    ],
)
def test_that_a_meeting_is_of_the_month_it_was_held_in_or_else_planned_for(
    held_on: str | None, planned_for: str | None, there: bool
) -> None:
    days = {"held_on": held_on, "planned_for": planned_for}
    meeting = family_meeting(**{name: day and on(day) for name, day in days.items()})
    assert bool(meetings_in(month(held("C1"), meetings=(meeting,)))) is there
    assert meetings_in(month(held("C2"), meetings=(meeting,))) == []


def test_that_who_met_and_who_was_supervised_is_named() -> None:
    of = month(
        held("C1"),
        meetings=(
            family_meeting(held_on=on("2026-11-02"), social_worker_id="SW5"),
            family_meeting(held_on=on("2026-11-02")),
        ),
        supervisions=(
            supervision(social_worker_id="SW6"),
            supervision(social_worker_id="SW7", held_on=on("2026-11-21")),
        ),
    )
    assert [each.social_worker_id for each in supervisions_in(of)] == ["SW6"]
    assert named_in(of) == {"SW5", "SW6"}
