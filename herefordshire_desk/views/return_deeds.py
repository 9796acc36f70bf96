"""Deeds of returns: writing one, with names or without, and collecting every team's."""

from herefordshire_desk.views.frame import Deed, Frame


def return_deeds(frame: Frame) -> dict[str, Deed]:
    """By the action's name."""

    def write_named() -> None:
        from herefordshire_desk.views.returns import Returns

        page = frame.show_page("returns")
        assert isinstance(page, Returns)
        page.begin_named()

    def collect() -> None:
        from herefordshire_desk.views.collect_form import CollectForm

        CollectForm(frame.desk, frame.as_widget()).open()

    def evidence() -> None:
        from herefordshire_desk.views.evidence_form import EvidenceForm

        form = EvidenceForm(frame.desk, frame.as_widget())
        form.told.connect(frame.toast.say)
        form.open()

    return {
        "evidence_pack": evidence,
        "write_return": lambda: frame.show_page("returns").begin(),
        "write_named": write_named,
        "collect": collect,
    }
