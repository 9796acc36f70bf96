"""M1 to M7, M16 and M17: by hand, and counted again another way over random teams."""

from hypothesis import given, settings

from herefordshire_desk.domain.returns.month_visits import NO_CARE_LEAVERS, NO_CONFERENCES
from tests.make import allocation, conference, on, plan, review, visit
from tests.make_month import figures, month, teams, told
from tests.make_returns import History, history


def test_that_visits_in_time_are_counted_by_due_date_and_not_by_child() -> None:
    seen = [visit(id=day, visited_on=on(day)) for day in ("2026-11-03", "2026-11-16")]
    found = figures(month(history("C1", plan(start=on("2026-10-20")), *seen)))
    assert told(found["M1", "", ""])[:2] == (2, 2)
    assert told(found["M1", "snapshot", "in_date"])[:2] == (1, 1)
    assert told(found["M3", "", ""]) == (0, 0, None)


def test_that_care_leavers_and_conferences_are_not_guessed() -> None:
    found = figures(month())
    assert found["M5", "", ""].note == NO_CARE_LEAVERS
    for key in (("M5", "", ""), ("M14", "", ""), ("M17", "event", "core_group")):
        assert (found[key].value, found[key].known_for) == (None, 0)


def test_that_a_child_who_was_rightly_not_seen_alone_is_told_apart() -> None:
    visits = [
        visit(seen_alone=True),
        visit(seen_alone=False),
        visit(seen_alone=False, not_alone_reason="refused"),
        visit(seen_alone=False, not_alone_reason="Wilhelmina hid"),
        visit(seen_alone=None),
        visit(seen_alone=False, child_seen=False),
        visit(seen_alone=True, visited_on=on("2026-10-31")),
    ]
    found = figures(month(history("C1", plan(), *visits)))
    assert told(found["M6", "", ""])[:2] == (1, 3)
    assert told(found["M6", "not_alone_reason", "refused"])[:2] == (1, 5)


def test_that_a_visit_in_time_is_by_their_own_social_worker_of_that_day() -> None:
    leads = [
        allocation(social_worker_id="SW1", end=on("2026-11-09")),
        allocation(social_worker_id="SW2", start=on("2026-11-09")),
    ]
    visits = [
        visit(visited_on=on(day), social_worker_id=who)
        for day, who in (
            ("2026-11-02", "SW1"),
            ("2026-11-04", ""),
            ("2026-11-09", "SW1"),
            ("2026-11-10", "SW2"),
        )
    ]
    start = plan(start=on("2026-10-21"))
    found = figures(month(history("C1", start, *leads, *visits), day=on("2026-11-30")))
    assert told(found["M7", "", ""])[:2] == (2, 3)


def test_that_recording_is_reckoned_of_visits_typed_here_by_the_day() -> None:
    visits = [
        visit(recorded_on=on("2026-11-03")),
        visit(recorded_on=on("2026-11-10")),
        visit(recorded_on=on("2026-11-21")),
        visit(),
    ]
    found = figures(month(history("C1", plan(), *visits)))
    assert (found["M16", "", ""].value, found["M16", "", ""].known_for) == (4.5, 2)
    assert told(found["M16", "recording_delay", "over_7"])[:2] == (1, 2)


def test_that_reviews_are_those_due_by_the_day() -> None:
    reviews = [
        review(due_on=on("2026-11-03"), held_on=on("2026-11-03")),
        review(due_on=on("2026-11-03"), held_on=on("2026-11-04")),
        review(due_on=on("2026-11-20")),
        review(due_on=on("2026-11-20"), held_on=on("2026-11-20"), cancelled=True),
        review(due_on=on("2026-11-21"), held_on=on("2026-11-20")),
        review(held_on=on("2026-11-20")),
    ]
    found = figures(month(history("C1", plan(), *reviews)))["M17", "", ""]
    assert (*told(found)[:2], found.children) == (1, 3, ("C1",))


CONFERENCE = ("M17", "event", "child_protection_conference")


def test_that_conferences_are_those_due_by_the_day() -> None:
    held = (
        conference(due_on=on("2026-11-03"), held_on=on("2026-11-03")),
        conference(due_on=on("2026-11-03"), held_on=on("2026-11-04"), child_id="C2"),
        conference(due_on=on("2026-11-21"), held_on=on("2026-11-20")),
        conference(due_on=on("2026-10-31"), held_on=on("2026-11-20")),
        conference(held_on=on("2026-11-20")),
    )
    found = figures(month(conferences=held))[CONFERENCE]
    assert (*told(found)[:2], found.children) == (1, 2, ("C2",))


def test_that_without_any_conference_on_file_nothing_is_said_to_be_in_time() -> None:
    found = figures(month())[CONFERENCE]
    assert (found.note, found.value, found.known_for) == (NO_CONFERENCES, None, 0)


@settings(max_examples=20)
@given(teams())
def test_that_the_families_of_rules_share_out_every_due_date(team: list[History]) -> None:
    of = month(*team)
    found = figures(of)
    wholes = [told(found[f"M{number}", "", ""])[:2] for number in range(1, 5)]
    met = sum(each.met_on is not None for each in of.due)
    assert [sum(each) for each in zip(*wholes, strict=True)] == [met, len(of.due)]
    by_rule = [told(each)[:2] for key, each in found.items() if key[:2] == ("M2", "rule")]
    assert [sum(each) for each in zip((0, 0), *by_rule, strict=True)] == list(wholes[1])


def test_that_the_children_to_look_at_are_those_not_visited_in_time_and_not_seen_alone() -> None:
    begun = plan(start=on("2026-10-26"))
    late = history("C1", begun, visit(visited_on=on("2026-11-18"), seen_alone=True))
    kept = history(
        "C2",
        plan(child_id="C2", start=on("2026-10-26")),
        visit(child_id="C2", visited_on=on("2026-11-02"), seen_alone=False),
        visit(child_id="C2", visited_on=on("2026-11-13"), seen_alone=False),
    )

    found = figures(month(late, kept))

    assert "C1" in found["M1", "", ""].children
    assert "C2" not in found["M1", "", ""].children
    assert found["M6", "", ""].children == ("C2",)
