import gc
import sys

from herefordshire_desk.pace import hurry, relax


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
