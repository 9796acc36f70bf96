import pytest

from herefordshire_desk.workbooks.files import files_at
from herefordshire_desk.workbooks.unreadable import Unreadable


def test_that_a_folder_is_its_csv_files_in_order_of_their_names(tmp_path):
    for name in ("b.csv", "a.csv", "notes.docx", ".hidden.csv"):
        (tmp_path / name).write_text("id\n1\n")
    assert [file.name for file in files_at(tmp_path)] == ["a.csv", "b.csv"]


def test_that_a_folder_without_any_is_said_to_be_so(tmp_path):
    with pytest.raises(Unreadable):
        list(files_at(tmp_path))


def test_that_a_file_that_is_not_there_is_said_in_words(tmp_path):
    (missing,) = files_at(tmp_path / "nowhere.csv")
    with pytest.raises(Unreadable, match=r"There is no file called nowhere\.csv there"):
        missing.load()
