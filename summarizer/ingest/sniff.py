"""What a file holds, told from its first bytes."""

from __future__ import annotations

import codecs
import re

_HTML = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,4000}?-->\s{0,200}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 32 * 1024


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", errors="replace").encode("ascii", errors="replace")
    return _HTML.match(head.removeprefix(codecs.BOM_UTF8)) is not None
