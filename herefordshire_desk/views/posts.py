"""The roster as it is on file, and what changed in it from day to day."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.posts import terms_words
from herefordshire_desk.domain.records import Post, SocialWorker, SocialWorkerId


def posts_on_file(desk: Desk) -> dict[str, Post]:
    """Everybody's, by id."""
    return {each.id: each for each in desk.ask(lambda store: list(store.records(Post)))}


def roster_row(desk: Desk, shown: SocialWorker) -> SocialWorker:
    """The row on file of somebody who is shown with the terms of their present post."""
    found = desk.ask(lambda store: store.find(SocialWorker, [shown.id]))
    return found.get(shown.id, shown)


def terms_on_file(desk: Desk) -> dict[SocialWorkerId, str]:
    """How role and hours changed, of those whose did."""
    posts = posts_on_file(desk).values()
    changed = {each.social_worker_id for each in posts}
    rows = desk.ask(lambda store: store.find(SocialWorker, changed)) if changed else {}
    return {each.id: terms_words(each, posts) for each in rows.values()}
