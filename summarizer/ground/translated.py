"""Sentences in another language than the articles': what of them code can hold against the passages.

Numbers in digits, figures that a sentence must print, names in the spelling of the articles, speakers,
countries (in the languages whose names for them are known) and quoted words. Not: negation, doubt, what was
only planned, and who did what to whom. A briefing in such a language says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from summarizer import names, wording
from summarizer.domain.briefing import Citation
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.terms import Operator
from summarizer.ground.passage import Passage, capitals, times, values
from summarizer.ground.recheck import Text
from summarizer.names import abroad
from summarizer.wording import Span

_NUMBER: Final = re.compile(r"\d+(?:[.,:\u00a0\u202f '’]\d+)*")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f '’]\d{3})+")
_DIGITS: Final = re.compile(r"\d+")
_TOKEN: Final = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*")
_STEM: Final = 4
"""Letters by which a name is found under a language's own ending."""
_HOUR: Final = 60


def bad_translation(  # noqa: PLR0917 - as of ``bad_clauses``, and the language
    text: str,
    language: str,
    claims: Sequence[Claim],
    events: Sequence[Event],
    texts: Mapping[str, Text],
    known: frozenset[str],
) -> str | None:
    """What a sentence in another language has that its claims and events do not; null if nothing.

    Args:
        text: The sentence.
        language: Its BCP 47 tag.
        claims: The claims that it rests on.
        events: The events that it rests on.
        texts: The articles' texts.
        known: Words that are names, in small letters (``passage.capitals``).
    """
    items: list[Claim | Event] = [*claims, *events]
    passages = list(_passages([item.evidence for item in items], texts))
    scope = "\n".join(
        [
            *(passage.near for passage in passages),
            *(passage.source.title for passage in passages),
            *(claim.text for claim in claims),
            *(event.title for event in events),
        ]
    )
    return (
        _number(text, scope)
        or _figure(text, claims)
        or _speaker(text, language, claims)
        or _name(text, scope, known)
        or _country(text, language, scope)
        or _quoted(text, texts, {e.article_id for item in items for e in item.evidence})
    )


def untranslated(own: str, text: str, language: str) -> str | None:
    """A country that a claim names and its sentence in another language does not, in plain words.

    Only in the languages whose names for countries are known, and only of countries that have one there.

    Args:
        own: The claim's own sentence, in English.
        text: The sentence.
        language: Of the sentence, a BCP 47 tag.
    """
    told = abroad.countries(text, language)
    capitalised = (word for word in wording.texts(own) if word[:1].isupper())
    for country in dict.fromkeys(filter(None, map(names.party, capitalised))):
        if abroad.named(country, language) and country not in told and not names.mentions(country, text):
            return f"it leaves out {country}"
    return None


class TranslationCheck:
    """``bad_translation`` for sentences of one language, as a composer takes it."""

    def __init__(self, texts: Mapping[str, str], titles: Mapping[str, str], language: str) -> None:
        self._texts = {
            identity: Text(identity, text, titles.get(identity, "")) for identity, text in texts.items()
        }
        self._known = frozenset().union(*map(capitals, texts.values()))
        self._language = language

    def __call__(
        self,
        text: str,
        claims: Sequence[Claim],
        events: Sequence[Event],
        cited: Sequence[Citation],
        rows: object,
    ) -> str | None:
        """What the sentence has that its claims and events do not."""
        del cited, rows
        return bad_translation(text, self._language, claims, events, self._texts, self._known)


def _passages(evidence: Iterable[Sequence[Evidence]], texts: Mapping[str, Text]) -> Iterable[Passage]:
    for spans in evidence:
        by_article: dict[str, list[Span]] = {}
        for one in spans:
            by_article.setdefault(one.article_id, []).append(Span(one.start, one.end))
        for article, own in by_article.items():
            if article in texts:
                yield texts[article].passages(own)[-1]


def _number(text: str, scope: str) -> str | None:
    """A number of the text that its passages do not print, however either language parts its digits."""
    printed, hours = values(scope), times(scope)
    digits = set(_DIGITS.findall(scope))
    for match in _NUMBER.finditer(text):
        if match.group() in digits or not printed.isdisjoint(_readings(match.group())):
            continue
        if (minutes := _time(match.group())) is not None and minutes in hours:
            continue
        return f"the number “{match.group()}” stands in none of its passages"
    return None


def _readings(number: str) -> set[float]:
    found = set()
    if _GROUPED.fullmatch(number):
        found.add(float("".join(_DIGITS.findall(number))))
    if len(parts := _DIGITS.findall(number)) == 1:
        found.add(float(parts[0]))
    if re.fullmatch(r"\d+[.,]\d+", number):
        found.add(float(number.replace(",", ".")))
    return found


def _time(number: str) -> float | None:
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", number)
    if match:
        return int(match[1]) * _HOUR + int(match[2])
    return int(number) * _HOUR if number.isdigit() and len(number) <= len("24") else None


def _figure(text: str, claims: Sequence[Claim]) -> str | None:
    """A figure of the claims that the text does not print in digits; of one, words will do."""
    told = {reading for match in _NUMBER.finditer(text) for reading in _readings(match.group())}
    for claim in claims:
        if (quantity := claim.quantity) is None or quantity.operator is Operator.VAGUE:
            continue
        for bound in (quantity.low, quantity.high):
            if bound is not None and bound > 1 and bound not in told:
                return f"the figure “{quantity.phrase}” is missing, or not in digits"
    return None


def _speaker(text: str, language: str, claims: Sequence[Claim]) -> str | None:
    """A speaker whom the text names neither in the articles' spelling nor by the country."""
    for claim in claims:
        if claim.speaker is None or _named(claim.speaker, text):
            continue
        country = names.party(claim.speaker)
        if country is not None and (
            country in abroad.countries(text, language) or names.mentions(country, text)
        ):
            continue
        if country is None and not any(word[:1].isupper() for word in wording.texts(claim.speaker)):
            continue  # "a spokesman": a word of the language, and no name
        if country is not None and not abroad.knows(language):
            continue
        return f"it does not say that {claim.speaker} says so"
    return None


def _named(name: str, text: str) -> bool:
    """Whether a name's last capitalised word stands in a text, under whatever ending."""
    words = [word for word in wording.texts(name) if word[:1].isupper()]
    stem = words[-1][: max(_STEM, len(words[-1]) - 2)].casefold() if words else name.casefold()
    return any(token.casefold().startswith(stem) for token in _TOKEN.findall(text))


def _name(text: str, scope: str, known: frozenset[str]) -> str | None:
    """A name of the articles that the text has and its passages have not."""
    printed = {word.casefold() for word in wording.texts(scope)}
    for token in _TOKEN.findall(text):
        word = token.casefold()
        if not token[:1].isupper() or word in printed or word not in known:
            continue
        if not any(other.startswith(word[:_STEM]) for other in printed):
            return f"the name {token} stands in none of its passages"
    return None


def _country(text: str, language: str, scope: str) -> str | None:
    for country in sorted(abroad.countries(text, language)):
        if not names.mentions(country, scope):
            return f"{country} stands in none of its passages"
    return None


def _quoted(text: str, texts: Mapping[str, Text], articles: set[str]) -> str | None:
    for span in wording.quoted(text):
        inner = text[span.start + 1 : span.end - 1].strip(" .,;:!?…")
        if any(map(str.isalnum, inner)) and not any(texts[a].states(inner) for a in articles if a in texts):
            return f"the quoted words “{wording.shorten(inner, 50)}” do not stand in its articles"
    return None
