"""The last gate: a number, name, date or place that none of its citations contains does not reach a reader.

A sentence that fails gets the citation that it lacks, if its claims have it; else the words of one of its
claims that pass; else it is withheld with the reason. A title that fails gives way to that of another event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from summarizer import headings, languages, names, wording
from summarizer.domain.briefing import BriefedEpisode, Briefing, Citation, Sentence
from summarizer.domain.event import Claim, Event, Evidence, Withheld
from summarizer.ground.counts import unprinted
from summarizer.ground.passage import capitals, is_english
from summarizer.ground.recheck import Text
from summarizer.ground.statements import foreign_name
from summarizer.ground.translated import bad_translation

_LONGEST_TITLE = 100


def uncited(text: str, cited: Iterable[str], known: frozenset[str]) -> str | None:
    """A number or name (of a day and a place too) in a text that none of its passages has, in plain words.

    Args:
        text: A sentence or a title.
        cited: The passages.
        known: Words that are names even where they open a sentence, in small letters (``capitals``).
    """
    scope = "\n".join(cited)
    if number := unprinted(text, scope):
        return f"the number “{number}” stands in none of its citations"
    if (name := foreign_name(text, scope, english=True, known=known)) and not names.mentions(name, scope):
        return f"the name {name} stands in none of its citations"
    return None


def known_names(texts: Iterable[str]) -> frozenset[str]:
    """The names that texts have, in small letters."""
    return frozenset[str]().union(*map(capitals, texts))


def hold(briefing: Briefing, texts: Mapping[str, str]) -> Briefing:
    """The briefing with every sentence and title that fails reworded, or withheld.

    Args:
        briefing: As written.
        texts: The texts of its articles by their ids. What rests on one that is not English passes: there a
            name is not told from other words.
    """
    keeper = _Keeper(briefing, texts)
    bottom = keeper.kept(briefing.bottom_line)
    episodes = tuple(keeper.episode(episode) for episode in briefing.episodes)
    title = briefing.title
    if title in keeper.retitled:
        title = keeper.retitled[title]
    update = {"episodes": episodes, "title": title, "bottom_line": bottom}
    if all(getattr(briefing, name) == value for name, value in update.items()):
        return briefing
    return briefing.model_copy(update={**update, "withheld": (*briefing.withheld, *keeper.withheld)})


class _Keeper:
    def __init__(self, briefing: Briefing, texts: Mapping[str, str]) -> None:
        self.known = known_names(texts.values())
        self.texts = texts
        self.titles = {article.id: article.title for article in briefing.articles}
        self.english = {identity for identity, text in texts.items() if is_english(text)}
        self.claims = {claim.id: claim for claim in briefing.claims}
        self.about: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        for number, claim in enumerate(briefing.claims):
            self.about[claim.event_id].append((number, claim))
        self.events = {event.id: event for event in briefing.events}
        self.numbers = {article.id: article.number for article in briefing.articles}
        self.withheld: list[Withheld] = []
        self.retitled: dict[str, str] = {}

    def episode(self, episode: BriefedEpisode) -> BriefedEpisode:
        kept = self.kept(episode.sentences)
        title = self._title(episode)
        if title != episode.title:
            self.retitled[episode.title] = title
        return episode.model_copy(update={"sentences": kept, "title": title})

    def kept(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """The sentences, each as it may stand."""
        return tuple(found for sentence in sentences if (found := self._sentence(sentence)) is not None)

    def _sentence(self, sentence: Sentence) -> Sentence | None:
        exact = [citation.exact for citation in sentence.citations]
        if not all(citation.article_id in self.english for citation in sentence.citations):
            return sentence
        if languages.is_english(sentence.language):
            reason = uncited(sentence.text, exact, self.known)
        else:
            reason = self._translated(sentence)
        if reason is None:
            return sentence
        items = self._items(sentence)
        for item in items if languages.is_english(sentence.language) else ():
            for evidence in item.evidence:
                if uncited(sentence.text, [*exact, evidence.exact], self.known) is None:
                    return sentence.model_copy(
                        update={"citations": (*sentence.citations, self._cite(evidence))}
                    )
        for text in (_text(item) for item in items):
            if uncited(text, exact, self.known) is None:
                whole = text if text.endswith((".", "!", "?")) else f"{text}."
                return sentence.model_copy(update={"text": whole, "language": "en", "worded_by": "rule"})
        first = sentence.citations[0]
        self.withheld.append(
            Withheld(
                article_id=first.article_id,
                item="sentence",
                text=sentence.text,
                quote=first.exact,
                reason=reason,
            )
        )
        return None

    def _translated(self, sentence: Sentence) -> str | None:
        claims = [self.claims[i] for i in sentence.claim_ids if i in self.claims]
        events = [self.events[i] for i in sentence.event_ids if i in self.events]
        cited = {citation.article_id for citation in sentence.citations}
        texts = {i: Text(i, self.texts[i], self.titles.get(i, "")) for i in cited}
        return bad_translation(sentence.text, sentence.language, claims, events, texts, self.known)

    def _items(self, sentence: Sentence) -> list[Claim | Event]:
        claims = [self.claims[i] for i in sentence.claim_ids if i in self.claims]
        return [*claims, *(self.events[i] for i in sentence.event_ids if i in self.events)]

    def _cite(self, evidence: Evidence) -> Citation:
        return Citation(
            article_id=evidence.article_id,
            number=self.numbers[evidence.article_id],
            start=evidence.start,
            end=evidence.end,
            exact=evidence.exact,
            prefix=evidence.prefix,
            suffix=evidence.suffix,
        )

    def _title(self, episode: BriefedEpisode) -> str:
        events = [self.events[i] for i in episode.event_ids if i in self.events]
        passages = [evidence.exact for event in events for evidence in event.evidence]
        about = sorted((one for i in set(episode.event_ids) for one in self.about[i]), key=itemgetter(0))
        passages += [evidence.exact for _, claim in about for evidence in claim.evidence]
        if not passages or not self.english.issuperset(episode.article_ids):
            return episode.title
        title = episode.title
        if title in headings.allowed(events, episode.time, episode.places):
            title = headings.undated(title, episode.time)  # its date is the episode's, however that is known
        if uncited(title, passages, self.known) is None:
            return episode.title
        for title in (event.title.rstrip(".") for event in events):
            if uncited(title, passages, self.known) is None:
                return title
        return wording.shorten(passages[0], _LONGEST_TITLE)


def _text(item: Claim | Event) -> str:
    return item.text if isinstance(item, Claim) else item.title
