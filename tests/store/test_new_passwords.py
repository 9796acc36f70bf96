import pytest

from herefordshire_desk.resource import read_resource
from herefordshire_desk.store.new_passwords import offered_password, password_problem


def test_that_the_words_offered_are_many_short_plain_and_distinct() -> None:
    words = read_resource("words.txt").split()
    assert len(words) == len(set(words)) >= 2048
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 10 for word in words)


def test_that_an_offered_password_is_four_of_them_and_never_the_same_one() -> None:
    offered = {offered_password() for _ in range(50)}
    assert len(offered) == 50
    carried = set(read_resource("words.txt").split())
    for password in offered:
        assert len(password.split(" ")) == 4
        assert set(password.split(" ")) <= carried
        assert password_problem(password) is None


@pytest.mark.parametrize(
    ("text", "will_do"),
    [
        pytest.param("x" * 40, False, id="one_character_however_often"),
        pytest.param(" " * 14, False, id="spaces_alone"),
        pytest.param("thirteen char", False, id="thirteen"),
        pytest.param("fourteen chars", True, id="fourteen_with_its_space"),
        pytest.param("日本語のとても長い合い言葉です", True, id="any_script"),
    ],
)
def test_that_a_new_password_is_long_and_not_one_key(text: str, will_do: bool) -> None:
    assert (password_problem(text) is None) == will_do
