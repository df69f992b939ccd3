"""A number as it stands in a text, and the words that numbers are made of in English."""

from __future__ import annotations

from typing import Final, NamedTuple


class Numeral(NamedTuple):
    """A number word or a group of digits. ``value`` null: a number that is not stated ("dozens")."""

    start: int
    end: int
    value: float | None
    digits: bool
    """Written in digits, at least in part."""
    ordinal: bool = False
    fraction: bool = False
    label: bool = False
    """Part of a name, such as F-16 or Covid-19."""
    readings: tuple[float, ...] = ()
    """For digits that can be read in several ways (1.200): all of them; ``value`` is then null."""
    scale: float = 1.0
    """What a magnitude word multiplied it by; a range can share it ("two to three million")."""


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _numbered(line: str, first: int, step: int) -> dict[str, float]:
    return {word: float(first + step * place) for place, word in enumerate(line.split())}


UNITS: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    first=0,
    step=1,
)
TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
SHORT_SCALES: Final = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
ORDINALS: Final = _set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth "
    "seventieth eightieth ninetieth hundredth thousandth millionth"
)
FRACTIONS: Final = _set(
    "half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths "
    "ninth ninths tenth tenths hundredths"
)
VAGUE_PLURALS: Final = _set("dozens scores hundreds thousands millions billions trillions lakhs crores tens")
VAGUE_WORDS: Final = _set(
    "several few many numerous countless multiple various couple handful myriad umpteen innumerable"
)
METRE_WORDS: Final = _set("wide long high deep tall above below from away off sprint race hurdles freestyle")
"""After "5m": metres, not millions."""
