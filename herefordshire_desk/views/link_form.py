"""Adding a brother or sister whom the case system does not have in the child's family."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.family import brothers_and_sisters, link_children
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, FamilyLink
from herefordshire_desk.views.child_facts import age_words
from herefordshire_desk.views.fields import Choice, Field
from herefordshire_desk.views.form import Form

WORDS = "Only children who are open on this desk can be chosen. Nobody is guessed by surname."


class LinkForm(Form):
    """Which other child is a brother or sister."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child_id = assessment.child.id
        self.family = desk.ask(lambda store: store.family_of(self.child_id))
        self.other = Choice({"": "Choose…", **self._others(desk)})
        fields = {"other_id": Field("&Brother or sister", self.other)}
        title = f"Add a brother or sister of {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Add", fields, parent, WORDS)

    def change(self) -> Change | Problem:
        link = FamilyLink(
            id=self.desk.new_id(), child_id=self.child_id, other_id=ChildId(self.other.value())
        )
        return link_children(link, self.family)

    def _others(self, desk: Desk) -> dict[str, str]:
        """Every other open child by name, less those who are known already."""
        kin = brothers_and_sisters(self.child_id, self.family)
        left_out = {self.child_id, *(each.child_id for each in kin)}
        words: dict[str, str] = {
            child: f"{desk.name_of(each.child)}, {age_words(each)}, id {child}"
            for child, each in desk.assessments.items()
            if child not in left_out
        }
        return dict(sorted(words.items(), key=lambda item: item[1]))
