"""Published code lists: the codes that national returns share, with their labels."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from herefordshire_desk.resource import read_table

_LETTER = re.compile(r"[a-z]{1,2}\)\s*", re.IGNORECASE)
_HEAD = re.compile(r"(\w+)\s*(.*)", re.DOTALL)
_LABELLED = re.compile(r"(:|[-–—] )\s*\S")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `published` is how Annex A writes it, such as `f) U6: Foster placement`.

    It is blank for a code of our own, which no extract has.
    """

    code: str
    label: str
    published: str = ""


class CodeList:
    """One list, in its published order."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._codes = {code.code: code for code in codes}
        self._spellings = {
            _spelling(words): code.code
            for code in self._codes.values()
            for words in (code.published, _LETTER.sub("", code.published), code.label, code.code)
            if words
        }

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes.values())

    def code(self, words: str) -> str:
        """The code meant by the words: a code in any case, with or without letter or label.

        What the list does not have is kept as it stands, less any label: `ps1 - Support` is
        `PS1`.
        """
        known = self._spellings.get(_spelling(words))
        if known or not words:
            return known or ""
        return self._head(_LETTER.sub("", words, count=1))

    def said(self, words: str) -> str:
        """The code that the words say and nothing else: blank for `N/A`, `No - refused`.

        A code of two characters or more may have any label: `C1 - Interim care order`.
        """
        known = self._spellings.get(_spelling(words))
        found = _HEAD.match(_LETTER.sub("", words, count=1))
        if known or found is None:
            return known or ""
        head, rest = found[1].upper(), found[2]
        is_labelled = len(head) > 1 and _LABELLED.match(rest)
        return head if head in self._codes and is_labelled else ""

    def _head(self, words: str) -> str:
        known = self._spellings.get(_spelling(words))
        if known:
            return known
        found = _HEAD.match(words)
        if found is None:
            return words
        head, rest = found[1].upper(), found[2]
        bare = not rest or head in self._codes or _LABELLED.match(rest)
        return head if bare else words


@cache
def code_list(name: str) -> CodeList:
    """The carried list of that name. Raises FileNotFoundError when there is none."""
    return CodeList(Code(**row) for row in read_table(f"code_lists/{name}.csv"))


def _spelling(words: str) -> str:
    return _NOT_LETTERS.sub("", words.casefold())
