"""The sheets of supervision as the desk has them on the day it shows."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import Absence, AgreedAction, Supervision
from herefordshire_desk.domain.supervision import Kept, Sheet, sheets


def kept_on_file(desk: Desk) -> Kept:
    """All there is about supervision."""
    return desk.ask(
        lambda store: Kept(
            supervisions=tuple(store.records(Supervision)),
            actions=tuple(store.records(AgreedAction)),
            absences=tuple(store.records(Absence)),
        )
    )


def sheets_of(desk: Desk, kept: Kept) -> list[Sheet]:
    """One for everybody the desk's team supervises, by name."""
    picture = desk.picture
    team_ids = (known for known, name in picture.team_names.items() if name == picture.team)
    return sheets(
        picture.social_workers.values(),
        picture.assessments.values(),
        kept,
        picture.policy,
        picture.day,
        frozenset({picture.team, *team_ids} - {""}),
    )
