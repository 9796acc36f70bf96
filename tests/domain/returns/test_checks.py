"""The checks as a whole: their rules, and what they leave unsaid."""

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.returns.checks import FINDERS, checks, rules
from tests.make import DAY, allocation, on, plan, social_worker, visit
from tests.make_returns import found, held, history, snapshot


def test_that_every_rule_carried_has_a_function_and_every_function_a_rule() -> None:
    assert list(rules()) == list(FINDERS)


def test_that_nothing_is_found_in_records_that_are_in_order() -> None:
    person = social_worker(
        registration_number="SW000123", role="Social Worker", employment="permanent"
    )
    seen = visit(visited_on=DAY, seen_alone=True)
    row = allocation(reason="FCONTA")
    assert checks(snapshot(history("C1", plan(), seen, row), social_workers=(person,))) == ()


def test_that_limits_are_those_of_policy() -> None:
    tighter = policy_on(DAY, [Setting(id="S", name="limit_per_fte", value=1, start=DAY)])
    assert found("over_capacity", held("C1"), held("C2"), policy=tighter)


def test_that_no_message_names_the_child() -> None:
    unborn = history("C1", plan(), date_of_birth=None, expected_date_of_birth=on("2026-01-01"))
    wrong = allocation(
        start=on("2026-05-01"),
        end=on("2026-04-30"),
        reason="Wilhelmina asked",
        social_worker_id="P",
    )
    for check in checks(snapshot(unborn, history("C2", plan(), wrong))):
        assert "Wilhelmina" not in check.message
