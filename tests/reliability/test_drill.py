from tests.reliability.drill import figures


def test_that_a_large_desk_is_restored_whole_and_salvaged_in_most(tmp_path) -> None:
    found = figures(tmp_path, 6000)
    assert [figure.what for figure in found if not figure.met] == []
