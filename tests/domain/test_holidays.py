"""Extra holidays: proclaimed days and closure days."""

import pytest

from herefordshire_desk.domain.holidays import add_holiday, remove_holidays
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ExtraHoliday
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, on


def extra(day, name="Closure day", **fields):
    return ExtraHoliday(id=f"H-{day}", on=on(day), name=name, **fields)


TUESDAY = extra("2026-11-24")


def working(held):
    return policy_on(DAY, holidays=held.records(ExtraHoliday)).calendar.is_working_day(TUESDAY.on)


def test_that_a_day_added_is_no_working_day_until_it_is_removed():
    held = DeskInMemory()

    held = held.apply(add_holiday(TUESDAY, []))
    assert not working(held)

    held = held.apply(remove_holidays([TUESDAY]))
    assert working(held)


def test_that_the_name_is_kept_without_its_outer_spaces():
    change = add_holiday(extra("2026-11-24", " Flood "), [])

    assert change.edits[0].after.name == "Flood"


@pytest.mark.parametrize(
    ("new", "field", "said"),
    [
        pytest.param(
            extra("2026-12-25"),
            "on",
            "25 December 2026 is a bank holiday the desk knows: Christmas Day.",
            id="a_bank_holiday",
        ),
        pytest.param(
            extra("2026-11-28"),
            "on",
            "28 November 2026 is a Saturday: it is not counted already.",
            id="a_weekend",
        ),
        pytest.param(
            TUESDAY, "on", "24 November 2026 is on the list already.", id="one_on_the_list"
        ),
        pytest.param(
            extra("2033-01-05"),
            "on",
            "Give a day from 1 January 2012 to 31 December 2032.",
            id="a_year_without_bank_holidays",
        ),
        pytest.param(
            extra("2026-11-25", " "),
            "name",
            "Give it a name, such as: Day of the coronation.",
            id="no_name",
        ),
    ],
)
def test_that_what_cannot_be_added_is_said_in_words(new, field, said):
    found = add_holiday(new, [TUESDAY])

    assert isinstance(found, Problem)
    assert (found.field, found.message) == (field, said)


def test_that_several_go_in_one_change_and_none_is_a_problem():
    assert remove_holidays([TUESDAY, extra("2026-11-25")]).label == "Remove 2 extra holidays"
    assert isinstance(remove_holidays([]), Problem)
