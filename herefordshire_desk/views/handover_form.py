"""The goodbye and the hello of one change of social worker: what was done, and when."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.handovers import has_one_before, of_allocation, record_handover
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, Handover
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form

PLANNED = {
    "": "Not recorded",
    "planned": "Planned: the child and family were told beforehand",
    "unplanned": "Not planned",
}


class HandoverForm(Form):
    """One allocation's; filled with what is on file of it."""

    def __init__(self, desk: Desk, allocation: Allocation, parent: QWidget) -> None:
        child = allocation.child_id
        self.known = desk.ask(lambda store: store.of_children(Handover, [child]))
        held = desk.ask(lambda store: store.of_children(Allocation, [child]))
        blank = Handover(id=desk.new_id(), child_id=child, allocation_id=allocation.id)
        self.before = before = of_allocation(self.known).get(allocation.id, blank)
        self.planned = Choice(PLANNED, _planned_name(before.planned))
        self.told_on = DateField(before.told_on, desk.day)
        self.told_by = TextField(before.told_by)
        self.goodbye_on = DateField(before.goodbye_on, desk.day)
        self.introduced_on = DateField(before.introduced_on, desk.day)
        self.note = TextField(before.note)
        who = desk.social_worker_name(allocation.social_worker_id) or "their social worker"
        fields = {
            "planned": Field("&Was the change planned?", self.planned),
            "told_on": Field("Child &told on", self.told_on),
            "told_by": Field("Told &by", self.told_by),
            **self._goodbye(has_one_before(allocation, held)),
            "introduced_on": Field(f"&Hello: met {who} on", self.introduced_on),
            "note": Field("&Note", self.note),
        }
        name = desk.name_of(desk.child(child))
        words = f"{who} from {long_date(allocation.start)}. Leave blank what has not taken place."
        super().__init__(desk, f"Goodbye and hello: {name}", "Save", fields, parent, words)

    def _goodbye(self, asked: bool) -> dict[str, Field]:
        """None where there was nobody to say it to: a field made and left out takes its input."""
        if not asked and self.before.goodbye_on is None:
            return {}
        return {"goodbye_on": Field("&Goodbye visit on", self.goodbye_on)}

    def change(self) -> Change | Problem:
        made = Handover(
            id=self.before.id,
            child_id=self.before.child_id,
            allocation_id=self.before.allocation_id,
            planned={"planned": True, "unplanned": False}.get(self.planned.value()),
            told_on=self.told_on.value(),
            told_by=self.told_by.value(),
            goodbye_on=self.goodbye_on.value(),
            introduced_on=self.introduced_on.value(),
            note=self.note.value(),
        )
        return record_handover(made, self.known, self.desk.day)


def _planned_name(planned: bool | None) -> str:
    return {True: "planned", False: "unplanned", None: ""}[planned]
