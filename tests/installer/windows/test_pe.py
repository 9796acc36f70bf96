import pytest

from installer.windows.pe import Export, NotPe, Pe, is_pe
from tests.installer.windows.made_pe import made_pe


def test_that_what_is_loaded_at_once_or_late_is_imported_in_small_letters():
    made = made_pe(imports=["KERNEL32.dll", "python3.dll"], delayed=["D3D9.dll"])
    assert Pe(made).imports() == {"kernel32.dll", "python3.dll", "d3d9.dll"}


def test_that_a_file_without_tables_imports_and_exports_nothing():
    assert Pe(made_pe()).imports() == set()
    assert Pe(made_pe()).exports == []


def test_that_exports_are_told_from_data_by_where_they_lie():
    made = made_pe(exports=[("Py_Main", False), ("PyExc_OSError", True)])
    assert Pe(made).exports == [Export("Py_Main", False), Export("PyExc_OSError", True)]


@pytest.mark.parametrize("length", [3, 0x90], ids=["short", "long"])
def test_that_a_signature_is_taken_without_what_fills_it_up(length):
    der = bytes([0x30, length] if length < 0x80 else [0x30, 0x81, length]) + b"s" * length
    assert Pe(made_pe(signature=der + b"\0\0\0")).signature == der


def test_that_one_that_nobody_signed_has_no_signature():
    assert Pe(made_pe()).signature is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x7fELF" + bytes(2000), id="a_program_of_linux"),
        pytest.param(b"MZ" + bytes(2000), id="a_program_of_dos"),
        pytest.param(made_pe()[:0x50], id="one_cut_short"),
        pytest.param(made_pe().replace(b"\x64\x86", b"\x4c\x01", 1), id="one_for_32_bits"),
    ],
)
def test_that_it_is_refused(data):
    with pytest.raises(NotPe):
        Pe(data)


@pytest.mark.parametrize(("name", "is_so"), [("a.DLL", True), ("b.pyd", True), ("c.pyc", False)])
def test_that_programs_and_libraries_are_known_by_their_names(name, is_so):
    assert is_pe(name) is is_so
