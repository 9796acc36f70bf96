"""The public interface: commands, exit codes and JSON keys, on the practice extracts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import PASSWORD

HERE = Path(__file__).parent
ANSWERS = sorted(HERE.glob("practice*/flags_*.json"))
DAY = "2026-11-20"


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """A desk for each practice extract, imported once by the real command."""
    folder = tmp_path_factory.mktemp("imported")
    for name in ("practice", "practice_cases"):
        done = in_its_own_process(
            "import", HERE / name, "--desk", folder / f"{name}.hfd", "--extract-date", DAY
        )
        assert done.returncode == 0, done.stderr
    return folder


def in_its_own_process(*words, password=PASSWORD):
    return subprocess.run(
        [sys.executable, "-m", "herefordshire_desk", *map(str, words)],
        env={"HEREFORDSHIRE_DESK_PASSWORD": password, "QT_QPA_PLATFORM": "offscreen"},
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def without_names(children):
    return [
        {key: value for key, value in child.items() if key not in ("team", "social_worker")}
        for child in children
    ]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a.parent.name}_{a.stem[6:]}")
def test_that_the_practice_extracts_give_exactly_their_answers(imported, run, answer):
    expected = json.loads(answer.read_text())
    ran = run(
        "flags",
        "--desk",
        imported / f"{answer.parent.name}.hfd",
        "--as-of",
        answer.stem[6:],
        "--json",
    )
    found = json.loads(ran.out)
    assert ran.code == 0
    assert found["as_of"] == expected["as_of"]
    assert without_names(found["children"]) == expected["children"]


def test_that_every_answer_file_is_there():
    assert len(ANSWERS) == 8


def test_that_flags_name_the_team_and_the_social_worker(imported, run):
    ran = run("flags", "--desk", imported / "practice.hfd", "--as-of", DAY, "--json")
    child = json.loads(ran.out)["children"][0]
    assert (child["team"], child["social_worker"]) == ("Team 1", "Sam Webb")


def test_that_importing_the_same_extract_twice_changes_nothing(run, tmp_path):
    words = ("import", HERE / "practice", "--desk", tmp_path / "d.hfd", "--extract-date", DAY)
    first, second = run(*words, "--json"), run(*words, "--json")
    assert json.loads(first.out)["added"] > 5000
    again = json.loads(second.out)
    assert again["unchanged"] == json.loads(first.out)["added"]
    assert [again[key] for key in ("added", "changed", "missing", "conflicts", "problems")] == [
        0,
        0,
        0,
        0,
        [],
    ]


def test_that_a_new_desk_says_its_recovery_code_apart_from_the_json(run, tmp_path):
    ran = run("import", HERE / "practice", "--desk", tmp_path / "d.hfd", "--json")
    assert "recovery code" in ran.err
    json.loads(ran.out)


def test_that_a_dry_run_makes_no_desk(run, tmp_path):
    ran = run("import", HERE / "practice", "--desk", tmp_path / "d.hfd", "--dry-run")
    assert ran.code == 0
    assert "5,296 added" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_that_one_team_keeps_its_own_children(run, tmp_path):
    desk = tmp_path / "d.hfd"
    run("import", HERE / "practice", "--desk", desk, "--extract-date", DAY, "--team", "team 1")
    ran = run("flags", "--desk", desk, "--as-of", DAY, "--json")
    children = json.loads(ran.out)["children"]
    assert {child["team"] for child in children} == {"Team 1"}
    assert 0 < len(children) < 118


def test_that_a_file_with_no_usable_row_is_refused_and_leaves_nothing(run, tmp_path):
    (tmp_path / "notes.csv").write_text("hello\nthere\n")
    ran = run("import", tmp_path / "notes.csv", "--desk", tmp_path / "d.hfd")
    assert ran.code == 1
    assert "neither an SSD nor an Annex A extract" in ran.err
    assert [file.name for file in tmp_path.iterdir()] == ["notes.csv"]


def test_that_the_weekly_return_is_written_once_and_the_same_again(imported, run, tmp_path):
    words = ("return", "weekly", "--desk", imported / "practice.hfd", "--as-of", DAY, "--out")
    for name in ("one.xlsx", "two.xlsx"):
        assert run(*words, tmp_path / name).code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    again = run(*words, tmp_path / "one.xlsx")
    assert again.code == 1
    assert "is there already" in again.err


def test_that_a_return_marked_as_sent_makes_the_next_a_revision(run, tmp_path):
    desk = tmp_path / "d.hfd"
    run("import", HERE / "practice_cases", "--desk", desk, "--extract-date", DAY)
    words = ("return", "weekly", "--desk", desk, "--as-of", DAY, "--out")
    assert "revision 1" in run(*words, tmp_path / "a.xlsx", "--sent").out
    assert "revision 2" in run(*words, tmp_path / "b.xlsx").out


def test_that_check_backup_and_restore_agree(imported, run, tmp_path):
    desk, copy, back = imported / "practice_cases.hfd", tmp_path / "copy", tmp_path / "back.hfd"
    assert run("check", "--desk", desk).code == 0
    assert run("backup", "--desk", desk, "--out", copy).code == 0
    assert run("restore", "--from", copy, "--desk", back).code == 0
    checked = run("check", "--desk", back)
    assert checked.code == 0
    assert "The file is sound." in checked.out
    asked = ("--as-of", DAY, "--json")
    before, after = (run("flags", "--desk", file, *asked).out for file in (desk, back))
    assert before == after


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(("flags",), 2, "Missing option '--desk'", id="a_missing_option"),
        pytest.param(("nonsense",), 2, "No such command", id="an_unknown_command"),
        pytest.param(
            ("flags", "--desk", "x", "--as-of", "31/12/2026"),
            2,
            "is not a date",
            id="a_date_not_iso",
        ),
        pytest.param(("flags", "--desk", "nowhere.hfd"), 1, "There is no desk", id="no_file"),
        pytest.param(("return", "yearly", "--desk", "x"), 2, "yearly", id="an_unknown_return"),
    ],
)
def test_that_what_is_wrong_is_said_with_its_exit_code(run, words, code, says):
    ran = run(*words)
    assert (ran.code, says in ran.err) == (code, True)


def test_that_a_wrong_password_is_3(imported, run):
    ran = run("flags", "--desk", imported / "practice.hfd", password="wrong")
    assert (ran.code, ran.err) == (3, "That password does not open this desk.\n")


@pytest.mark.parametrize("words", [("flags", "--desk", "x"), ("--once", "--desk", "x")])
def test_that_no_password_is_2(run, monkeypatch, words):
    monkeypatch.setattr(sys, "stdin", None)
    assert run(*words, password=None).code == 2


def test_that_the_password_may_stand_in_a_file(imported, run, tmp_path):
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    desk = imported / "practice.hfd"
    ran = run("flags", "--desk", desk, "--password-file", tmp_path / "password", password=None)
    assert ran.code == 0
    missing = run("flags", "--desk", desk, "--password-file", tmp_path / "none", password=None)
    assert (missing.code, missing.err) == (2, "The password file cannot be read.\n")


def test_that_a_desk_without_its_keys_is_1_and_no_key_is_made(run, tmp_path):
    desk = tmp_path / "d.hfd"
    run("import", HERE / "practice_cases", "--desk", desk)
    (tmp_path / "d.hfd.keys").unlink()
    ran = run("flags", "--desk", desk)
    assert ran.code == 1
    assert "d.hfd.keys is missing" in ran.err
    assert not (tmp_path / "d.hfd.keys").exists()


def test_that_a_file_that_is_no_desk_is_1(run, tmp_path):
    for name in ("d.hfd", "d.hfd.keys"):
        (tmp_path / name).write_bytes(b"no desk of ours" * 100)
    assert run("flags", "--desk", tmp_path / "d.hfd").code == 1


def test_that_a_desk_open_elsewhere_is_4_and_says_where(desk_file, open_desk_on, run):
    open_desk_on(desk_file)
    ran = run("flags", "--desk", desk_file, password="correct horse battery staple")
    assert ran.code == 4
    assert "PC-1" in ran.err


def test_that_the_window_paints_its_first_page_and_stops(imported):
    done = in_its_own_process("--once", "--desk", imported / "practice.hfd")
    assert done.returncode == 0, done.stderr
    shut = in_its_own_process("--once", "--desk", imported / "practice.hfd", password="wrong")
    assert shut.returncode == 3
    gone = in_its_own_process("--once", "--desk", imported / "nowhere.hfd")
    assert gone.returncode == 1
    assert not (imported / "nowhere.hfd").exists()


def test_that_something_unforeseen_is_said_by_its_kind_alone(run, monkeypatch, imported):
    def fails(*_):
        raise ValueError("Amy Preece")

    monkeypatch.setattr("herefordshire_desk.domain.flags.flags", fails)
    ran = run("flags", "--desk", imported / "practice.hfd")
    assert (ran.code, ran.err) == (1, "Something unexpected went wrong (ValueError).\n")


def test_that_no_name_or_id_can_be_read_in_any_file_an_import_left(tmp_path):
    """The desk, its log, its notes, and whatever lies in the folder for temporary files."""
    temporary, home = tmp_path / "temporary", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "herefordshire_desk",
            "import",
            HERE / "practice",
            "--desk",
            tmp_path / "d.hfd",
        ],
        env={"HEREFORDSHIRE_DESK_PASSWORD": PASSWORD, "TMPDIR": str(temporary), "HOME": str(home)},
        cwd=HERE.parent,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert {"d.hfd", "d.hfd.keys"} <= {file.name for file in left}
    for file in left:
        content = file.read_bytes()
        for word in (b"Aston", b"Smith-Jones", b"04100153", b"INV0000001", PASSWORD.encode()):
            assert word not in content, file.name
    for word in (b"Aston", b"04100153"):
        assert word not in done.stdout + done.stderr


@pytest.mark.parametrize("after", [0.35, 0.5, 0.65, 0.8, 1.0])
def test_that_an_import_killed_at_any_moment_leaves_the_desk_as_before_or_as_after(
    imported, tmp_path, run, after
):
    desk = tmp_path / "d.hfd"
    for name in ("d.hfd", "d.hfd.keys"):
        (tmp_path / name).write_bytes(
            (imported / name.replace("d.hfd", "practice_cases.hfd")).read_bytes()
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "herefordshire_desk", "import", HERE / "practice", "--desk", desk],
        env={"HEREFORDSHIRE_DESK_PASSWORD": PASSWORD},
        cwd=HERE.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    checked = run("check", "--desk", desk)
    assert checked.code == 0, checked.err
    children = next(line for line in checked.out.splitlines() if line.startswith("child: "))
    assert children in ("child: 170", "child: 330")
