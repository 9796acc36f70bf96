import tomllib

import pytest

from installer.build_windows import PINS
from installer.windows.payload import PACKAGE, ROOT, Rules, kept, own_files, read_rules, readme
from installer.windows.wheels import BuildError, plain, read_pins

RULES = read_rules()
FOUND = {
    "a/__init__.py": b"",
    "a/tests/test_a.py": b"",
    "a/a.h": b"",
    "a-1.0.dist-info/METADATA": b"Name: a",
    "a-1.0.dist-info/RECORD": b"",
}


def rules(**wheels):
    return Rules(RULES.python, wheels)


def test_that_every_wheel_that_is_pinned_has_a_rule_and_no_other():
    pinned = {pin.name for pin in read_pins(PINS.read_text("utf-8"))}
    assert pinned == set(RULES.wheels)


def test_that_whatever_the_desk_needs_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {plain(each.split()[0]) for each in project["dependencies"]}
    assert needed <= {plain(name) for name in RULES.wheels}


def test_that_only_what_is_named_ships_compiled_with_the_paper_that_says_the_version():
    found = kept("a", FOUND, rules(a={"keep": ["a/*.py"], "drop": ["*/tests/*"]}))
    assert set(found) == {"a/__init__.pyc", "a-1.0.dist-info/METADATA"}


def test_that_a_wheel_without_a_rule_is_refused():
    with pytest.raises(BuildError, match=r"payload\.toml says nothing of a\."):
        kept("a", FOUND, rules())


def test_that_a_rule_that_finds_nothing_is_said():
    with pytest.raises(BuildError, match=r"a has nothing that fits a/\*\.pyd"):
        kept("a", FOUND, rules(a={"keep": ["a/*.py", "a/*.pyd"]}))


@pytest.fixture(scope="module")
def own():
    return own_files(is_trial=True)


def test_that_the_desk_is_carried_compiled_with_its_resources(own):
    assert f"{PACKAGE}/__main__.pyc" in own
    assert f"{PACKAGE}/resources/policy.csv" in own
    assert [name for name in own if name.endswith(".py") or "__pycache__" in name] == []


def test_that_every_resource_the_wheel_carries_is_there_but_readmes_pictures(own):
    carried = {
        f"{PACKAGE}/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.parent.name != "pictures"
    }
    assert carried <= set(own)
    assert len(carried) > 100


def test_that_a_trial_alone_says_that_it_is_one(own):
    note = f"{PACKAGE}/resources/release.txt"
    assert own[note] == b"trial: not for real records"
    assert note not in own_files(is_trial=False)


def test_that_its_readme_says_the_version_and_a_trials_that_it_is_one():
    assert readme("1.2.3", is_trial=False).startswith(b"Herefordshire desk 1.2.3\r\n")
    assert b"1.2.3 (trial: not for real records)\r\n" in readme("1.2.3", is_trial=True)
