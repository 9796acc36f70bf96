import os
import re

import pytest

from installer.windows.native import CONSOLE, WINDOW
from installer.windows.setup_program import SCRIPT, file_list, folders_of

PATHS = ["herefordshire-desk.exe", "lib/a/b.pyc", "lib/a/c.pyc", "lib/z.pyc"]


def test_that_every_file_is_put_and_removed_by_its_own_name():
    text = file_list(PATHS)
    put, removed = text.split("!macro RemoveFiles")
    for path in PATHS:
        assert f'File "${{PAYLOAD}}{os.sep}{path.replace("/", os.sep)}"' in put
        assert 'Delete "$INSTDIR\\' + path.replace("/", "\\") + '"' in removed


def test_that_nothing_is_removed_that_is_not_named():
    for text in (file_list(PATHS), SCRIPT.read_text("utf-8")):
        assert not re.search(r"RMDir\s+/r|Delete\s+\S*\*|Rename", text)


def test_that_each_folder_is_entered_once_before_its_files():
    put = file_list(PATHS).split("!macroend")[0]
    entered = re.findall(r'SetOutPath "(.*)"', put)
    assert entered == ["$INSTDIR", "$INSTDIR\\lib\\a", "$INSTDIR\\lib"]


def test_that_folders_are_removed_from_the_innermost_outwards():
    assert folders_of(PATHS) == ["lib/a", "lib"]


def test_that_a_dollar_in_a_name_is_no_variable():
    assert 'Delete "$INSTDIR\\a$$b"' in file_list(["a$b"])


@pytest.mark.parametrize("program", [WINDOW, CONSOLE])
def test_that_the_script_knows_the_programs_by_their_names(program):
    assert f'"{program}"' in SCRIPT.read_text("utf-8")


def test_that_no_elevation_is_asked_for():
    assert "RequestExecutionLevel user" in SCRIPT.read_text("utf-8")
