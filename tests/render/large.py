"""A briefing of a hundred articles and two thousand claims, made up by rule: the same every time."""

from __future__ import annotations

from itertools import pairwise

from summarizer.domain.article import DroppedBlock, DropReason
from summarizer.domain.briefing import (
    BriefedEpisode,
    Briefing,
    Citation,
    Extractor,
    Run,
    Sentence,
    SourceArticle,
    Usage,
)
from summarizer.domain.event import Claim, Event, EventTime, Evidence, Quantity, Uncovered
from summarizer.domain.event_types import EventType
from summarizer.domain.story import (
    Disagreement,
    EntryLink,
    LedgerEntry,
    LedgerRow,
    Position,
    Relation,
    TimelineEntry,
)
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    Operator,
    Precision,
    Scope,
    Status,
    TimeBasis,
    Verdict,
    VictimKind,
)

_SIDES = ("Norland", "Sudria", "Estmark")
_SPEAKERS = tuple(
    f"the {office} of {side}" for side in _SIDES for office in ("army", "president", "press office", "police")
)
_FILLER = (
    "The road along the river was closed in both directions, and traffic was sent round by the old bridge. "
)


def briefing(articles: int = 100, claims: int = 2000, episodes: int = 25) -> tuple[Briefing, dict[str, str]]:
    """The briefing and the texts of its articles, by id."""
    each = claims // articles
    texts: dict[str, str] = {}
    found: list[Claim] = []
    for number in range(1, articles + 1):
        article_id = f"{number:012x}"
        text = f"Report {number} from the border\n\n"
        for position in range(each):
            index = (number - 1) * each + position
            figure, side = index % 40 + 1, _SIDES[index % len(_SIDES)]
            speaker = _SPEAKERS[index % len(_SPEAKERS)]
            exact = f"At least {figure} soldiers of {side} were killed near post {index}, {speaker} said in the evening"
            start = len(text)
            text += f"{exact}. {_FILLER * 2}\n\n"
            found.append(
                _claim(
                    index, episodes, article_id, speaker, side, figure, _evidence(article_id, start, exact)
                )
            )
        texts[article_id] = text
    numbers = {article_id: number for number, article_id in enumerate(texts, 1)}
    whole = Briefing(
        title="Many reports from the border",
        run=Run(
            tool_version="9.9.9",
            extractor=Extractor(provider="planted", model="by-rule", origin="authored"),
            prompts={},
            usage=Usage(),
        ),
        articles=tuple(_article(article_id, number, texts[article_id]) for article_id, number in numbers.items()),
        episodes=tuple(
            _episode(number, [claim for claim in found if claim.event_id == f"ev{number}"], numbers)
            for number in range(episodes)
        ),
        events=tuple(
            Event(id=f"ev{n}", type=EventType.CLASH, title=f"Clash {n}", status=Status.HAPPENED, evidence=found[n].evidence)
            for n in range(episodes)
        ),
        claims=tuple(found),
        timeline=tuple(
            TimelineEntry(event_id=f"ev{n}", position=n + 1, edtf=f"2031-05-{n + 1:02}", precision=Precision.DAY)
            for n in range(episodes)
        ),
    )  # fmt: skip
    return whole, texts


def _evidence(article_id: str, start: int, exact: str) -> Evidence:
    return Evidence(
        article_id=article_id, start=start, end=start + len(exact), exact=exact, prefix="", suffix=". The road",
        verdict=Verdict.VERBATIM, score=1.0,
    )  # fmt: skip


def _claim(
    index: int, episodes: int, article_id: str, speaker: str, side: str, figure: int, evidence: Evidence
) -> Claim:
    return Claim(
        id=f"c{index}", event_id=f"ev{index % episodes}", article_id=article_id, kind=ClaimKind.COUNT,
        text=evidence.exact, speaker=speaker, party=side, evidence=(evidence,),
        quantity=Quantity(
            phrase=f"at least {figure}", operator=Operator.AT_LEAST, low=figure, high=None, measure=Measure.KILLED,
            side=side, victim_kind=VictimKind.MILITARY, scope=Scope.INCIDENT,
        ),
    )  # fmt: skip


def _article(article_id: str, number: int, text: str) -> SourceArticle:
    place = text.index(_FILLER)
    return SourceArticle(
        id=article_id, number=number, title=f"Report {number} from the border", source=f"reports/{number}.txt",
        sha256="0" * 64, coverage=0.4, dropped={"teaser": 1},
        uncovered=(Uncovered(start=place, end=place + 40, exact=text[place : place + 40], kind="accusation", why="an accusation"),),
        left_out=(DroppedBlock(start=len(text) - 60, end=len(text) - 2, reason=DropReason.TEASER),),
    )  # fmt: skip


def _episode(number: int, claims: list[Claim], numbers: dict[str, int]) -> BriefedEpisode:
    sentences = []
    for claim in claims:
        evidence = claim.evidence[0]
        place = evidence.model_dump(include={"article_id", "start", "end", "exact", "prefix", "suffix"})
        citation = Citation(**place, number=numbers[claim.article_id])
        sentences.append(Sentence(text=f"{claim.text}.", claim_ids=(claim.id,), citations=(citation,)))
    rows = []
    for side in _SIDES:
        of = [claim for claim in claims if claim.party == side]
        entries = tuple(
            LedgerEntry(
                id=f"n{claim.id}", claim_ids=(claim.id,), speaker=claim.speaker, phrase=claim.quantity.phrase,
                operator=Operator.AT_LEAST, low=claim.quantity.low, high=None, article_ids=(claim.article_id,),
            )
            for claim in of
        )  # fmt: skip
        links = tuple(
            EntryLink(a=a.id, b=b.id, relation=Relation.CONFLICT, reason="the same group on the same day")
            for a, b in pairwise(entries)
        )
        rows.append(
            LedgerRow(
                id=f"L{number}-{side}", measure=Measure.KILLED, side=side, victim_kind=VictimKind.MILITARY,
                scope=Scope.INCIDENT, relation=Relation.CONFLICT, low=1, high=None, entries=entries, links=links,
            )
        )  # fmt: skip
    positions = tuple(
        Position(
            speaker=claim.speaker, text=claim.text, claim_ids=(claim.id,), article_ids=(claim.article_id,)
        )
        for claim in claims
    )
    return BriefedEpisode(
        id=f"ep{number}", title=f"Clash number {number} at the border", role="main",
        time=EventTime(edtf=f"2031-05-{number + 1:02}", precision=Precision.DAY, basis=TimeBasis.EXPLICIT),
        places=("the border",), sentences=tuple(sentences), event_ids=(f"ev{number}",),
        article_ids=tuple(numbers), ledger=tuple(rows),
        disagreements=(Disagreement(id=f"D{number}", kind="figures", topic="How many", positions=positions),),
    )  # fmt: skip
