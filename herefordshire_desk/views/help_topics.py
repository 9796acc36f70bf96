"""Help topics: the carried pages, and those told from the desk's own tables."""

import re
from dataclasses import dataclass
from html import escape, unescape

from herefordshire_desk.domain.explain import gap_words
from herefordshire_desk.domain.policy import Gap, Policy, VisitRule
from herefordshire_desk.resource import read_resource
from herefordshire_desk.views.frame import Frame

TOPICS = (
    "start",
    "today",
    "children",
    "child",
    "social_workers",
    "allocation",
    "supervision",
    "returns",
    "trends",
    "extracts",
    "checks",
    "settings",
    "search",
    "keyboard",
    "as_at",
    "hide_names",
    "printing",
    "undo",
    "measures",
    "visit_rules",
    "safe",
    "backups",
    "retention",
    "new_computer",
    "access",
    "accessibility",
)
HEADING = re.compile("<h1>(.*?)</h1>", re.DOTALL)
FIRST = re.compile("<p>(.*?)</p>", re.DOTALL)
TAG = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help. `text` is all its words, for searching; `summary` its first sentence."""

    name: str
    title: str
    summary: str
    text: str
    html: str


def topics(frame: Frame) -> list[Topic]:
    """Every topic, in the order of the contents."""
    told = {
        "keyboard": _keyboard(frame),
        "measures": _measures(),
        "visit_rules": _visit_rules(frame.desk.picture.policy),
    }
    return [topic(name, told.get(name, "")) for name in TOPICS]


def topic(name: str, told: str = "") -> Topic:
    """A carried page, with what is told from the desk's own tables under its words."""
    html = read_resource(f"help/{name}.html").replace("</body>", f"{told}</body>")
    heading, first = HEADING.search(html), FIRST.search(html)
    summary = _plain(first[1]) if first else ""
    return Topic(name, _plain(heading[1]) if heading else name, summary, _plain(html), html)


def topic_of_page(name: str) -> str:
    """The topic of a page by the page's name; one without a topic of its own has the first."""
    return name if name in TOPICS else TOPICS[0]


def _keyboard(frame: Frame) -> str:
    from herefordshire_desk.views.shortcuts import shortcuts_html

    return shortcuts_html(button.text() for button in frame.rail.buttons.values())


def _measures() -> str:
    """Each measure in the words the return itself carries."""
    from herefordshire_desk.domain.definitions import definitions, month_definitions

    parts = []
    for each in [*definitions().values(), *month_definitions().values()]:
        words = each.words
        if each.benchmark is not None:
            words += f" England: {each.benchmark:g} ({each.benchmark_source})."
        parts.append(f"<h2>{escape(each.id)} {escape(each.name)}</h2>")
        parts.append(f"<p>{escape(words)}</p>")
    return "".join(parts)


def _visit_rules(policy: Policy) -> str:
    """Each rule that the flags are worked out by, as it is in force on the day."""
    parts = []
    for rule in policy.rules.values():
        parts.append(f"<h2>{escape(rule.who)} ({rule.id})</h2>")
        parts.append(f"<p>{rule_words(rule)} <i>{escape(rule.source)}.</i></p>")
    return "".join(parts)


def rule_words(rule: VisitRule) -> str:
    """First visit within 1 week; then every 6 weeks."""
    gaps = (
        ("until the first review is held", rule.before_review),
        ("after a visit in the first year", rule.first_year),
    )
    between = [f"{_every(gap)} {when}" for when, gap in gaps if gap is not None]
    first = f"First visit within {gap_words(rule.first)}"
    return "; ".join([first, *between, f"then {_every(rule.then)}"]) + "."


def _every(gap: Gap) -> str:
    return f"every {gap_words(gap)}".replace("every 1 ", "every ")


def _plain(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())
