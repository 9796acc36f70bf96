import pytest

from herefordshire_desk.background import Cancelled
from herefordshire_desk.workbooks.collected import collect_folder
from herefordshire_desk.workbooks.write import NotWritten
from tests.commands.test_collecting import put
from tests.make_collected import LAST_WEEK, ONE, TWO, led, week


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "returns"
    inside.mkdir()
    for at in range(5):
        put(inside, f"{at}.xlsx", week(f"Team {at}", led(f"C{at}"), day=LAST_WEEK))
    return inside


def test_that_it_says_how_far_it_is_and_what_came_of_it(folder, tmp_path) -> None:
    shares: list[float] = []
    made = collect_folder(folder, tmp_path / "all.xlsx", report=shares.append)
    assert shares == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert made.words == "Written: all.xlsx (5 returns of 5 files counted)"
    assert made.refused == ()


def test_that_stopping_leaves_nothing(folder, tmp_path) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        collect_folder(folder, tmp_path / "all.xlsx", report=stop)
    assert list(tmp_path.iterdir()) == [folder]


def test_that_reading_several_at_once_gives_the_same_file_each_time(folder, tmp_path) -> None:
    put(folder, "again.xlsx", week(ONE, led("C1"), led("C9"), day=LAST_WEEK))
    put(folder, "later.xlsx", week(TWO, led("C1")))
    for name in ("one.xlsx", "two.xlsx"):
        collect_folder(folder, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_that_a_folder_without_a_whole_return_is_said(tmp_path) -> None:
    with pytest.raises(NotWritten, match="There is no whole return in"):
        collect_folder(tmp_path, tmp_path / "all.xlsx")
