"""All checks together: each thing once, in a stable order, ids alone."""

from dataclasses import replace

from herefordshire_desk.domain.returns.checks import checks
from herefordshire_desk.domain.returns.desk_records import DeskRecords
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.every_check import LEVELS, as_json, every_check, in_words
from tests.make import DAY, allocation, care_episode, on, plan, visit
from tests.make_returns import history, snapshot

KEYS = ["rule", "level", "national_rule", "child_id", "record", "message"]


def checked(*histories, in_care=True):
    """Everything found of these children; in care or not is as the histories have it."""
    records = [record for _, rows in histories for record in rows]

    def of(kind):
        return tuple(each for each in records if isinstance(each, kind))

    source = EpisodeRecords(
        care_episodes=of(type(care_episode())),
        legal_statuses=(),
        allocations=of(type(allocation())),
        children={},
        social_workers={},
    )
    return every_check(
        DeskRecords(
            snapshot=snapshot(*histories),
            rows=episode_rows(source, DAY),
            children=(),
            allocations=of(type(allocation())),
            spells=(),
            visits=of(type(visit())),
        )
    )


def slip(child_id, *opened):
    """A child with an allocation that ended the day it started, and one since."""
    rows = (
        allocation(id=f"{child_id}-1", start=on("2026-05-01"), end=on("2026-05-01")),
        allocation(id=f"{child_id}-2", start=on("2026-05-02"), reason="MANAGE"),
    )
    return history(child_id, *opened, *(replace(row, social_worker_id="SW11") for row in rows))


def test_that_what_a_national_rule_finds_is_told_once_under_its_code():
    found = [each for each in checked(slip("C1", care_episode())) if each.record == "C1-1"]
    told = [(each.rule, each.national_rule) for each in found]
    codes = ["SW13STG1", "SW18STG2", "SW09STG2"]
    assert told == [(code, code) for code in codes]


def test_that_a_finding_is_worded_as_in_the_return_whether_or_not_the_nation_asks():
    in_care, not_in_care = slip("C1", care_episode()), slip("C1", plan())
    worded = {each.message for each in checks(snapshot(in_care)) if each.record == "C1-1"}
    for history_ in (in_care, not_in_care):
        found = {e.message for e in checked(history_) if e.record == "C1-1"}
        assert worded <= found


def test_that_the_same_of_a_child_not_in_care_is_ours():
    found = [each for each in checked(slip("C1", plan())) if each.record == "C1-1"]
    told = {(each.rule, each.national_rule) for each in found}
    assert told == {("reason_not_recorded", None), ("allocation_under_24_hours", None)}


def test_that_the_order_is_by_level_and_the_same_however_the_children_come():
    both = slip("C1", care_episode()), slip("C2", plan())
    found = checked(*both)
    assert found == checked(*both[::-1])
    levels = [LEVELS.index(each.level) for each in found]
    assert levels == sorted(levels)


def test_that_the_json_has_the_keys_of_the_public_interface():
    told = as_json(checked(slip("C1", care_episode())), DAY)
    assert list(told) == ["as_of", "checks"]
    assert told["as_of"] == "2026-11-20"
    assert all(list(entry) == KEYS for entry in told["checks"])


def test_that_words_are_a_line_each_under_their_level_without_names():
    found = checked(slip("C1", care_episode()))
    lines = in_words(found, DAY).splitlines()
    levels = {each.level for each in found}
    assert len(lines) == len(found) + len(levels)
    assert lines[0].endswith("to be put right:")
    assert "  SW18STG2: child C1, C1-1: Ends on 1 May 2026" in "\n".join(lines)
    assert "Quillfeather" not in in_words(found, DAY)


def test_that_nothing_found_is_said():
    assert in_words((), DAY) == "Nothing was found in the records as at 2026-11-20."
