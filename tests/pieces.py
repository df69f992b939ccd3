"""Which pieces every match of a pattern has, by the pattern's own parse."""

from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

DIGIT = "\\d"
"""Stands for all digits among pieces."""


def has_one(pattern, needs):
    """Whether everything that a pattern matches has one of the pieces, all in small letters."""
    return _has_one(parser.parse(pattern.pattern, pattern.flags), needs)


def _has_one(sequence, needs):
    run = ""
    for code, value in [*sequence, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value).lower()
            continue
        if any(need in run for need in needs):
            return True
        run = ""
        if code is codes.IN:
            sure = DIGIT in needs and all(_is_digit(*one) for one in value)
        elif code is codes.SUBPATTERN:
            sure = _has_one(value[3], needs)
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            sure = value[0] > 0 and _has_one(value[2], needs)
        else:
            sure = code is codes.BRANCH and all(_has_one(branch, needs) for branch in value[1])
        if sure:
            return True
    return False


def _is_digit(code, value):
    if code is codes.RANGE:
        return chr(value[0]).isdigit() and chr(value[1]).isdigit()
    return value is codes.CATEGORY_DIGIT or (code is codes.LITERAL and chr(value).isdigit())
