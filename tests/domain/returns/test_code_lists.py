"""Every code and what it means."""

import pytest

from herefordshire_desk.domain.allocations import LEAD_ROLES
from herefordshire_desk.domain.caseloads import ROLE_PHRASES
from herefordshire_desk.domain.measures import BANDS, DAYS_AHEAD, LAST_BAND
from herefordshire_desk.domain.returns.code_lists import labels


def test_that_the_ten_national_reasons_are_there() -> None:
    assert set(labels("change_reason")) == {
        "MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC",
        "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS",
    }  # fmt: skip


def test_that_every_lead_role_has_a_code() -> None:
    assert set(labels("lead_role")) == {role.lower().replace(" ", "_") for role in LEAD_ROLES}


def test_that_every_role_read_from_words_has_a_label() -> None:
    assert {code for _, code in ROLE_PHRASES} | {"other"} == set(labels("social_worker_role"))


def test_that_every_group_of_days_has_a_label() -> None:
    groups = {name for _, name in BANDS} | {LAST_BAND} | {str(ahead) for ahead in DAYS_AHEAD}
    assert groups <= set(labels("measure_group"))


def test_that_a_list_that_is_not_carried_is_not_made_up() -> None:
    with pytest.raises(FileNotFoundError):
        labels("shoe_sizes")
