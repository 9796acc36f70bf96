import sys

import pytest

from tests.reliability.kills import kill_loop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")


def test_that_a_process_killed_at_any_moment_loses_nothing_it_told_as_saved(tmp_path) -> None:
    found = kill_loop(tmp_path, 8)
    assert found.told > 0
    assert (found.lost, found.unsound) == (0, 0)
