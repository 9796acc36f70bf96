from herefordshire_desk.domain.extracts.once import once
from herefordshire_desk.domain.extracts.rows import Row
from tests.make import episode, on


def row(number):
    return Row({}, "ssd_cin_episodes.csv", number)


def test_that_rows_that_agree_are_one_record():
    same = episode(id="R1")
    assert once([(same, row(2)), (same, row(5))], "id") == ([same], [])


def test_that_rows_that_contradict_each_other_are_all_left_out_and_named():
    rows = [
        (episode(id="R1"), row(2)),
        (episode(id="R1", end=on("2026-05-01")), row(5)),
        (episode(id="R2"), row(6)),
    ]
    kept, problems = once(rows, "id")
    assert [record.id for record in kept] == ["R2"]
    assert [problem.row for problem in problems] == [2, 5]
    assert "2 rows have the same id and differ" in problems[0].message
