import pytest

from herefordshire_desk.domain.returns.named import refused, with_names
from herefordshire_desk.domain.returns.verify import verify
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import child, social_worker
from tests.make_collected import read_back
from tests.make_returns import held, snapshot

LONG = "four random words here"


@pytest.mark.parametrize(
    ("agreed", "reason", "password", "field"),
    [
        (False, "Ofsted asked", LONG, "agreed"),
        (True, "  ", LONG, "reason"),
        (True, "Ofsted asked", "", "password"),
        (True, "Ofsted asked", "thirteen char", "password"),
    ],
)
def test_that_names_need_a_tick_a_reason_and_a_password(agreed, reason, password, field) -> None:
    problem = refused(agreed=agreed, reason=reason, password=password)
    assert problem is not None
    assert problem.field == field
    assert refused(agreed=True, reason="Ofsted asked", password=LONG) is None


def test_that_only_who_is_in_the_return_is_named() -> None:
    made = weekly(snapshot(held("100"), social_workers=(social_worker(),)))
    people = [child(id="100", forename="Ann", surname="Lee"), child(id="7", forename="Not here")]
    named = with_names(made, people, [social_worker(), social_worker(id="SW9", name="Nor here")])
    (sheet,) = (each for each in named.sheets if each.name == "names")
    assert sheet.rows == (("child", "100", "Ann Lee"), ("social_worker", "SW1", "Priya Nair"))
    assert named.file_name == made.file_name.replace(".xlsx", "_names.xlsx")


def test_that_a_return_with_names_is_whole_under_the_same_checksum() -> None:
    made = weekly(snapshot(held("100")))
    named = with_names(made, [child(id="100", forename="Ann")], [])
    assert named.sha256 == made.sha256
    verdict = verify(read_back(named))
    assert verdict.faults == ()
    assert "names" not in {each.name for each in made.sheets}
