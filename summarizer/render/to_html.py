"""A briefing as one HTML file: no network, no font, every value escaped by the template engine.

The page's own style and script stand inside it, and its policy names them by their hashes: whatever an
article brings in stays text.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarizer.languages import base
from summarizer.render import sources, tongue, words
from summarizer.render.passages import UseKind
from summarizer.render.view import View

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_SHOWN_MARKS = 6
"""Longer lists of marks are folded after this many."""

_USES: Final[dict[UseKind, str]] = {
    "bottom": "the bottom line",
    "sentence": "a sentence",
    "figure": "a figure",
    "position": "a disagreement",
    "gap": "what is missing",
    "left": "what is not told",
}


def render(view: View) -> str:
    """Return the page."""
    titles = {source.number: source.title for source in view.sources}
    return _environment(base(view.language)).get_template("briefing.html").render(view=view, titles=titles)


def prepare() -> None:
    """Compile the templates, for a page in English."""
    environment = _environment("en")
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = ((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own file
        policy=_policy(style, script),
        shown_marks=_SHOWN_MARKS,
        uses=_USES,
        label=words.label,
        count=words.count,
        counted=sources.counted,
        runs=words.runs,
        in_quotes=words.in_quotes,
        t=tongue.of(language),
    )
    return environment


def _policy(style: str, script: str) -> str:
    """Content-Security-Policy Level 3: nothing but these two may act, and no text becomes markup."""
    style, script = (
        base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        for text in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
