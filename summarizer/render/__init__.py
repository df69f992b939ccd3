"""From a briefing to Markdown, HTML and the terminal. Decides nothing.

Every function is pure: the same input gives the same text, without a clock, a network or a file of the user.
``sources`` maps article ids to the original texts, for more context around a passage; it may be empty.
"""
# ruff: noqa: PLC0415 - a command that prints JSON loads neither the template engine nor rich

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.domain.base import Value
from summarizer.domain.briefing import Briefing

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["html", "json_text", "ledger_csv", "markdown", "pages", "prepare", "terminal", "timeline_csv"]


def prepare() -> None:
    """Load the template engine and compile the templates: a tenth of a second, when there is time for it."""
    from summarizer.render import to_html, to_markdown  # noqa: F401

    to_html.prepare()


def markdown(briefing: Briefing, sources: Mapping[str, str]) -> str:
    """Return the briefing as GitHub-flavoured Markdown, with a footnote for each cited passage."""
    from summarizer.render import to_markdown, view

    return to_markdown.render(view.build(briefing, sources))


def html(briefing: Briefing, sources: Mapping[str, str]) -> str:
    """Return the briefing as one HTML file that needs no network, no font and no script."""
    from summarizer.render import to_html, view

    return to_html.render(view.build(briefing, sources))


def pages(briefing: Briefing, sources: Mapping[str, str]) -> tuple[str, str]:
    """Return the briefing as Markdown and as HTML: what both show is worked out once."""
    from summarizer.render import to_html, to_markdown, view

    shown = view.build(briefing, sources)
    return to_markdown.render(shown), to_html.render(shown)


def terminal(briefing: Briefing, sources: Mapping[str, str], *, compact: bool = False) -> RenderableType:
    """Return the briefing for a rich console. No markup is read from the data, no control character left.

    Args:
        briefing: What is shown.
        sources: The articles' texts by their ids; may be empty.
        compact: Whether only the main points are shown: the bottom line, the figures, what is disputed.
    """
    from summarizer.render import to_terminal, view

    shown = view.build(briefing, sources)
    return to_terminal.compact(shown) if compact else to_terminal.render(shown)


def json_text(value: Value) -> str:
    """Return a result as JSON (``briefing.json``): indented, readable, and safe to print to a terminal."""
    from summarizer.render import data

    return data.json_text(value)


def ledger_csv(briefing: Briefing) -> str:
    """Return the ledger as CSV, a figure a line, harmless in a spreadsheet."""
    from summarizer.render import data

    return data.ledger_csv(briefing)


def timeline_csv(briefing: Briefing) -> str:
    """Return the timeline as CSV, an event a line, harmless in a spreadsheet."""
    from summarizer.render import data

    return data.timeline_csv(briefing)
