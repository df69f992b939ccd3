"""Whoever wants to know what a run is about."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Told what is going on; the command line shows it on standard error."""

    def note(self, text: str) -> None:
        """Something a user should know."""
        ...

    def begin(self, total: int | None) -> None:
        """So many articles are about to be extracted; None: nobody knows yet."""
        ...

    def part(self, label: str, done: int, of: int) -> None:
        """So many stretches of one long article are through."""
        ...

    def done(self, label: str) -> None:
        """One more article is through."""
        ...


class Silent:
    """A watcher that tells nobody."""

    def note(self, text: str) -> None:
        """Keep it."""

    def begin(self, total: int | None) -> None:
        """Keep it."""

    def part(self, label: str, done: int, of: int) -> None:
        """Keep it."""

    def done(self, label: str) -> None:
        """Keep it."""
