"""Bytes to text: byte-order marks, UTF-8, and a guess with a warning for everything else."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from summarizer.errors import ArticleError
from summarizer.ingest.sniff import unmarked_utf16

_SAMPLE = 256 * 1024
"""Bytes that the detector looks at: more of them do not change its mind, only its time."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark starts with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HINT = "give the article as plain text, best in UTF-8"


class Decoded(NamedTuple):
    """Text, how it was decoded, and what is doubtful about that."""

    text: str
    encoding: str
    """A codec: ``data.decode(encoding)`` gives ``text``, unless a warning says that bytes were replaced."""
    warnings: tuple[str, ...]


def decode(data: bytes, source: str, charset: str | None = None) -> Decoded:
    """Decode the bytes of a text file; a byte-order mark is not part of the text.

    A byte-order mark counts first, then valid UTF-8, then the declared encoding where it fits, then a guess.

    Args:
        data: The bytes as read.
        source: Names the file in errors.
        charset: The encoding that a header or a container declared; it may be wrong.

    Raises:
        ArticleError: empty, nothing but white space, binary, or in no encoding that can be told.
    """
    if not data:
        raise ArticleError(f"{source}: the file is empty", hint="check the download or the path")
    decoded = _by_mark(data, source) or _declared(data, charset) or _unmarked(data, source)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\xa0\u200b") or decoded.text.isspace():
        raise ArticleError(f"{source}: nothing but white space", hint="check the download or the path")
    controls = sum(1 for _ in _CONTROL.finditer(decoded.text))
    if "\0" in decoded.text or controls * 20 > len(decoded.text):
        raise ArticleError(f"{source}: binary data, not text", hint=_HINT)
    return decoded


def _by_mark(data: bytes, source: str) -> Decoded | None:
    for mark, codec in _BOMS:
        if not data.startswith(mark):
            continue
        try:
            return Decoded(data.decode(codec), codec, ())
        except UnicodeDecodeError:
            text = data.decode(codec, errors="replace")
            warning = f"some bytes are not valid {codec}: they were replaced by U+FFFD"
            if text.count("�") * 20 > len(text):
                raise ArticleError(f"{source}: binary data, not text", hint=_HINT) from None
            return Decoded(text, codec, (warning,))
    return None


_STATEFUL = ("iso2022", "hz", "utf7", "utf16", "utf32")
"""Encodings in which valid UTF-8 may be mistaken for text of another kind, or the other way round."""


_NO_CHARSETS = frozenset(
    {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"}
)


def _declared(data: bytes, charset: str | None) -> Decoded | None:
    """The text in its declared encoding, where that exists and fits; valid UTF-8 is never overruled."""
    if charset is None or (b"\0" in data[:_SAMPLE] and "16" not in charset and "32" not in charset):
        return None
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    wide = name.startswith(("utf-16", "utf-32"))
    if name in _NO_CHARSETS or (wide and b"\0" not in data[:_SAMPLE]):  # pages say UTF-16 and are none
        return None
    if name in {"iso8859-1", "ascii"}:
        name = "cp1252"  # what web and mail mean by these names
    if not name.replace("-", "").replace("_", "").startswith(_STATEFUL):
        try:
            return Decoded(data.decode("utf-8"), "utf-8", ())
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode(name), name, ())
    except (UnicodeError, LookupError):  # LookupError: a codec that makes no text
        return None


def _unmarked(data: bytes, source: str) -> Decoded:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{source}: {kind}, not text", hint=_HINT)
    if (codec := unmarked_utf16(data)) is not None:
        warning = f"no byte-order mark: read as {codec}, which was guessed"
        return Decoded(data.decode(codec, errors="replace"), codec, (warning,))
    if b"\0" in data:
        raise ArticleError(f"{source}: binary data, not text", hint=_HINT)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _detected(data, source)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a truncated download, a pasted fragment) rather than another encoding."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("�") - data.count("�".encode())
    good = sum(1 for char in text if char > "\x7f") - bad
    if good < 4 * bad:
        return None
    return Decoded(text, "utf-8", (f"{bad} invalid UTF-8 sequences were replaced by U+FFFD",))


def _detected(data: bytes, source: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only the odd file needs it

    if (western := _western(data)) is not None:
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise ArticleError(f"{source}: the text's encoding cannot be told", hint=_HINT)
    warnings = [f"not UTF-8: read as {best.encoding}, which was guessed"]
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        text = data.decode(best.encoding, errors="replace")
        warnings.append(f"some bytes are not valid {best.encoding}: they were replaced by U+FFFD")
    return Decoded(text, best.encoding, tuple(warnings))


_WESTERN = "‘’“”–—…•€£©®°«»·´§½¼¾¿¡\xa0ÀÁÂÄÇÈÉÊËÍÎÑÓÔÖÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü"


def _western(data: bytes) -> Decoded | None:
    """Windows-1252 where the few bytes beyond ASCII are quotes, dashes and common accented letters.

    The detector needs more than a handful of such bytes, and takes short English text for exotic encodings.
    """
    beyond = [byte for byte in data if byte > 0x7F]  # noqa: PLR2004 - the end of ASCII
    if len(beyond) * 20 > len(data):
        return None
    try:
        text = data.decode("cp1252")
        odd = bytes(beyond).decode("cp1252")
    except UnicodeDecodeError:
        return None
    if any(char not in _WESTERN for char in odd):
        return None
    return Decoded(text, "cp1252", ("not UTF-8: read as cp1252, which was guessed",))
