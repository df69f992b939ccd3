"""gzip and ZIP: what is inside, each as a source of its own; bombs are refused."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.given import DAMAGE, Given, Note, Outcome, damaged
from summarizer.ingest.members import gathered
from summarizer.ingest.readers import read
from summarizer.ingest.sniff import SUFFIXES

MOST = 4 * 1024**3
"""Bytes that an archive may unpack to, with all that lies in it."""
RATIO = 200
"""Times its packed size that something may unpack to; text reaches 5 to 20, a bomb 1,000."""
_FREE = 1024 * 1024
"""Bytes within which the ratio does not count: an empty table is small whatever it unpacks to."""
_MOST_FILES = 100_000
_OFFICE = {
    "xl/workbook.xml": ("an Excel workbook", "save its sheet as CSV"),
    "ppt/presentation.xml": ("a presentation", "save it as PDF"),
    "META-INF/container.xml": ("an e-book", "save it as HTML or text"),
    "content.xml": ("an OpenDocument file", "save it as .docx or PDF"),
}
_NOT_ZIP = (zipfile.BadZipFile, NotImplementedError, zipfile.LargeZipFile, RuntimeError, ValueError)


def read_gzip(given: Given) -> Iterator[Outcome]:
    """What was packed, under the name without ``.gz``."""
    packed = _Counted(given.stream)
    with gzip.GzipFile(fileobj=packed, mode="rb") as unpacked:
        bounded = _Bounded(unpacked, packed, given)
        stem = given.name.lower().removesuffix(".gz")
        suffix = os.path.splitext(stem)[1] if given.suffix == ".gz" else given.suffix  # noqa: PTH122 - no path
        inner = given.part(
            "", io.BufferedReader(bounded), suffix=suffix, charset=given.charset, url=given.url
        )
        for outcome in read(inner):
            # What was cut short is no article; the members before the damage are whole.
            if bounded.damage is None or not isinstance(outcome, Article) or outcome.source != given.name:
                yield outcome
        if bounded.damage is not None:
            yield bounded.damage


def read_zip(given: Given) -> Iterator[Outcome]:
    """A Word document, or each file of an archive; a bad one is named, and the others go on."""
    with _seekable(given.stream, given.name) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _NOT_ZIP as error:
            what = "Word document" if given.suffix == ".docx" else "ZIP archive"
            raise ArticleError(f"{given.name}: a damaged {what}", hint="download or save it again") from error
        with archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                from summarizer.ingest.docx import read_document  # noqa: PLC0415 - most archives are none

                yield read_document(archive, given)
                return
            for name, (what, hint) in _OFFICE.items():
                if name in names and (name != "content.xml" or "mimetype" in names):
                    raise ArticleError(f"{given.name}: {what}, which is not read", hint=hint)
            yield from gathered(given, _files(archive, given), "file")


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> IO[bytes]:
    """A member's stream, for one that is no bomb and not encrypted. It ends at its declared size.

    Raises:
        ArticleError: it cannot be unpacked.
    """
    if info.flag_bits & 1:
        raise ArticleError(f"{name}: encrypted", hint="unpack it with its password and name the files")
    if info.file_size > _FREE and info.file_size > RATIO * max(info.compress_size, 1):
        raise _bomb(name)
    try:
        return archive.open(info)
    except _NOT_ZIP as error:
        raise ArticleError(f"{name}: cannot be unpacked", hint="pack it again, or unpack it first") from error


def _files(archive: zipfile.ZipFile, given: Given) -> Iterator[Outcome]:
    others: Counter[str] = Counter()
    size = 0
    members = sorted(archive.infolist(), key=lambda info: info.filename)
    if len(members) > _MOST_FILES:
        raise ArticleError(
            f"{given.name}: more than {_MOST_FILES:,} files", hint="unpack it and name its folder"
        )
    for info in members:
        folders = info.filename.split("/")
        suffix = os.path.splitext(info.filename)[1].lower()  # noqa: PTH122 - no path of this machine
        if info.is_dir() or any(_is_hidden(part) for part in folders):
            continue
        if suffix not in SUFFIXES:
            others[suffix or "without a suffix"] += 1
            continue
        size += info.file_size
        given.tally.size += info.file_size
        if given.tally.size > MOST:
            raise _too_much(given.name)
        yield from _file(archive, info, given, suffix)
    if others:
        counts = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        yield Note(f"{given.name}: left out, of no kind that is read: {counts}")
    if not others and not size:
        yield ArticleError(f"{given.name}: nothing to read in it", hint="check what was packed")


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX")) and name not in {".", ".."}


def _file(archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Given, suffix: str) -> Iterator[Outcome]:
    label = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in info.filename)
    name = f"{given.name}#{label}"
    try:
        with unpacked(archive, info, name) as stream:
            yield from read(given.part(f"#{label}", stream, suffix=suffix))
    except ArticleError as error:
        yield error
    except _NOT_ZIP as error:
        yield ArticleError(f"{name}: damaged: {str(error).lower()[:80]}", hint="pack it again")


def _bomb(name: str) -> ArticleError:
    return ArticleError(
        f"{name}: unpacks to more than {RATIO} times its size, as bombs do",
        hint="unpack it first if you trust it",
    )


def _too_much(name: str) -> ArticleError:
    return ArticleError(f"{name}: unpacks to more than {MOST // 2**30} GiB", hint="split it")


def _seekable(stream: IO[bytes], name: str) -> AbstractContextManager[IO[bytes]]:
    """The stream, or a copy of one that cannot go back, such as standard input."""
    if stream.seekable():
        return nullcontext(stream)
    copy = tempfile.SpooledTemporaryFile(max_size=16 * _FREE)  # noqa: SIM115 - closed by its user
    while piece := stream.read(_FREE):
        copy.write(piece)
        if copy.tell() > MOST:
            raise ArticleError(f"{name}: larger than {MOST // 2**30} GiB", hint="split it")
    copy.seek(0)
    return copy


class _Counted(io.RawIOBase):
    """Counts what is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Bounded(io.RawIOBase):
    """What is unpacked, until it is too much for what was packed."""

    def __init__(self, stream: Any, packed: _Counted, given: Given) -> None:
        super().__init__()
        self._stream = stream
        self._packed = packed
        self._name = given.name
        self._tally = given.tally
        self._count = 0
        self.damage: ArticleError | None = None
        """Why it ends too early. It is not raised: what stands before it is still read."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.damage is not None:
            return 0
        try:
            data = self._stream.read1(len(buffer))
        except DAMAGE as error:
            self.damage = damaged(self._name, error)
            return 0
        buffer[: len(data)] = data
        self._count += len(data)
        self._tally.size += len(data)
        if self._count > _FREE and self._count > RATIO * self._packed.count:
            self.damage = _bomb(self._name)
        elif self._tally.size > MOST:
            self.damage = ArticleError(
                f"{self._name}: unpacks to more than {MOST // 2**30} GiB", hint="split it"
            )
        return len(data)
