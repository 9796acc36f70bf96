"""M1 to M17 together."""

from hypothesis import given, settings

from herefordshire_desk.domain.as_at import as_at
from tests.make import DAY
from tests.make_month import figures, month, teams
from tests.make_returns import History


def test_that_every_measure_begins_with_its_whole() -> None:
    """Of nobody at all too: nothing is divided by nothing."""
    found = figures(month(social_workers=()))
    assert [name for name, breakdown, _ in found if not breakdown] == [
        f"M{at}" for at in range(1, 19)
    ]
    assert found["M12", "", ""].value is None


@settings(max_examples=25)
@given(teams(3))
def test_that_what_is_dated_after_the_day_changes_nothing(team: list[History]) -> None:
    before = [(whose, as_at(records, DAY)) for whose, records in team]
    assert figures(month(*team)) == figures(month(*before))


@settings(max_examples=25)
@given(teams(3))
def test_that_no_part_is_more_than_its_whole_and_no_percentage_is_of_fewer_than_five(
    team: list[History],
) -> None:
    for each in figures(month(*team)).values():
        if each.unit == "percent" and each.numerator is not None and each.denominator is not None:
            assert 0 <= each.numerator <= each.denominator
            assert (each.value is None) == (each.denominator < 5)
