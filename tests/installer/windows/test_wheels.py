import zipfile
from hashlib import sha256

import pytest

from installer import dev
from installer.build_windows import PINS
from installer.windows.wheels import (
    BuildError,
    Pin,
    as_lines,
    contents,
    fetch,
    matching,
    plain,
    read_pins,
    read_versions,
)

DIGEST = "0" * 64


def wheel(folder, name, data=b"x"):
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", data)
    return path


def test_that_a_list_is_read_as_it_is_written():
    pins = [Pin("click", "8.5.1", DIGEST), Pin("et_xmlfile", "2.0.0", DIGEST)]
    assert read_pins("# a note\n\n" + as_lines(pins)) == pins


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("click==8.5.1", id="no_digest"),
        pytest.param(f"click>=8 --hash=sha256:{DIGEST}", id="no_version"),
        pytest.param(f"--index-url=x click==1 --hash=sha256:{DIGEST}", id="a_host"),
        pytest.param("click==8.5.1 --hash=sha256:00", id="a_digest_cut_short"),
    ],
)
def test_that_a_line_pins_no_wheel_with(line):
    with pytest.raises(BuildError, match="pins no wheel"):
        read_pins(line)


def test_that_every_wheel_is_of_the_version_that_was_tried():
    tried = read_versions(dev.CONSTRAINTS.read_text("utf-8"))
    pins = read_pins(PINS.read_text("utf-8"))
    assert len(pins) > 20
    assert [pin for pin in pins if tried.get(plain(pin.name)) != pin.version] == []


def test_that_a_wheel_is_taken_by_its_bytes_and_not_by_its_name(tmp_path):
    good, other = wheel(tmp_path, "good"), wheel(tmp_path, "other")
    pins = [
        Pin("good", "1.0", sha256(good.read_bytes()).hexdigest()),
        Pin("other", "1.0", DIGEST),
    ]
    assert matching(pins, tmp_path) == {"good": good}
    assert other.exists()


def test_that_what_is_there_already_is_not_fetched(tmp_path):
    good = wheel(tmp_path, "good")
    pins = tmp_path / "pins.txt"
    pins.write_text(as_lines([Pin("good", "1.0", sha256(good.read_bytes()).hexdigest())]))
    assert fetch(pins, tmp_path, platform="win_amd64", python="3.11") == {"good": good}


def test_that_the_files_of_a_wheel_are_read_by_their_paths(tmp_path):
    assert contents(wheel(tmp_path, "good", b"words")) == {"good/__init__.py": b"words"}


def test_that_names_are_compared_as_pip_does():
    assert plain("PySide6_Essentials") == plain("pyside6-essentials") == plain("PySide6.Essentials")
