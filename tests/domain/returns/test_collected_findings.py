"""What does not agree between returns, each found alone."""

from dataclasses import replace

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import SentReturn, Setting
from herefordshire_desk.domain.returns.collected_findings import findings
from tests.make import DAY, on, social_worker
from tests.make_collected import LAST_WEEK, ONE, REGISTERED, TWO, collected, led, week


def found(kind, *returns):
    return [each for each in findings(collected(*returns)) if each.kind == kind]


def sent(made, revision, sha256=""):
    return SentReturn(
        id="R1",
        name=made.name,
        period=made.period,
        revision=revision,
        as_of=DAY,
        sent_on=DAY,
        sha256=sha256 or made.sha256,
    )


def test_that_returns_that_agree_find_nothing():
    one = [week(ONE, led("C1"), day=day) for day in (LAST_WEEK, DAY)]
    two = [week(TWO, led("C2", "SW2"), day=day) for day in (LAST_WEEK, DAY)]
    assert findings(collected(*one, *two)) == []


def test_that_a_child_in_two_teams_is_told_with_both_days():
    (told,) = found("child_in_two_teams", week(ONE, led("C1")), week(TWO, led("C1")))
    assert (told.child_id, told.teams, told.period) == ("C1", "CP Team 1 + CP Team 2", "2026-W47")
    assert told.message == ("In CP Team 1 (as at 2026-11-20) and CP Team 2 (as at 2026-11-20).")
    weeks = week(ONE, led("C1"), day=LAST_WEEK), week(TWO, led("C1"))
    assert found("child_in_two_teams", *weeks) == []


def test_that_a_child_who_left_one_team_and_arrived_nowhere_is_told():
    before = week(ONE, led("C1"), led("C2"), led("C3"), day=LAST_WEEK)
    after = week(ONE, led("C1")), week(TWO, led("C2"))
    (told,) = found("child_arrived_nowhere", before, *after)
    assert (told.child_id, told.teams, told.period) == ("C3", ONE, "2026-W46")
    assert told.message == "In no return of 2026-W47: closed, or lost between teams."


def test_that_a_child_is_not_said_to_be_lost_where_the_team_told_nothing():
    before, other = week(ONE, led("C1"), day=LAST_WEEK), week(TWO, led("C2"))
    assert found("child_arrived_nowhere", before, other) == []
    (missing,) = (e for e in found("period_missing", before, other) if e.teams == ONE)
    assert (missing.period, missing.message) == (
        "2026-W47",
        "No whole return of 2026-W47 was in the folder.",
    )


def test_that_periods_missing_one_after_the_other_are_one_finding():
    made = [week(ONE, led("C1"), day=day) for day in (on("2026-10-23"), DAY)]
    (told,) = found("period_missing", *made)
    assert told.message == "No whole return of 2026-W44 to 2026-W46 was in the folder."


def test_that_a_social_worker_in_post_in_two_teams_is_told_by_the_national_id():
    one = week(ONE, led("C1"), social_workers=REGISTERED[:1])
    two = week(TWO, led("C2"), social_workers=(social_worker(),))
    (told,) = found("social_worker_in_two_teams", one, two)
    assert (told.social_worker_id, told.teams) == ("SW000123", "CP Team 1 + CP Team 2")


def test_that_a_social_worker_whom_a_team_only_remembers_is_not_in_it():
    gone = replace(REGISTERED[0], end=on("2026-03-01"))
    left = led("C2", end=on("2026-03-01"))
    one = week(ONE, led("C1"), social_workers=REGISTERED[:1])
    assert found("social_worker_in_two_teams", one, week(TWO, left, social_workers=(gone,))) == []


def test_that_two_registrations_of_one_id_are_told():
    other = replace(REGISTERED[0], registration_number="SW000999")
    one = week(ONE, led("C1"), social_workers=REGISTERED[:1])
    (told,) = found("social_worker_registered_twice", one, week(TWO, social_workers=(other,)))
    assert "SW000123 and SW000999" in told.message


def test_that_a_threshold_that_differs_is_told_with_who_has_which():
    stricter = policy_on(DAY, [Setting(id="S1", name="limit_per_fte", value=16, start=DAY)])
    made = week(ONE, led("C1")), week(TWO, led("C2", "SW2"), policy=stricter)
    (told,) = found("threshold_differs", *made)
    assert (told.field, told.message) == (
        "policy_limit_per_fte",
        "16 in CP Team 2; 18 in CP Team 1.",
    )


def test_that_returns_of_one_week_as_at_two_days_are_told():
    made = week(ONE, led("C1")), week(TWO, led("C2", "SW2"), day=on("2026-11-18"))
    (told,) = found("basis_differs", *made)
    assert told.field == "as_at"


def test_that_a_revision_that_is_not_there_is_told_and_one_that_is_there_twice():
    first = week(ONE, led("C1"))
    third = week(ONE, led("C1"), sent=(sent(first, 2),))
    (absent,) = found("revision_missing", first, third)
    assert absent.message == "Not in the folder: revision 2."
    (twice,) = found("revision_repeated", first, first)
    assert twice.message == "Revision 1 is in 0.xlsx and 1.xlsx, with the same rows."
    (other,) = found("revision_repeated", first, week(ONE, led("C2")))
    assert other.message.endswith("with different rows.")


def test_that_a_revision_of_something_else_is_told():
    first = week(ONE, led("C1"))
    right, wrong = (week(ONE, led("C1"), sent=(sent(first, 1, sha),)) for sha in ("", "f" * 64))
    assert found("revision_replaces_another", first, right) == []
    assert len(found("revision_replaces_another", first, wrong)) == 1
