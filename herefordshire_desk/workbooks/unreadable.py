"""Why a file cannot be read, in words for the person who chose it."""


class Unreadable(Exception):
    """A file that was not read. Its words name the file and say what to do."""

    for_people = True


class NeedsPassword(Unreadable):
    """A workbook that opens only with its own password, which was not given or does not fit."""

    needs_password = True
