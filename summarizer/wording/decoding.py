"""Characters that a wrong decoding or a missed unescaping took apart, as web pages print them.

UTF-8 read as Windows-1252 turns ``’`` into ``â€™``, ``é`` into ``Ã©`` and a no-break space into ``Â`` and
a space; an HTML entity may be left as it was (``&amp;``, ``&#8217;``). What such a stretch stands for is
certain only where it is well-formed, so nothing else is touched.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_FIRST_LEAD = 0xC2
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_BYTES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTES |= {chr(code): code for code in range(0x80, 0x100)}
"""Byte of each character, read as Windows-1252 or as Latin-1."""


def _class(first: int, last: int) -> str:
    return "".join(re.escape(char) for char, code in _BYTES.items() if first <= code <= last)


_NEXT = f"[{_class(0x80, 0xBF)}]"
_TWO, _THREE, _FOUR = (f"[{_class(*lead)}]" for lead in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
_CHARACTER = f"(?:{_TWO}{_NEXT}|{_THREE}{_NEXT}{{2}}|{_FOUR}{_NEXT}{{3}})"
BROKEN = re.compile(f"(?:{_CHARACTER}){{2,}}|[ÂÃ]{_NEXT}|[âï]{_NEXT}{{2}}|{_FOUR}{_NEXT}{{3}}|Â (?=\\S)")
"""Well-formed UTF-8 read byte by byte. One Latin letter with an accent may stand before a mark by chance
(``café»``), so where the lead is a letter that languages use, only two such characters in a row count."""
_LEADS = frozenset(char for char, code in _BYTES.items() if code >= _FIRST_LEAD)
_TWICE = 3
"""Times that a text may have been decoded wrongly."""


def mended(text: str, at: int) -> tuple[str, int] | None:
    """What the broken stretch at an offset stands for, and where it ends; null where none starts there."""
    char = text[at]
    if char == "&":
        entity = ENTITY.match(text, at)
        return (html.unescape(entity.group()), entity.end()) if entity else None
    if "\x80" <= char <= "\x9f":
        return _control(char), at + 1
    if char not in _LEADS:
        return None
    found = BROKEN.match(text, at)
    if found is None:
        return None
    meant = _decoded(found.group())
    return None if meant is None else (meant, found.end())


def _control(char: str) -> str:
    """Windows-1252 read as Latin-1: a mark that became a control character."""
    return char.encode("latin-1").decode("cp1252", "ignore") or char


@lru_cache(maxsize=4096)
def _decoded(stretch: str) -> str | None:
    if stretch == "Â ":
        return " "
    for _ in range(_TWICE):
        try:
            meant = bytes(_BYTES[char] for char in stretch).decode("utf-8")
        except UnicodeDecodeError:
            return None
        if BROKEN.fullmatch(meant) is None:
            return meant
        stretch = meant
    return stretch
