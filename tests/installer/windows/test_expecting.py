import pytest

from installer.windows import expecting
from installer.windows.expecting import Failed, digests, expect, expect_code, wait_until
from installer.windows.wine import Ran


def test_that_what_is_so_is_passed_over_and_what_is_not_is_said():
    expect(True, "It is.")
    with pytest.raises(Failed, match=r"^It is not\.$"):
        expect(False, "It is not.")


@pytest.mark.parametrize("code", [1, None], ids=["another", "none_as_it_was_ended"])
def test_that_another_exit_code_is_told_with_what_was_said(code):
    expect_code(Ran(0, ""), 0)
    with pytest.raises(Failed, match=f"It ended with {code}. no room"):
        expect_code(Ran(code, "no room\n"), 0)


def test_that_what_never_happens_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(expecting, "PATIENCE", 0.0)
    wait_until(lambda: True, "")
    with pytest.raises(Failed, match="It did not go"):
        wait_until(lambda: False, "It did not go.")


def test_that_two_folders_are_compared_by_every_file_in_them(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "a").mkdir(parents=True)
        (tmp_path / name / "a" / "b.txt").write_text("words")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    (tmp_path / "two" / "a" / "b.txt").write_text("other words")
    assert digests(tmp_path / "one") != digests(tmp_path / "two")
