"""Paths that no file can have: every command says so in words, and leaves nothing."""

import pytest

from tests.command_line import PASSWORD
from tests.test_cli import HERE, in_its_own_process

LONG = "n" * 300
TOO_LONG = "That name is too long for the disk. Nothing was changed: choose a shorter one.\n"
A_FOLDER = " is a folder: give the desk's file a name as well.\n"


def names_in(folder):
    return {str(each.relative_to(folder)) for each in folder.rglob("*")}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = tmp_path_factory.mktemp("desk") / "d.hfd"
    done = in_its_own_process("import", HERE / "practice", "--desk", made)
    assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize("command", ["backup", "salvage"])
def test_that_a_file_with_too_long_a_name_is_refused_as_that(command, desk, run, tmp_path):
    ran = run(command, "--desk", desk, "--out", tmp_path / LONG)
    assert (ran.code, ran.err) == (1, TOO_LONG)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("import", HERE / "practice", "--desk", LONG), TOO_LONG, id="import_to"),
        pytest.param(("demo", "--no-window", "--folder", LONG), TOO_LONG, id="demo"),
        pytest.param(("import", LONG, "--desk", "new"), "could not be opened", id="import"),
        pytest.param(("verify", LONG), "could not be opened", id="verify"),
        pytest.param(("restore", "--from", LONG, "--desk", "new"), "no backup at", id="restore"),
        pytest.param(("collect", ".", "--out", f"{LONG}.xlsx"), "no whole return", id="collect"),
    ],
)
def test_that_too_long_a_name_anywhere_is_no_accident(words, said, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.code == 1
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_that_a_return_or_a_pack_under_too_long_a_name_is_said_so(desk, run, tmp_path):
    written = run("return", "weekly", "--desk", desk, "--out", tmp_path / f"{LONG}.xlsx")
    packed = run("evidence", "--desk", desk, "--out", tmp_path / LONG)
    assert (written.code, packed.code) == (1, 1)
    assert "File name too long" in written.err
    assert packed.err == f"There is no folder {LONG}.\n"


@pytest.mark.parametrize("command", ["check", "flags", "import", "restore", "--once"])
@pytest.mark.parametrize("folder", [".", "/", "..", "here"])
def test_that_a_folder_is_no_desk(command, folder, desk, run, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    (tmp_path / "in" / "here").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "in")
    run("backup", "--desk", desk, "--out", kept)
    more = {"import": [HERE / "practice"], "restore": ["--from", kept]}.get(command, [])
    ran = run(command, *more, "--desk", folder)
    assert (ran.code, ran.err) == (1, folder + A_FOLDER)
    assert names_in(tmp_path) == {"kept", "in", "in/here"}


def test_that_the_window_s_own_start_says_the_unforeseen_in_words(run, monkeypatch, tmp_path):
    def stumble(*_, **__):
        raise ZeroDivisionError(PASSWORD)

    monkeypatch.setattr("herefordshire_desk.main.open_desk", stumble)
    ran = run("--once", "--desk", tmp_path / "d.hfd")
    assert (ran.code, ran.err) == (1, "Something unexpected went wrong (ZeroDivisionError).\n")
