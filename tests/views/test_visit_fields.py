import pytest

from herefordshire_desk.views.visit_fields import AS_SENT, SEEN, as_seen, seen_as
from tests.make import visit


@pytest.mark.parametrize("name", [*SEEN, *AS_SENT])
def test_that_each_choice_is_read_back_as_it_was_made(name):
    assert seen_as(as_seen(visit(), {**SEEN, **AS_SENT}[name])) == name


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        pytest.param({"child_seen": False, "seen_alone": False}, "attempted", id="not_seen"),
        pytest.param({"child_seen": None, "seen_alone": True}, "unknown", id="not_recorded"),
        pytest.param(
            {"seen_alone": False, "not_alone_reason": "a code of theirs"}, "no_reason", id="theirs"
        ),
    ],
)
def test_that_whatever_an_extract_says_has_a_choice(fields, name):
    assert seen_as(visit(**fields)) == name
