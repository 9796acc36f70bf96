"""The roster as it is on file, and what changed in it from day to day."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import Post, SocialWorker


def posts_on_file(desk: Desk) -> dict[str, Post]:
    """Everybody's, by id."""
    return {each.id: each for each in desk.ask(lambda store: list(store.records(Post)))}


def roster_row(desk: Desk, shown: SocialWorker) -> SocialWorker:
    """The row on file of somebody who is shown with the terms of their present post."""
    found = desk.ask(lambda store: store.find(SocialWorker, [shown.id]))
    return found.get(shown.id, shown)
