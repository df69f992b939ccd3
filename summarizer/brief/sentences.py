"""The sentences of one episode: chosen from checked claims and events, ordered, worded and cited.

A sentence is a claim's own checked sentence, an event's checked title, or one that is put together here
from printed figures. Claims that say the same become one sentence with all their citations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from summarizer import names
from summarizer.brief.cite import citations
from summarizer.domain.briefing import Sentence
from summarizer.domain.event import Claim, ClaimKind, Event, Evidence, Status
from summarizer.domain.story import Episode, LedgerEntry, LedgerRow, Relation
from summarizer.wording import stem, texts

SAME_WORDS = 92
"""Token-set likeness (0 to 100) from which two claims of one camp are told as one sentence."""

_COVERED = 0.75
"""Share of a title's content words in one claim's sentence from which the title adds nothing."""

_NAMED = 0.6
"""Share of a title's names that an article's passages must hold to be cited for it."""

_NAME_STEM = 5
"""Letters by which "Peru" is found in "Peruvian"."""

_CONTENT = 4
"""Letters of a word that carries content."""

_FUNCTION_WORDS = frozenset(
    {"between", "into", "that", "this", "with", "from", "over", "were", "their", "been", "have"}
)

_ORDER = (
    ClaimKind.COUNT,
    ClaimKind.FACT,
    ClaimKind.CAUSE,
    ClaimKind.RESPONSIBILITY,
    ClaimKind.DENIAL,
    ClaimKind.OFFER,
    ClaimKind.DEMAND,
    ClaimKind.POSITION,
)


def sentences(
    episode: Episode, events: Sequence[Event], claims: Sequence[Claim], numbers: Mapping[str, int]
) -> tuple[Sentence, ...]:
    """Word an episode.

    Args:
        episode: The episode.
        events: Its events.
        claims: Its claims.
        numbers: Article id to its number in the briefing.
    """
    writer = _Writer(episode, claims, numbers)
    found: list[Sentence] = []
    said = _Said()
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        about[claim.event_id].append(claim)
    for event in _ordered(events, episode):
        told = writer.claims(about[event.id])
        said.add(told)
        if not said.covers(event.title):
            told.insert(0, writer.event(event, lead=not found))
            said.add(told[:1])
        elif not found:
            told = _led(told, event.title)
        found += told
    return tuple(found)


class _Said:
    """The content words of the sentences so far, by word, so that a title is held only against its likes."""

    def __init__(self) -> None:
        self._sentences = 0
        self._holding: dict[str, list[int]] = defaultdict(list)

    def add(self, told: Iterable[Sentence]) -> None:
        """Remember sentences."""
        for sentence in told:
            for word in _content(sentence.text):
                self._holding[word].append(self._sentences)
            self._sentences += 1

    def covers(self, title: str) -> bool:
        """Whether one sentence says what the title says."""
        wanted = _content(title)
        if not wanted:
            return self._sentences > 0
        shared = Counter(sentence for word in wanted for sentence in self._holding.get(word, ()))
        return max(shared.values(), default=0) >= _COVERED * len(wanted)


def _led(told: Sequence[Sentence], title: str) -> list[Sentence]:
    """Put the sentence that says what the title says first."""
    first = next(sentence for sentence in told if _covered(title, [sentence]))
    return [first.model_copy(update={"kind": "lead"}), *(s for s in told if s is not first)]


def _ordered(events: Sequence[Event], episode: Episode) -> list[Event]:
    """The headline event first, then as told."""
    title = episode.title
    return sorted(events, key=lambda event: event.title.rstrip(".") != title)


def _covered(title: str, told: Iterable[Sentence]) -> bool:
    wanted = _content(title)
    return any(len(wanted & _content(sentence.text)) >= _COVERED * len(wanted) for sentence in told)


def _content(text: str) -> set[str]:
    found = {word.casefold() for word in texts(text) if len(word) >= _CONTENT}
    return {stem(word) for word in found - _FUNCTION_WORDS}


class _Together(NamedTuple):
    text: str
    claims: list[Claim]


class _Writer:
    """Words the claims and events of one episode."""

    def __init__(self, episode: Episode, claims: Sequence[Claim], numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._by_id = {claim.id: claim for claim in claims}
        self._rows = episode.ledger
        self._entry_of = {
            cid: entry for row in self._rows for entry in row.entries for cid in entry.claim_ids
        }
        self._row_of = {
            cid: place
            for place, row in enumerate(self._rows)
            for entry in row.entries
            for cid in entry.claim_ids
        }

    def event(self, event: Event, *, lead: bool) -> Sentence:
        """Tell an event by its checked title."""
        return Sentence(
            text=_full_stop(event.title),
            event_ids=(event.id,),
            citations=citations(_naming(event), self._numbers),
            kind="lead" if lead else "account",
            note=_event_note(event),
        )

    def claims(self, own: Sequence[Claim]) -> list[Sentence]:
        """Tell an event's claims: figures first, then what else is said of it."""
        counts = [claim for claim in own if claim.quantity is not None]
        found = self._figures(counts)
        rest = sorted((c for c in own if c.quantity is None), key=lambda claim: _ORDER.index(claim.kind))
        found += [self._sentence(said.text, said.claims) for said in _joined(rest)]
        return found

    def _figures(self, counts: Sequence[Claim]) -> list[Sentence]:
        found: list[Sentence] = []
        ids = {claim.id for claim in counts}
        for place in sorted({self._row_of[claim.id] for claim in counts if claim.id in self._row_of}):
            row = self._rows[place]
            entries = [entry for entry in row.entries if not ids.isdisjoint(entry.claim_ids)]
            found += [self._figure(entry) for entry in entries if entry.superseded_by is None]
            for entry in entries:
                newer = next((e for e in row.entries if e.id == entry.superseded_by), None)
                if newer is not None:
                    found.append(self._replaced(entry, newer))
            if entries and row.relation is Relation.CONFLICT:
                found.append(self._contradiction(row))
        return found

    def _figure(self, entry: LedgerEntry) -> Sentence:
        claims = [self._by_id[i] for i in entry.claim_ids]
        return self._sentence(max(claims, key=lambda c: len(c.speaker or "")).text, claims, kind="figure")

    def _replaced(self, old: LedgerEntry, new: LedgerEntry) -> Sentence:
        claims = [self._by_id[i] for i in (*new.claim_ids, *old.claim_ids)]
        text = f"The figure “{new.phrase}” replaces an earlier one of the same speaker, “{old.phrase}”."
        return self._sentence(text, claims, kind="figure")

    def _contradiction(self, row: LedgerRow) -> Sentence:
        clashing = {i for link in row.links if link.relation is Relation.CONFLICT for i in (link.a, link.b)}
        entries = [entry for entry in row.entries if entry.id in clashing and entry.superseded_by is None]
        told = [f"“{entry.phrase}” ({entry.speaker or 'no source named'})" for entry in entries]
        claims = [self._by_id[i] for entry in entries for i in entry.claim_ids]
        text = f"The figures contradict each other: {_and(told)}."
        return self._sentence(text, claims, kind="figure")

    def _sentence(
        self, text: str, claims: Sequence[Claim], *, kind: Literal["figure", "account"] = "account"
    ) -> Sentence:
        evidence = [passage for claim in claims for passage in claim.evidence]
        return Sentence(
            text=_full_stop(text),
            claim_ids=tuple(claim.id for claim in claims),
            citations=citations(evidence, self._numbers),
            kind=kind,
            note=_claim_note(claims),
        )


def _joined(claims: Sequence[Claim]) -> list[_Together]:
    """Put claims together that say the same: one kind, one camp, the same words."""
    found: list[_Together] = []
    for claim in claims:
        same = next((said for said in found if _same(said.claims[0], claim)), None)
        if same is None:
            found.append(_Together(claim.text, [claim]))
        else:
            same.claims.append(claim)
    return found


def _same(a: Claim, b: Claim) -> bool:
    if a.kind is not b.kind or (a.speaker is None) != (b.speaker is None):
        return False
    if a.speaker and b.speaker and not (names.same(a.speaker, b.speaker) or (a.party and a.party == b.party)):
        return False
    return fuzz.token_set_ratio(a.text, b.text) >= SAME_WORDS


def _naming(event: Event) -> list[Evidence]:
    """The passages of those articles that name most of whom the title names; of the best one at least.

    A merged event's title may name more than each of its articles does.
    """
    named = {word.casefold()[:_NAME_STEM] for word in texts(event.title) if word[:1].isupper()}
    told: dict[str, str] = {}
    for passage in event.evidence:
        told[passage.article_id] = f"{told.get(passage.article_id, '')} {passage.exact.casefold()}"
    shares = {article: sum(name in text for name in named) for article, text in told.items()}
    enough = min(max(shares.values()), _NAMED * len(named))
    return [passage for passage in event.evidence if shares[passage.article_id] >= enough]


def _event_note(event: Event) -> str | None:
    match event.status:
        case Status.ALLEGED:
            return "alleged"
        case Status.PLANNED:
            return "planned or offered, not reported as done"
        case Status.DENIED:
            return "denied"
        case _:
            return None


def _claim_note(claims: Sequence[Claim]) -> str | None:
    notes = []
    if all(claim.speaker is None and claim.quantity is not None for claim in claims):
        notes.append("no source named for the figure")
    if any("unnamed_speaker" in claim.flags for claim in claims):
        notes.append("the article does not name the speaker")
    if any("unsupported_speaker" in claim.flags for claim in claims):
        notes.append("the speaker could not be vouched for")
    if any(
        flag not in {"unnamed_speaker", "unsupported_speaker"} for claim in claims for flag in claim.flags
    ):
        notes.append("rests on a damaged passage")
    return "; ".join(notes) or None


def _full_stop(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", ".”", '."', "!”", "?”", ".’")) else f"{text}."


def _and(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
