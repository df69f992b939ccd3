"""Several contradictory news articles in, one briefing out in which every sentence can be checked.

``import summarizer`` loads nothing else. The functions of the Python interface (``summarizer.api``) stand
here under their names; four of them are also the names of stages, which are packages: those can be called.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"

_STAGES = frozenset({"brief", "extract", "merge", "render"})
"""Packages that are called like the function of their name."""
_HELD = {
    "load": "summarizer.api",
    "save": "summarizer.api",
    "verify": "summarizer.api",
    "Settings": "summarizer.api",
    "Briefing": "summarizer.domain.briefing",
    "SummarizerError": "summarizer.errors",
}
"""Where the other names come from. ``__init__.pyi`` tells type checkers the same."""


class _Stage(ModuleType):
    """A stage's package; called, it does what the function of its name in ``summarizer.api`` does."""

    def __call__(self, *args: object, **options: object) -> object:
        name = self.__name__.rpartition(".")[2]
        return getattr(import_module("summarizer.api"), name)(*args, **options)


class _Package(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        # The import system hands each package to its parent in this way.
        if name in _STAGES and isinstance(value, ModuleType):
            value.__class__ = _Stage
        super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    """What is first asked for is imported then."""
    if name in _STAGES:
        return import_module(f"summarizer.{name}")
    if name in _HELD:
        return getattr(import_module(_HELD[name]), name)
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_STAGES, *_HELD})


sys.modules[__name__].__class__ = _Package
