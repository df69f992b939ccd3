"""Makes untrusted text harmless to show, whatever shows it.

Control characters become visible pictures, so that no escape sequence reaches a terminal; characters that
reorder what is read (bidirectional overrides, embeddings, isolates) become visible codes; other invisible
ones are dropped. Joiners stay: several scripts need them. Escaping for a format comes after, and elsewhere.
"""

from __future__ import annotations

import re

_WHITE_SPACE = "\t\n\v\f\r\x85\u2028\u2029"
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = (
    0x00AD,
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x2060, 0x2065),
    *range(0x206A, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)
_REPLACED: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: f"\u27e6U+{code:04X}\u27e7" for code in _REORDERING},
    **dict.fromkeys(_INVISIBLE, ""),
    **{ord(character): " " for character in _WHITE_SPACE},
}


def fragment(text: str) -> str:
    """Return text as part of one line: runs of white space become one space, ends are kept."""
    if text.isprintable() and "  " not in text:
        return text  # nothing that is printable is replaced, and no white space but single spaces
    return re.sub(r"\s+", " ", text.translate(_REPLACED))


def line(text: str) -> str:
    """Return text as one line, without white space at its ends."""
    return fragment(text).strip()
