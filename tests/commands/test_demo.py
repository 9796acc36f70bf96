import pytest

from herefordshire_desk.commands.demo import has_display
from herefordshire_desk.pictures import FORMS
from herefordshire_desk.pictures_extract import AT_WORK
from herefordshire_desk.views.pages import IN_RAIL


def test_that_the_demo_leaves_a_desk_pictures_and_two_returns(run, tmp_path):
    out = tmp_path / "out"
    ran = run("demo", "--no-window", "--folder", out, "--as-of", "2026-11-20", password=None)
    assert ran.code == 0
    written = sorted(file.name for file in out.iterdir())
    assert [name for name in written if name.endswith(".xlsx")] == [
        "monthly_2026-11.xlsx",
        "weekly_2026-W47.xlsx",
    ]
    pictures = [name for name in written if name.endswith(".png")]
    assert len(pictures) >= 8
    wanted = {
        f"{page}_{look}.png"
        for page in (*IN_RAIL, *FORMS, *AT_WORK, "child")
        for look in ("light", "dark")
    }
    assert wanted <= set(pictures)
    assert run("check", "--desk", out / "demo.hfd", password="demo").code == 0
    for line in ran.out.splitlines():
        assert line.startswith("Wrote ")


def test_that_a_second_demo_in_the_same_folder_is_refused(run, tmp_path):
    words = ("demo", "--no-window", "--folder", tmp_path, "--as-of", "2026-11-20")
    (tmp_path / "demo.hfd").write_text("something of somebody's")
    ran = run(*words, password=None)
    assert ran.code == 1
    assert (tmp_path / "demo.hfd").read_text() == "something of somebody's"


@pytest.mark.parametrize(
    "made_before",
    [pytest.param(True, id="in_a_folder_that_is_there"), pytest.param(False, id="in_a_new_one")],
)
def test_that_a_demo_whose_returns_cannot_be_written_leaves_nothing(run, tmp_path, made_before):
    out = tmp_path / "out"
    if made_before:
        out.mkdir()
    ran = run("demo", "--no-window", "--folder", out, "--as-of", "1900-01-01", password=None)
    assert (ran.code, ran.out) == (1, "")
    assert "before 1 March 1900" in ran.err
    assert sorted(tmp_path.rglob("*")) == ([out] if made_before else [])


def test_that_a_return_that_was_written_goes_with_a_demo_that_fails(run, tmp_path):
    (tmp_path / "monthly_2026-11.xlsx").write_text("somebody's")
    ran = run("demo", "--no-window", "--folder", tmp_path, "--as-of", "2026-11-20", password=None)
    assert (ran.code, ran.out) == (1, "")
    assert [file.name for file in tmp_path.iterdir()] == ["monthly_2026-11.xlsx"]


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        pytest.param({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False, id="offscreen"),
        pytest.param({"DISPLAY": ":0"}, True, id="a_display"),
        pytest.param({}, False, id="nothing"),
    ],
)
def test_that_a_window_is_opened_only_where_somebody_could_see_it(monkeypatch, environment, shown):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_display() is shown
