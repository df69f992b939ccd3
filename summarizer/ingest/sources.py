"""Paths to sources: what there is to read, before anything is read."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.domain.briefing import Failed
from summarizer.errors import InputError
from summarizer.ingest.sniff import SUFFIXES

STDIN = "-"
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{1,20})://")
_OWN_RESULTS = frozenset({"briefing.json", "briefing.md", "sources"})
"""What marks a folder that ``summarizer brief`` has written."""
_COMPANIONS = ("_files", "-Dateien", "_fichiers", "_archivos")
"""What browsers append to a saved page's name for the folder of its images and frames."""

_RECORDING = re.compile(r"-[0-9a-f]{12}-\d+\.json\Z")
_RECORDED = re.compile(rb'\s*\{\s*"format":\s*\d+,\s*"origin":\s*"(?:live|authored)",\s*"stage":')
_HEAD = 200
"""Bytes in which a recording's first keys stand."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place to read from; picklable."""

    name: str
    """As the user named it, or found in a folder that the user named; ``-`` is standard input."""
    place: str | Path | None = None
    """A file; None: standard input, or an address."""
    url: str | None = None
    """An address to fetch."""
    named: bool = True
    """Whether the user named it, rather than a folder that holds it."""

    @property
    def path(self) -> Path | None:
        """The file."""
        return None if self.place is None else Path(self.place)


class Found(NamedTuple):
    """What the named paths lead to."""

    files: tuple[Source, ...]
    failed: tuple[Failed, ...]
    """Paths that lead nowhere; the rest goes on."""
    notes: tuple[str, ...]
    """What was left out, in one line each."""


class Unique(NamedTuple):
    """Articles, each text once."""

    articles: tuple[Article, ...]
    notes: tuple[str, ...]


def find(paths: Sequence[str], *, skip: Sequence[Path] = ()) -> Found:
    """Find what ``paths`` name: ``-``, addresses, files, patterns, and folders searched in sorted order.

    In folders only files with a suffix in ``SUFFIXES`` are taken. Left out are hidden files and folders,
    links to folders, folders that ``summarizer brief`` has written, what ``--record`` has written, and
    folders that a browser has saved beside a page. A file reached twice is taken once.

    Args:
        paths: As the user gave them.
        skip: Folders that are not searched, such as the one that results are written to.

    Raises:
        InputError: there is nothing to read at all.
    """
    search = _Search(frozenset(_real(path) for path in skip))
    for path in paths:
        search.add(path)
    found = Found(tuple(search.files), tuple(search.failed), tuple(search.notes()))
    if not found.files:
        raise _nothing(paths, found)
    return found


def unique(articles: Sequence[Article]) -> Unique:
    """Leave out articles whose text was already read, word for word, with a note for each."""
    first: dict[str, Article] = {}
    notes: list[str] = []
    for article in articles:
        kept = first.setdefault(article.id, article)
        if kept is not article:
            notes.append(f"{article.source}: the same text as {kept.source}, read once")
    return Unique(tuple(first.values()), tuple(notes))


class _Search:
    def __init__(self, skip: frozenset[str]) -> None:
        self.files: list[Source] = []
        self.failed: list[Failed] = []
        self._skip = skip
        self._seen: set[str] = set()
        self._others: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def add(self, name: str) -> None:
        """One path as the user named it."""
        if name == STDIN:
            self._take(STDIN, None)
            return
        if (scheme := _SCHEME.match(name)) is not None:
            self._address(name, scheme["scheme"].lower())
            return
        path = Path(name)
        try:
            if path.is_dir():
                self._folder(path)
            elif not path.exists() and glob.has_magic(name):
                self._pattern(name)
            elif not path.exists():
                self._fail(name, "does not exist")
            elif not os.access(path, os.R_OK):
                self._fail(name, "cannot be read: permission denied")
            else:
                self._take(name, path)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            self._fail(name, _why(error))

    def notes(self) -> list[str]:
        """What folders hold besides text files."""
        notes = []
        if self._others:
            counts = ", ".join(f"{count} {suffix}" for suffix, count in sorted(self._others.items()))
            notes.append(f"left out in folders, of no kind that is read: {counts}")
        notes += [f"left out in folders: {what} ({count})" for what, count in sorted(self._left.items())]
        return notes

    def _address(self, name: str, scheme: str) -> None:
        if scheme not in {"http", "https"}:
            self._fail(
                name, f"addresses that begin with {_shown(scheme)}:// are not read, only http and https"
            )
        elif name not in self._seen:
            self._seen.add(name)
            self.files.append(Source(_shown(name), url=name))

    def _pattern(self, pattern: str) -> None:
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern is no path
        if not found:
            self._fail(pattern, "matches no file")
        for name in found:
            self.add(name)

    def _folder(self, folder: Path) -> None:
        waiting = [folder]
        while waiting:
            current = waiting.pop()
            if _real(current) in self._skip:
                continue
            try:
                entries = sorted(os.scandir(current), key=lambda entry: entry.name)
            except OSError as error:
                self._fail(str(current), _why(error))
                continue
            names = {entry.name for entry in entries}
            if names >= _OWN_RESULTS:
                self._left["results of 'summarizer brief'"] += 1
                continue
            shown = [entry for entry in entries if not entry.name.startswith(".")]
            folders = [Path(entry.path) for entry in shown if self._is_entered(entry, names)]
            waiting.extend(reversed(folders))

    def _is_entered(self, entry: os.DirEntry[str], names: set[str]) -> bool:
        """Whether an entry of a folder is a folder to search; a file is taken."""
        if entry.is_dir(follow_symlinks=False):
            if not _is_companion(entry.name, names):
                return True
            self._left["files saved beside a page"] += 1
        elif os.path.isdir(entry.path):  # noqa: PTH112 - unlike the entry's own, never raises at a link's loop
            self._left["links to folders"] += 1
        elif os.path.isfile(entry.path):  # noqa: PTH113 - the same
            self._file(Path(entry.path))
        elif entry.is_symlink():
            self._fail(entry.path, "is a link that leads nowhere")
        else:
            self._left["pipes, sockets and devices"] += 1
        return False

    def _file(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if _is_recording(path):
            self._left["recorded responses"] += 1
        elif suffix in SUFFIXES:
            self._take(str(path), path, named=False)
        else:
            self._others[_shown(suffix) or "without a suffix"] += 1

    def _take(self, name: str, path: Path | None, *, named: bool = True) -> None:
        key = STDIN if path is None else _real(path)
        if key not in self._seen:
            self._seen.add(key)
            shown = _shown(name)  # kept once for each file: there may be a million
            place = shown if path is not None and shown == str(path) else path
            self.files.append(Source(shown, place, named=named))

    def _fail(self, name: str, reason: str) -> None:
        self.failed.append(Failed(source=_shown(name), reason=reason))


def _nothing(paths: Sequence[str], found: Found) -> InputError:
    looked = ", ".join(_shown(path) for path in paths) or "nothing was named"
    if found.failed and len(found.failed) >= len(paths):
        reasons = "; ".join(f"{failed.source} {failed.reason}" for failed in found.failed)
        return InputError(
            f"no articles: {reasons}", hint="name files, folders, addresses, or - for standard input"
        )
    left = "".join(f" ({note})" for note in found.notes)
    return InputError(
        f"no articles in {looked}{left}",
        hint=f"in folders, files are taken that end in {', '.join(SUFFIXES)}; name another kind itself",
    )


def _is_recording(path: Path) -> bool:
    """Whether ``--record`` has written a file: by its name, and by how it begins."""
    if not _RECORDING.search(path.name):
        return False
    try:
        with path.open("rb") as file:
            return _RECORDED.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def _is_companion(name: str, names: set[str]) -> bool:
    for end in _COMPANIONS:
        page = name.removesuffix(end)
        if page != name and not names.isdisjoint((f"{page}.html", f"{page}.htm", f"{page}.xhtml")):
            return True
    return False


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _shown(name: str) -> str:
    """``name`` with what cannot be written as UTF-8, or would break a line, escaped."""
    plain = name.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return "is not a valid path"
