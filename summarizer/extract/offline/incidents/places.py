"""Where a sentence says that something happened, from the narrow to the wide.

No list of towns: a place is a name after "in", "at", "near" and the like, or beside a word such as
"department" or "neighborhood"; countries, their capitals and provinces are those of the countryinfo package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import countryinfo

from summarizer import names, wording
from summarizer.domain.article import Article
from summarizer.extract.offline.lines import Line
from summarizer.extract.offline.phrases import Parsed
from summarizer.extract.offline.words import words
from summarizer.names import folding, gazetteer

_AT = frozenset(
    "in at near outside inside around between throughout downtown from within".split()  # noqa: SIM905
)
_UNITS = (
    "department|province|municipality|neighborhood|neighbourhood|district|town|city|village|jurisdiction|canton|region|"
    "county|intendancy|colonia|suburb|sector|area|farm|ranch|state|port|hamlet|community|township|zone|valley|highway"
)
_UNIT = re.compile(rf"\b(?:{_UNITS})s?\b")
_ENDS_IN_UNIT = re.compile(rf"\b(?:{_UNITS})$")
_QUARTER = re.compile(r"\b(?:neighborhood|neighbourhood|district|sector|suburb|zone)\b")
_THING = re.compile(
    r"\b(?:house|embassy|headquarters|residence|office|offices|facilit\w+|buildings?|street|avenue|boulevard|hospital|church|"
    r"newspaper|radio|television|ministry|court|border|war|army|garrison|barracks|front|party|congress|government|assembly|"
    r"forces?|troops|security|alliance|company|bank|store|hotel|airlines?|installations?|raids?|faction|restaurant|clinic|tanks|oil|university|college|school|prison|"
    r"velodrome|monastery|shelter|airport|plant|agency|statement|communique|press|police|km|hours?|case|name|names|addition|order|fact|talks)\b"
)
_DIRECTION = re.compile(
    r"^(?:the|a|an|in|central|eastern|western|northern|southern|northeastern|northwestern|southeastern|southwestern|"
    r"northeast|northwest|southeast|southwest|north|south|east|west|"
    r"downtown|capital|of|nearby|neighboring|mountain|jungle|rural|coastal|border)\s+"
)
_CAPITAL = re.compile(r"\b(?:this|the) capital\b(?! of)")


_LONG = 5
"""Letters of a province that is no other word."""
_MOST_WORDS = 6


class Place(NamedTuple):
    """A place, its parts from narrow to wide."""

    phrase: str
    parts: tuple[str, ...]
    country: str | None


@cache
def _provinces() -> dict[str, str]:
    """Provinces by name, folded, with their country, where only one has such a one."""
    found: dict[str, set[str]] = {}
    for country in countryinfo.all_countries():
        info: dict[str, Any] = dict(country.info())
        land = _sense(str(info["name"]))[0]
        for province in info.get("provinces") or ():
            if land:
                found.setdefault(folding.fold(str(province)), set()).add(land)
    return {
        name: next(iter(where)) for name, where in found.items() if len(where) == 1 and len(name) >= _LONG
    }


@lru_cache(maxsize=8192)
def _sense(name: str) -> tuple[str | None, bool]:
    """The country that a name is of or in, and whether it is the country itself."""
    told = names.tokens(name)
    for hit in gazetteer.find(told):
        one = len(hit.sense.entities) == 1 and hit.sense.kind in {"name", "capital"}
        if one and hit.end == len(told):  # no "American University"
            return next(iter(hit.sense.entities)), hit.sense.kind == "name" and hit.start == 0
    return None, False


DATELINE = 1
"""As many mentions as a date line counts for: a country is often reported on from another."""


def country_of(article: Article) -> str | None:
    """The country that an article is about: the one that it and its date line speak of most."""
    told: Counter[str] = Counter()
    if article.dateline and article.dateline.place:
        place = re.sub(r"[()]", " ", article.dateline.place).strip()
        if country := _sense(place)[0]:
            told[country] += DATELINE
    tokens = names.tokens(article.text)
    for hit in gazetteer.find(tokens):
        if len(hit.sense.entities) == 1 and hit.sense.kind in {"name", "capital"}:
            told[next(iter(hit.sense.entities))] += 1
    folded = [token.folded for token in tokens]
    known = _provinces()
    for size in (1, 2, 3):
        for at in range(len(folded) - size + 1):
            if country := known.get(" ".join(folded[at : at + size])):
                told[country] += 1
    told["United States"] //= 4
    return told.most_common(1)[0][0] if told else None


def find(text: str, line: Line, parsed: Parsed, article: Article, near: int) -> Place | None:
    """The place of a sentence: the chain of places that stands nearest to a word."""
    told = article.dateline.end if article.dateline else 0
    items = parsed.line.split(" ")
    best: tuple[bool, int, Place] | None = None
    at = 0
    while at < len(items):
        if items[at] not in _AT and items[at + 1 : at + 2] != ["of"]:
            at += 1
            continue
        chain, at = _chain(text, items, at, parsed, told)
        if not chain:
            continue
        start, end = chain[0][0], chain[-1][1]
        parts, country, _ = _read([text[a:b] for a, b in chain])
        if (parts or country) and (best is None or (not parts, abs(start - near)) < best[:2]):
            best = (not parts, abs(start - near), Place(" ".join(text[start:end].split()), parts, country))
    if best is not None:
        return best[2]
    match = _CAPITAL.search(line.text.lower())
    if match and article.dateline and article.dateline.place:
        return Place(match[0], (_city(article.dateline.place),), None)
    return None


def contained(where: str | None, article: Article) -> tuple[str, ...]:
    """A place from the wide to the narrow, in small letters: country, province, town, part of it.

    "This capital" is the town of the date line, and a neighborhood without a town one of that town. Without
    any country it is that of the article (``country_of``).
    """
    parts: tuple[str, ...] = ()
    country, quarter = None, False
    city = _city(article.dateline.place) if article.dateline and article.dateline.place else ""
    if where and _CAPITAL.search(where.lower()):
        parts = (city,) if city else ()
    elif where:
        parts, country, quarter = _read(re.split(r",| in (?:the )?", where, flags=re.IGNORECASE))
    if quarter and len(parts) == 1 and city and _sense(city.title())[0]:
        parts = (*parts, city)
    country = country or country_of(article)
    return tuple(one.lower() for one in (country, *reversed(parts)) if one)


def _read(said: Sequence[str]) -> tuple[tuple[str, ...], str | None, bool]:
    """Places in words: the parts, the country, and whether the first is a part of a town."""
    parts: list[str] = []
    country = None
    quarter = False
    for bare, unit in (pair for one in said for pair in _parts(one)):
        land, whole = _sense(bare.title())
        country = country or land
        if not whole and bare not in parts:
            quarter = quarter or (not parts and bool(unit and _QUARTER.search(unit)))
            parts.append(bare)
    return tuple(parts[:3]), country, quarter


def _city(dateline: str) -> str:
    return re.sub(r"\s*\(.*\)", "", dateline).strip().lower()


def is_unit(said: str) -> bool:
    """Whether words name a place by what it is: "Huanuco department"."""
    return _UNIT.search(said.lower()) is not None


_PARTS = 4


def _chain(
    text: str, items: list[str], at: int, parsed: Parsed, told: int
) -> tuple[list[tuple[int, int]], int]:
    """Places that follow each other from an item on: "in X, Y department, in Z"."""
    of_unit = _names_unit(text, items, at, parsed)
    if items[at] not in _AT and not of_unit:
        return [], at + 1
    chain: list[tuple[int, int]] = []
    position = at + 1
    while position < len(items) and len(chain) < _PARTS:
        item = items[position]
        if item in {"the", ",", "of", "in", "and"} and (item != "and"):
            position += 1
            continue
        mark = re.match(r"@([NTPG])(\d+)$", item)
        if mark is None:
            break
        phrase = parsed.phrases[int(mark[2])]
        if phrase.start < told:
            break
        said = text[phrase.start : phrase.end]
        following = items[position + 1] if position + 1 < len(items) else ""
        if _UNIT.search(said.lower()) and following == "of" and not _rare(said):
            position += 1  # "the town of X"
            continue
        if not _is_place(said, mark[1]):
            break
        chain.append((phrase.start, phrase.end))
        position += 1
        if position < len(items) and items[position] not in {",", "in", "of", "("}:
            break
    return chain, max(position, at + 1)


def _names_unit(text: str, items: list[str], at: int, parsed: Parsed) -> bool:
    """Whether an item is "the small town" of "the mayor of the small town of X"."""
    mark = re.match(r"@[NTPG](\d+)$", items[at])
    if mark is None or items[at + 1 : at + 2] != ["of"]:
        return False
    phrase = parsed.phrases[int(mark[1])]
    return _ENDS_IN_UNIT.search(text[phrase.start : phrase.end].lower()) is not None


def _parts(said: str) -> list[tuple[str, str]]:
    found = []
    for piece in re.split(r"['’]s\b| of (?!the\b)", " ".join(said.split()), flags=re.IGNORECASE):
        low = piece.lower().strip()
        unit = _UNIT.search(low)
        bare = _UNIT.sub(" ", low)
        previous = ""
        while previous != bare:
            previous, bare = bare, _DIRECTION.sub("", bare.strip())
            first, _, rest = bare.partition(" ")
            bare = rest if rest and _is_nationality(first) else bare
        bare = " ".join(bare.replace('"', " ").split())
        if bare in {"mexico", "panama", "guatemala", "kuwait"} and "city" in low.split():
            bare = f"{bare} city"
        if bare and bare != "s":
            found.append((bare, unit[0] if unit else ""))
    return found


@lru_cache(maxsize=8192)
def _is_nationality(word: str) -> bool:
    """Whether a word says of which country something is, and names none: "Peruvian"."""
    hits = gazetteer.find(names.tokens(word.title()))
    return any(hit.sense.kind == "name" for hit in hits) and not names.is_country(word.title())


def _rare(said: str) -> bool:
    found = re.findall(r"[^\W\d_]{3,}", said.lower())
    return any(not wording.is_common(word) for word in found if not _UNIT.fullmatch(word))


def _is_place(said: str, kind: str) -> bool:
    low = said.lower()
    if len(low.split()) > _MOST_WORDS or re.search(r"\d|\$", low) or _THING.search(low):
        return False
    if kind in "PG" and not _UNIT.search(low):
        return False
    if low.endswith(("'s", "’s", "s'")) or low.split()[0] in words().numbers:
        return False
    if said.isupper():
        return _rare(low) or _sense(low.title())[0] is not None
    return bool(re.search(r"[A-Z]", said)) and kind in "NT"
