import sys

import pytest

from herefordshire_desk.store import bound, dpapi

ON_WINDOWS = sys.platform == "win32"


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has it")
def test_that_elsewhere_than_on_windows_there_is_none_of_it() -> None:
    assert not hasattr(dpapi, "Dpapi")
    assert bound.this_binding() is None


@pytest.mark.skipif(not ON_WINDOWS, reason="only Windows has it")
def test_that_windows_takes_off_what_it_laid_round_and_refuses_what_is_damaged() -> None:
    binding = bound.this_binding()
    assert binding is not None
    laid = binding.bind(b"secret")
    assert b"secret" not in laid
    assert binding.unbind(laid) == b"secret"
    with pytest.raises(OSError, match=r"."):
        binding.unbind(laid[:-1] + bytes([laid[-1] ^ 1]))
