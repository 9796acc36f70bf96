"""Faults: what can go wrong with the file, told apart and said in words."""


class Fault(Exception):
    """`str(fault)` is the sentence for people; it never holds a name, a password or a key."""

    words = "Something is wrong with the desk's file."
    for_people = True

    def __init__(self, words: str = "") -> None:
        super().__init__(words or self.words)


class WrongPassword(Fault):
    """The password, or the recovery code, is not this desk's."""

    words = "That password does not open this desk."


class BoundElsewhere(Fault):
    """The password's slot was made by another person or on another computer."""

    words = (
        "The password opens this desk only for the person and on the computer it was set on. The "
        "recovery code opens it here too, and gives it a new password."
    )


class OpenElsewhere(Fault):
    """Another start of the program holds the desk."""

    words = "This desk is open somewhere else. Close it there, then try again."


class NotFound(Fault):
    """There is no file of that name."""

    words = "There is no desk there."


class KeysMissing(Fault):
    """FILE is there without FILE.keys. No new key is ever made for it."""

    words = "The file of keys that belongs to this desk is missing."


class KeysDamaged(Fault):
    """FILE.keys cannot be what the desk wrote."""

    words = (
        "The file of keys beside this desk is damaged. Restore a backup: it holds the keys as well."
    )


class Damaged(Fault):
    """The file, or a backup, is not as the desk wrote it."""

    words = "The desk's file is damaged, or its keys belong to another desk. Restore a backup."


class PlaintextRefused(Fault):
    """A database that is not encrypted stands where the desk should."""

    words = "This file is not encrypted, so it is no desk of ours. It was left as it is."


class NewerDesk(Fault):
    """A later version of the program made the file."""

    words = "A later version of the program made this desk. Update the program to open it."


class AlreadyThere(Fault):
    """A file would have had to be overwritten."""

    words = "There is a file of that name already. It was left as it is."


class UnsafePlace(Fault):
    """A folder in which a live desk would come to harm."""

    words = "A desk cannot be kept in that folder."


class NoSpace(Fault):
    """The disk is full."""

    words = "The disk is full. Nothing was changed: make room, then try again."


class DiskFault(Fault):
    """The disk did not do what it was asked."""

    words = "The disk could not be read or written. Nothing was changed: try again."


class NameTooLong(Fault):
    """A name, or the path to it, of more letters than the disk takes."""

    words = "That name is too long for the disk. Nothing was changed: choose a shorter one."


class NotAllowed(Fault):
    """The user has no right to read or write there."""

    words = "You are not allowed to read or write there. Nothing was changed."


class OutOfDate(Fault):
    """What a Change starts from is not what is on file."""

    words = (
        "This was changed meanwhile. Nothing was saved: look at it again, then repeat the change."
    )


class Cancelled(Fault):
    """The person asked for the work to stop; it was rolled back."""

    words = "Stopped. Nothing was changed."


class Busy(Fault):
    """A backup was asked for in the middle of a Change."""

    words = "A change is still being saved. Try again when it is done."


class Unfit(Fault):
    """The installation's engine cannot keep a file as safe as the desk promises."""

    words = "The encrypted engine of this installation does not work as it should."
