"""Requests that a provider makes wait, told together: one line for all of them, now and then."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

GATHER: Final = 0.3
"""Seconds in which the requests come together that one answer of the provider makes wait."""
AGAIN: Final = 10.0
"""Seconds after which those that still wait are told again."""

Later = Callable[[float, Callable[[], None]], bool]


class _Wait(NamedTuple):
    until: float
    reason: str


def later(seconds: float, call: Callable[[], None]) -> bool:
    """Call in so many seconds, if an event loop runs until then; whether one runs."""
    import asyncio  # noqa: PLC0415 - lazy: the help waits for nobody

    try:
        asyncio.get_running_loop().call_later(seconds, call)
    except RuntimeError:
        return False
    return True


class Waits:
    """What waits at the moment.

    Args:
        say: Writes a line.
        now: The time, in seconds.
        later: Calls something in so many seconds; false where it cannot.
    """

    def __init__(
        self, say: Callable[[str], None], now: Callable[[], float] = time.monotonic, later: Later = later
    ) -> None:
        self._say = say
        self._now = now
        self._later = later
        self._waits: dict[str, _Wait] = {}
        self._due = False

    def add(self, label: str, seconds: float, reason: str) -> None:
        """One more request waits, or one waits again."""
        self._waits[label] = _Wait(self._now() + seconds, reason)
        if not self._due:
            self._due = self._later(GATHER, self._tell)
            if not self._due:
                self._tell()

    def _tell(self) -> None:
        now, self._due = self._now(), False
        self._waits = {label: wait for label, wait in self._waits.items() if wait.until > now}
        if not self._waits:
            return
        self._say(self._line(now))
        self._due = self._later(AGAIN, self._tell)

    def _line(self, now: float) -> str:
        longest = max(wait.until for wait in self._waits.values()) - now
        reasons = Counter(wait.reason for wait in self._waits.values())
        (reason, _), *others = reasons.most_common()
        more = f" (and {len(others)} other reason{'s' if len(others) > 1 else ''})" if others else ""
        if len(self._waits) == 1:
            (label,) = self._waits
            return f"waiting {longest:.0f} s before asking again for {label}: {reason}"
        count = len(self._waits)
        return f"waiting up to {longest:.0f} s before asking again for {count} requests: {reason}{more}"
