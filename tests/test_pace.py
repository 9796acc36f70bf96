import gc
import sys

import pytest

from herefordshire_desk.pace import building, hurry, relax


def test_that_hurrying_ends_with_everything_as_usual():
    usual = sys.getswitchinterval()
    hurry()
    try:
        assert not gc.isenabled()
        assert sys.getswitchinterval() > usual
    finally:
        relax()
    assert gc.isenabled()
    assert sys.getswitchinterval() == usual


def test_that_nothing_is_collected_while_anybody_builds():
    relax()
    with building():
        with building():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_what_fails_leaves_it_as_it_was():
    relax()
    with pytest.raises(ZeroDivisionError), building():
        raise ZeroDivisionError
    assert gc.isenabled()
    hurry()
    with building():
        pass
    assert not gc.isenabled()
    relax()
