"""The fixed words of a page in another language.

A table is a file ``_data/languages/<language>.json``: each English text to its translation. A text without
one, and all that is put together from values (how a date is known, how two figures stand), stays in English.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TypeAlias

from summarizer.languages import base

Tongue: TypeAlias = Callable[[str], str]


@cache
def of(language: str) -> Tongue:
    """A function from an English text to the same in a language.

    Args:
        language: A BCP 47 tag; the first part decides.
    """
    table = tables().get(base(language), {})
    return lambda text: table.get(text, text)


@cache
def tables() -> dict[str, dict[str, str]]:
    """Every table that there is, by its language."""
    folder = resources.files("summarizer").joinpath("_data", "languages")
    return {
        file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".json")
    }
