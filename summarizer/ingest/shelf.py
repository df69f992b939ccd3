"""Articles kept on disk: all of a run can be looked through again, in a memory that holds one."""

from __future__ import annotations

import tempfile
import threading
from array import array
from collections.abc import Iterable, Iterator
from typing import Self

from summarizer.domain.article import Article


class Shelf:
    """Articles that are read when they are first asked for, and read again from a temporary file.

    Each iteration starts at the first article and meets all of them in order. Eight bytes an article stay
    in memory. Iterations may run at the same time, also in several threads.

    Args:
        articles: Read once, no further ahead than the furthest iteration.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._rest = iter(articles)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._ends = array("Q", [0])
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Article]:
        index = 0
        while (article := self._get(index)) is not None:
            yield article
            index += 1

    def __getitem__(self, index: int) -> Article:
        """The article of a number, from 0."""
        while index >= len(self._ends) - 1:
            if self._get(len(self._ends) - 1) is None:
                raise IndexError(index)
        article = self._get(index)
        assert article is not None
        return article

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the file."""
        self._file.close()

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
