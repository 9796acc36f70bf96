"""Search: what somebody may have meant by a few typed words. It suggests; it never decides."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Group = Literal["Recent", "Children", "Social workers", "Pages", "Actions", "Help"]
PEOPLE: tuple[Group, ...] = ("Children", "Social workers")
MOST = 8  # of a group
SHORTEST_MISSPELT = 4  # letters: of shorter words nearly any other is a misspelling
PART = re.compile(r"[^\W_]+")
DROPPED = dict.fromkeys("'’‘ʼ`´.")
APART = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
PLAIN = str.maketrans({**DROPPED, **APART})
ID, WHOLE, BEGINS, INSIDE, NEAR = 1000, 100, 90, 50, 30  # how well a typed word fits another
LESS = 20  # taken off for a word that is not of the title
SLIP = 5  # taken off for each misspelt letter
IN_ORDER = 5  # added where the title begins as typed
READ_LATER = 10  # taken off for help: doing comes before reading about it
Fits = dict[str, int]
Scores = dict[int, float]  # by the entry's place


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. Made by `entry`, which folds its words once.

    `about` is shown beside the title; `id` finds it before anything else when typed whole;
    `names` are the words of its title, `more` whatever else it is found by. `keys` do the same
    at once; what is not `ready` cannot be done now, and `about` says why.
    """

    group: Group
    key: str
    title: str
    about: str = ""
    id: str = ""
    names: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    keys: str = ""
    ready: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """The best of one group, and how many of it were found in all."""

    group: Group
    entries: tuple[Entry, ...]
    total: int


def entry(
    group: Group, key: str, title: str, about: str = "", *, own_id: str = "", more: str = ""
) -> Entry:
    """An entry found by the words of its title, by its id and by the words of `more`."""
    found_id = "".join(parts(own_id))
    return Entry(group, key, title, about, found_id, words(title), words(f"{own_id} {more}"))


class Entries:
    """What is searched, with each word's entries looked up once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.all = tuple(entries)
        by_title = sorted(enumerate(self.all), key=lambda pair: _among_equals(*pair))
        self.rank = {at: rank for rank, (at, _) in enumerate(by_title)}
        self.ids: dict[str, list[int]] = {}
        self.names: dict[str, list[int]] = {}
        self.more: dict[str, list[int]] = {}
        for at, each in enumerate(self.all):
            self.ids.setdefault(each.id, []).append(at)
            for held, found_by in ((self.names, each.names), (self.more, each.more)):
                for word in found_by:
                    held.setdefault(word, []).append(at)

    @cached_property
    def misspelt(self) -> list[str]:
        """The names that can be misspelt: ids and figures never are."""
        return [name for name in self.names if name.isalpha() and len(name) >= 3]

    def among(self, groups: Sequence[Group]) -> set[int]:
        """The places of the entries of those groups."""
        return {at for at, each in enumerate(self.all) if each.group in groups}


def _among_equals(at: int, each: Entry) -> tuple[int, str]:
    """Children as they were given, the most urgent first; of others the shortest title."""
    return (at, "") if each.group == "Children" else (len(each.title), each.title)


def found(query: str, entries: Entries, most: int = MOST) -> list[Section]:
    """The entries that every word of `query` fits, best first, at most so many of a group.

    The groups come in the order of their best entry. Words fit at the start of a word, then
    anywhere in one, then misspelt; an id typed whole comes first. Nothing is found by nothing.
    A page or an action is found misspelt only where nothing else is found at all.
    """
    typed = parts(query)
    if not typed:
        return []
    scores = _scores(typed, entries, entries.among(PEOPLE))
    scores = scores or _scores(typed, entries, set(range(len(entries.all))))
    by_group: dict[Group, list[Entry]] = {}
    for at in sorted(scores, key=lambda at: (-scores[at], entries.rank[at])):
        by_group.setdefault(entries.all[at].group, []).append(entries.all[at])
    return [Section(group, tuple(of[:most]), len(of)) for group, of in by_group.items()]


def parts(text: str) -> tuple[str, ...]:
    """The letters and figures of a text, folded, wherever anything else parts them."""
    return tuple(PART.findall(folded(text)))


def words(text: str) -> tuple[str, ...]:
    """The words something is found by: its parts, and a double name also as one word."""
    whole = (PART.findall(word) for word in folded(text).split())
    return tuple(filter(None, dict.fromkeys(word for each in whole for word in _joined(each))))


def folded(text: str) -> str:
    """Without case, accents and apostrophes: Siobhán O'Brien is siobhan obrien."""
    if text.isascii():
        return text.lower().translate(PLAIN)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(PLAIN)


def _joined(found_parts: list[str]) -> list[str]:
    return found_parts if len(found_parts) < 2 else [*found_parts, "".join(found_parts)]


def _scores(typed: tuple[str, ...], entries: Entries, misspelt: set[int]) -> Scores:
    """How well each entry fits that every typed word fits; `misspelt` may be so."""
    fitting = [_fitting(word, entries, misspelt) for word in typed]
    every = set(fitting[0]).intersection(*fitting[1:])
    scores = {at: sum(fits[at] for fits in fitting) / len(typed) for at in every}
    begun = " ".join(typed)
    for at in every:
        scores[at] += IN_ORDER * " ".join(entries.all[at].names).startswith(begun)
        scores[at] -= READ_LATER * (entries.all[at].group == "Help")
    scores.update(dict.fromkeys(entries.ids.get("".join(typed), ()), ID))
    return scores


def _fitting(word: str, entries: Entries, misspelt: set[int]) -> Scores:
    """How well each entry fits one typed word, at its best."""
    near = _near(word, entries.misspelt)
    fits: Scores = {at: score for at, score in _spread(near, entries.names) if at in misspelt}
    for known, less in ((entries.more, LESS), (entries.names, 0)):
        for at, score in _spread(_direct(word, known), known):
            fits[at] = max(fits.get(at, 0), score - less)
    return fits


def _spread(fits: Fits, known: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Each entry of each word that fits, the worst fits first."""
    for word, score in sorted(fits.items(), key=lambda pair: pair[1]):
        for at in known[word]:
            yield at, score


def _direct(word: str, known: Iterable[str]) -> Fits:
    """How well each known word that holds the typed one fits it; one letter must begin a word."""
    if len(word) == 1:
        return {each: WHOLE if each == word else BEGINS for each in known if each[0] == word}
    return {each: _how_well(word, each) for each in known if word in each}


def _how_well(word: str, held: str) -> int:
    if not held.startswith(word):
        return INSIDE
    return WHOLE if held == word else BEGINS


def _near(word: str, names: Sequence[str]) -> Fits:
    """Names that the typed word, or as much of it as is typed, is a misspelling of.

    One slip in four letters, two in seven.
    """
    if len(word) < SHORTEST_MISSPELT or not word.isalpha():
        return {}
    slips = 2 if len(word) >= 7 else 1
    fits: Fits = {}
    for choices in (names, [name[: len(word)] for name in names]):
        close = extract(
            word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
        )
        for _, slipped, at in close:
            fits[names[at]] = max(fits.get(names[at], 0), NEAR - int(slipped) * SLIP)
    return fits
