import pytest

from tests.reliability.disk import DEEDS, can_fail, sweep


@pytest.mark.skipif(not can_fail(), reason="there is no C compiler to make a disk fail with")
@pytest.mark.parametrize("name", DEEDS)
def test_that_a_disk_that_refuses_is_told_and_nothing_is_lost_or_half_done(tmp_path, name) -> None:
    (found,) = sweep(tmp_path, [name], 3)
    assert found.runs > 4
    assert found.told > 0
    assert found.wrong == ()
