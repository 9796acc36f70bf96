"""Working form: a form whose verb takes a while, and which stays until that has ended."""

from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.look import look
from herefordshire_desk.views.page import ink


class WorkingForm(Form):
    """Once begun the work is done, so neither Escape nor a lock takes away who is to tell of it."""

    def begin(self, words: str) -> None:
        """Say what is under way, until `finish` or `fail`."""
        self.tell(Problem("", words))
        ink(self.overall, look().colours.ink)
        self._hold(held=True)

    def finish(self) -> None:
        """It is done."""
        self._hold(held=False)
        self.accept()

    def fail(self, fault: Exception, *before: str) -> None:
        """Say what stood against it, after what is said before, and let the person try again."""
        self._hold(held=False)
        ink(self.overall, look().colours.tones["red"].ink)
        self.tell(Problem("", " ".join((*before, words_of(fault)))))
        self.verb.setFocus()

    def reject(self) -> None:
        """Close, unless something is under way."""
        if not self.desk.busy:
            super().reject()

    def _hold(self, *, held: bool) -> None:
        for button in (self.verb, self.cancel):
            button.setEnabled(not held)
        self.desk.set_busy(held)
