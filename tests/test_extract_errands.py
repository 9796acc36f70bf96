"""What the Extracts page asks of the store."""

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.merged import Counts, Merged
from herefordshire_desk.domain.records import Discrepancy, ImportedExtract
from herefordshire_desk.extract_errands import changes_of, differences, import_change
from herefordshire_desk.store.backups import backup_folder, kept_in
from tests.make import DAY, on
from tests.make_team import OVERDUE

EXTRACT = ImportedExtract(
    id="E1", format="ssd", source="ssd", taken_on=on("2026-11-16"), imported_on=DAY
)


def refused(fault):
    raise fault


def test_that_an_import_has_a_backup_before_it_and_is_found_again(qtbot, desk):
    done, found = [], []

    merged = Merged(label="Import", counts=Counts(), lines=(), problems=(), record=EXTRACT)
    import_change(desk, merged, (), done.append, refused)
    qtbot.waitUntil(lambda: bool(done))
    changes_of(desk, EXTRACT, found.append, refused)
    qtbot.waitUntil(lambda: bool(found))

    assert done[0].label == "Import"
    ((line, change),) = found[0]
    assert (line.number, [edit.after for edit in change.edits]) == (done[0].number, [EXTRACT])
    assert len(kept_in(backup_folder(desk.path))) == 1


def test_that_what_differs_comes_with_the_record_it_is_about(desk):
    visit = next(each for each in desk.record_of(OVERDUE) if type(each).__name__ == "Visit")
    missing = Discrepancy(
        id="D1", child_id=OVERDUE, what="missing", record=f"Visit:{visit.id}", format="ssd",
        since=DAY, latest=DAY,
    )  # fmt: skip
    assert desk.make(added("Import", missing)) is None

    assert differences(desk) == ([missing], {f"Visit:{visit.id}": visit})
