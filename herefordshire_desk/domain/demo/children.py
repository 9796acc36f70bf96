"""Children of the demo: names, ages and ids, all invented."""

from collections.abc import Sequence
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.script import Heritage, Life, Sketch, heritages
from herefordshire_desk.domain.records import Child, ChildId

YEAR = 365.25
BETWEEN_BIRTHS = 300
KNOWN_AT = 20  # days old at the first referral, at the least
OLDER = (0, 300)  # days by which a child drawn too young is older still
DISABILITY_NOT_RECORDED = 0.06


class Register:
    """Hands out ids and names, each once."""

    def __init__(self) -> None:
        self.heritages = heritages()
        self._names: set[tuple[str, str]] = set()
        self._ids = 0

    def next_id(self) -> ChildId:
        """Six digits that say nothing about the child; 7919 is prime, so none comes twice."""
        self._ids += 1
        return ChildId(str(100_000 + self._ids * 7919 % 900_000))

    def forename(self, choices: Sequence[str], surname: str, draw: Draw) -> str:
        """One of the choices that nobody else of that surname has."""
        free = [name for name in choices if (name, surname) not in self._names]
        forename = draw.one_of(free)
        self._names.add((forename, surname))
        return forename


def children_of(
    life: Life, size: int, dates: Sequence[date], day: date, draw: Draw, register: Register
) -> tuple[Child, ...]:
    """The brothers and sisters of one family; `dates` are those of what happens to them."""
    heritage = _heritage(life, register.heritages, draw)
    surname = life.surname or draw.one_of(heritage.surnames)
    ethnicity = draw.one_of(heritage.ethnicities)
    sketches = life.children or _sketches(life, size, (day - dates[0]).days, draw)
    return tuple(
        Child(
            id=register.next_id(),
            forename=register.forename(_forenames(each, heritage), surname, draw),
            surname=surname,
            sex=each.sex,
            ethnicity=ethnicity,
            date_of_birth=_born(each, life, dates, day),
            expected_date_of_birth=_expected(each, day),
            disabled=True if life.disabled else _disability(draw),
            note=each.note,
        )
        for each in sketches
    )


def _heritage(life: Life, known: Sequence[Heritage], draw: Draw) -> Heritage:
    if life.heritage:
        return next(heritage for heritage in known if heritage.name == life.heritage)
    return draw.weighted([(heritage, heritage.share) for heritage in known])


def _sketches(life: Life, size: int, known_for: int, draw: Draw) -> list[Sketch]:
    """Sexes and ages, youngest first: born before they were known, and apart from each other."""
    least = 0 if life.before_birth else known_for + KNOWN_AT
    drawn = sorted(draw.between(*_days_old(life.ages)) for _ in range(size))
    sketches: list[Sketch] = []
    for age in drawn:
        old = age if age >= least else least + draw.between(*OLDER)
        sketches.append(Sketch(sex="F" if draw.chance(0.5) else "M", age=old / YEAR))
        least = old + BETWEEN_BIRTHS
    return sketches


def _days_old(ages: tuple[float, float]) -> tuple[int, int]:
    return int(ages[0] * YEAR), int(ages[1] * YEAR)


def _forenames(sketch: Sketch, heritage: Heritage) -> Sequence[str]:
    if sketch.forename:
        return (sketch.forename,)
    return heritage.girls if sketch.sex == "F" else heritage.boys


def _born(sketch: Sketch, life: Life, dates: Sequence[date], day: date) -> date | None:
    """A life told until 18 ends on that birthday."""
    if life.turned_18:
        return add_months(dates[-1], -18 * 12)
    return None if sketch.age is None else day - timedelta(round(sketch.age * YEAR))


def _expected(sketch: Sketch, day: date) -> date | None:
    return None if sketch.expected is None else day + timedelta(sketch.expected)


def _disability(draw: Draw) -> bool | None:
    return None if draw.chance(DISABILITY_NOT_RECORDED) else False
