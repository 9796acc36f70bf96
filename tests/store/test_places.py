from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from herefordshire_desk.store import places
from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.faults import UnsafePlace
from herefordshire_desk.store.open import create_desk, open_desk
from herefordshire_desk.store.places import Computer, harm, require_safe, this_computer
from tests import make
from tests.store.desks import AT, PASSWORD, WHO, made, names

DRIVES = {"C:\\": 3, "E:\\": 2, "H:\\": 4, "D:\\": 5}
COMPUTER = Computer(
    environment={
        "OneDrive": "C:\\Users\\p\\OneDrive",
        "OneDriveCommercial": "C:\\Users\\p\\OneDrive - Council",
        "OneDriveConsumer": "",
    },
    drive_type=lambda root: DRIVES[root],
)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("\\\\server\\team\\desk.hfd", "a network folder", id="a_share"),
        pytest.param("H:\\desk.hfd", "a network drive", id="a_share_with_a_letter"),
        pytest.param("E:\\desk.hfd", "a removable drive", id="a_stick"),
        pytest.param("D:\\desk.hfd", "a disc", id="a_disc"),
        pytest.param(
            "c:\\users\\P\\onedrive\\x\\desk.hfd", "OneDrive", id="onedrive_in_any_case_of_letters"
        ),
        pytest.param(
            "C:\\Users\\p\\OneDrive - Council\\desk.hfd", "OneDrive", id="the_councils_onedrive"
        ),
        pytest.param("C:\\Users\\p\\AppData\\Local\\HerefordshireDesk\\desk.hfd", None, id="local"),
        pytest.param("C:\\Users\\p\\OneDriver\\desk.hfd", None, id="only_a_name_like_it"),
    ],
)
def test_that_a_desk_is_kept_on_the_computer_itself(path: str, why: str | None) -> None:
    found = harm(PureWindowsPath(path), COMPUTER)
    assert found is None if why is None else why in (found or "")


def test_that_nothing_is_refused_on_another_system(tmp_path) -> None:
    if this_computer() is None:
        require_safe(tmp_path / "desk.hfd")


def test_that_a_refusal_says_why_and_what_to_do(tmp_path) -> None:
    stick = Computer(environment={}, drive_type=lambda _: 2)
    with pytest.raises(UnsafePlace, match=r"removable drive.*Keep it on this computer"):
        require_safe(tmp_path / "desk.hfd", stick)


def test_that_a_refusal_offers_the_right_place_where_the_computer_names_one(tmp_path) -> None:
    local = {"LOCALAPPDATA": "C:\\Users\\p\\AppData\\Local"}
    stick = Computer(environment=local, drive_type=lambda _: 2)
    with pytest.raises(UnsafePlace) as refused:
        require_safe(tmp_path / "desk.hfd", stick)
    assert "in C:\\Users\\p\\AppData\\Local\\HerefordshireDesk;" in str(refused.value)


def test_that_no_desk_is_made_opened_or_restored_there(path, monkeypatch) -> None:
    with made(path, make.child()) as store:
        backup(store, path.with_name("backup.zip"), now=AT)
    before = names(path.parent)
    stick = Computer(environment={}, drive_type=lambda _: 2)
    monkeypatch.setattr(places, "this_computer", lambda: stick)
    for refused in (
        lambda: create_desk(path.with_name("new.hfd"), PASSWORD, who=WHO),
        lambda: open_desk(path, PASSWORD, who=WHO),
        lambda: restore(path.with_name("backup.zip"), path, PASSWORD, who=WHO, now=AT),
    ):
        with pytest.raises(UnsafePlace):
            refused()
    assert names(path.parent) == before


def test_that_the_question_is_asked_of_the_drive(tmp_path) -> None:
    asked = []
    computer = Computer(environment={}, drive_type=lambda root: asked.append(root) or 3)
    paths: list[PurePath] = [PureWindowsPath("C:\\a\\b"), PurePosixPath("/a")]
    assert [harm(path, computer) for path in paths] == [None, None]
    assert asked == ["C:\\", "/"]
