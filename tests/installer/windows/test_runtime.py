import zipfile
from hashlib import sha256
from io import BytesIO

import pytest

from installer.windows import runtime
from installer.windows.payload import read_rules
from installer.windows.runtime import (
    PINNED,
    matches,
    release_runtime,
    require_same_python,
    trial_pin,
)
from installer.windows.wheels import BuildError

RULES = read_rules().python


def packed(names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def embeddable(tmp_path, monkeypatch):
    """A zip like the one of a release, with its digest pinned."""

    def made(**less):
        library = packed({"os.pyc": b"os", "test/test_os.pyc": b"", "pdb.pyc": b"", "ssl.pyc": b""})
        names = {name: b"x" for name in RULES["keep"] if name not in less.values()}
        zipped = packed({**names, "python.exe": b"MZ", "python311.zip": library})
        file = tmp_path / PINNED["release"]["file"]
        file.write_bytes(zipped)
        pinned = {**PINNED["release"], "sha256": sha256(zipped).hexdigest()}
        monkeypatch.setitem(runtime.PINNED, "release", pinned)
        return file

    return made


def test_that_a_release_takes_the_pinned_bytes_and_of_them_only_what_ships(embeddable):
    made = release_runtime(embeddable(), RULES)
    assert set(made.library) == {"os.pyc"}
    assert "python3.dll" in made.files
    assert "python.exe" not in made.files
    assert (made.is_trial, made.licence) == (False, b"x")


def test_that_a_release_takes_no_other_bytes(embeddable):
    file = embeddable()
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(BuildError, match="A release takes no other"):
        release_runtime(file, RULES)


def test_that_a_release_needs_the_zip(tmp_path):
    with pytest.raises(BuildError, match="A release takes no other"):
        release_runtime(tmp_path / "none.zip", RULES)


def test_that_a_python_that_lacks_something_is_said(embeddable):
    with pytest.raises(BuildError, match=r"This Python lacks sqlite3\.dll\."):
        release_runtime(embeddable(without="sqlite3.dll"), RULES)


def test_that_it_is_built_with_the_python_it_is_installed_with():
    with pytest.raises(BuildError, match=r"Build with Python 2\.7"):
        require_same_python("2.7")


def test_that_release_and_trial_are_the_same_python_and_pinned_whole():
    assert PINNED["release"]["python"] == PINNED["trial"]["python"]
    assert PINNED["release"]["python"].startswith(f"{RULES['version']}.")
    assert {len(each["sha256"]) for each in PINNED.values()} == {64}
    assert trial_pin().digest == PINNED["trial"]["sha256"]


@pytest.mark.parametrize(
    "module",
    [
        "test/test_os.py",
        "ctypes/test/test_a.py",
        "pdb.py",
        "http/client.py",
        "ssl.py",
        "idlelib/a.py",
    ],
)
def test_that_tests_tools_and_what_speaks_to_a_network_stay_out(module):
    assert matches(module, RULES["drop_from_library"])


@pytest.mark.parametrize("module", ["os.py", "email/utils.py", "socket.py", "tempfile.py"])
def test_that_what_the_libraries_load_stays_in(module):
    assert not matches(module, RULES["drop_from_library"])


def test_that_nothing_that_encrypts_a_connection_ships():
    assert [name for name in RULES["keep"] if "ssl" in name] == []
