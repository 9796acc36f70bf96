"""What holds of every life: a day's answer never depends on anything that came after it."""

from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.flags import flags
from herefordshire_desk.domain.records import FamilyMeeting, Review
from herefordshire_desk.domain.visits import CARE_RULES
from tests.lives import begins, days, lives, records
from tests.make import DAY, judged

TOMORROW = DAY + timedelta(1)
LATER = st.dates(TOMORROW, DAY + timedelta(500))


def answer(life, day=DAY, **known):
    """Everything the desk says of the child that day, apart from the records it goes by."""
    found = judged(*life, day=day, **known)
    if found is None:
        return None
    told = flags([found], {}, {}, day)
    episodes = [(each.id, each.start, each.end) for each in found.episodes]
    return told, episodes, found.stability, found.visits, found.meeting, found.seen_on, found.age


def names(record):
    return {field.name for field in fields(record)}


def as_known_by(day, record):
    """The record without an end that has not come by the day."""
    if isinstance(record, FamilyMeeting) and record.held_on is not None and record.held_on > day:
        return replace(record, held_on=None)
    ends = "end" in names(record) and record.end is not None and record.end > day
    return replace(record, end=None) if ends else record


@given(lives(), days())
def test_that_a_day_never_looks_past_itself(life, day):
    by_then = [as_known_by(day, record) for record in life if begins(record) <= day]

    assert answer(life, day) == answer(by_then, day)


@given(lives(), records(), LATER)
def test_that_a_record_dated_later_never_changes_an_earlier_days_answer(life, record, begun):
    start = {"start", "visited_on", "held_on", "recorded_on"} & names(record)
    later = replace(record, id="LATER", **dict.fromkeys(start, begun))

    assert answer([*life, later]) == answer(life)


@given(lives(), LATER, st.data())
def test_that_an_end_after_the_day_is_no_end_yet(life, ended, data):
    goes_on = [as_known_by(DAY, record) for record in life]
    ending = [
        replace(record, end=ended)
        if "end" in names(record) and record.end is None and data.draw(st.booleans())
        else record
        for record in goes_on
    ]

    assert answer(ending) == answer(goes_on)


@given(lives(), LATER)
def test_that_a_death_after_the_day_is_not_known_on_it(life, died):
    assert answer(life, died_on=died) == answer(life)


@given(lives(), st.randoms(use_true_random=False))
def test_that_the_order_of_the_records_does_not_matter(life, random):
    shuffled = random.sample(life, len(life))

    assert answer(shuffled) == answer(life)


@given(lives())
def test_that_reviews_not_held_say_nothing(life):
    held = [each for each in life if not (isinstance(each, Review) and each.held_on is None)]

    assert answer(held) == answer(life)


@given(lives(), days())
def test_that_statuses_and_rules_go_together(life, day):
    found = judged(*life, day=day)
    if found is None:
        return
    rules = {each.rule.id for each in found.visits}
    care_rules = {rule for rule, _ in CARE_RULES}

    assert len(rules & care_rules) == ("CLA" in found.statuses)
    assert rules - care_rules == set(found.statuses) - {"CLA"}
    assert not {"CLA", "CIN"} <= set(found.statuses)
    assert not {"CP", "CIN"} <= set(found.statuses)


@given(lives(), days())
def test_that_a_child_is_either_held_or_unallocated(life, day):
    found = judged(*life, day=day)
    if found is None:
        return

    assert (found.lead is None) == (found.days_unallocated is not None)
    assert found.days_unallocated is None or found.days_unallocated >= 0
