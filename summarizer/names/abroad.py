"""Countries in texts of other languages than English, by the names that countryinfo gives in a few of them.

An adjective is found by the stem of the noun ("armenische", "arménien"); where a language makes it otherwise
("französisch"), only the noun is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer import languages
from summarizer.names.compare import party
from summarizer.names.folding import tokens

LANGUAGES: Final = frozenset({"de", "es", "fr", "it"})
"""Languages in which country names are known."""
_ENDINGS: Final = re.compile(r"(?:land|ien|ei|ia|ie|a|en|e)$")
_SHORTEST: Final = 4
"""Letters of a stem; a shorter one must be the whole word."""


def knows(language: str) -> bool:
    """Whether country names are known in a language, by its BCP 47 tag."""
    return languages.base(language) in LANGUAGES


def named(country: str, language: str) -> bool:
    """Whether the language's name of a country, by its canonical name, is known."""
    return country in _stems(languages.base(language)).values()


def countries(text: str, language: str) -> frozenset[str]:
    """The countries that a text names, by their canonical names; none in a language that is not known.

    Args:
        text: In that language.
        language: A BCP 47 tag.
    """
    stems = _stems(languages.base(language))
    found = set()
    for token in tokens(re.sub(r"['’]", " ", text)):
        word = token.folded
        for length in range(len(word), _SHORTEST - 1, -1):
            if (country := stems.get(word[:length])) is not None:
                found.add(country)
                break
    return frozenset(found)


@cache
def _stems(language: str) -> dict[str, str]:
    """Folded stem → canonical name; a stem that two countries share is left out."""
    if language not in LANGUAGES:
        return {}
    found: dict[str, str | None] = {}
    for english, name in _named(language):
        country = party(english)
        words = tokens(name)
        if country is None or len(words) != 1:
            continue
        word = words[0].folded
        stem = _ENDINGS.sub("", word)
        for form in {word, stem if len(stem) >= _SHORTEST else word}:
            found[form] = country if found.get(form, country) == country else None
    return {form: country for form, country in found.items() if country is not None}


def _named(language: str) -> list[tuple[str, str]]:
    import countryinfo  # noqa: PLC0415 - reads 250 files: for another language only

    found = []
    for country in countryinfo.all_countries():
        name = (country.translations() or {}).get(language)
        if name:
            found.append((country.name(), name))
    return found
