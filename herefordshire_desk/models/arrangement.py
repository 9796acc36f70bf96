"""Arrangement: which columns a table shows, in what order, what stays put, and what it sorts by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns go by their headings. The first `frozen` of those shown stay when one scrolls.

    `sorted_by` has each heading with whether it is sorted downwards; the first decides.
    """

    shown: tuple[str, ...]
    frozen: int = 0
    sorted_by: tuple[tuple[str, bool], ...] = ()

    def among(self, headings: Sequence[str]) -> "Arrangement":
        """As far as those headings are there; with none of them shown, all are."""
        shown = tuple(heading for heading in dict.fromkeys(self.shown) if heading in headings)
        return Arrangement(
            shown or tuple(headings),
            min(max(self.frozen, 0), len(shown)),
            tuple((heading, down) for heading, down in self.sorted_by if heading in headings),
        )

    def without(self, heading: str) -> "Arrangement":
        """With that column hidden; the last one shown stays."""
        rest = tuple(each for each in self.shown if each != heading)
        if not rest:
            return self
        hidden_frozen = heading in self.shown[: self.frozen]
        return replace(self, shown=rest, frozen=self.frozen - hidden_frozen)

    def sorted_next_by(self, heading: str) -> "Arrangement":
        """That column up, then down, then not, between the equals of those before it."""
        order = dict(self.sorted_by)
        if order.get(heading):
            del order[heading]
        else:
            order[heading] = heading in order
        return replace(self, sorted_by=tuple(order.items()))

    def as_json(self) -> dict[str, object]:
        """What `arrangement_from` reads."""
        return {
            "shown": list(self.shown),
            "frozen": self.frozen,
            "sorted_by": [[heading, down] for heading, down in self.sorted_by],
        }


def arrangement_from(saved: object) -> Arrangement:
    """What was saved, as far as it can be read: another version may have written it."""
    if not isinstance(saved, dict):
        return Arrangement(())
    frozen = saved.get("frozen")
    pairs = [each for each in _listed(saved.get("sorted_by")) if isinstance(each, list)]
    return Arrangement(
        tuple(each for each in _listed(saved.get("shown")) if isinstance(each, str)),
        frozen if isinstance(frozen, int) else 0,
        tuple((str(pair[0]), pair[1] is True) for pair in pairs if len(pair) == 2),
    )


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()
