"""One article's draft, checked item by item, with everything that was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summarizer import chronology, names, wording
from summarizer.domain.article import Article
from summarizer.domain.event import (
    UNDATED,
    UNSUPPORTED_SPEAKER,
    Claim,
    Draft,
    DraftClaim,
    DraftEvent,
    Event,
    EventTime,
    Evidence,
    Listing,
    Participant,
    Quantity,
    Withheld,
)
from summarizer.domain.terms import ClaimKind, Status, Verdict
from summarizer.ground import lexicon
from summarizer.ground.counts import check_count
from summarizer.ground.coverage import FARTHEST
from summarizer.ground.elsewhere import Run
from summarizer.ground.gate import uncited
from summarizer.ground.locate import Missed, locate
from summarizer.ground.passage import Passage, capitals, is_english
from summarizer.ground.source import Source
from summarizer.ground.speakers import Speaker, check_speaker, is_another, without_speaker
from summarizer.ground.statements import check_statement
from summarizer.wording import Span

UNCHECKED_LANGUAGE = "unchecked_language"
"""Flag of a claim in a text that is not English: the tables for measures, negation and vocabulary are."""
_LONGEST_TITLE = 100
_WIDEST = 16
"""Sentences before and after a quotation in which the names are looked for that it lacks."""
_MORE = 2
"""Sentences that are cited besides for them, at most."""


class Desk:
    """Checks the items of one draft; ``withheld`` fills as they are checked.

    What was read by rule is a sentence of the article, only shortened: where that says too much, it stands in
    the sentence's own words.
    """

    def __init__(self, article: Article, run: Run, *, by_rule: bool = False) -> None:
        self.article = article
        self.by_rule = by_rule
        self.source = Source.of(article)
        self.english = is_english(self.source.kept_text)
        self.withheld: list[Withheld] = []
        self._chronicle = chronology.Chronicle(article.text, article.published, self.source.sentences)
        self._run = run
        self._passages: dict[tuple[Span, ...], Passage] = {}
        self._checked: dict[tuple[str, tuple[Span, ...]], str | None] = {}

    def claims(self, draft: Draft, near: dict[str, int]) -> list[Claim]:
        """The claims that stand, in draft order, each pointing to its event by the event's number.

        Args:
            draft: What an extractor says.
            near: Offset of the first evidence of each event that has any, by key.
        """
        ids = event_ids(draft)
        found: list[Claim] = []
        seen: set[object] = set()
        for number, item in enumerate(draft.claims, 1):
            event_id = ids.get(item.event_key)
            if event_id is None:
                self._withhold(
                    "claim", item.text, item.quotes, f"its event {item.event_key!r} is not in the draft"
                )
                continue
            claim = self._claim(f"{self.article.id}.c{number}", event_id, item, near.get(item.event_key))
            if claim is not None and (key := _sameness(claim)) not in seen:
                seen.add(key)
                found.append(claim)
        return found

    def _claim(self, identity: str, event_id: str, item: DraftClaim, near: int | None) -> Claim | None:
        evidence = self._evidence("claim", item.text, item.quotes, near)
        if not evidence:
            return None
        passage = self._passage(evidence)
        speaker = check_speaker(item.speaker, passage, english=self.english)
        quantity = check_count(item.quantity, passage, english=self.english) if item.quantity else None
        text = item.text
        failed = quantity if isinstance(quantity, str) else None
        if failed is None and quantity is None and item.kind is ClaimKind.COUNT:
            failed = "a count without a figure"
        if failed is None and isinstance(speaker, str):
            failed, text = self._unspoken(item, speaker, passage)
            if failed is None:
                speaker = Speaker(None, UNSUPPORTED_SPEAKER)
        failed = failed or self._check(text, passage)
        if failed is not None:
            if (plain := self._in_its_own_words(item)) is not None:
                return self._claim(identity, event_id, plain, near)
            self._withhold("claim", item.text, item.quotes, failed)
            return None
        evidence = self._with_names(text, evidence)
        assert isinstance(speaker, Speaker)
        assert quantity is None or isinstance(quantity, Quantity)
        flags = [*passage.flags, *([speaker.flag] if speaker.flag else [])]
        if not self.english:
            flags.append(UNCHECKED_LANGUAGE)
        return Claim(
            id=identity,
            event_id=event_id,
            article_id=self.article.id,
            kind=item.kind,
            text=text,
            speaker=speaker.name,
            party=names.party(speaker.name) if speaker.name else None,
            target=self._target(item, passage),
            quantity=quantity,
            listing=_listed(item.listing, passage),
            evidence=evidence,
            flags=tuple(flags),
        )

    def _in_its_own_words(self, item: DraftClaim) -> DraftClaim | None:
        """A claim that was shortened by rule, in the words of its sentence; null for any other."""
        sentence = " ".join(item.quotes[0].split()) if self.by_rule and item.quotes else item.text
        if sentence == item.text:
            return None
        return item.model_copy(update={"text": sentence, "quotes": item.quotes[:1]})

    def _unspoken(self, item: DraftClaim, reason: str, passage: Passage) -> tuple[str | None, str]:
        """Why a claim does not stand without its speaker, if so; and its words without them."""
        text = without_speaker(item.text, item.speaker or "")
        if text is None or self._check(text, passage) is not None:
            return reason, item.text
        self._withhold("claim", item.text, item.quotes, f"kept without its speaker: {reason}")
        return None, text

    def event(self, identity: str, item: DraftEvent, evidence: tuple[Evidence, ...]) -> Event:
        """The event on its evidence, with what cannot be found in the article left out."""
        passage = self._passage(evidence)
        title = item.title
        if failed := self._check(title, passage):
            title = wording.shorten(
                self.source.read(passage.indices[:1]) or evidence[0].exact, _LONGEST_TITLE
            )
            if not self.by_rule:
                reason = f"title put in the source's words: {failed}"
                self._withhold("event", item.title, item.quotes, reason)
        evidence = self._with_names(title, evidence)
        return Event(
            id=identity,
            part=item.part,
            type=item.type,
            title=title,
            status=item.status,
            time=self._time(item, evidence),
            place=self._place(item),
            participants=self._participants(item),
            evidence=evidence,
        )

    def event_evidence(self, item: DraftEvent) -> tuple[Evidence, ...]:
        """The event's own quotations that were found."""
        return self._evidence("event", item.title, item.quotes, None)

    def withhold_repeated(self, draft: Draft) -> None:
        """Events whose key an earlier one has: claims cannot tell them apart."""
        seen: set[str] = set()
        for item in draft.events:
            if item.key in seen:
                self._withhold("event", item.title, item.quotes, f"its key {item.key!r} is used twice")
            seen.add(item.key)

    def _evidence(
        self, kind: Literal["event", "claim"], text: str, quotes: Sequence[str], near: int | None
    ) -> tuple[Evidence, ...]:
        found: dict[Span, Evidence] = {}
        missed: list[tuple[str, Missed]] = []
        for quote in quotes:
            located = locate(quote, self.source, self._run, near, text)
            if isinstance(located, Missed):
                missed.append((quote, located))
                continue
            for evidence in located:
                found.setdefault(Span(evidence.start, evidence.end), evidence)
                near = evidence.start if near is None else near
        for quote, miss in missed:
            reason = f"{miss.reason}; the {kind} stands on its other quotations" if found else miss.reason
            self._withhold(kind, text, (quote,), reason, miss.verdict)
        if not quotes:
            self._withhold(kind, text, (), "no quotation was given")
        return tuple(found.values())

    def _with_names(self, text: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence, and the nearest sentences that have what of the text's numbers and names it lacks."""
        if not self.english:
            return evidence
        known = capitals(self.source.kept_text)
        at = evidence[0].start
        lacking = uncited(text, [item.exact for item in evidence], known)
        for _ in range(_MORE):
            if lacking is None:
                break
            for span in self._around(at):
                more = (*evidence, self._plain_evidence(span))
                still = uncited(text, [item.exact for item in more], known)
                if still != lacking:
                    evidence, lacking = more, still
                    break
            else:
                break
        return evidence

    def _around(self, at: int) -> list[Span]:
        """The sentences around an offset, the nearest first."""
        here = self.source.covering(at, at + 1)[0]
        near = self.source.sentences[max(0, here - _WIDEST) : here + _WIDEST]
        return sorted(near, key=lambda span: abs(span.start - at))

    def _plain_evidence(self, span: Span) -> Evidence:
        prefix, suffix = self.source.around(*span)
        return Evidence(
            article_id=self.article.id,
            start=span.start,
            end=span.end,
            exact=self.source.text[span.start : span.end],
            prefix=prefix,
            suffix=suffix,
            verdict=Verdict.VERBATIM,
            score=1.0,
        )

    def _check(self, text: str, passage: Passage) -> str | None:
        """``check_statement``, once where an event's title is also what a claim about it says."""
        key = text, passage.spans
        if key not in self._checked:
            self._checked[key] = check_statement(text, passage, english=self.english)
        return self._checked[key]

    def _passage(self, evidence: Sequence[Evidence]) -> Passage:
        spans = tuple(sorted([Span(item.start, item.end) for item in evidence]))
        if (known := self._passages.get(spans)) is None:
            known = self._passages[spans] = Passage(self.source, spans)
        return known

    def _target(self, item: DraftClaim, passage: Passage) -> str | None:
        if not item.target:
            return None
        window = f"{passage.block}\n{passage.before}"
        if wording.contains(window, item.target) or (
            names.mentions(item.target, window) and not is_another(item.target, self.source.kept_text)
        ):
            return item.target
        self._withhold("claim", item.text, (item.target,), "the target is not named near the quotation")
        return None

    def _time(self, item: DraftEvent, evidence: Sequence[Evidence]) -> EventTime:
        if not item.when:
            return UNDATED
        if not self.source.states(item.when):
            self._withhold("event", item.title, (item.when,), "the time does not stand in the article")
            return UNDATED
        told = {Status.PLANNED: True, Status.HAPPENED: False}.get(item.status)
        near = [(found.start, found.end) for found in evidence]
        return self._chronicle.resolve(item.when, near, future=told)

    def _place(self, item: DraftEvent) -> str | None:
        if not item.where:
            return None
        if self.source.states(item.where) or all(self.source.states(part) for part in _parts(item.where)):
            return item.where
        self._withhold("event", item.title, (item.where,), "the place does not stand in the article")
        return None

    def _participants(self, item: DraftEvent) -> tuple[Participant, ...]:
        kept: list[Participant] = []
        for participant in item.participants:
            name = participant.name
            if name.strip() and (self.source.states(name) or self._mentions(name)):
                if participant not in kept:
                    kept.append(participant)
            else:
                self._withhold("event", item.title, (name,), "the participant is not named in the article")
        return tuple(kept)

    def _mentions(self, name: str) -> bool:
        """Whether the article speaks of somebody under any of their names."""
        text = self.source.kept_text[:FARTHEST]
        return names.mentions(name, text) and not is_another(name, text)

    def _withhold(
        self,
        item: Literal["event", "claim"],
        text: str,
        quotes: Sequence[str],
        reason: str,
        verdict: Verdict | None = None,
    ) -> None:
        self.withheld.append(
            Withheld(
                article_id=self.article.id,
                item=item,
                text=text,
                quote=" … ".join(quotes),
                reason=reason,
                verdict=verdict,
            )
        )


def event_ids(draft: Draft) -> dict[str, str]:
    """The id of each draft event by its key, numbered in draft order; of a repeated key the first counts."""
    ids: dict[str, str] = {}
    for number, event in enumerate(draft.events, 1):
        ids.setdefault(event.key, f"{draft.article_id}.e{number}")
    return ids


def _listed(listing: Listing | None, passage: Passage) -> Listing | None:
    """The listing as far as the quotation has the people, and says what befell them."""
    if listing is None or not lexicon.says(listing.measure, passage.near):
        return None
    people = tuple(one for one in listing.people if wording.contains(passage.sentences, one))
    return listing.model_copy(update={"people": people}) if people else None


def _parts(place: str) -> list[str]:
    return [part for part in (p.strip() for p in place.replace(" and ", ",").split(",")) if part]


def _sameness(claim: Claim) -> object:
    """What makes two claims one: for a count its figure and evidence, else also its words and event."""
    spans = tuple((evidence.start, evidence.end) for evidence in claim.evidence)
    if claim.quantity is not None:
        return claim.kind, spans, claim.quantity, claim.speaker
    text = " ".join(claim.text.casefold().split())
    return claim.kind, spans, claim.speaker, claim.event_id, claim.listing, text
