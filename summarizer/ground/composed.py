"""A sentence that was put together out of several claims, taken apart again.

Each clause must say what the claims of one speaker say (or those in the articles' own voice), by the checks
that their own words passed, and must name that speaker, or go on from a clause that does. What the program
adds itself (that one figure contradicts another, or replaces it) is held against the ledger. Of a sentence
that was worded by rule every word must be one of its claims', and every figure must stand as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from summarizer import names, wording
from summarizer.domain.briefing import Citation
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.story import LedgerEntry, LedgerRow, Relation
from summarizer.domain.terms import ClaimKind
from summarizer.ground.attribution import SAYING, others_speak, speeches
from summarizer.ground.gate import known_names, uncited
from summarizer.ground.passage import Passage, sentences_of
from summarizer.ground.recheck import Text
from summarizer.ground.revised import misrevised
from summarizer.ground.reworded import strayed
from summarizer.ground.speakers import unquoted
from summarizer.ground.statements import check_statement
from summarizer.wording import Span

Check = Callable[[str, Sequence[Claim], Sequence[Event], Sequence[Citation], Sequence[LedgerRow]], str | None]
_JOINT: Final = re.compile(r";\s|,\s(?=(?:but|while|whereas)\s)|:\s(?=[A-Z])")
_JOINING: Final = re.compile(r"^(?:but|while|whereas|and)\s", re.IGNORECASE)
_REVISED: Final = re.compile(
    r", (?P<way>up from|down from|replacing) an earlier figure of (?P<old>.+?)"
    r"(?=\.(?:\s|$)|;|, (?:but|while)|$)"
)
_OTHERS: Final = re.compile(
    r"; (?:other articles give|another article gives) (?P<list>“[^”]+”(?:(?:, | and )“[^”]+”)*)"
)
_OTHER_FIGURES: Final = re.compile(r"; (?P<who>[^;:]+?) also gave (?:other figures|another figure): ")
_PRONOUNS: Final = frozenset({"it", "he", "she", "they"})
_GRAMMAR: Final = frozenset({"and", "that", "also", "it", "they"})
_FORENAMES: Final = re.compile(r"\b(?:[A-Z][\w’'.-]* )+(?=[A-Z])")
"""Office and forenames, which give way to the surname once a person has been introduced."""
_QUOTED: Final = re.compile(r"“([^”]*)”")


@dataclass(frozen=True)
class Windows:
    """The windows of several articles' passages as one, for ``check_statement``."""

    sentences: str
    near: str
    block: str
    title: str
    kept_text: str
    texts: tuple[Text, ...] = field(repr=False)

    @property
    def in_block(self) -> bool:
        """Not known."""
        return False

    @property
    def source(self) -> Windows:
        """Itself: what is asked of a passage's source."""
        return self

    @property
    def around(self) -> str:
        """What is near, and the articles' titles."""
        return f"{self.near}\n{self.title}"

    def states(self, phrase: str) -> bool:
        """Whether a phrase stands in one of the articles."""
        return any(text.states(phrase) for text in self.texts)


class _Voice(NamedTuple):
    """What one speaker says."""

    speaker: str | None
    texts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def bad_composition(
    text: str,
    claims: Sequence[Claim],
    events: Sequence[Event],
    rows: Sequence[LedgerRow],
    texts: Mapping[str, Text],
    *,
    by_rule: bool,
) -> str | None:
    """What a sentence says that the claims and events it rests on do not, in plain words; null if nothing.

    Args:
        text: One sentence or two.
        claims: The claims that it rests on.
        events: The events that it tells by their titles.
        rows: The ledger of its episode.
        texts: The articles' texts.
        by_rule: Whether it may have no words but its claims'.
    """
    plain, reason = _without_remarks(text, claims, rows)
    if by_rule and reason is None:
        reason = _foreign_word(plain, claims, events, rows)
    if not by_rule and reason is None:
        reason = misrevised(text, claims, rows) or strayed(plain, claims, events, texts)
    if reason is not None:
        return reason
    voices = _voices(claims, events)
    before: _Voice | None = None
    for clause in _clauses(plain):
        told, reasons = None, []
        for voice in sorted(voices, key=lambda one: one is not before):
            reason = _bad_clause(clause, voice, before, texts)
            if reason is None:
                told = voice
                break
            reasons.append(reason)
        if told is None:
            return reasons[0] if reasons else "it rests on nothing"
        before = told
    return None


def sentence_check(texts: Mapping[str, str], titles: Mapping[str, str], *, by_rule: bool = True) -> Check:
    """A function that says what a sentence says too much.

    Args:
        texts: The text of each article by its id.
        titles: The titles likewise.
        by_rule: Whether a sentence may have no words but its claims'; a model's may.
    """
    known = known_names(texts.values())
    read = {identity: Text(identity, text, titles.get(identity, "")) for identity, text in texts.items()}

    def check(
        text: str,
        claims: Sequence[Claim],
        events: Sequence[Event],
        cited: Sequence[Citation],
        rows: Sequence[LedgerRow],
    ) -> str | None:
        if by_rule and (reason := left_out(text, claims, events, rows)):
            return reason
        own = {
            wording.folded(item).rstrip(".!?")
            for item in (*(c.text for c in claims), *(e.title for e in events))
        }
        if wording.folded(text).rstrip(".!?") not in own and (
            reason := bad_composition(text, claims, events, rows, read, by_rule=by_rule)
        ):
            return reason
        if not all(read[one.article_id].english for one in cited if one.article_id in read):
            return None
        return uncited(text, (one.exact for one in cited), known)

    return check


def _voices(claims: Sequence[Claim], events: Sequence[Event]) -> list[_Voice]:
    found: list[_Voice] = []
    for claim in claims:
        place = next((n for n, voice in enumerate(found) if _one_speaker(voice.speaker, claim.speaker)), None)
        if place is None:
            found.append(_Voice(claim.speaker, (claim.text,), claim.evidence))
        else:
            old = found[place]
            found[place] = _Voice(old.speaker, (*old.texts, claim.text), (*old.evidence, *claim.evidence))
    if events:
        own = next((voice for voice in found if voice.speaker is None), _Voice(None, (), ()))
        titles = tuple(event.title for event in events)
        passages = tuple(passage for event in events for passage in event.evidence)
        found = [voice for voice in found if voice is not own]
        found.append(_Voice(None, (*own.texts, *titles), (*own.evidence, *passages)))
    return found


def _one_speaker(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    return names.same(a, b)


def _clauses(text: str) -> Iterator[str]:
    for span in sentences_of(text):
        sentence = text[span.start : span.end]
        quoted = [(one.start, one.end) for one in wording.quoted(sentence)]
        start = 0
        for match in _JOINT.finditer(sentence):
            if not any(a < match.start() < b for a, b in quoted):
                yield sentence[start : match.start()]
                start = match.end()
        yield sentence[start:]


def _bad_clause(clause: str, voice: _Voice, before: _Voice | None, texts: Mapping[str, Text]) -> str | None:
    clause = _JOINING.sub("", clause).strip()
    clause = clause[:1].upper() + clause[1:]
    if what := _misattributed(clause, voice, before):
        return what
    articles = {item.article_id for item in voice.evidence}
    if not articles <= texts.keys():
        return "its article has no source text"
    english = all(texts[article].english for article in articles)
    reasons = [check_statement(clause, window, english=english) for window in _windows(voice.evidence, texts)]
    return None if None in reasons else reasons[0]


def _windows(evidence: Sequence[Evidence], texts: Mapping[str, Text]) -> Iterator[Windows | Passage]:
    spans: dict[str, list[Span]] = {}
    for item in evidence:
        spans.setdefault(item.article_id, []).append(Span(item.start, item.end))
    views = [texts[article].passages(own) for article, own in spans.items()]
    for passages in zip(*views, strict=True):
        if len(passages) == 1:
            yield passages[0]
            continue
        yield Windows(
            "\n".join(one.sentences for one in passages),
            "\n".join(one.near for one in passages),
            "\n".join(one.block for one in passages),
            "\n".join(one.source.title for one in passages),
            "\n".join(one.source.kept_text for one in passages),
            tuple(texts[article] for article in spans),
        )


def _misattributed(clause: str, voice: _Voice, before: _Voice | None) -> str | None:
    """Whether a clause gives what is said to nobody, or to another one than who says it."""
    bare = unquoted(clause)
    if voice.speaker is None:
        told = "\n".join(voice.texts)
        for speech in speeches(bare):
            if speech.plain and speech.named and not any(w in told for w in _capitals(speech.subject)):
                return "it names a speaker for what the articles say in their own voice"
        return None
    if names.mentions(voice.speaker, clause) or wording.contains(clause, voice.speaker):
        other = others_speak(voice.speaker, bare)
        return f"in it {other} speaks, not {voice.speaker}" if other else None
    if before is not None and _one_speaker(before.speaker, voice.speaker):
        other = others_speak(voice.speaker, bare)
        return f"in it {other} speaks, not {voice.speaker}" if other else None
    return f"it does not say that {voice.speaker} says so"


def _capitals(text: str) -> list[str]:
    return [word for word in wording.texts(text) if word[:1].isupper()]


def _without_remarks(text: str, claims: Sequence[Claim], rows: Sequence[LedgerRow]) -> tuple[str, str | None]:
    """The text without what the program says of its figures, and what of that the ledger does not say."""
    ids = {claim.id for claim in claims}
    own = [(row, entry) for row in rows for entry in row.entries if ids.intersection(entry.claim_ids)]
    for match in _REVISED.finditer(text):
        if not any(_revises(row, entry, match["old"], match["way"]) for row, entry in own):
            return text, f"the ledger does not say that a figure replaces “{match['old']}”"
    for match in _OTHERS.finditer(text):
        phrases = {entry.phrase.lower() for _, entry in own}
        if strange := [one for one in _QUOTED.findall(match["list"]) if one.lower() not in phrases]:
            return text, f"the ledger has no figure “{strange[0]}” of its claims"
    for match in _OTHER_FIGURES.finditer(text):
        if not _contradicts_itself(who := match["who"], claims, rows):
            reason = (
                f"the ledger does not say that one speaker ({who}) gave figures that contradict each other"
            )
            return text, reason
    for pattern in (_REVISED, _OTHERS):
        text = pattern.sub("", text)
    return _OTHER_FIGURES.sub(r"; \g<who> also ", text), None


def _contradicts_itself(who: str, claims: Sequence[Claim], rows: Sequence[LedgerRow]) -> bool:
    """Whether two of the claims are contradicting figures of the one speaker who is meant, by the ledger."""
    speakers = {claim.id: claim.speaker for claim in claims if claim.speaker}
    for row in rows:
        said = {e.id: [speakers[i] for i in e.claim_ids if i in speakers] for e in row.entries}
        for link in row.links:
            if link.relation is Relation.CONFLICT and any(
                names.same(a, b) and (_is_meant(a, who) or _is_meant(b, who))
                for a in said.get(link.a, ())
                for b in said.get(link.b, ())
            ):
                return True
    return False


def _is_meant(speaker: str, who: str) -> bool:
    """Whether a speaker can be meant by a pronoun, or by their name in one of its forms."""
    if who.lower() in _PRONOUNS:
        return True
    return wording.contains(speaker, who) or wording.contains(who, speaker) or names.mentions(speaker, who)


def _revises(row: LedgerRow, old: LedgerEntry, phrase: str, way: str) -> bool:
    new = next((entry for entry in row.entries if entry.id == old.superseded_by), None)
    if new is None or old.phrase.lower() != phrase.lower():
        return False
    a, b = (entry.low if entry.low is not None else entry.high for entry in (old, new))
    if way == "replacing" or a is None or b is None:
        return way == "replacing"
    return b > a if way == "up from" else b < a


def _foreign_word(
    plain: str,
    claims: Sequence[Claim],
    events: Sequence[Event],
    rows: Sequence[LedgerRow],
) -> str | None:
    """Of a sentence worded by rule: a word that none of its claims has, or a figure that is missing."""
    own = [*(claim.text for claim in claims), *(event.title for event in events)]
    known = {word.lower() for item in own for word in wording.texts(item)} | _GRAMMAR
    if _contrasted(claims, rows):
        known.add("but")
    for word in wording.texts(plain):
        if word.lower() not in known:
            return f"its words are those of no claim or event that it rests on (“{word}”)"
    return None


def left_out(
    text: str, claims: Sequence[Claim], events: Sequence[Event], rows: Sequence[LedgerRow]
) -> str | None:
    """What a sentence worded by rule leaves out of what it rests on, in plain words; null if nothing.

    Every figure must stand there, or one of the same entry of the ledger; and what one claim or event says
    must stand there whole. Others may only say the same, or bring in the words of a name.
    """
    for claim in claims:
        if claim.quantity is not None and not wording.contains(text, claim.quantity.phrase):
            same = [one for one in claims if one.quantity and wording.contains(text, one.quantity.phrase)]
            if not any(_one_entry(claim, one, rows) for one in same):
                return f"it leaves out the figure “{claim.quantity.phrase}” that it rests on"
    items: list[Claim | Event] = [*claims, *events]
    lacking = [unsaid(text, item) for item in items]
    if lacking and all(lacking):
        return f"it leaves out “{lacking[0][0]}” of what it rests on"
    return None


def unsaid(text: str, item: Claim | Event) -> list[str]:
    """The words of a claim or a title, in small letters, that a sentence lacks; none where it tells it."""
    said = {word.lower() for word in wording.texts(text)}
    return [word for word in _substance(item) if word not in said]


def _substance(item: Claim | Event) -> list[str]:
    """The words of a claim or a title in small letters, without those that only say who speaks."""
    text = wording.without_lead_in(item.text if isinstance(item, Claim) else item.title)
    if isinstance(item, Claim) and item.speaker is not None:
        said = SAYING.search(text)
        according = re.match(r"According to [^,]*, ", text)
        text = text[according.end() if according else said.end() if said else 0 :]
    found = [word.lower() for word in wording.texts(_FORENAMES.sub("", text))]
    return [word for word in found if word not in wording.STOP_WORDS]


def _contrasted(claims: Sequence[Claim], rows: Sequence[LedgerRow]) -> bool:
    """Whether the claims contradict each other, by the ledger or as a denial."""
    if any(claim.kind is ClaimKind.DENIAL for claim in claims):
        return True
    ids = {claim.id for claim in claims}
    for row in rows:
        own = {entry.id for entry in row.entries if ids.intersection(entry.claim_ids)}
        if any(link.relation is Relation.CONFLICT and {link.a, link.b} <= own for link in row.links):
            return True
    return False


def _one_entry(a: Claim, b: Claim, rows: Sequence[LedgerRow]) -> bool:
    """Whether two claims stand in one entry of the ledger: they print the same figure."""
    return any({a.id, b.id} <= set(entry.claim_ids) for row in rows for entry in row.entries)
