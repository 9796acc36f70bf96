"""Key deeds: changing the password, and a new recovery code."""

from herefordshire_desk.views.frame import Deed, Frame


def key_deeds(frame: Frame) -> dict[str, Deed]:
    """Both ask for the present password: a desk left open is no leave to change it."""

    def change_password() -> None:
        from herefordshire_desk.views.key_forms import PasswordForm

        form = PasswordForm(frame.desk, frame.as_widget())
        form.changed.connect(lambda: frame.toast.say("The password was changed."))
        form.open()

    def new_code() -> None:
        from herefordshire_desk.views.key_forms import CodeForm

        CodeForm(frame.desk, frame.as_widget(), frame.toast.say).open()

    return {"change_password": change_password, "new_code": new_code}
