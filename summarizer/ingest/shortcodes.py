"""Short codes: markup of a publishing system that was never rendered, such as ``[ad_1]``."""

from __future__ import annotations

import re

from summarizer.ingest.page_words import words_of

_TAG = re.compile(
    r"\[(/?)([a-z][a-z0-9]{0,40}(?:[_-][a-z0-9]{1,40}){0,8})((?:[ \t][^\[\]\n]{0,400})?)/?\]", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""(?<![a-z_-])[a-z_-]{1,40}\s?=\s?["'\u201c\u201d\u2033\w]""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<>]{0,400}-->")
_KNOWN = words_of(
    "ad ads adrotate adsense audio button caption column columns contact-form contact-form-7 divider "
    "embed embedyt fbpost gallery googlemaps iframe instagram more nextpage playlist poll product quiz "
    "row section shortcode sidebar slideshow soundcloud spacer tabs tab toc tweet twitter video vimeo "
    "wpvideo youtube"
)
_WITH_CONTENT = words_of("caption embed audio video gallery youtube tweet iframe adrotate playlist")
_LONGEST_CONTENT = 600


def short_codes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of short codes in ``text[start:end]``, in order; adjacent ones are not joined.

    A bracketed word counts where a writer would not have put it in brackets: an underscore or a digit in
    its name, attributes, a closing tag, or the name of a common plugin. ``[sic]`` and ``[the minister]``
    do not. The content of a tag that shows media goes with it; other tags leave their content.
    """
    spans: list[tuple[int, int]] = []
    if text.find("[", start, end) < 0 and text.find("<!--", start, end) < 0:
        return spans
    position = start
    tags = sorted(
        [*_TAG.finditer(text, start, end), *_COMMENT.finditer(text, start, end)],
        key=lambda match: match.start(),
    )
    closings = {(m[2].lower(), m.start()): m.end() for m in tags if m.re is _TAG and m[1]}
    for tag in tags:
        if tag.start() < position:
            continue
        if tag.re is _COMMENT:
            high = tag.end()
        elif not _is_code(tag):
            continue
        else:
            high = _with_content(tag, text, closings, end)
        spans.append((tag.start(), high))
        position = high
    return spans


def _is_code(tag: re.Match[str]) -> bool:
    closing, name, attributes = tag[1], tag[2].lower(), tag[3].strip()
    if attributes and not _ATTRIBUTE.search(attributes):
        return False
    named = name in _KNOWN or "_" in name
    return bool(closing or attributes or named)


def _with_content(tag: re.Match[str], text: str, closings: dict[tuple[str, int], int], end: int) -> int:
    """Where the short code ends, its content and closing tag included if it shows media."""
    name = tag[2].lower()
    if tag[1] or name not in _WITH_CONTENT:
        return tag.end()
    limit = min(end, tag.end() + _LONGEST_CONTENT)
    closing = text.find("[/", tag.end(), limit)
    return closings.get((name, closing), tag.end())
