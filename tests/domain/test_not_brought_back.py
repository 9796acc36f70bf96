from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.not_brought_back import staying_out, without
from herefordshire_desk.domain.records import Child, ChildId, Plan
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import child, on, plan, social_worker

DAY = on("2026-11-16")
CARRIED = {Child: ("forename",), Plan: ("child_id", "kind", "start", "end")}


def without_erased(theirs: Extract, ours: DeskInMemory) -> Extract:
    return without(theirs, staying_out(theirs, ours))


ERASED = DeskInMemory(erased=[ChildId("C1")])
CLOSED = plan(id="P1", end=on("2026-03-02"))


def extract(*records) -> Extract:
    return Extract(
        format="ssd", source="ssd", taken_on=DAY, records=records, carried={**CARRIED}, digest="x"
    )


def test_that_an_erased_child_who_is_closed_stays_out_with_all_records() -> None:
    stays = (child(id="C2"), plan(child_id="C2"), social_worker())
    found = without_erased(extract(child(), CLOSED, *stays), ERASED)
    assert found.records == stays


def test_that_an_erased_child_who_is_open_again_comes_back_whole() -> None:
    back = extract(child(), CLOSED, plan(id="P2", start=on("2026-11-02")))
    assert without_erased(back, ERASED) == back


def test_that_a_child_whom_the_desk_holds_again_is_not_left_out() -> None:
    here = DeskInMemory([child()], erased=[ChildId("C1")])
    theirs = extract(child(forename="Amy"), CLOSED)
    assert without_erased(theirs, here) == theirs


def test_that_a_person_row_alone_brings_nobody_back() -> None:
    assert without_erased(extract(child()), ERASED).records == ()


def test_that_an_import_leaves_them_out_and_says_so() -> None:
    merged = merge(extract(child(), CLOSED), ERASED, team=None, imported_on=DAY)
    assert merged.lines == ()
    assert merged.notes == ("1 child erased here before and still closed left out.",)


def test_that_an_extract_without_anybody_erased_is_as_it_was() -> None:
    theirs = extract(child(), CLOSED)
    assert without_erased(theirs, DeskInMemory()) is theirs
