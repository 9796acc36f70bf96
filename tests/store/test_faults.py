import inspect

import pytest

from herefordshire_desk.store import faults
from herefordshire_desk.store.faults import Fault

FAULTS = [kind for _, kind in inspect.getmembers(faults, inspect.isclass)]


@pytest.mark.parametrize("kind", FAULTS)
def test_that_a_fault_says_itself_in_a_plain_sentence(kind: type[Fault]) -> None:
    words = str(kind())
    assert words[0].isupper()
    assert words.endswith(".")
    assert not any(word in words.lower() for word in ("!", "invalid", "illegal", "fatal", "error"))


def test_that_every_fault_is_told_apart_in_words() -> None:
    assert len({str(kind()) for kind in FAULTS}) == len(FAULTS)


def test_that_a_fault_can_say_more_than_its_kind_does() -> None:
    assert str(faults.NotFound("There is no backup at /b.")) == "There is no backup at /b."
