"""A long extract through the real command, on a real file."""

import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from time import perf_counter

import pytest

from herefordshire_desk.commands.importing import as_json, import_extract
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.store import changes
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.rows import shapes
from herefordshire_desk.workbooks.read import Unreadable
from tests.commands.test_importing import CASES, options

PRACTICE = CASES.parent / "practice"
ROOT = CASES.parents[1]
PASSWORD = "four plain words here"
AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
STEPS = 6  # of an import, at which it is stopped


def digest_of(desk):
    """Of every record on file."""
    whole = sha256()
    with open_desk(desk, PASSWORD, who=this_person()) as store:
        for shape in shapes():
            for row in store.connection.execute(shape.select()):
                whole.update(repr((shape.table, row)).encode())
    return whole.hexdigest()


@pytest.mark.parametrize(
    ("team", "folders"), [(None, (PRACTICE, CASES, CASES)), ("Team 1", (PRACTICE, PRACTICE))]
)
def test_that_in_parts_and_as_a_whole_give_the_same_file(tmp_path, team, folders):
    told = {}
    for name, rows in (("whole", 10**9), ("parts", 50)):
        asked = {"desk": tmp_path / name, "rows_at_once": rows, "team": team}
        told[name] = [
            as_json(*import_extract(options(tmp_path, **asked, paths=(folder,))))
            for folder in folders
        ]
    assert [sorted(each) for each in told["parts"]] == [sorted(each) for each in told["whole"]]
    assert digest_of(tmp_path / "parts") == digest_of(tmp_path / "whole")


def test_that_undo_restores_the_records_as_they_were(tmp_path):
    desk = tmp_path / "d.hfd"
    import_extract(options(tmp_path, paths=(PRACTICE,), rows_at_once=50))
    before = digest_of(desk)
    import_extract(options(tmp_path, paths=(CASES,), rows_at_once=50))
    assert digest_of(desk) != before
    with open_desk(desk, PASSWORD, who=this_person()) as store:
        line = store.lines()[-1]
        store.take_back(line, at=AT, who="a")
        assert check(store).sound
    assert digest_of(desk) == before


def test_that_it_is_one_line_of_history_and_one_of_the_log(tmp_path):
    import_extract(options(tmp_path, paths=(PRACTICE,), rows_at_once=50))
    with open_desk(tmp_path / "d.hfd", PASSWORD, who=this_person()) as store:
        (line,), (record,) = store.lines(), store.records(ImportedExtract)
        assert line.count == sum(store.counts().values())
        assert (record.added, record.rows) == (line.count - 1, sum(rows_of(PRACTICE)))
        assert check(store).sound


def rows_of(folder):
    for path in folder.glob("*.csv"):
        yield len(path.read_text(encoding="utf-8-sig").splitlines()) - 1


def test_that_a_look_alone_changes_nothing(tmp_path):
    found, _ = import_extract(options(tmp_path, rows_at_once=50, dry_run=True))
    assert found.counts.added > 500
    assert list(tmp_path.iterdir()) == []


def test_that_nothing_is_made_where_no_part_has_a_child_of_the_team(tmp_path):
    with pytest.raises(Unreadable, match="No child of Team 9 is in this extract"):
        import_extract(options(tmp_path, team="Team 9", rows_at_once=50))
    assert list(tmp_path.iterdir()) == []


def test_that_a_part_that_fails_takes_all_before_it_back(tmp_path, monkeypatch):
    desk = tmp_path / "d.hfd"
    import_extract(options(tmp_path, paths=(PRACTICE,)))
    before, write = digest_of(desk), changes._Writing.write
    written = []

    def fail_at_the_fifth(writing, edits, progress):
        written.append(len(edits))
        if len(written) == 5:
            raise OSError(5, "Input/output error")
        write(writing, edits, progress)

    monkeypatch.setattr(changes._Writing, "write", fail_at_the_fifth)
    with pytest.raises(Fault):
        import_extract(options(tmp_path, rows_at_once=50))
    assert sum(written) > 100
    assert digest_of(desk) == before


COMMAND = """
import resource, signal, sys
from pathlib import Path
from herefordshire_desk.commands.importing import import_extract
from tests.commands.test_importing import options

what, value, folder = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
asked = options(folder, rows_at_once=100)
if what == "killed":
    signal.setitimer(signal.ITIMER_REAL, value)  # nobody handles it: the kernel ends us at once
elif what == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(value), resource.RLIM_INFINITY))
import_extract(asked)
"""


def commanded(what, value, folder):
    """The real command in a process of its own; how it ended."""
    words = [sys.executable, "-c", COMMAND, what, f"{value:.4f}", str(folder)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such alarms and limits")
@pytest.mark.parametrize("what", ["killed", "full"])
def test_that_stopped_at_any_step_the_desk_is_as_before_or_after(tmp_path, what):
    import_extract(options(tmp_path, paths=(PRACTICE,)))
    shutil.copytree(tmp_path, tmp_path / "after")
    begun = perf_counter()
    assert commanded("not stopped", 0, tmp_path / "after")[0] == 0
    seconds = perf_counter() - begun
    size = (tmp_path / "after" / "d.hfd").stat().st_size
    before, after = (digest_of(each / "d.hfd") for each in (tmp_path, tmp_path / "after"))
    assert before != after
    stopped = 0
    for step in range(1, STEPS + 1):
        run = tmp_path / f"{what}-{step}"
        run.mkdir()
        for name in ("d.hfd", "d.hfd.keys"):
            shutil.copy(tmp_path / name, run)
        share = step / STEPS
        code, told = commanded(what, share * (seconds if what == "killed" else size), run)
        stopped += code != 0
        assert code in (0, 1, -signal.SIGALRM), told
        assert digest_of(run / "d.hfd") in ({before, after} if code else {after})
        with open_desk(run / "d.hfd", PASSWORD, who=this_person()) as store:
            assert check(store).sound
    assert stopped
