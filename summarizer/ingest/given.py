"""What a reader is handed, and what it gives back."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.declared import Declared

if TYPE_CHECKING:
    from summarizer.ingest.columns import Columns

LARGEST = 64 * 1024 * 1024
"""Bytes. A larger file is no article, and a device without an end would fill the memory."""
HEAD = 32 * 1024
"""Bytes that the kind of a file is told from."""
_PIECE = 1024 * 1024
"""Bytes asked for at once: space for all of them is set aside before the first one comes."""
DEEPEST = 5
"""Containers inside containers that are opened."""


@dataclass(frozen=True)
class Note:
    """Something that was left out on purpose, in one line: no failure."""

    text: str


Outcome = Article | ArticleError | Note
"""What a reader yields: an article, why one cannot be used (the others go on), or what was left out."""


@dataclass(frozen=True)
class Options:
    """How the user wants inputs read; picklable."""

    columns: Columns | None = None
    """Which fields of rows and objects hold what; None: told by their names."""
    allow_private: bool = False
    """Whether addresses inside private networks may be asked."""
    keep_all: bool = False
    """Whether to keep passages that would be dropped as no story."""


@dataclass
class Tally:
    """What was unpacked of a source so far: containers inside containers count together."""

    size: int = 0
    """Bytes."""


@dataclass
class Given:
    """A stretch of bytes, and what is known of it. Read once."""

    stream: IO[bytes]
    name: str
    """For messages and ``Article.source``: the path, and the part of it after ``#`` or ``:``."""
    suffix: str = ""
    """Of the file's name, lower case: a hint, which the content overrules."""
    charset: str | None = None
    """The encoding that a header declared; it may be wrong."""
    url: str | None = None
    declared: Declared | None = None
    options: Options = field(default_factory=Options)
    depth: int = 0
    """How many containers it lies in."""
    tally: Tally = field(default_factory=Tally)
    named: bool = True
    """Whether the user named it, rather than a folder that holds it."""

    def head(self) -> bytes:
        """The first bytes, which will be read again."""
        head = _read(self.stream, HEAD)
        if self.stream.seekable():
            self.stream.seek(0)
        else:
            self.stream = io.BufferedReader(_Joined(head, self.stream))
        return head

    def data(self) -> bytes:
        """Everything.

        Raises:
            ArticleError: it is too large for an article.
        """
        data = _read(self.stream, LARGEST + 1)
        if len(data) > LARGEST:
            raise ArticleError(
                f"{self.name}: larger than {LARGEST // 2**20} MiB", hint="give one article a file"
            )
        return data

    def part(self, label: str, content: bytes | IO[bytes], **changes: Any) -> Given:
        """Something inside this container: the name says which part, the options go on."""
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        fresh = {"suffix": "", "charset": None, "url": None, "declared": None}
        return replace(
            self, **{**fresh, **changes}, stream=stream, name=f"{self.name}{label}", depth=self.depth + 1
        )


DAMAGE = (OSError, EOFError, zlib.error)
"""What reading damaged bytes raises."""


def damaged(name: str, error: Exception) -> ArticleError:
    """What to say of bytes that could not be read to their end."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "it ends too early"
    return ArticleError(
        f"{name}: cannot be read: {' '.join(reason.lower().split())}",
        hint="check the file: it may be damaged",
    )


def counted(count: int, noun: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def printable(text: str) -> str:
    """A message in one line: what a terminal would obey, or nobody can see, is shown as U+FFFD."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))


def web_address(value: object) -> str | None:
    """An address as somebody else wrote it, if it is a whole and well-formed one of the web."""
    text = str(value or "").strip().strip("<>")
    try:
        parts = urlsplit(text)
        whole = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return text if whole and len(text) <= _LONGEST_ADDRESS and printable(text) == text else None


_LONGEST_ADDRESS = 2000
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Text that can be written as UTF-8: half of a surrogate pair becomes U+FFFD, NUL is left out."""
    return _SURROGATES.sub("\ufffd", text).replace("\0", "")


class _Joined(io.RawIOBase):
    """What was read ahead, and the rest of a stream that cannot go back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _read(stream: IO[bytes], size: int) -> bytes:
    """Up to ``size`` bytes; a pipe gives them in pieces."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
