from tests.reliability.damage import told_of


def test_that_each_of_eighteen_damages_is_found_and_said_and_none_is_a_wrong_password(
    tmp_path,
) -> None:
    told = told_of(tmp_path)
    assert len(told) == 18
    assert [name for name, words in told.items() if not words] == []
    assert all("damaged" in words for name, words in told.items() if "desk" not in name)
