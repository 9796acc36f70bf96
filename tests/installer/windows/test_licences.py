from email.message import Message

import pytest

from installer.windows.licences import TEXTS, is_paper, licence_said, licences_of, notice
from installer.windows.runtime import Runtime

WHEEL = {
    "a/__init__.py": b"",
    "a-1.0.dist-info/METADATA": b"Name: a\nVersion: 1.0\nLicense-Expression: MIT\n",
    "a-1.0.dist-info/licenses/LICENSE": b"the text",
}


def test_that_each_wheels_own_papers_ship_and_pythons_and_those_no_wheel_carries():
    papers = licences_of({"a": WHEEL}, b"of Python")
    assert papers["licences/a-1.0/LICENSE"] == b"the text"
    assert papers["licences/Python/LICENSE.txt"] == b"of Python"
    assert {"licences/LGPL-3.0.txt", "licences/GPL-3.0.txt", "licences/SQLCipher.txt"} <= set(
        papers
    )


@pytest.mark.parametrize(
    ("path", "is_so"),
    [
        ("LICENSE", True),
        ("licenses/COPYING.txt", True),
        ("NOTICE", True),
        ("RECORD", False),
        ("licenses/LicenseRef-Qt-Commercial.txt", False),
    ],
)
def test_that_a_paper_is_known_by_its_name(path, is_so):
    assert is_paper(path) is is_so


def test_that_the_notice_has_a_line_for_each_library():
    runtime = Runtime({}, {}, b"", "3.11.9", is_trial=True)
    words = notice({"a": WHEEL}, {"a": {}}, runtime)
    assert "\r\nPython 3.11.9: PSF-2.0" in words
    assert "\r\na 1.0: MIT\r\n" in words
    assert "a 1.0: BSD" in notice({"a": WHEEL}, {"a": {"licence": "BSD"}}, runtime)


def test_that_a_licence_is_told_by_classifiers_where_there_is_no_expression():
    known = Message()
    known["Classifier"] = "License :: OSI Approved :: BSD License"
    assert licence_said(known) == "BSD License"
    assert licence_said(Message()) == "see its own text"


def test_that_the_lesser_licence_comes_with_the_one_it_adds_to():
    assert b"GNU LESSER GENERAL PUBLIC LICENSE" in (TEXTS / "LGPL-3.0.txt").read_bytes()
    assert b"GNU GENERAL PUBLIC LICENSE" in (TEXTS / "GPL-3.0.txt").read_bytes()
