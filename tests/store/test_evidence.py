"""What a pack is made from, drawn from a desk: and the pack before it."""

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.evidence import evidence_pack, given
from herefordshire_desk.store.evidence import evidence_records, first_recorded
from herefordshire_desk.store.picture import picture
from tests.make import DAY, allocation, child, on, plan, supervision, visit
from tests.store.desks import made, put


def records_of(store, months=6):
    return evidence_records(store, picture(store, DAY), months)


def sheet(made, name):
    (found,) = (each for each in made.sheets if each.name == name)
    return [dict(zip(found.columns, cells, strict=True)) for cells in found.rows]


def held(**fields):
    return [
        child(id="C1"),
        plan(start=on("2026-01-05"), child_id="C1"),
        allocation(id="A1", child_id="C1", **fields),
        visit(child_id="C1", visited_on=on("2026-11-02")),
        supervision(held_on=on("2026-07-01")),
    ]


def test_that_an_allocation_is_told_with_the_line_that_first_had_it(tmp_path):
    with made(tmp_path / "d.hfd", *held(start=on("2026-06-02"))) as store:
        assert first_recorded(store)["A1"] == (DAY, "p.nair")
        (row,) = sheet(evidence_pack(records_of(store)), "decisions")
        assert (row["recorded_on"], row["recorded_by"]) == (DAY, "p.nair")


def test_that_the_second_pack_is_put_beside_the_one_that_was_given(tmp_path):
    with made(tmp_path / "d.hfd", *held()) as store:
        first = evidence_pack(records_of(store))
        assert records_of(store).last is None
        put(store, given(first, DAY))
        assert sheet(evidence_pack(records_of(store)), "changes") == []
        late = visit(id="V9", child_id="C1", visited_on=on("2026-10-19"))
        put(store, added("Record visit", late))
        again = evidence_pack(records_of(store))
        assert again.revision == 2
        told = {(row["sheet"], row["reason_code"]) for row in sheet(again, "changes")}
        assert ("months", "corrected") in told


def test_that_a_pack_of_another_span_is_put_beside_the_one_before_it_all_the_same(tmp_path):
    with made(tmp_path / "d.hfd", *held()) as store:
        put(store, given(evidence_pack(records_of(store, 3)), DAY))
        longer = evidence_pack(records_of(store, 12))
        assert sheet(longer, "changes") == []
        assert len(sheet(longer, "months")) == 4 * len(
            sheet(evidence_pack(records_of(store, 3)), "months")
        )
