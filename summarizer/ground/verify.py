"""A written briefing against its sources, without a model: every span, number, name and reference."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer import headings, languages, wording
from summarizer.domain.article import Kind
from summarizer.domain.briefing import BriefedEpisode, Briefing, Citation, Sentence, SourceArticle
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.story import Disagreement
from summarizer.domain.terms import TimeBasis
from summarizer.ground import recheck, relations
from summarizer.ground.composed import bad_composition, left_out, unsaid
from summarizer.ground.counts import unprinted
from summarizer.ground.gate import known_names, uncited
from summarizer.ground.mentions import bad_answers, bad_claim_home, bad_mentions
from summarizer.ground.omissions import bad_coverage
from summarizer.ground.placed import bad_timeline
from summarizer.ground.recheck import Text
from summarizer.ground.statements import foreign_name
from summarizer.ground.support import bad_entries, bad_event_support, sources_of
from summarizer.ground.translated import bad_translation

_WORKED_OUT = re.compile(r"\b\d{4}-\d{2}-\d{2}(?: at \d{2}:\d{2})?")
"""Days in a ledger's argument: worked out from a printed phrase or a publication date."""
_EVENT_ID = re.compile(r"[0-9a-f]+\.e[0-9]+")
_CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


class Problem(NamedTuple):
    """Something that does not hold."""

    where: str
    """The claim, event, sentence, ledger row or article, as a reader finds it."""
    what: str


def verify(briefing: Briefing, sources: Mapping[str, str]) -> list[Problem]:
    """Check everything that a briefing states against its sources.

    Args:
        briefing: As written.
        sources: The text of each article by its id, as it stands in ``sources/<id>.txt``.

    Returns:
        What does not hold, in the briefing's order; empty if everything does. Of what rests on a passage that
        is not where it should be, only that is said.
    """
    return list(_Verifier(briefing, sources).problems())


class _Verifier:
    def __init__(self, briefing: Briefing, sources: Mapping[str, str]) -> None:
        self.briefing = briefing
        self.sources = sources
        self.articles = {article.id: article for article in briefing.articles}
        self.texts = {
            article.id: Text(article.id, sources[article.id], article.title)
            for article in briefing.articles
            if article.id in sources
        }
        self.claims = {claim.id: claim for claim in briefing.claims}
        self.events = {event.id: event for event in briefing.events}
        self.mentions = {mention: event for event in briefing.events for mention in event.merged_from}
        self.counted = sources_of(briefing, sources)
        self.broken: set[str] = set()
        self.known = known_names(
            sources[article.id] for article in briefing.articles if article.id in sources
        )

    def problems(self) -> Iterator[Problem]:
        """Everything that does not hold."""
        for number, article in enumerate(self.briefing.articles, 1):
            where = f"article {article.number} ({article.id})"
            yield from (Problem(where, what) for what in self._article(article, number))
        for claim in self.briefing.claims:
            yield from (Problem(f"claim {claim.id}", what) for what in self._claim(claim))
        for event in self.briefing.events:
            yield from (Problem(f"event {event.id}", what) for what in self._event(event))
        for name, items in (("claims", self.briefing.claims), ("events", self.briefing.events)):
            if len({item.id for item in items}) != len(items):
                yield Problem(name, "two have the same id")
        yield from self._bottom_line()
        for episode in self.briefing.episodes:
            yield from self._episode(episode)
        yield from self._untold()
        yield from (Problem("timeline", what) for what in bad_timeline(self.briefing))
        yield from (Problem("adjudicated", what) for what in bad_answers(self.briefing))
        yield from self._orphans()
        yield from self._empty()
        yield from self._remarks()
        for item in self.briefing.withheld:
            if item.article_id not in self.articles:
                yield Problem("withheld", f"article {item.article_id} is not in the briefing")

    def _article(self, article: SourceArticle, number: int) -> Iterator[str]:
        if article.number != number:
            yield f"has the number {article.number} at place {number}"
        if len(self.articles) != len(self.briefing.articles) and number == len(self.briefing.articles):
            yield "two articles have the same id"
        text = self.sources.get(article.id)
        if text is None:
            yield f"its text (sources/{article.id}.txt) is missing"
            return
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest[:12] != article.id:
            yield "its text has changed: its hash is not the article's id"
        else:
            yield from bad_coverage(article, text, self.briefing.claims, self.briefing.events)
        if (
            article.kind is Kind.TEXT  # of a page, a mail, a record the hash is that of the file
            and digest[:12] == article.id
            and not any("UTF-8" in note or "U+FFFD" in note for note in article.warnings)
            and article.sha256 not in (_digests(text))
        ):
            yield "sha256 is not that of its text"

    def _claim(self, claim: Claim) -> Iterator[str]:
        if claim.event_id not in self.events:
            yield f"its event {claim.event_id} does not exist"
        else:
            yield from bad_claim_home(claim, self.events[claim.event_id])
        if claim.article_id not in self.articles:
            yield f"its article {claim.article_id} is not in the briefing"
        broken = list(recheck.bad_evidence(claim.evidence, self.texts))
        broken += self._left_out(claim.evidence)
        yield from broken
        if broken or claim.article_id not in self.texts:
            self.broken.add(claim.id)
            return
        yield from recheck.bad_claim(claim, self.texts[claim.article_id])

    def _left_out(self, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Passages in text that nobody read."""
        for item in evidence:
            article = self.articles.get(item.article_id)
            for block in article.left_out if article else ():
                if block.start < item.end and item.start < block.end:
                    yield (
                        f"passage of article {item.article_id}: at {item.start}:{item.end} is text that was "
                        f"left out ({block.reason.value})"
                    )

    def _event(self, event: Event) -> Iterator[str]:
        if event.episode_id is not None and event.episode_id not in {e.id for e in self.briefing.episodes}:
            yield f"its episode {event.episode_id} does not exist"
        for origin in event.merged_from:
            if not _EVENT_ID.fullmatch(origin) or origin.rsplit(".", 1)[0] not in self.articles:
                yield f"merged from {origin}, which is of no article"
        broken = list(recheck.bad_evidence(event.evidence, self.texts))
        broken += self._left_out(event.evidence)
        yield from broken
        if broken:
            self.broken.add(event.id)
            return
        published = {article.id: article.published for article in self.briefing.articles}
        yield from recheck.bad_event(event, self.texts, published)
        yield from bad_event_support(event, self.counted)
        yield from bad_mentions(event, self.texts, published)

    def _episode(self, episode: BriefedEpisode) -> Iterator[Problem]:
        where = f"episode {episode.id}"
        own = [self.events[i] for i in episode.event_ids if i in self.events]
        for identity in episode.event_ids:
            if identity not in self.events or self.events[identity].episode_id != episode.id:
                yield Problem(where, f"event {identity} is not one of its events")
        for identity in episode.article_ids:
            if identity not in self.articles:
                yield Problem(where, f"article {identity} is not in the briefing")
        yield from (Problem(where, what) for what in self._heading(episode, own))
        if not episode.sentences:
            yield Problem(where, "has no sentence")
        for number, sentence in enumerate(episode.sentences, 1):
            place = f"{where}, sentence {number}"
            yield from (Problem(place, what) for what in self._sentence(sentence, episode))
        yield from self._tables(episode, where)

    def _bottom_line(self) -> Iterator[Problem]:
        """Each sentence of it is of one episode."""
        for number, sentence in enumerate(self.briefing.bottom_line, 1):
            where = f"bottom line, sentence {number}"
            events = {self.claims[i].event_id for i in sentence.claim_ids if i in self.claims}
            events.update(sentence.event_ids)
            home = next((one for one in self.briefing.episodes if events.intersection(one.event_ids)), None)
            if home is None:
                yield Problem(where, "rests on an event of no episode")
                continue
            yield from (Problem(where, what) for what in self._sentence(sentence, home))

    def _untold(self) -> Iterator[Problem]:
        """Claims that are told nowhere, and are not said to be left out."""
        if not self.briefing.bottom_line:
            return  # a briefing of an earlier version
        told: set[str] = set()
        for episode in self.briefing.episodes:
            listed = [i for sentence in episode.sentences for i in sentence.claim_ids]
            for identity in episode.left_out:
                claim = self.claims.get(identity)
                if claim is None or any(
                    identity in sentence.claim_ids and not unsaid(sentence.text, claim)
                    for sentence in episode.sentences
                ):
                    yield Problem(f"episode {episode.id}", f"claim {identity} is no claim that was left out")
            told.update(listed, episode.left_out)
            told.update(i for row in episode.ledger for entry in row.entries for i in entry.claim_ids)
            told.update(i for d in episode.disagreements for held in d.positions for i in held.claim_ids)
        for identity in self.claims.keys() - told:
            yield Problem(f"claim {identity}", "is told nowhere, and not listed as left out")

    def _heading(self, episode: BriefedEpisode, own: list[Event]) -> Iterator[str]:
        title = _plain(episode.title.rstrip("…"))
        passages = [evidence.exact for event in own for evidence in event.evidence]
        phrases = headings.allowed(own, episode.time, episode.places) if episode.role == "main" else ()
        if (
            title not in {_plain(event.title) for event in own}
            and title not in map(_plain, phrases)
            and not any(_plain(passage).startswith(title) for passage in passages)
        ):
            yield f"title: “{wording.shorten(episode.title, 60)}” is that of none of its events"
        for place in episode.places:
            if place not in {event.place for event in own} and not any(
                text.states(place) for text in self.texts.values()
            ):
                yield f"the place {place} stands in no article"
        published = {article.id: article.published for article in self.briefing.articles}
        time = episode.time
        if recheck.spans(time, own):  # each of the days is read again with its event
            time = time.model_copy(update={"basis": TimeBasis.INFERRED})
        yield from recheck.bad_time(time, self.texts, published)

    def _tables(self, episode: BriefedEpisode, where: str) -> Iterator[Problem]:
        rows = {row.id for row in episode.ledger}
        if len(rows) != len(episode.ledger):
            yield Problem(where, "two ledger rows have the same id")
        for row in episode.ledger:
            bad = (
                *relations.bad_row(row, self.claims, episode, self.counted.origins),
                *bad_entries(row, self.counted),
            )
            yield from (Problem(f"ledger {row.id}", what) for what in bad)
        for what in relations.uncounted(episode, self.claims):
            yield Problem(where, what)
        for item in episode.disagreements:
            yield from (Problem(f"disagreement {item.id}", what) for what in self._disagreement(item, rows))
        for gap in episode.gaps:
            for identity in gap.claim_ids:
                if identity not in self.claims:
                    yield Problem(where, f"a gap names claim {identity}, which does not exist")

    def _disagreement(self, item: Disagreement, rows: set[str]) -> Iterator[str]:
        yield from relations.bad_disagreement(item, self.claims, rows, self.mentions)
        for position in item.positions:
            texts = [self.texts[i] for i in position.article_ids if i in self.texts]
            if position.mention_ids and not any(text.states(position.text) for text in texts):
                yield f"“{position.text}” stands in none of its articles"

    def _sentence(self, sentence: Sentence, episode: BriefedEpisode) -> Iterator[str]:
        missing = [i for i in sentence.claim_ids if i not in self.claims]
        missing += [i for i in sentence.event_ids if i not in self.events]
        if missing:
            yield f"rests on {', '.join(missing)}, which does not exist"
        claims = [self.claims[i] for i in sentence.claim_ids if i in self.claims]
        events = [self.events[i] for i in sentence.event_ids if i in self.events]
        items: list[Claim | Event] = [*claims, *events]
        if any(i not in episode.event_ids for i in (*(c.event_id for c in claims), *(e.id for e in events))):
            yield "rests on an event of another episode"
        broken = False
        for citation in sentence.citations:
            if (what := self._citation(citation, items)) is not None:
                broken = True
                yield f"citation of article {citation.number}: {what}"
        cited = {citation.article_id for citation in sentence.citations}
        for item in items:
            if cited.isdisjoint(evidence.article_id for evidence in item.evidence):
                yield f"cites nothing of {item.id}"
        if broken or any(item.id in self.broken for item in items):
            return
        if sentence.worded_by == "rule" and (what := left_out(sentence.text, claims, events, episode.ledger)):
            yield what
        told = {_plain(claim.text) for claim in claims} | {_plain(event.title) for event in events}
        if what := self._wording(sentence, told, episode):
            yield what

    def _wording(self, sentence: Sentence, told: set[str], episode: BriefedEpisode) -> str | None:
        """What a sentence says beyond what it rests on, or beyond what it cites."""
        run = self.briefing.run
        strange = sentence.language != self.briefing.language or sentence.worded_by != "model"
        if not languages.is_english(sentence.language) and (strange or not run.worded_by):
            return f"is in {sentence.language}, in which no model worded this briefing"
        if _plain(sentence.text) not in told and (what := self._put_together(sentence, episode)):
            return what
        cited = {citation.article_id for citation in sentence.citations}
        if not all(self.texts[article].english for article in cited if article in self.texts):
            return None
        if not languages.is_english(sentence.language):
            return None
        return uncited(sentence.text, (citation.exact for citation in sentence.citations), self.known)

    def _put_together(self, sentence: Sentence, episode: BriefedEpisode) -> str | None:
        """What a sentence of several claims says beyond them and the ledger."""
        claims = [self.claims[i] for i in sentence.claim_ids if i in self.claims]
        events = [self.events[i] for i in sentence.event_ids if i in self.events]
        if not languages.is_english(sentence.language):
            return bad_translation(sentence.text, sentence.language, claims, events, self.texts, self.known)
        by_rule = sentence.worded_by == "rule"
        return bad_composition(sentence.text, claims, events, episode.ledger, self.texts, by_rule=by_rule)

    def _citation(self, citation: Citation, items: list[Claim | Event]) -> str | None:
        article = self.articles.get(citation.article_id)
        if article is None:
            return f"article {citation.article_id} is not in the briefing"
        if citation.number != article.number:
            return f"the number {citation.number} is not that of article {article.number} ({article.id})"
        text = self.texts.get(citation.article_id)
        what = recheck.misplaced(text, citation)
        if what is None and not any(
            evidence.article_id == citation.article_id
            and evidence.start <= citation.start
            and citation.end <= evidence.end
            for item in items
            for evidence in item.evidence
        ):
            return f"no claim or event of the sentence rests on “{wording.shorten(citation.exact, 60)}”"
        return what

    def _empty(self) -> Iterator[Problem]:
        """Texts that say nothing."""
        texts = [("title", self.briefing.title)]
        texts += [(f"claim {claim.id}", claim.text) for claim in self.briefing.claims]
        texts += [(f"event {event.id}", event.title) for event in self.briefing.events]
        for episode in self.briefing.episodes:
            where = f"episode {episode.id}"
            texts.append((where, episode.title))
            texts += [(f"{where}, sentence {n}", s.text) for n, s in enumerate(episode.sentences, 1)]
        for where, text in texts:
            if not any(map(str.isalnum, text)):
                yield Problem(where, "has no words")

    def _orphans(self) -> Iterator[Problem]:
        listed = [i for episode in self.briefing.episodes for i in episode.event_ids]
        for event in self.briefing.events:
            if listed.count(event.id) != 1:
                yield Problem(f"event {event.id}", f"stands in {listed.count(event.id)} episodes")

    def _remarks(self) -> Iterator[Problem]:
        """Numbers in what the program says by itself: of the sources, or a count of what it lists."""
        counts = max(2, len(self.briefing.articles), len(self.briefing.episodes), len(self.briefing.events))
        scope = "\n".join(
            [
                *(text.text for text in self.texts.values()),
                " ".join(map(str, range(counts + 1))),
                *(one.published.edtf for one in self.briefing.articles if one.published),
                *(event.time.edtf for event in self.briefing.events if event.time.edtf),
            ]
        )
        remarks = [("title", self.briefing.title)]
        for episode in self.briefing.episodes:
            where = f"episode {episode.id}"
            remarks += [(where, gap.text) for gap in episode.gaps]
            remarks += [(where, item.topic) for item in episode.disagreements]
            remarks += [(where, sentence.note) for sentence in episode.sentences if sentence.note]
            for row in episode.ledger:
                reasons = [link.reason for link in row.links] + [link.reason for link in row.related]
                remarks += [(f"ledger {row.id}", _WORKED_OUT.sub("", reason)) for reason in reasons]
        english = all(text.english for text in self.texts.values())
        for where, text in remarks:
            if number := unprinted(text, scope):
                yield Problem(where, f"the number “{number}” in “{wording.shorten(text)}” is of no source")
            elif english and (name := foreign_name(text, scope, english=True)):
                yield Problem(where, f"the name {name} in “{wording.shorten(text)}” stands in no source")


def _digests(text: str) -> set[str]:
    found: set[str] = set()
    for codec in _CODECS:
        data = text.encode(codec, "surrogatepass")
        found.add(hashlib.sha256(data).hexdigest())
        for mark in (b"\xff\xfe", b"\xfe\xff"):
            found.add(hashlib.sha256(mark + data).hexdigest())
    return found


def _plain(text: str) -> str:
    return wording.folded(text).rstrip(".!?")
