from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.told_ids import ToldIds

NAMES = st.lists(st.text("ab1", max_size=3), max_size=60)


@given(NAMES, NAMES)
def test_that_it_knows_what_it_was_told_and_what_twice(names, others):
    told = ToldIds()
    told.tell(names[:10])
    told.tell(names[10:])
    assert all((name in told) is (name in names) for name in [*names, *others])
    assert told.repeated() == {hash(name) for name in names if names.count(name) > 1}
