"""Entries of Annex A that no import had: what the desk knows of each, and nothing guessed."""

from datetime import date

from herefordshire_desk.domain.calendar import add_months, age_on
from herefordshire_desk.domain.facts import TEMPORARY, is_open, latest, standing
from herefordshire_desk.domain.records import CareEpisode, Episode, Plan
from herefordshire_desk.domain.returns.annex_a_known import AnnexARecords, Known, Spell
from herefordshire_desk.domain.returns.annex_a_updates import end_reason, seen_alone

Said = dict[str, object]


def new_entry(name: str, spell: Spell, records: AnnexARecords, known: Known) -> Said:
    """By field, what the desk knows; a field it has nothing for is not there."""
    child = known.facts.child
    ended = spell.ended(known.day)
    visits = known.seen(name, spell)
    last = max((each.visited_on for each in visits), default=None)
    return {
        "child_id": child.id,
        "sex": child.sex,
        "ethnicity": child.ethnicity,
        "date_of_birth": child.date_of_birth,
        "age": _age(child.date_of_birth, known.day),
        "disabled": child.disabled,
        "start": spell.start,
        "end": ended,
        "end_reason": end_reason(spell) if ended else None,
        "last_seen": last,
        "seen_alone": seen_alone(visits, last) if last else None,
        "team": records.team_of(known.last_held),
        "social_worker": records.names_of(known.lead),
        **OWN[name](spell, known),
    }


def _age(born: date | None, day: date) -> int | None:
    return age_on(born, day) if born is not None and born <= day else None


def _in_need(spell: Spell, known: Known) -> Said:
    (episode,) = spell.records
    assert isinstance(episode, Episode)
    return {"primary_need": episode.primary_need, "case_status": _case_status(spell, known)}


def _case_status(spell: Spell, known: Known) -> str:
    """Of several that are true the first: closed, looked after, on a plan, in need."""
    if spell.ended(known.day):
        return "CLOSED"
    stands = standing(known.facts, known.day)
    statuses = stands.statuses if stands else ()
    return next((each for each in ("CLA", "CP") if each in statuses), "CIN")


def _on_plan(spell: Spell, known: Known) -> Said:
    (plan,) = spell.records
    assert isinstance(plan, Plan)
    earlier = [p for p in known.facts.plans if p.kind == "CP" and p.start < spell.start]
    return {"category": plan.category, "earlier": len(earlier)}


def _in_care(spell: Spell, known: Known) -> Said:
    first = max((e for e in spell.records if isinstance(e, CareEpisode)), key=lambda e: e.start)
    home = known.home(spell)
    said: Said = {
        "primary_need": first.primary_need,
        "again": _again(spell, known),
        "review_held_on": _review(spell, known),
        "placements": _homes_in_year(known),
        **_legal_status(spell, known),
    }
    if home is None:
        return said
    return said | {
        "placement_start": home.start,
        "placement_type": home.type,
        "placement_provider": home.provider,
    }


def _again(spell: Spell, known: Known) -> bool:
    """Whether another period of care had a day in the 12 months to the day."""
    since = add_months(known.day, -12)
    others = (each for each in known.spells("List 8") if each.start < spell.start)
    return any(each.end is None or each.end > since for each in others)


def _review(spell: Spell, known: Known) -> date | None:
    of = {each.period_of_care_id for each in spell.records if isinstance(each, CareEpisode)}
    held = (
        review.held_on
        for review in known.facts.reviews
        if review.held_on and not review.cancelled and review.period_of_care_id in of
    )
    return max((day for day in held if spell.start <= day <= known.day), default=None)


def _homes_in_year(known: Known) -> int:
    """Placements with a day in the 12 months to the day, temporary ones apart."""
    since = add_months(known.day, -12)
    homes = (p for p in known.facts.placements if p.type not in TEMPORARY)
    return sum(p.start <= known.day and (p.end is None or p.end > since) for p in homes)


def _legal_status(spell: Spell, known: Known) -> Said:
    """That of the day, or of the day before the entry ended."""
    ended = spell.ended(known.day)
    begun = [each for each in known.facts.legal_statuses if each.start <= known.day]
    here = [each for each in begun if is_open(each, known.day)]
    if ended is not None:
        here = [e for e in begun if e.start < ended and (e.end is None or e.end >= ended)]
    found = latest(here)
    return {"legal_status": found.code, "legal_status_start": found.start} if found else {}


OWN = {"List 6": _in_need, "List 7": _on_plan, "List 8": _in_care}
