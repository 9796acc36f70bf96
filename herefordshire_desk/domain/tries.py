"""Tries: how long somebody who typed wrong passwords waits before the next one is looked at."""

from datetime import datetime, timedelta
from typing import NamedTuple

from herefordshire_desk.domain.words import plural

FREE = 5  # wrong ones that cost nothing
FIRST = timedelta(seconds=30)
LONGEST = timedelta(minutes=10)


class Tries(NamedTuple):
    """Wrong passwords since the desk was last opened, and when the last was typed."""

    wrong: int = 0
    last: datetime | None = None

    def failed(self, at: datetime) -> "Tries":
        """One more."""
        return Tries(self.wrong + 1, at)

    def wait(self, now: datetime) -> timedelta:
        """How long is left; nothing when it is over. A clock that was put back starts it anew."""
        if self.last is None:
            return timedelta()
        whole = wait_after(self.wrong)
        return max(whole - max(now - self.last, timedelta()), timedelta())


def wait_after(wrong: int) -> timedelta:
    """30 seconds after the fifth wrong one, twice as long after each more, at most 10 minutes."""
    if wrong < FREE:
        return timedelta()
    return min(FIRST * (1 << min(wrong - FREE, 10)), LONGEST)


def wait_words(left: timedelta) -> str:
    """For a person, in whole seconds or minutes, never too few."""
    seconds = -(-left // timedelta(seconds=1))
    told = plural(seconds, "second") if seconds <= 90 else plural(-(-seconds // 60), "minute")
    return f"Too many wrong passwords: wait {told}, then try again."
