"""How many words of a page stand open, counted as a reader meets them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_WORD = re.compile(r"\w[\w’'.,/-]*")
_VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})
_NEVER = frozenset({"style", "script", "head", "nav", "aside", "dialog", "search", "button", "select"})
"""No reading: controls, contents, and the articles' own texts."""


def words(text: str) -> int:
    return len(_WORD.findall(text))


class _Open(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.text: list[str] = []
        self.again = False

    def handle_starttag(self, tag, attrs):
        if tag in _VOID:
            return
        given = dict(attrs)
        closed = (
            bool(self.stack) and self.stack[-1][0] == "details" and tag != "summary" and self.stack[-1][1]
        )
        hidden = any(one == "hidden" for one, _ in self.stack)
        classes = (given.get("class") or "").split()
        again = tag == "th" and self.again  # a label that a reader sees once for several rows
        self.again = "again" in classes if tag == "tr" else self.again
        cell = "word" in classes and any(one == "td" for one, _ in self.stack)  # the column's head says it
        away = tag in _NEVER or "hidden" in given or {"skip", "mark"} & set(classes) or again or cell
        # A closed part hides all but its summary.
        kind = "hidden" if hidden or closed or away else tag
        self.stack.append((kind, tag == "details" and "open" not in given))

    def handle_endtag(self, tag):
        if tag not in _VOID:
            self.stack.pop()

    def handle_data(self, data):
        folded = bool(self.stack) and self.stack[-1][0] == "details" and self.stack[-1][1]
        if not folded and all(kind != "hidden" for kind, _ in self.stack):
            self.text.append(data)


def open_text(html: str) -> str:
    """The text that stands open in a page, without controls, citation marks and the articles beside it."""
    parser = _Open()
    parser.feed(html)
    parser.close()
    return " ".join(parser.text)


def without_footnotes(markdown: str) -> str:
    """A Markdown page without its footnotes and their marks."""
    body = re.split(r"\n\[\^[^\]]+\]: ", markdown)[0]
    return re.sub(r"\[\^[^\]]+\]|\]\([^)]*\)", "", body)


def before(markdown: str, heading: str) -> str:
    """The part of a Markdown page that stands before a heading."""
    return without_footnotes(markdown).partition(f"\n## {heading}\n")[0]
