from pathlib import Path
from xml.etree.ElementTree import tostring

from defusedxml.ElementTree import fromstring

from installer.windows.msi import code, source_of, tree
from installer.windows.setup_program import Setup

PATHS = ["a&b.txt", "lib/a/b.pyc", "lib/c.pyc"]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def read(version="0.1.0", *, is_trial=False):
    setup = Setup(version, Path("/payload"), Path("/out.exe"), Path("/i"), is_trial, False, "")
    return fromstring("\n".join(source_of(setup, PATHS)))


def test_that_each_file_is_a_component_of_its_own_and_asked_for_once():
    found = read()
    components = {each.get("Id") for each in found.iter(f"{WIX}Component")}
    asked = [each.get("Id") for each in found.iter(f"{WIX}ComponentRef")]
    assert sorted(asked) == sorted(components)
    assert {each.get("Source") for each in found.iter(f"{WIX}File")} == set(PATHS)


def test_that_a_later_version_is_another_product_that_replaces_the_earlier():
    earlier, later = (read(version).find(f"{WIX}Product") for version in ("0.1.0", "0.2.0"))
    assert earlier.get("Id") != later.get("Id")
    assert earlier.get("UpgradeCode") == later.get("UpgradeCode")


def test_that_a_trial_never_replaces_a_release():
    trial, release = (read(is_trial=is_trial).find(f"{WIX}Product") for is_trial in (True, False))
    assert trial.get("UpgradeCode") != release.get("UpgradeCode")
    assert trial.get("Name") == "Herefordshire desk (trial)"


def test_that_two_builds_have_the_same_ids():
    assert tostring(read()) == tostring(read())
    assert code("a") == code("a") != code("b")


def test_that_folders_stand_within_folders():
    expected = {"a&b.txt": PATHS[0], "lib": {"a": {"b.pyc": PATHS[1]}, "c.pyc": PATHS[2]}}
    assert tree(PATHS) == expected
