"""Why an event's mentions were joined, and why the nearest others were held apart.

Everything is computed again, from what the briefing keeps of each article, by the functions that merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.domain.explanation import Compared, Explanation, Part, ToldEvent
from summarizer.domain.story import Adjudicated
from summarizer.merge import gathered
from summarizer.merge.episodes import ENOUGH, Group, evidence, possible
from summarizer.merge.events import Judged, Mention, cluster, judge, mentions
from summarizer.merge.likeness import SAME
from summarizer.merge.reasons import aside, excluded, parts
from summarizer.merge.retold import retold
from summarizer.merge.strand import Strand
from summarizer.merge.undecided import Opinion, opinion_of

NEAREST = 3
"""Other events that are compared."""
_QUOTE = 240
_MANY = 4
"""Names in common from which more of them say nothing more."""


class _Home(NamedTuple):
    """Where a mention ended up."""

    mention: Mention
    strand: Strand
    group: int


def explain(briefing: Briefing, event_id: str, asked: str = "", nearest: int = NEAREST) -> Explanation:
    """Explain one event of a briefing. Pure.

    Args:
        briefing: Written by a version that keeps mentions.
        event_id: One of its events.
        asked: What was asked for, to be repeated.
        nearest: How many other events to compare with.

    Raises:
        UsageError: the briefing does not keep its mentions.
        KeyError: it has no such event.
    """
    event = {one.id: one for one in briefing.events}[event_id]
    groups = gathered(retold(briefing))
    homes = {
        mention.event.id: _Home(mention, strand, number)
        for number, group in enumerate(groups)
        for strand, mention in _told(group)
    }
    of_event = {own: one.id for one in briefing.events for own in one.merged_from}
    own = sorted((homes[i] for i in event.merged_from if i in homes), key=lambda home: home.mention.age)
    said = {frozenset((one.a, one.b)): one for one in briefing.adjudicated}
    joined = [_joined(home, [o for o in own if o is not home], event_id, said) for home in own[1:]]
    apart = [_asked(one, said) for one in _apart(own, homes, of_event, event_id, nearest)]
    episode = {one.id: one for one in briefing.episodes}[event.episode_id or ""]
    shown = [*own, *(homes[one.b] for one in apart)]
    return Explanation(
        asked=asked or event_id,
        event_id=event_id,
        title=event.title,
        episode_id=episode.id,
        episode_title=episode.title,
        why_together=episode.why_together,
        mentions=tuple(_shown(briefing, home.mention.event) for home in shown),
        joined=tuple(joined),
        apart=tuple(apart),
        notes=tuple(_notes(event, groups, opinion_of(briefing.adjudicated))),
    )


def _told(group: Group) -> Iterator[tuple[Strand, Mention]]:
    for strand in group.strands:
        for mention in mentions([strand]):
            yield strand, mention


def _notes(event: Event, groups: Sequence[Group], opinion: Opinion | None) -> Iterator[str]:
    members = set(event.merged_from)
    again = {
        frozenset(m.event.id for m in found) for group in groups for found in cluster(group.strands, opinion)
    }
    if frozenset(members) not in again:
        yield (
            "merging the articles again with this version gathers these mentions otherwise: what follows "
            "compares them by today's rules"
        )
    if len(members) == 1:
        yield "only one article tells of it: nothing was joined"


def _joined(
    home: _Home, others: Sequence[_Home], event_id: str, said: Mapping[frozenset[str], Adjudicated]
) -> Compared:
    """A mention against the one that it is likest, or to which a model joined it."""

    def nearness(other: _Home) -> tuple[bool, float, int]:
        answer = said.get(frozenset((home.mention.event.id, other.mention.event.id)))
        score = judge(other.mention, home.mention).score
        return score < SAME and answer is not None and answer.same, score, -others.index(other)

    best = max(others, key=nearness)
    judged = judge(best.mention, home.mention)
    found = parts(best.mention, home.mention, judged)
    why = [part.text for part in sorted(found, key=lambda part: -part.points) if part.points > 0]
    if judged.score >= SAME:
        verdict = f"One event ({judged.score:.2f}, {SAME} is enough): {'; '.join(why)}."
    else:
        verdict = f"{_why_not(best.mention, home.mention, judged)}; yet the briefing has them as one."
    compared = Compared(
        a=best.mention.event.id,
        b=home.mention.event.id,
        event_id=event_id,
        same=True,
        score=round(judged.score, 3),
        threshold=SAME,
        parts=found,
        verdict=verdict,
    )
    return _asked(compared, said)


def _asked(compared: Compared, said: Mapping[frozenset[str], Adjudicated]) -> Compared:
    """The same with what a model said of the two, where it was asked."""
    answer = said.get(frozenset((compared.a, compared.b)))
    if answer is None:
        return compared
    decided = answer.same is compared.same
    what = "one event" if answer.same else "two events"
    text = f"asked, {answer.by.model} said: {what}: “{answer.why}” ({answer.by.origin})"
    parts = [part.model_copy(update={"decided": part.decided and not decided}) for part in compared.parts]
    part = Part(name="model", value=float(answer.same), points=0.0, text=text, decided=decided)
    verdict = compared.verdict
    if decided:
        verdict = f"Undecided by rule ({compared.score:.2f}, {compared.threshold} is enough); {text}."
    return compared.model_copy(update={"parts": (*parts, part), "verdict": verdict})


def _apart(
    own: Sequence[_Home],
    homes: dict[str, _Home],
    of_event: dict[str, str],
    event_id: str,
    nearest: int,
) -> Iterator[Compared]:
    """The nearest mentions of other events: alike in score, then in words, place and cast."""
    best: dict[str, tuple[tuple[float, ...], _Home, _Home]] = {}
    for other in homes.values():
        home_event = of_event.get(other.mention.event.id)
        if home_event is None or home_event == event_id:
            continue
        for mine in own:
            near = _nearness(mine, other)
            if near and (home_event not in best or near > best[home_event][0]):
                best[home_event] = near, mine, other
    ranked = sorted(best.items(), key=lambda item: (tuple(-n for n in item[1][0]), item[0]))
    for home_event, (_, mine, other) in ranked[:nearest]:
        yield _held(mine, other, home_event)


def _nearness(a: _Home, b: _Home) -> tuple[float, ...]:
    x, y = a.mention.told, b.mention.told
    words = len(x.title & y.title) / max(1, min(len(x.title), len(y.title)))
    known = len(x.marks & y.marks)
    if not words and not known:
        return ()
    same_kind = float(x.type is y.type)
    return same_kind + words + min(known, 4) / 4 + judge(a.mention, b.mention).score, float(
        a.group == b.group
    )


def _held(a: _Home, b: _Home, event_id: str) -> Compared:
    judged = judge(a.mention, b.mention)
    found = list(parts(a.mention, b.mention, judged))
    if judged.score < SAME:
        verdict = f"{_why_not(a.mention, b.mention, judged)}."
    elif a.group != b.group:
        episode = _episodes_apart(a.strand, b.strand)
        found = [part.model_copy(update={"decided": False}) for part in found]
        found.append(Part(name="episode", value=None, points=0.0, text=episode, decided=True))
        verdict = f"They are alike, but their articles tell of different episodes: {episode}."
    else:
        found = [part.model_copy(update={"decided": part.name == "context"}) for part in found]
        verdict = (
            "They are alike, but another mention of one event is not like one of the other, "
            "and every mention must be."
        )
    return Compared(
        a=a.mention.event.id,
        b=b.mention.event.id,
        event_id=event_id,
        same=False,
        score=round(judged.score, 3),
        threshold=SAME,
        parts=tuple(found),
        verdict=verdict,
    )


def _why_not(a: Mention, b: Mention, judged: Judged) -> str:
    if judged.like.veto is not None:
        return f"Held apart: {excluded(a.told, b.told, judged.like.veto)}"
    if judged.aside is not None:
        return f"Held apart: {aside(judged.aside)}"
    return f"Held apart: too little in common ({judged.score:.2f}, {SAME} is enough)"


def _episodes_apart(a: Strand, b: Strand) -> str:
    if not possible(a, b):
        if a.main != b.main:
            return "one tells it as its news, the other recalls it, and no dates show that it is the same"
        if not a.window.meets(b.window):
            return "their dates lie too far apart"
        return "they have other sides, or nobody in common"
    found = sorted(evidence(a, b), key=lambda reason: reason.weight)
    against = [reason.text for reason in found if reason.weight < 0]
    weight = sum(reason.weight for reason in found)
    said = f"; against it: {', '.join(against)}" if against else ""
    if weight >= ENOUGH:
        return f"other articles of the two episodes do not go together{said}"
    return f"too little speaks for it ({weight:g}, {ENOUGH:g} is enough){said}"


def _shown(briefing: Briefing, event: Event) -> ToldEvent:
    article = next(one for one in briefing.articles if one.id == event.evidence[0].article_id)
    quote = event.evidence[0].exact
    return ToldEvent(
        id=event.id,
        article_id=article.id,
        number=article.number,
        source=article.publisher or article.source,
        type=event.type,
        title=event.title,
        status=event.status,
        time=event.time,
        place=event.place,
        participants=tuple(who.name for who in event.participants),
        quote=quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE].rsplit(' ', 1)[0]} …",
    )
