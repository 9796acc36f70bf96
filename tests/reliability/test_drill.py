from tests.reliability.drill import figures


def test_that_a_large_desk_is_restored_whole_and_salvaged_in_most(tmp_path) -> None:
    """Of 6,000 visits three pages hold one in fifty; the full size is held to one in a hundred."""
    *others, salvaged = figures(tmp_path, 6000)
    assert [figure.what for figure in others if not figure.met] == []
    read, _, rest = salvaged.measured.partition("%")
    assert 97 < float(read) < 100
    assert rest.endswith(", sound")
