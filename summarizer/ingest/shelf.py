"""Articles that are read as they are asked for, and can all be looked through again.

A ``Shelf`` keeps them on disk, in a memory that holds one; ``Kept`` keeps them in memory.
"""

from __future__ import annotations

import tempfile
import threading
from array import array
from collections.abc import Iterable, Iterator
from typing import Self

from summarizer.domain.article import Article


class Kept:
    """Articles that are read when they are first asked for, and stay in memory.

    Each iteration starts at the first article and meets all of them in order. Iterations may run at the same
    time, also in several threads.

    Args:
        articles: Read once, no further ahead than the furthest iteration.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._rest = iter(articles)
        self._lock = threading.Lock()
        self._known: list[Article] = []

    def __iter__(self) -> Iterator[Article]:
        index = 0
        while (article := self._get(index)) is not None:
            yield article
            index += 1

    def __getitem__(self, index: int) -> Article:
        """The article of a number, from 0."""
        while index >= (count := self._count()):
            if self._get(count) is None:
                raise IndexError(index)
        article = self._get(index)
        assert article is not None
        return article

    def _count(self) -> int:
        return len(self._known)

    def _get(self, index: int) -> Article | None:
        """One that has been read, or the next one; null where there is none."""
        with self._lock:
            if index < len(self._known):
                return self._known[index]
            article = next(self._rest, None)
            if article is not None:
                self._known.append(article)
            return article


class Shelf(Kept):
    """Articles that are read when they are first asked for, and read again from a temporary file.

    Eight bytes an article stay in memory.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        super().__init__(articles)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the file."""
        self._file.close()

    def _count(self) -> int:
        return len(self._ends) - 1

    def _get(self, index: int) -> Article | None:
        with self._lock:
            if index < len(self._ends) - 1:
                start, end = self._ends[index : index + 2]
                self._file.seek(start)
                return Article.model_validate_json(self._file.read(end - start))
            article = next(self._rest, None)
            if article is not None:
                self._file.seek(self._ends[-1])
                self._ends.append(self._ends[-1] + self._file.write(article.model_dump_json().encode()))
            return article
