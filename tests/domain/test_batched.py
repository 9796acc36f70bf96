from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.batched import batched


@given(st.lists(st.integers(), max_size=20), st.integers(1, 7))
def test_that_all_come_in_their_order_and_no_more_than_so_many_at_a_time(things, count):
    found = list(batched(iter(things), count))
    assert [each for some in found for each in some] == things
    assert all(len(some) == count for some in found[:-1])
    assert all(found)
