from tests.reliability.power import cuts


def test_that_a_power_cut_loses_nothing_that_was_told_as_saved(tmp_path) -> None:
    found = cuts(tmp_path, 40, "FULL")
    assert (found.lost, found.half, found.unreadable) == (0, 0, 0)


def test_that_the_same_cuts_would_show_a_desk_that_does_not_wait_for_the_disk(tmp_path) -> None:
    assert cuts(tmp_path, 40, "NORMAL").lost > 0
