"""Builders: the small lives that the demo's parts are tried on."""

from datetime import date

from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.families import Family
from herefordshire_desk.domain.demo.script import Life, Step
from herefordshire_desk.domain.demo.telling import told
from herefordshire_desk.domain.facts import Facts, facts_of
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Child, ChildId
from tests.domain.demo.made import DAY

DATES = Dates(DAY, policy_on(DAY).calendar)
CHILD = Child(
    id=ChildId("300001"), forename="Amy", surname="Preece", date_of_birth=date(2016, 5, 1)
)


def life(*steps: tuple[str, int] | Step, **fields) -> Life:
    """A life of steps so many days before the day."""
    made = (s if isinstance(s, Step) else step(s[0], s[1]) for s in steps)
    return Life(
        **{"told": "a life", "need": "N1", "families": (1,), **fields, "steps": tuple(made)}
    )


def step(name: str, ago: int, **fields) -> Step:
    return Step(step=name, ago=(ago, ago), **fields)


def family(of: Life, number: int = 0, children: tuple[Child, ...] = (CHILD,)) -> Family:
    dates = tuple(DATES.ago(each.ago[0]) for each in of.steps)
    return Family(number=number, life=of, dates=dates, children=children)


def facts(of: Life) -> Facts:
    """The facts of a child who has lived it, before any visit."""
    made = family(of)
    return facts_of(CHILD, told(CHILD.id, of, made.dates), DAY)
