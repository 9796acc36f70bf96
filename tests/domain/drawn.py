"""Timelines drawn from records, and what their rows show, for the tests of timelines."""

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.timeline import timeline
from tests.make import DAY, allocation, child, on, policy, social_worker

TEAM = {
    "SW1": social_worker(id="SW1", name="Priya Nair"),
    "SW2": social_worker(id="SW2", name="Tom Webb", employment="agency"),
    "SW3": social_worker(id="SW3", name="Sam Lee"),
}


def assessed(records, day=DAY, of=None):
    return assess(facts_of(of or child(), records, day), policy(day), day)


def drawn(*records, day=DAY, months=24, of=None):
    everything = [of or child(), *records]
    return timeline(assessed(everything, day, of), everything, TEAM, day, months)


def row(picture, name):
    return next((each for each in picture.rows if each.name == name), None)


def bands(picture, name):
    found = row(picture, name)
    return [(span.label, span.start, span.end) for span in found.spans] if found else []


def labels(picture, name):
    return [label for label, _, _ in bands(picture, name)]


def points(picture, name):
    found = row(picture, name)
    return [(point.kind, point.on) for point in found.points] if found else []


def held(by, start, end=None, **fields):
    ends = on(end) if end else None
    return allocation(social_worker_id=by, start=on(start), end=ends, **fields)
