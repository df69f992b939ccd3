"""Progress and notes on standard error: a bar on a terminal, plain lines elsewhere."""
# ruff: noqa: PLC0415 - rich is loaded only where a bar is drawn

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer

from summarizer.cli.waits import Waits

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
"""Seconds after which a wait must show that it goes on."""


def inert(text: str) -> str:
    """Leave out what a terminal would obey: control, escape and direction characters."""
    return "".join(c if c.isprintable() or c == " " else "�" for c in text)


class Progress:
    """Watches a run. Nothing is shown when ``quiet``."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._total: int | None = 0
        self._count = 0
        self._said = time.monotonic()
        self._waits = Waits(self._line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def note(self, text: str) -> None:
        """Say something in a line of its own."""
        if not self._quiet:
            self._line(f"note: {text}")

    def wait(self, label: str, seconds: float, reason: str) -> None:
        """Say that the provider makes requests wait, all in one line; without a label, the end of the run."""
        if self._quiet:
            return
        if label:
            self._waits.add(label, seconds, reason)
        else:
            self._line(f"{reason}; waiting up to {seconds:.0f} s, press Ctrl-C to leave at once")

    def begin(self, total: int | None) -> None:
        """Start to count articles; None: nobody knows how many there are."""
        self._total, self._count, self._said = total, 0, time.monotonic()
        if self._quiet:
            return
        if not sys.stderr.isatty():
            many = "articles" if total is None else f"{total} article{'s' if total != 1 else ''}"
            self._line(f"reading {many} ...")
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("extracting"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._bar.start()
        self._task = self._bar.add_task("extracting", total=total)

    def part(self, label: str, done: int, of: int) -> None:
        """Say how far a long article has come, now and then."""
        if not self._quiet and time.monotonic() - self._said >= PATIENCE:
            self._said = time.monotonic()
            self._line(f"{label}: {done} of {of} stretches")

    def done(self, label: str) -> None:
        """Count one article."""
        self._count += 1
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
        elif not self._quiet and time.monotonic() - self._said >= PATIENCE:
            self._said = time.monotonic()
            of = "" if self._total is None else f" of {self._total}"
            self._line(f"{self._count}{of} articles: {label}")

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _line(self, text: str) -> None:
        if self._bar is not None:
            self._bar.console.print(inert(text), markup=False, highlight=False)
        else:
            typer.echo(inert(text), err=True)
