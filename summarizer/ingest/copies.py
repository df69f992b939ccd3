"""Which articles are copies of one another: the same text, or a syndicated one with small changes.

A text's sketch is one-permutation MinHash (Li, Owen & Zhang 2012; empty bins as in Shrivastava & Li 2014) of
the runs of four words in its kept blocks; sketches that agree in one band of locality-sensitive hashing are
compared. A run costs time in proportion to the articles; what is remembered of them is kept in a temporary
file, so that memory does not grow.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, Self

from summarizer.domain.article import Article, BlockRole, Copy

_WORD = re.compile(r"\w+")
_RUN = 4
"""Words of a shingle: two reporters who quote one statement share few of them, a copy nearly all."""
_BINS = 63
_ROWS = 3
"""Bins of a band: texts that share half of their shingles meet in one of 21 bands 94 times in a hundred."""
_EMPTY = 0xFFFFFFFF
_LEAST_SHINGLES = 30
"""Shorter texts are alike by chance."""
_NAMED = 5
COPY = 0.6
"""Least share of the shorter text's shingles that stands in the other, too. Of 633 pairs of reports in
Giveme5W1H that share a twentieth of their shingles, no pair above it tells two stories."""
_LEAST_ALIKE = 0.3
"""Least share of all shingles of both: a page's furniture may make up most of a short report."""
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE texts (id TEXT PRIMARY KEY, source TEXT) WITHOUT ROWID;
CREATE TABLE sketches (number INTEGER PRIMARY KEY, id TEXT, source TEXT, size INTEGER, bins BLOB);
CREATE TABLE bands (key INTEGER PRIMARY KEY, number INTEGER);
"""
_MEETING = f"""
SELECT id, source, size, bins FROM sketches WHERE number IN
(SELECT number FROM bands WHERE key IN ({", ".join("?" * (_BINS // _ROWS))})) ORDER BY number
"""  # noqa: S608 - question marks only


class Sketch(NamedTuple):
    """What is remembered of a text."""

    bins: array[int]
    size: int
    """How many different shingles it has."""


def sketch(text: str) -> Sketch:
    """The sketch of a text; case, punctuation and white space do not count."""
    words = _WORD.findall(text.casefold())
    shingles = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    bins = array("Q", [_EMPTY]) * _BINS
    for shingle in shingles:
        value = int.from_bytes(
            blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
        )
        place, rank = value % _BINS, value >> 32
        bins[place] = min(bins[place], rank)
    return Sketch(_dense(bins), len(shingles))


def _dense(bins: array[int]) -> array[int]:
    """Empty bins borrow from the next full one, and remember from how far."""
    full = array("Q", bins)
    if all(value == _EMPTY for value in bins):
        return full
    for place in range(_BINS):
        step = 0
        while bins[(place + step) % _BINS] == _EMPTY:
            step += 1
        full[place] = bins[(place + step) % _BINS] + (step << 32)
    return full


def shared(one: Sketch, other: Sketch) -> float:
    """Estimate of the share of the shorter text's shingles that stands in the other, from 0 to 1.

    0 where the two have too little in common, all in all, to tell.
    """
    alike = sum(a == b for a, b in zip(one.bins, other.bins, strict=True)) / _BINS
    if alike < _LEAST_ALIKE:
        return 0.0
    both = alike / (1 + alike) * (one.size + other.size)
    return min(1.0, both / max(1, min(one.size, other.size)))


class Copies:
    """The articles that were seen, and what is the same as, or a copy of, which.

    Used from one thread at a time.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def first(self, article: Article) -> str | None:
        """The source of an earlier article with this very text; None for the first, which is remembered."""
        row = (article.id, article.source)
        if self._database.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", row).rowcount:
            return None
        (source,) = self._database.execute("SELECT source FROM texts WHERE id = ?", row[:1]).fetchone()
        return str(source)

    def of(self, article: Article) -> Copy | None:
        """Of which earlier article this one is a copy, if any; it is remembered.

        The earliest of several is named, so that all copies of one text name the same article.
        """
        body = "\n".join(
            article.text[block.start : block.end]
            for block in article.blocks
            if block.role in {BlockRole.PARAGRAPH, BlockRole.QUOTE}
        )
        own = sketch(body)
        if own.size < _LEAST_SHINGLES:
            return None
        keys = [_key(band, own.bins[band : band + _ROWS]) for band in range(0, _BINS, _ROWS)]
        for identity, source, size, bins in self._database.execute(_MEETING, keys).fetchall():
            share = shared(own, Sketch(array("Q", bins), size))
            if share >= COPY:
                return Copy(article_id=identity, source=source, share=round(share, 2))
        row = (article.id, article.source, own.size, own.bins.tobytes())
        number = self._database.execute("INSERT INTO sketches VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
        self._database.executemany(
            "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(key, number) for key in keys]
        )
        return None


def _key(band: int, rows: array[int]) -> int:
    """A band's bins as one whole number that fits a column."""
    digest = blake2b(rows.tobytes(), digest_size=8, salt=band.to_bytes(8, "big")).digest()
    return int.from_bytes(digest, "big", signed=True)


def mark_copies(articles: Iterable[Article]) -> list[Article]:
    """The articles in their order, each that is a copy of an earlier one saying so."""
    marked = []
    with Copies() as seen:
        for article in articles:
            copy = seen.of(article)
            marked.append(article if copy is None else with_copy(article, copy))
    return marked


def with_copy(article: Article, copy: Copy) -> Article:
    """The article with the note that it is a copy."""
    warning = (
        f"nearly the same text as {copy.source} (about {copy.share:.0%} of the shorter one's wording): "
        "no second witness"
    )
    return article.model_copy(update={"copy_of": copy, "warnings": (*article.warnings, warning)})


def with_repeats(article: Article, repeated: Mapping[str, Sequence[str]]) -> Article:
    """The article with the note that its very text was met again, and where.

    Args:
        article: The one that was kept.
        repeated: Sources of the same text, by article id.
    """
    sources = repeated.get(article.id)
    if not sources:
        return article
    named = ", ".join(sources[:_NAMED]) + (
        f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    )
    warning = f"the same text stands in {named}: read once"
    return article.model_copy(update={"warnings": (*article.warnings, warning)})
