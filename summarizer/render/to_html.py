"""A briefing as one HTML file: no network, no font, no script; every value escaped by the template engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarizer.render.view import View

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_SHOWN_MARKS = 4
"""Longer lists of marks are folded after this many."""


def render(view: View) -> str:
    """Return the page."""
    return _environment().get_template("briefing.html").render(view=view)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - the package's own file
        shown_marks=_SHOWN_MARKS,
    )
    return environment
