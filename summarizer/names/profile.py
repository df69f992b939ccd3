"""What a name as printed consists of: countries, a body or group, an office, a person."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.names.folding import Token, tokens
from summarizer.names.gazetteer import Found, Gazetteer, Words, find, load

_AGAINST: Final = frozenset({"pro", "anti", "non"})
_FORMER: Final = (" former ", " ex ", " late ", " deputy ", " acting ")
_MAX_PERSON_WORDS: Final = 5
_SINGULAR_ENDINGS: Final = ("ss", "us", "is", "ies", "affairs")


class Profile(NamedTuple):
    """The parts of one name."""

    entities: frozenset[str]
    """Canonical names of the countries or organisations that it speaks for; several when ambiguous."""
    several: bool
    """It names two or more different countries."""
    about: frozenset[str]
    """Countries that it is at, or concerned with: the ambassador *to* them."""
    person: tuple[str, ...]
    """Name words of a person, folded; the family name is the last, in some languages the first."""
    office: tuple[str, ...]
    """A unique office ("prime minister"), in one spelling."""
    body: frozenset[str]
    """What is left: the words of a body or group, in one spelling, without stop words."""
    spokes: bool
    """A spokesperson."""
    acronym: str
    """First letters of the capitalised words, "WHO" for "World Health Organization"; or empty."""


@lru_cache(maxsize=4096)
def profile(name: str) -> Profile:
    """Take ``name`` apart. Pure: the same name gives the same parts."""
    gazetteer = load()
    known = gazetteer.words
    words = tokens(name)
    hits = find(words)
    counted, aside = _sort_out(words, hits)
    inside = {index for hit in counted for index in range(hit.start, hit.end)}
    about = {index for hit in aside for index in range(hit.start, hit.end)}
    named = {index for hit in hits for index in range(hit.start, hit.end)}
    person = _person([word for index, word in enumerate(words) if index not in named], known)
    left = [
        word.folded
        for index, word in enumerate(words)
        if index not in inside | about and word.folded not in person
    ]
    left = " ".join(known.spelling.get(word, word) for word in left).split()
    body = _body(left, known) | {word for hit in counted for word in hit.sense.body.split()}
    office = _office(left)
    entities, several = _entities(counted)
    capital = bool(counted) and all(hit.sense.kind == "capital" for hit in counted)
    if capital and not person and not all(word in known.state_bodies or word in office for word in body):
        # A capital stands for its country where bodies of a state surround it: in "Paris police" it does not.
        body |= {word.folded for index, word in enumerate(words) if index in inside}
        entities, several = frozenset(), False
    entities, body = _default_body(name, entities, body, gazetteer)
    initials = "".join(word.folded[0] for word in words if word.upper and word.folded not in known.stop)
    return Profile(
        entities=entities,
        several=several,
        about=frozenset().union(*(hit.sense.entities for hit in aside)),
        person=person,
        office=office,
        body=body,
        spokes=any(word in known.spokes for word in left),
        acronym=initials.upper() if len(initials) >= 3 else "",  # noqa: PLR2004 - two letters match too much
    )


def _sort_out(words: list[Token], hits: list[Found]) -> tuple[list[Found], list[Found]]:
    """The countries that a name speaks for, and those that it is only concerned with."""
    counted: list[Found] = []
    aside: list[Found] = []
    for hit in hits:
        if is_opposed(words, hit) or words[hit.end - 1].modifier:
            continue
        (aside if counted and _points_away(words, hit.start) else counted).append(hit)
    return counted, aside


def is_opposed(words: list[Token], hit: Found) -> bool:
    """Whether "pro-", "anti-" or "non-" stands before the country."""
    return hit.start > 0 and words[hit.start].joined == "-" and words[hit.start - 1].folded in _AGAINST


def _points_away(words: list[Token], index: int) -> bool:
    """Whether "to", "in", "against" stands before the country: the ambassador *to* it, troops *in* it."""
    before = [word.folded for word in words[max(0, index - 2) : index] if word.folded != "the"]
    return bool(before) and before[-1] in load().words.away


def _entities(counted: list[Found]) -> tuple[frozenset[str], bool]:
    families = [hit.sense.entities for hit in counted]
    if not families:
        return frozenset(), False
    common = frozenset.intersection(*families)
    return (common, False) if common else (frozenset().union(*families), True)


def _default_body(
    name: str, entities: frozenset[str], body: frozenset[str], gazetteer: Gazetteer
) -> tuple[frozenset[str], frozenset[str]]:
    """The country of a body that is known without it: "the State Department"."""
    line = f" {' '.join(token.folded for token in tokens(name))} "
    for form, (country, canonical) in gazetteer.default_bodies.items():
        if f" {form} " in line and (not entities or entities == {country}):
            own = {gazetteer.words.spelling.get(word, word) for word in form.split()}
            return frozenset({country}), (body - own) | frozenset(canonical.split())
    return entities, body


def _body(left: list[str], known: Words) -> frozenset[str]:
    skipped = known.stop | known.spokes | known.countrywide
    return frozenset(singular(word, known) for word in left if word not in skipped)


def singular(word: str, known: Words) -> str:
    """Return a body's word in one number and spelling; all words for armed forces as "forces"."""
    word = known.spelling.get(word, word)
    if word in known.forces:
        return "forces"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS):  # noqa: PLR2004
        word = word[:-1]
    return known.spelling.get(word, word)


def _office(left: list[str]) -> tuple[str, ...]:
    line = f" {' '.join(word for word in left if word not in {'of', 'the'})} "
    if any(former in line for former in _FORMER):
        return ()
    return next((office for office in load().words.offices if f" {' '.join(office)} " in line), ())


def _person(rest: list[Token], known: Words) -> tuple[str, ...]:
    """The longest run of capitalised words that are no title, body or stop word; particles join in."""
    titled = any(word.folded in known.titles or word.joined == "," for word in rest)
    if not titled and any(word.upper and word.folded in known.institutions for word in rest):
        return ()
    runs: list[list[Token]] = [[]]
    for word in rest:
        particle = word.folded in known.particles and bool(runs[-1]) and word.joined != ","
        named = (
            word.upper
            and word.folded not in known.stop
            and not word.folded.isdigit()
            and not _is_role(word, known)
        )
        if not (particle or named):
            runs.append([])
            continue
        if word.joined == ",":
            runs.append([])
        runs[-1].append(word)
    best = max(runs, key=len)
    if not best or len(best) > _MAX_PERSON_WORDS or (len(best) == 1 and best[0].shouted):
        return ()
    return tuple(word.folded for word in best)


def _is_role(word: Token, known: Words) -> bool:
    spelled = known.spelling.get(word.folded, word.folded)
    roles = known.titles | known.institutions | known.groups | known.countrywide | known.forces
    return (
        spelled in roles or word.folded in roles or word.folded.removesuffix("s") in roles or " " in spelled
    )
