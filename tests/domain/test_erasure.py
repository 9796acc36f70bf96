from datetime import date

import pytest

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.erasure import (
    Erased,
    ToErase,
    erasing,
    finder,
    reason_problem,
    report,
    what_words,
)
from herefordshire_desk.domain.records import ChildId, Erasure, KeptFigure, Tombstone
from tests.make import DAY, child

ASKED = ToErase(id="E1", children=(ChildId("C1"), ChildId("C2")), sent=("R1",))


def test_that_what_is_asked_for_is_said_in_words() -> None:
    assert what_words(ASKED) == "2 children and 1 sent return"
    assert what_words(ToErase(id="E", children=(ChildId("C1"),))) == "1 child"


def test_that_the_change_holds_counts_tombstones_and_figures_and_no_id_of_a_child() -> None:
    figure = Edit(after=KeptFigure(id="F", month=DAY, trend="changes", unit="changes"))
    change = erasing(ASKED, DAY, ["b", "a"], ["b"], [figure])
    done, stone, kept = (edit.after for edit in change.edits)
    assert isinstance(done, Erasure)
    assert (done.children, done.returns, done.erased_on) == (2, 1, DAY)
    assert stone == Tombstone(id="a", erased_on=DAY)
    assert kept == figure.after
    assert change.label == "Erase 2 children and 1 sent return"
    assert "C1" not in repr(change)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        pytest.param("", "Say why", id="nothing"),
        pytest.param("AL asked", "Leave the child's name", id="the_forename"),
        pytest.param("the Quills' solicitor", None, id="another_word"),
        pytest.param("Quill's father", "Leave the child's name", id="the_surname"),
        pytest.param("asked for 100234.", "Leave the child's name", id="the_id"),
        pytest.param("also the parents", None, id="a_name_within_a_word"),
        pytest.param("x" * 201, "200 characters", id="too_long"),
    ],
)
def test_that_a_reason_is_given_and_names_nobody(reason: str, said: str | None) -> None:
    problem = reason_problem(reason, child(id="100234", forename="Al", surname="Quill"))
    assert (problem is None) if said is None else (problem is not None and said in problem.message)


def test_that_nobody_is_found_where_nobody_is_named() -> None:
    assert not finder(["", ""])("any words")


def test_that_the_report_says_what_went_what_is_left_to_do_and_until_when() -> None:
    erased = Erased(
        on=DAY,
        reason="Asked for.",
        children=(ChildId("C1"),),
        records={"visit": 3, "care_episode": 1},
        named_in=("supervision S1",),
        sent_with=("R1", "R2"),
        rewritten=False,
        copies=("desk-kept-1.hfd",),
        backups_until=date(2027, 2, 18),
    )
    told = "\n".join(report(erased))
    for words in (
        "Erased on 20 November 2026. Asked for.",
        "1 child: C1",
        "4 records: visit: 3, care episode: 1",
        "in 1 record that stay: supervision S1",
        "2 returns that were sent hold the child's rows still: R1, R2",
        "erase once more",
        "from 18 February 2027 on",
        "desk-kept-1.hfd",
    ):
        assert words in told
