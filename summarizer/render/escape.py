"""Keeps untrusted text from becoming Markdown, and readable as it stands.

Follows CommonMark 0.31 and GitHub's extensions (tables, strikethrough, footnotes, autolinks, mathematics).
Texts are one line already (see ``inert``). What a renderer would turn into a link or a mention becomes a
code span: it cannot be followed by accident, and it reads as it stood.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]*://[^\s`<>|\"“”()\[\]]*[^\s`<>|\"“”()\[\].,;:!?'’]"
    r"|\bwww\.[^\s`<>|\"“”()\[\]]*[^\s`<>|\"“”()\[\].,;:!?'’]"
    r"|\b(?:mailto:|xmpp:)?[\w.+-]+@[\w.-]+\w"
    r"|(?<![\w`])@\w[\w/-]*)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"[\\`*\[\]<~$]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"\A(?:([#>=:|+-])|(\d{1,9})([.)]))")
_LAST_HASHES = re.compile(r"#+\Z")


def inline(text: str) -> str:
    """Return text for the middle of a line, outside tables."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return _plain(text)
    pieces = []
    position = 0
    for address in _ADDRESS.finditer(text):
        pieces += [_plain(text[position : address.start()]), f"`{address[0]}`"]
        position = address.end()
    return "".join([*pieces, _plain(text[position:])])


def block(text: str) -> str:
    """Return text for the start of a paragraph or of a list item."""
    return _LINE_START.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", inline(text)
    )


def heading(text: str) -> str:
    """Return text for a heading, whose last hashes would otherwise vanish."""
    return _LAST_HASHES.sub(lambda match: "\\#" * len(match[0]), inline(text))


def cell(text: str) -> str:
    """Return text for a table's cell."""
    return inline(text).replace("|", "\\|")


def _plain(text: str) -> str:
    text = _ALWAYS.sub(lambda match: f"\\{match[0]}", text)
    return _ENTITY.sub(r"\\&", _UNDERSCORE.sub(r"\\_", text))
