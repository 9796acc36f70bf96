from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.known import known_on
from tests.make import child, on, plan, visit

FIRST = on("2026-09-01")
PLANS = [plan(id=str(number)) for number in range(4)]


@st.composite
def histories(draw):
    """Records added, altered and removed over some weeks: (what is on file, what was learned)."""
    held: dict[str, object] = {}
    learned: list[tuple[date, Edit]] = []
    day = FIRST
    for number in draw(st.lists(st.integers(0, 3), max_size=12)):
        day += timedelta(draw(st.integers(0, 5)))
        before = held.pop(str(number), None)
        category = draw(st.sampled_from(["", "Neglect", "Multiple"]))
        after = replace(PLANS[number], category=category)
        if before is not None and draw(st.booleans()):
            after = None
        else:
            held[str(number)] = after
        learned.append((day, Edit(before=before, after=after)))
    return list(held.values()), learned


@given(histories())
def test_that_after_the_last_edit_all_is_known(history):
    records, learned = history
    last = max((on for on, _ in learned), default=FIRST)

    for day in (last, last + timedelta(1)):
        known = known_on(day, "C1", records, learned)
        assert sorted(known.records, key=lambda each: each.id) == sorted(
            records, key=lambda each: each.id
        )
        assert known.learned_since == 0


@given(histories())
def test_that_before_the_first_edit_nothing_is_known(history):
    records, learned = history

    known = known_on(FIRST - timedelta(1), "C1", records, learned)

    assert known.records == ()
    assert known.learned_since == len(records)


@given(histories(), st.integers(0, 60))
def test_that_what_was_known_is_what_the_edits_until_then_had_made(history, days):
    records, learned = history
    day = FIRST + timedelta(days)
    made = {}
    for on_, edit in learned:
        if on_ <= day:
            made[edit.record.id] = edit.after

    known = known_on(day, "C1", records, learned)

    assert {each.id: each for each in known.records} == {
        key: each for key, each in made.items() if each is not None
    }


def test_that_a_visit_typed_in_later_was_not_known():
    seen = visit(visited_on=on("2026-09-01"))
    learned = [(on("2026-09-20"), Edit(after=seen))]

    assert known_on(on("2026-09-19"), "C1", [seen], learned).records == ()
    assert known_on(on("2026-09-20"), "C1", [seen], learned).records == (seen,)


def test_that_what_was_corrected_since_is_as_it_was_then():
    before, after = (visit(id="V1", visited_on=on(day)) for day in ("2026-09-01", "2026-09-02"))
    learned = [
        (on("2026-09-03"), Edit(after=before)),
        (on("2026-09-10"), Edit(before=before, after=after)),
    ]

    known = known_on(on("2026-09-09"), "C1", [after], learned)

    assert (known.records, known.learned_since) == ((before,), 1)


def test_that_what_was_withdrawn_since_is_there():
    seen = visit()
    learned = [(on("2026-09-03"), Edit(after=seen)), (on("2026-09-10"), Edit(before=seen))]

    assert known_on(on("2026-09-09"), "C1", [], learned).records == (seen,)


def test_that_what_came_from_another_child_was_not_this_ones():
    before, after = (visit(id="V1", child_id=each) for each in ("C9", "C1"))
    learned = [(on("2026-09-10"), Edit(before=before, after=after))]

    assert known_on(on("2026-09-09"), "C1", [after], learned).records == ()


def test_that_an_extract_that_had_a_record_again_taught_nothing():
    before, after = child(extracted="ssd:1:a"), child(extracted="ssd:1:b")
    learned = [(on("2026-09-10"), Edit(before=before, after=after))]

    assert known_on(on("2026-09-09"), "C1", [after], learned).learned_since == 0
