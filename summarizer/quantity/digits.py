"""Numbers written in digits: separators of several habits, magnitudes, ordinals, labels."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from summarizer.quantity.numeral import METRE_WORDS, SCALES, SHORT_SCALES, Numeral

_DIGITS: Final = re.compile(
    r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?"  # 1,200  1 200  1.234.567  1,200.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,00,000
    r"|\d+(?:[.,]\d+)?"
)
_ORDINAL_ENDING: Final = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"(?:[$€£¥₹₽₺₴₩₪]|\b(?:USD|EUR|GBP|Rs\.?|CHF|JPY|INR))[ \u00a0]?$")
_LETTER_BEFORE: Final = re.compile(r"[^\W\d_][-‐‑]?$")
_SCALE_WORD: Final = re.compile(r"[ \u00a0\-]?([A-Za-z]+)\b")
_NEXT_WORD: Final = re.compile(r"[ \u00a0]([a-z]+)")
_DECIMAL_UNIT: Final = re.compile(r"\s?(?:%|percent\b|per cent\b|km\b|metres?\b)")
_METRES_OR_MILLIONS: Final = re.compile(r"m\b", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(\d{1,24}) ([A-Za-z]+)")
"""Digits, and a word behind them: a number without separators, ending or mark."""
_MAGNITUDES: Final = frozenset({*SCALES, *SHORT_SCALES})
_LONGEST: Final = 24
"""More digits than any amount has: such a number names something."""
_GROUP: Final = 3
"""Digits in a group of thousands."""


def from_digits(text: str, start: int) -> Numeral:
    """Return the number whose first digit is ``text[start]``."""
    plain = _PLAIN.match(text, start)
    if plain and (start == 0 or text[start - 1] == " ") and plain[2].lower() not in _MAGNITUDES:
        value = float(plain[1])
        return Numeral(start, plain.end(1), value, digits=True, readings=(value,))
    match = _DIGITS.match(text, start)
    if match is None:  # digits of another script: kept, but worth nothing here
        return Numeral(start, start + 1, None, digits=True, label=True)
    end = match.end()
    if end - start > _LONGEST:
        return Numeral(start, end, None, digits=True, label=True)
    readings = _readings(match.group())
    label = (
        _LETTER_BEFORE.search(text, max(0, start - 2), start) is not None
        and _CURRENCY.search(text, max(0, start - 6), start) is None
    )
    if ending := _ORDINAL_ENDING.match(text, end):
        return Numeral(start, ending.end(), readings[0], digits=True, ordinal=True, label=label)
    scale, end = _scale_after(text, start, end)
    if scale != 1.0:
        readings = readings[:1]
    elif _is_doubtful(text, match.group(), end):
        readings = (*readings, *(float(part) for part in match.group().split(",")))
    elif _METRES_OR_MILLIONS.match(text, end):
        readings = (*readings, *(value * 1e6 for value in readings))
    values = tuple(_times(value, scale) for value in readings)
    sole = values[0] if len(values) == 1 else None
    return Numeral(start, end, sole, digits=True, label=label, readings=values, scale=scale)


def _readings(digits: str) -> tuple[float, ...]:
    """All values that a group of digits can have: one, where its separators leave no doubt."""
    if digits.isdecimal():
        return (float(digits),)
    bare = re.sub(r"['’\u00a0\u202f\u2009 ]", "", digits)
    marks = [mark for mark in bare if not mark.isdigit()]
    if not marks:
        return (float(bare),)
    before, _, after = bare.rpartition(marks[-1])
    whole = float(re.sub(r"[.,]", "", bare))
    decimal = float(re.sub(r"[.,]", "", before) + "." + after)
    if len(marks) > 1:
        return (whole,) if len(set(marks)) == 1 else (decimal,)
    if len(after) != _GROUP or bare.startswith("0"):
        return (decimal,)
    return (whole,) if marks == [","] else (decimal, whole)


def _is_doubtful(text: str, digits: str, end: int) -> bool:
    """Whether a comma before one or two digits could as well separate two numbers: "12,5"."""
    _, comma, after = digits.partition(",")
    return bool(comma) and after.isdigit() and len(after) < _GROUP and not _DECIMAL_UNIT.match(text, end)


def _times(value: float, scale: float) -> float:
    if scale == 1.0:
        return value
    # What is printed is decimal: in binary, 4.1 * 1e6 is not 4100000.
    return float(Decimal(str(value)) * Decimal(scale))


def _scale_after(text: str, start: int, end: int) -> tuple[float, int]:
    """The magnitude after a number in digits: "1.2 million", "€3bn", "5k"."""
    scale = 1.0
    for _ in range(2):  # "3 hundred thousand"
        match = _SCALE_WORD.match(text, end)
        if match is None:
            break
        word = match.group(1)
        attached = match.start(1) == end
        if word.lower() in SCALES:
            scale *= SCALES[word.lower()]
        elif (
            word.lower() in SHORT_SCALES and scale == 1.0 and _short_scale_fits(text, start, match, attached)
        ):
            scale *= SHORT_SCALES[word.lower()]
        else:
            break
        end = match.end()
    return scale, end


def _short_scale_fits(text: str, start: int, match: re.Match[str], attached: bool) -> bool:
    word = match.group(1)
    if _CURRENCY.search(text, max(0, start - 6), start):
        return attached or word.lower() not in {"k", "m", "b"}
    if word.lower() in {"bn", "tn", "mn", "mln", "mio", "bln", "trn"}:
        return True
    if not attached or word.lower() == "b":
        return False
    following = _NEXT_WORD.match(text, match.end())
    if word == "m":  # five million, or five metres: a person or thing must follow
        return following is not None and following.group(1) not in METRE_WORDS
    return word in {"k", "K"}
