"""Paths to sources: what there is to read, before anything is read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from summarizer.domain.article import Article
from summarizer.domain.briefing import Failed
from summarizer.errors import InputError

TEXT_SUFFIXES = (".txt", ".text", ".md")
"""What is taken from a folder. A file that is named itself is taken whatever its suffix."""

STDIN = "-"


@dataclass(frozen=True)
class Source:
    """One place to read an article from; picklable."""

    name: str
    """As the user named it, or found in a folder that the user named; ``-`` is standard input."""
    path: Path | None
    """None: standard input."""


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
    """Find the files that ``paths`` name: ``-``, files, and folders searched recursively in sorted order.

    In folders only ``.txt``, ``.text`` and ``.md`` files are taken; hidden files and folders are left out,
    and so are links to folders. A file reached twice is taken once.

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
        self._links = 0

    def add(self, name: str) -> None:
        """One path as the user named it."""
        if name == STDIN:
            self._take(STDIN, None)
            return
        path = Path(name)
        try:
            if path.is_dir():
                self._folder(path)
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
            notes.append(f"left out in folders, not {', '.join(TEXT_SUFFIXES)}: {counts}")
        if self._links:
            notes.append(f"left out in folders: links to folders ({self._links})")
        return notes

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
            folders = []
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.is_dir():
                    self._links += 1
                else:
                    self._file(Path(entry.path))
            waiting.extend(reversed(folders))

    def _file(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix in TEXT_SUFFIXES:
            self._take(str(path), path)
        else:
            self._others[_shown(suffix) or "without a suffix"] += 1

    def _take(self, name: str, path: Path | None) -> None:
        key = STDIN if path is None else _real(path)
        if key not in self._seen:
            self._seen.add(key)
            self.files.append(Source(_shown(name), path))

    def _fail(self, name: str, reason: str) -> None:
        self.failed.append(Failed(source=_shown(name), reason=reason))


def _nothing(paths: Sequence[str], found: Found) -> InputError:
    wanted = ", ".join(TEXT_SUFFIXES)
    looked = ", ".join(_shown(path) for path in paths) or "nothing was named"
    if found.failed and len(found.failed) >= len(paths):
        reasons = "; ".join(f"{failed.source} {failed.reason}" for failed in found.failed)
        return InputError(f"no articles: {reasons}", hint="name files, folders, or - for standard input")
    left = "".join(f" ({note})" for note in found.notes)
    return InputError(
        f"no articles: looked for {wanted} in {looked}{left}",
        hint="a file of another kind is read as text when it is named itself",
    )


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
