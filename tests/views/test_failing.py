import pytest

from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.workbooks.unreadable import Unreadable
from herefordshire_desk.workbooks.write import NotWritten


@pytest.mark.parametrize(
    "fault", [Unreadable("The file is empty."), NotWritten("It is there already."), NoSpace()]
)
def test_that_what_was_written_for_people_is_shown_as_it_is(fault):
    assert words_of(fault) == str(fault)


def test_that_what_nobody_foresaw_is_named_by_its_kind_alone():
    words = words_of(ValueError("invalid literal for int: 'Amy Preece'"))
    assert words == "Something unexpected went wrong (ValueError). Nothing was changed."
