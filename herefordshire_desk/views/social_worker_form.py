"""Adding a social worker to the roster, changing what is recorded, and dating their last day."""

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.posts import change_social_worker
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Employment, Post, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.roster import add_social_worker, end_social_worker
from herefordshire_desk.domain.typed import typed_number
from herefordshire_desk.domain.words import EMPLOYMENT_WORDS
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.posts import posts_on_file, roster_row

SINCE = "The first day they hold. Left empty, what stood there before was wrong."


class SocialWorkerForm(Form):
    """One person on the roster; a new one where none is given."""

    def __init__(self, desk: Desk, known: SocialWorker | None, parent: QWidget) -> None:
        self.known = known
        shown = known or SocialWorker(id=SocialWorkerId(""))
        self.name = TextField(shown.name)
        self.registration = TextField(shown.registration_number, "SW followed by digits")
        self.role = TextField(shown.role, "Social worker, senior practitioner…")
        words: dict[str, str] = {name or "none": text for name, text in EMPLOYMENT_WORDS.items()}
        self.employment = Choice(words, shown.employment or "none")
        self.newly_qualified = Choice(
            {"N": "No", "Y": "Yes (ASYE)"}, "Y" if shown.newly_qualified else "N"
        )
        self.fte = TextField("" if shown.fte is None else f"{shown.fte:g}", "1, 0.8, 0.6…")
        self.start = DateField(shown.start, desk.day)
        self.end = DateField(shown.end, desk.day)
        self.since = DateField(None, desk.day)
        fields = {
            "name": Field("&Name", self.name),
            "registration_number": Field("Social Work England &registration", self.registration),
            "role": Field("R&ole", self.role),
            "employment": Field("&Employed as", self.employment),
            "newly_qualified": Field("Newly &qualified", self.newly_qualified),
            "fte": Field("&FTE", self.fte),
            **({"since": Field("Role and FTE &from", self.since, SINCE)} if known else {}),
            "start": Field("&Joined", self.start),
            "end": Field("&Leaves, or booked until", self.end),
        }
        title = f"Change {shown.label}" if known else "Add a social worker"
        super().__init__(desk, title, "Save" if known else "Add social worker", fields, parent)

    def change(self) -> Change | Problem:
        fte = typed_number(self.fte.value())
        if fte is None and self.fte.value():
            return Problem("fte", "FTE is a number from 0 to 1, such as 0.6.")
        roster = self.desk.picture.social_workers
        new_id = self.registration.value() or self.desk.new_id()
        employment = self.employment.value().replace("none", "")
        known = roster_row(self.desk, self.known) if self.known else None
        before = known or SocialWorker(id=SocialWorkerId(new_id))
        after = replace(
            before,
            name=self.name.value(),
            registration_number=self.registration.value(),
            role=self.role.value(),
            employment=cast("Employment", employment),
            newly_qualified=self.newly_qualified.value() == "Y",
            fte=fte,
            start=self.start.value(),
            end=self.end.value(),
        )
        if known:
            new = Post(id=self.desk.new_id(), social_worker_id=known.id, start=self.desk.day)
            posts = posts_on_file(self.desk)
            return change_social_worker(known, after, self.since.value(), posts, new)
        made = add_social_worker(after, roster.values())
        if isinstance(made, Problem) and made.field == "id":
            return replace(made, field="registration_number")  # which the id is made of
        return made


class LeaverForm(Form):
    """The day a social worker leaves."""

    def __init__(self, desk: Desk, leaver: SocialWorker, parent: QWidget) -> None:
        self.leaver = leaver
        self.end = DateField(leaver.end or desk.day, desk.day)
        fields = {"end": Field("First day &away", self.end)}
        super().__init__(desk, f"{leaver.label} leaves", "Save the day", fields, parent)

    def change(self) -> Change | Problem:
        end = self.end.value()
        if end is None:
            return Problem("end", "Give the first day they are no longer in post.")
        return end_social_worker(roster_row(self.desk, self.leaver), end)
