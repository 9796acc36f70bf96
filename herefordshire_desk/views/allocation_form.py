"""Allocating a child to a social worker, and ending an allocation."""

from typing import cast

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.absences import away_clause, by_person
from herefordshire_desk.domain.allocate import (
    LEAD_ROLE,
    allocate,
    end_allocation,
    present_referral,
    suggested_reason,
)
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, SocialWorkerId
from herefordshire_desk.domain.words import CHANGE_REASONS, children, short_date
from herefordshire_desk.views.absences import absences_on_file
from herefordshire_desk.views.fields import Choice, DateField, Field
from herefordshire_desk.views.form import Form


class AllocateForm(Form):
    """Who is to hold the child, from when and why."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child_id = assessment.child.id
        self.held = desk.ask(lambda store: store.of_children(Allocation, [self.child_id]))
        reason = suggested_reason(self.held)
        self.social_worker = Choice({"": "Choose…", **_candidates(desk, assessment)})
        self.start = DateField(desk.day, desk.day)
        self.reason = Choice({"": "Choose…", **CHANGE_REASONS}, reason)
        fields = {
            "social_worker_id": Field("&Social worker", self.social_worker),
            "start": Field("&From", self.start),
            "reason": Field("&Reason for the change", self.reason),
        }
        title = f"Allocate {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Allocate", fields, parent)

    def change(self) -> Change | Problem:
        holder = self.desk.picture.social_workers.get(SocialWorkerId(self.social_worker.value()))
        start = self.start.value()
        if holder is None:
            return Problem("social_worker_id", "Choose a social worker.")
        if start is None:
            return Problem("start", "Give the day the allocation begins.")
        new = Allocation(
            id=self.desk.new_id(),
            child_id=self.child_id,
            social_worker_id=holder.id,
            role=LEAD_ROLE,
            team=holder.team,
            start=start,
            reason=self.reason.value(),
            referral_id=present_referral(self.held),
        )
        return allocate(new, holder, self.held, self.desk.day)


class EndAllocationForm(Form):
    """The day the present allocation stopped."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        child = assessment.child
        self.held = desk.ask(lambda store: store.of_children(Allocation, [child.id]))
        self.end = DateField(desk.day, desk.day)
        name = desk.social_worker_name(assessment.social_worker_id) or "nobody"
        title = f"End {desk.name_of(child)}'s allocation to {name}"
        fields = {"end": Field("&Stopped on", self.end)}
        super().__init__(desk, title, "End allocation", fields, parent)

    def change(self) -> Change | Problem:
        end = self.end.value()
        if end is None:
            return Problem("end", "Give the day the allocation stopped.")
        return end_allocation(self.held, end, self.desk.day)


def _candidates(desk: Desk, assessment: Assessment) -> dict[str, str]:
    """Everyone in post, with what to know before choosing: known face, load, end, absence."""
    held = {each.social_worker_id for each in assessment.episodes}
    counts: dict[str, int] = {}
    for each in desk.assessments.values():
        if each.lead:
            counts[each.lead.social_worker_id] = counts.get(each.lead.social_worker_id, 0) + 1
    absences = by_person(absences_on_file(desk))
    words = {}
    for worker in desk.picture.social_workers.values():
        if worker.end is not None and worker.end <= desk.day:
            continue
        known = "known to the child" if worker.id in held else ""
        leaves = f"leaves {short_date(worker.end)}" if worker.end else ""
        away = away_clause(absences.get(worker.id, ()), desk.day)
        facts = [known, children(counts.get(worker.id, 0)), leaves, away]
        words[worker.id] = " · ".join([worker.label, *filter(None, facts)])
    by_name = sorted(words.items(), key=lambda item: (item[0] not in held, item[1]))
    return {cast("str", name): text for name, text in by_name}
