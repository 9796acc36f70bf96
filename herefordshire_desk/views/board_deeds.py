"""Board deeds: what the actions of the allocation board do."""

from typing import TYPE_CHECKING, cast

from herefordshire_desk.views.frame import Deed, Frame

if TYPE_CHECKING:
    from herefordshire_desk.views.allocation import AllocationPage


def board_deeds(frame: Frame) -> dict[str, Deed]:
    """Each is about the allocation board, wherever it is asked for."""

    def board() -> "AllocationPage":
        """The page as it stands where it is shown: the keyboard's place says what is meant."""
        from herefordshire_desk.views.allocation import AllocationPage

        page = frame.page
        if not isinstance(page, AllocationPage):
            page = frame.show_page("allocation")
        return cast("AllocationPage", page)

    def leaver() -> None:
        from herefordshire_desk.views.hand_over_form import LeaverBoardForm

        chosen = frame.page.chosen_social_worker()
        form = LeaverBoardForm(frame.desk, chosen, frame.as_widget())
        form.laid_out.connect(lambda leaver, end: board().lay_out(leaver, end))
        form.open()

    return {
        "leaver": leaver,
        "suggest_plan": lambda: board().suggest(),
        "put_child": lambda: board().put_here(),
        "take_off": lambda: board().take_off(),
        "clear_plan": lambda: board().clear(),
        "make_changes": lambda: board().make_changes(),
        "decision_note": lambda: board().show_note(),
    }
