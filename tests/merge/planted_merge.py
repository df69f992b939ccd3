"""Planted articles: a text, and events and claims whose quotations stand in it."""

from hashlib import sha256

from summarizer import names
from summarizer.chronology import resolve
from summarizer.domain.article import Article, Block, BlockRole, Published, PublishedBasis
from summarizer.domain.event import (
    Claim,
    Coverage,
    Event,
    Evidence,
    ExtractorInfo,
    Grounded,
    Participant,
    Quantity,
)
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    ParticipantKind,
    ParticipantRole,
    Scope,
    Status,
    Verdict,
    VictimKind,
)
from summarizer.quantity import read

INFO = ExtractorInfo(
    provider="planted", model="none", origin="authored", prompt="planted/v1", fingerprint="0" * 16
)


def who(name, role="actor", kind="state"):
    return Participant(name=name, role=ParticipantRole(role), kind=ParticipantKind(kind))


class Planted:
    """Builds one article; every quotation becomes a sentence of it."""

    def __init__(self, published=None):
        self._published = Published(edtf=published, basis=PublishedBasis.METADATA) if published else None
        self._quotes, self.events, self._claims = [], [], []

    def event(self, key, kind, title, *cast, part=1, when=None, where=None, status="happened", quote=None):
        self.events.append((key, kind, title, cast, part, when, where, status, self._quote(quote or title)))
        return self

    def claim(self, event, text, speaker=None, kind="fact", target=None, quote=None):
        self._claims.append((event, text, speaker, kind, target, None, self._quote(quote or text)))
        return self

    def count(
        self,
        event,
        phrase,
        text,
        speaker=None,
        side=None,
        measure="killed",
        victims="military",
        scope="incident",
        as_of=None,
        quote=None,
        unit=None,
    ):
        figure = (phrase, side, measure, victims, scope, as_of, unit)
        self._claims.append((event, text, speaker, "count", None, figure, self._quote(quote or text)))
        return self

    def _quote(self, text):
        if text not in self._quotes:
            self._quotes.append(text)
        return text

    def build(self):
        text = "\n\n".join(self._quotes)
        identity = sha256(text.encode()).hexdigest()
        article = Article(
            id=identity[:12],
            title="Planted",
            source="planted.txt",
            sha256=identity,
            encoding="utf-8",
            text=text,
            published=self._published,
            blocks=(Block(start=0, end=len(text), role=BlockRole.PARAGRAPH),),
        )

        def evidence(quote):
            start = text.index(quote)
            end = start + len(quote)
            return (
                Evidence(
                    article_id=article.id,
                    start=start,
                    end=end,
                    exact=quote,
                    prefix=text[max(0, start - 32) : start],
                    suffix=text[end : end + 32],
                    verdict=Verdict.VERBATIM,
                    score=1.0,
                ),
            )

        events = tuple(
            Event(
                id=f"{article.id}.{key}",
                part=part,
                type=EventType(kind),
                title=title,
                status=Status(status),
                time=resolve(when, self._published, future={"planned": True, "happened": False}.get(status)),
                place=where,
                participants=cast,
                evidence=evidence(quote),
            )
            for key, kind, title, cast, part, when, where, status, quote in self.events
        )
        claims = tuple(
            Claim(
                id=f"{article.id}.c{n}",
                event_id=f"{article.id}.{event}",
                article_id=article.id,
                kind=ClaimKind(kind),
                text=words,
                speaker=speaker,
                party=names.party(speaker) if speaker else None,
                target=target,
                quantity=quantity(figure, quote),
                evidence=evidence(quote),
            )
            for n, (event, words, speaker, kind, target, figure, quote) in enumerate(self._claims, 1)
        )
        coverage = Coverage(kept=len(text), cited=len(text), ratio=1.0)
        return Grounded(article=article, events=events, claims=claims, coverage=coverage, extractor=INFO)


def quantity(figure, quote):
    if figure is None:
        return None
    phrase, side, measure, victims, scope, as_of, unit = figure
    reading = read(phrase, quote)
    return Quantity(
        phrase=reading.phrase,
        operator=reading.operator,
        low=reading.low,
        high=reading.high,
        measure=Measure(measure),
        side=side,
        victim_kind=VictimKind(victims),
        scope=Scope(scope),
        unit=unit,
        as_of=as_of,
    )
