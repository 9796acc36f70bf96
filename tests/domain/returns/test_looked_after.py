"""Who was looked after in a year: its ends, short breaks, and a status that changed in it."""

import pytest

from herefordshire_desk.domain.returns.looked_after import looked_after
from tests.make import DAY, care_episode, legal_status, on

APRIL = on("2026-04-01")


def is_looked_after(care, *statuses):
    return looked_after([care], statuses, APRIL, DAY) == {"C1"}


def care(start, end=None):
    return care_episode(start=on(start), end=on(end) if end else None)


def status(code, start, end=None):
    return legal_status(code=code, start=on(start), end=on(end) if end else None)


@pytest.mark.parametrize(
    ("episode", "counts"),
    [
        pytest.param(care("2026-01-05"), True, id="still_open"),
        pytest.param(care("2025-01-05", "2026-04-01"), True, id="ceased_on_1_april"),
        pytest.param(care("2025-01-05", "2026-03-31"), False, id="ceased_the_day_before"),
        pytest.param(care("2026-11-20"), True, id="began_on_the_day"),
        pytest.param(care("2026-11-21"), False, id="begins_the_day_after"),
        pytest.param(care("2026-06-01", "2026-06-01"), True, id="of_no_length"),
        pytest.param(care("2026-06-01", "2027-06-01"), True, id="ends_after_the_day"),
    ],
)
def test_that_the_year_has_its_ends(episode, counts):
    assert is_looked_after(episode) is counts


@pytest.mark.parametrize(
    ("statuses", "counts"),
    [
        pytest.param([status("V3", "2025-01-05")], False, id="short_breaks_throughout"),
        pytest.param([status("V4", "2020-01-05")], False, id="begun_before_the_care"),
        pytest.param(
            [status("V3", "2025-01-05", "2026-07-01"), status("C2", "2026-07-01")],
            True,
            id="an_order_in_the_year",
        ),
        pytest.param(
            [status("C2", "2025-01-05", "2026-02-01"), status("V3", "2026-02-01")],
            False,
            id="an_order_that_ended_before_the_year",
        ),
        pytest.param([status("V3", "2025-01-05", "2026-07-01")], True, id="no_status_afterwards"),
    ],
)
def test_that_a_child_on_short_breaks_alone_is_apart(statuses, counts):
    assert is_looked_after(care("2025-01-05"), *statuses) is counts


def test_that_short_breaks_that_ceased_on_1_april_are_apart_too():
    ended = status("V3", "2025-01-05", "2026-04-01")
    assert not is_looked_after(care("2025-01-05", "2026-04-01"), ended)


def test_that_another_child_s_status_says_nothing():
    theirs = legal_status(child_id="C2", code="V3", start=on("2025-01-05"))
    assert is_looked_after(care("2025-01-05"), theirs)
