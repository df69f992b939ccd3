"""How exactly a place is told, in the codes of others. From its words alone: no map is looked at.

UCDP GED ``where_prec``: 1 exact, 2 near or around a place, 3 a second-order division (district), 4 a
first-order division (province), 5 other (a border, a line, several places), 6 a country, 7 at sea or in the
air. ACLED ``geo_precision``: 1 a named town, 2 part of a region or near a town, 3 a larger region.
"""

from __future__ import annotations

import re

from summarizer import names
from summarizer.export.table import words

_NEAR = re.compile(
    r"\b(?:near|around|outside|toward|towards|off|north|south|east|west|outskirts|vicinity)\b", re.IGNORECASE
)
_SECOND = re.compile(
    r"\b(?:district|municipality|county|rayon|department|commune|subdistrict)\b", re.IGNORECASE
)
_FIRST = words(r"\b(?:province|region|state|oblast|governorate|prefecture|territory)\b")
_LINE = re.compile(
    r"\b(?:border|borders|front|frontline|line|road|highway|river|valley|mountains?)\b", re.IGNORECASE
)
_SEA = words(r"\b(?:sea|ocean|strait|gulf|international waters|airspace)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]{2,}")
_LIST = re.compile(r"\band\b")


def where_prec(place: str | None) -> int | None:  # noqa: PLR0911 - one return a code
    """The UCDP code, 1 to 7; null where no place is told."""
    if not place:
        return None
    named = [name for name in _NAME.findall(place) if names.party(name) is None]
    first = place.split(",")[0]
    if _SEA.search(place):
        return 7
    if _LINE.search(first) or (len(named) > 1 and _LIST.search(place)):
        return 5
    if not named:
        return 6 if names.party(place) is not None else 5
    if _NEAR.search(first):
        return 2
    if _SECOND.search(first):
        return 3
    if _FIRST.search(first):
        return 4
    return 1


def geo_precision(place: str | None) -> int | None:
    """The ACLED code, 1 to 3; null where it would not code the place."""
    return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}.get(where_prec(place) or 0)
