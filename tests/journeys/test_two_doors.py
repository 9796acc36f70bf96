"""The command line and the window are two doors to the same desk."""

from pathlib import Path

from tests.command_line import PASSWORD

PRACTICE = Path(__file__).parent.parent / "practice"


def test_that_a_desk_made_on_the_command_line_opens_in_the_window_and_back(start, run, tmp_path):
    path = tmp_path / "desk.hfd"
    made = run("import", PRACTICE, "--desk", path, "--extract-date", "2026-11-20")
    assert made.code == 0

    program = start(path)
    window = program.unlock(PASSWORD)
    children = len(window.desk.assessments)
    assert children > 50
    assert window.actions_["undo"].text().startswith("Undo import ")
    assert run("flags", "--desk", path, "--as-of", "2026-11-20").code == 4
    window.actions_["undo"].trigger()
    program.quit()

    told = run("flags", "--desk", path, "--as-of", "2026-11-20")
    assert told.code == 0
    assert told.out.startswith("0 children")
    assert run("check", "--desk", path).code == 0
