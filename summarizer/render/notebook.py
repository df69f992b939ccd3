"""A briefing inside a notebook: the page in a frame that has no rights.

The frame is sandboxed: no script runs in it, not even the page's own, it has no origin, and it can neither
open windows nor reach the notebook. In such a frame, a link to a place in the page would lead to the
notebook's address: the base says otherwise.
"""

from __future__ import annotations

from html import escape
from typing import Final

from summarizer.domain.briefing import Briefing

_HEAD: Final = "<head>\n"
_BASE: Final = '<base href="about:srcdoc">\n'
_STYLE: Final = "width: 100%; height: 40em; border: 1px solid #8884; background: white"


def frame(briefing: Briefing) -> str:
    """Return one ``iframe`` element with the whole page, and the articles where they are at hand."""
    from summarizer.render import html  # noqa: PLC0415 - the template engine is loaded when a page is shown

    page = html(briefing, briefing.sources).replace(_HEAD, _HEAD + _BASE, 1)
    title = escape(briefing.title)
    return (
        f'<iframe sandbox="" title="{title}" style="{_STYLE}" loading="lazy" '
        f'referrerpolicy="no-referrer" srcdoc="{escape(page)}"></iframe>'
    )
