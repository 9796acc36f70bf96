import pytest

from installer.windows.native import CONSOLE, WINDOW
from installer.windows.review import WINDOWS, faults_of, known_libraries, libraries_asked
from installer.windows.wine import STAND_INS
from tests.installer.windows.made_pe import made_pe

OWN = known_libraries(WINDOWS.read_text("utf-8"))
PROGRAMS = {CONSOLE: made_pe(["KERNEL32.dll"]), WINDOW: made_pe(["KERNEL32.dll"])}


def test_that_a_payload_that_has_what_it_asks_for_is_whole():
    files = {"lib/a.pyd": made_pe(["B.dll", "api-ms-win-crt-heap-l1-1-0.dll"]), "b.dll": made_pe()}
    assert faults_of({**PROGRAMS, **files}, OWN) == []


def test_that_a_library_that_is_nowhere_is_told_with_who_asks_for_it():
    faults = faults_of({**PROGRAMS, "lib/a.pyd": made_pe(delayed=["lost.dll"])}, OWN)
    assert faults == ["lost.dll is not here, and not Windows' own: lib/a.pyd ask for it."]


@pytest.mark.parametrize("source", sorted(STAND_INS.glob("*.c")), ids=lambda source: source.stem)
def test_that_what_stands_in_for_windows_under_wine_never_ships(source):
    (fault,) = faults_of({**PROGRAMS, f"{source.stem}.dll": made_pe()}, OWN)
    assert fault.endswith("bears the name of a library of Windows' own.")


@pytest.mark.parametrize(
    "path",
    [
        "lib/numpy/tests/test_a.pyc",
        "lib/a/b.h",
        "lib/PySide6/Qt6Test.dll",
        "lib/PySide6/Qt6Network.dll",
        "_ssl.pyd",
        "lib/a.py",
    ],
)
def test_that_it_should_not_ship(path):
    data = made_pe() if path.endswith(("dll", "pyd")) else b""
    assert f"{path} should not ship." in faults_of({**PROGRAMS, path: data}, OWN)


def test_that_there_are_two_programs_and_no_third():
    assert faults_of({**PROGRAMS, "designer.exe": made_pe()}, OWN) != []
    assert faults_of({CONSOLE: PROGRAMS[CONSOLE]}, OWN) != []


def test_that_every_library_is_told_with_those_that_ask_for_it():
    files = {"a.dll": made_pe(["x.dll"]), "b.pyd": made_pe(["X.dll"]), "c.txt": b"x.dll"}
    assert libraries_asked(files) == {"x.dll": ["a.dll", "b.pyd"]}
