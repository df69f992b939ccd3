"""Text to passages: paragraphs, lines that are paragraphs, hard-wrapped lines joined, short codes cut out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from summarizer.ingest.shortcodes import short_codes

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_EDGE = re.compile(rf"[\s{_INVISIBLE}]+")
_FOLD = str.maketrans(
    {**dict.fromkeys(_INVISIBLE), "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "…": "..."}
)
_CLOSING = "\"'”’»)]}*_"
_TERMINAL = (".", "!", "?", "...", "…", "。", "！", "？", "؟", "۔", "।", "॥", "።", "։")
_REMARK = re.compile(r"(?<=[.!?]) ?\[[^\[\]]{1,40}\]$")
_WIDEST_WRAP = 100
_LEAST_WRAP = 40
_RAGGED = 6
"""Columns by which hand-wrapped lines fall short of their width."""
_FIRST_WORD = re.compile(r"\S+")
_BODY_WORDS = 12
_LONG_WORDS = 25


@dataclass(frozen=True)
class Passage:
    """A stretch of text that is kept or dropped as a whole. Offsets in code points, end exclusive."""

    start: int
    end: int
    text: str
    """One line: white space collapsed, invisible characters left out, quotation marks straight."""
    gap: int = 0
    """Blank lines before it."""
    group: int = 0
    """Passages of one group have no blank line between them."""
    code: bool = False
    """A publishing system's short code."""

    @property
    def words(self) -> int:
        """Words, or what would be words in a script that is written without spaces."""
        return max(self.text.count(" ") + 1, len(self.text) // 25)

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, an editor's remark in brackets aside."""
        return ends_sentence(_REMARK.sub("", self.text))

    @property
    def body(self) -> bool:
        """Whether it is built like a paragraph of running text."""
        return self.words >= (_BODY_WORDS if self.ended else _LONG_WORDS)


class _Line(NamedTuple):
    start: int
    end: int
    indent: int


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with terminal punctuation, closing quotation marks and brackets aside."""
    return text.rstrip().rstrip(_CLOSING).endswith(_TERMINAL)


def folded(raw: str) -> str:
    """One line of ``raw`` for comparing: white space collapsed, quotation marks straight."""
    return " ".join((raw if raw.isascii() else raw.translate(_FOLD)).split())


def split(text: str) -> list[Passage]:
    """Cut ``text`` into its passages, in order and without the white space between them."""
    groups = _groups(text)
    width = _wrap_width(text, [lines for _, lines in groups])
    passages: list[Passage] = []
    for number, (gap, lines) in enumerate(groups):
        for position, (start, end) in enumerate(_paragraphs(text, lines, width)):
            for piece, (low, high, code) in enumerate(_pieces(text, start, end)):
                passages.append(
                    Passage(
                        start=low,
                        end=high,
                        text=folded(text[low:high]),
                        gap=gap if position == piece == 0 else 0,
                        group=number,
                        code=code,
                    )
                )
    return passages


def _groups(text: str) -> list[tuple[int, list[_Line]]]:
    """Runs of lines without a blank line between them, each with the blank lines before it."""
    groups: list[tuple[int, list[_Line]]] = []
    blank = 0
    current: list[_Line] = []
    position = 0
    ends = [*((m.start(), m.end()) for m in _LINE_END.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        span = _trimmed(text, position, end)
        if span is None:
            blank += 1
            current = []
        else:
            if not current:
                groups.append((blank, current))
                blank = 0
            current.append(_Line(*span, indent=span[0] - position))
        position = following
    return groups


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space and invisible characters at its edges; None where nothing is left."""
    head = _EDGE.match(text, start, end)
    if head is not None:
        start = head.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return (start, end) if start < end else None


def _wrap_width(text: str, groups: list[list[_Line]]) -> int | None:
    """The column at which the text was wrapped by hand; None where a line break ends a paragraph.

    A line was wrapped where the next line's first word would not have fitted on it. In wrapped text this
    holds for most breaks inside a group, and most of them do not end a sentence.
    """
    pairs = [pair for lines in groups for pair in pairwise(lines)]
    pairs = [(a, b) for a, b in pairs if a.end - a.start <= _WIDEST_WRAP]
    if len(pairs) < 2:  # noqa: PLR2004 - two breaks are the least that show a habit
        return None
    width = max(line.end - line.start + min(line.indent, 8) for pair in pairs for line in pair[:1])
    if width < _LEAST_WRAP:
        return None
    wrapped = [a for a, b in pairs if _overflows(text, a, b, width)]
    broken = [line for line in wrapped if not _line_ends_sentence(text, line)]
    if len(wrapped) * 10 < len(pairs) * 6 or len(broken) * 2 < len(wrapped):
        return None
    return width


def _overflows(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of ``following`` would not have fitted on ``line``."""
    word = _FIRST_WORD.match(text, following.start, min(following.end, following.start + 60))
    first = 0 if word is None else word.end() - word.start()
    slack = 0 if _line_ends_sentence(text, line) else _RAGGED
    return line.end - line.start + min(line.indent, 8) + 1 + first > width - slack


def _line_ends_sentence(text: str, line: _Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 8) : line.end])


def _paragraphs(text: str, lines: list[_Line], width: int | None) -> list[tuple[int, int]]:
    spans = [(lines[0].start, lines[0].end)]
    for line, following in pairwise(lines):
        if _continues(text, line, following, width):
            spans[-1] = (spans[-1][0], following.end)
        else:
            spans.append((following.start, following.end))
    return spans


def _continues(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    """Whether the paragraph of ``line`` goes on in the line that follows it."""
    opening = text[following.start]
    if width is not None and line.end - line.start <= _WIDEST_WRAP:
        indented = following.indent >= line.indent + 2
        return not indented and _overflows(text, line, following, width)
    if _line_ends_sentence(text, line):
        return False
    return opening in ",;)" or (opening.islower() and text[line.end - 1].isalnum())


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The span cut at its short codes: start, end, whether it is one."""
    pieces: list[tuple[int, int, bool]] = []
    position = start
    for low, high in short_codes(text, start, end):
        if (before := _trimmed(text, position, low)) is not None:
            pieces.append((*before, False))
        pieces.append((low, high, True))
        position = high
    if (rest := _trimmed(text, position, end)) is not None:
        pieces.append((*rest, False))
    return pieces
