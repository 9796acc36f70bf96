"""File deeds: what the actions about files and paper do."""

from herefordshire_desk.views.frame import Deed, Frame


def file_deeds(frame: Frame) -> dict[str, Deed]:
    """Extracts, returns, paper, backups and the end."""

    def back_up() -> None:
        from herefordshire_desk.views.back_up import ask_where

        ask_where(frame.desk, frame.as_widget(), frame.toast.say)

    def print_page() -> None:
        from herefordshire_desk.views.printing import print_page

        print_page(frame.page, frame.as_widget(), frame.toast.say)

    def print_monday() -> None:
        from herefordshire_desk.views.printing import print_monday

        print_monday(frame.desk, frame.as_widget(), frame.toast.say)

    def scrutiny_page() -> None:
        from herefordshire_desk.views.print_scrutiny import print_scrutiny

        print_scrutiny(frame.desk, frame.as_widget(), frame.toast.say)

    return {
        "scrutiny_page": scrutiny_page,
        "import": lambda: frame.show_page("extracts").begin(),
        "print": print_page,
        "print_monday": print_monday,
        "backups": lambda: frame.show_page("backups"),
        "back_up": back_up,
        "retention": lambda: frame.show_page("retention"),
        "access": lambda: frame.show_page("access"),
        "settings": lambda: frame.show_page("settings"),
        "lock": lambda: None,  # application.py does it: a lock outlives the window
        "quit": lambda: frame.as_widget().close(),
    }
