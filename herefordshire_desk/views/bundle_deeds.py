"""Deeds of bundles: handing children over, lending the desk, giving it back, taking one in."""

from typing import TYPE_CHECKING

from herefordshire_desk.views.frame import Deed, Frame

if TYPE_CHECKING:
    from herefordshire_desk.views.bundle_forms import Sending

HOLDS_NOBODY = "Choose a social worker who holds children first."
OF_TODAY = "Only today's caseload can be handed over. Go back to today first."


def bundle_deeds(frame: Frame) -> dict[str, Deed]:
    """By the action's name."""

    def lend() -> None:
        from herefordshire_desk.views.bundle_forms import LENDING

        _open(frame, LENDING)

    def give_back() -> None:
        from herefordshire_desk.views.bundle_forms import GIVING_BACK

        _open(frame, GIVING_BACK)

    return {
        "hand_child_over": lambda: _hand_child_over(frame),
        "hand_caseload_over": lambda: _hand_caseload_over(frame),
        "lend_desk": lend,
        "give_back": give_back,
        "take_in": lambda: _take_in(frame),
    }


def _hand_child_over(frame: Frame) -> None:
    from herefordshire_desk.views.bundle_forms import handing_over

    if frame.child_id is not None:
        name = frame.desk.name_of(frame.desk.child(frame.child_id))
        _open(frame, handing_over(name, [frame.child_id]))


def _hand_caseload_over(frame: Frame) -> None:
    from herefordshire_desk.domain.words import children
    from herefordshire_desk.views.bundle_forms import handing_over

    chosen = frame.show_page("social_workers").chosen_social_worker()
    held = [
        each.child.id
        for each in frame.desk.assessments.values()
        if chosen is not None and each.lead and each.lead.social_worker_id == chosen.id
    ]
    if frame.desk.is_as_at:
        frame.toast.say(OF_TODAY)
    elif chosen is None or not held:
        frame.toast.say(HOLDS_NOBODY)
    else:
        _open(frame, handing_over(f"{children(len(held))} of {chosen.label}", held))


def _take_in(frame: Frame) -> None:
    from herefordshire_desk.views.bundle_taking import ask_bundle
    from herefordshire_desk.views.extracts import Extracts

    page = frame.show_page("extracts")
    assert isinstance(page, Extracts)
    ask_bundle(page)


def _open(frame: Frame, sending: "Sending") -> None:
    from herefordshire_desk.views.bundle_forms import BundleForm

    form = BundleForm(frame.desk, sending, frame.as_widget())
    form.written.connect(lambda name: frame.toast.say(f"Written: {name}"))
    form.open()
