"""Which organisations a sentence names, and whether they act in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer import names
from summarizer.extract.offline.incidents.lexicon import groups
from summarizer.extract.offline.words import words
from summarizer.names import gazetteer

if TYPE_CHECKING:
    from summarizer.extract.offline.incidents.mentions import Mention

_WORD = re.compile(r"[^\W_][\w'’.-]*\w|[^\W_]")
_PLAIN = re.compile(r"[a-z]\w*")
_NAME, _HEAD = 1, 2


class Named(NamedTuple):
    """An organisation. Offsets in code points of the text it was found in."""

    name: str
    """As printed."""
    key: str
    """The same for its other names."""
    start: int
    end: int
    state: bool
    acts: float
    """How much the words beside it say that it acted; from about -3 to 9."""


@cache
def _named() -> re.Pattern[str]:
    heads = "|".join(
        sorted(groups().heads - {"guerrillas", "rebels", "commando", "commandos", "squad", "squads"})
    )
    return re.compile(
        rf"((?:[\"“]?[\w'’-]+[\"”]? ){{1,6}})({heads})(?: (?:of|for) [\w'’-]+(?: [\w'’-]+)?)?\b"
    )


def find(text: str, low: str) -> list[Named]:
    """The organisations in a text; ``low`` is the same text in small letters, spaces for line ends."""
    found: list[tuple[str, str, int, int, bool]] = []
    begun = set(map(_begins, _WORD.findall(low)))
    if not begun.isdisjoint({_NAME, _NAME | _HEAD}):
        _find_known(text, low, found)
    if not begun.isdisjoint({_HEAD, _NAME | _HEAD}):
        for match in _named().finditer(low):
            start, end = _trimmed(match)
            if start is None or any(a < end and start < b for _, _, a, b, _ in found):
                continue
            name = text[start:end]
            if (name.isupper() or name[0].isupper() or name[0] in '"“') and not _of_a_state(name):
                key = " ".join(low[start:end].replace('"', "").split())
                found.append((name.strip('"“”'), key, start, end, False))
    found += [
        (text[slice(*match.span())], match[0], *match.span(), True)
        for match in groups().state.finditer(low)
        if not any(a < match.end() and match.start() < b for _, _, a, b, _ in found)
    ]
    return sorted((Named(*one, _score(low, one[2], one[3])) for one in found), key=lambda one: one.start)


@lru_cache(maxsize=32768)
def _begins(word: str) -> int:
    """Whether a known name can begin with a word, and whether it has one that ends names, as bits."""
    known = groups()
    name = _bare(word) in known.first
    return _NAME * name | _HEAD * (not known.heads.isdisjoint(_PLAIN.findall(word)))


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").rstrip(".")


def _of_a_state(name: str) -> bool:
    """Whether a name says no more than whose army it is: "Peruvian Army"."""
    words_ = names.tokens(name.strip('"“”').title())
    hits = gazetteer.find(words_)
    return len(words_) == 1 + sum(hit.end - hit.start for hit in hits) or words_[0].folded == "national"


def _trimmed(match: re.Match[str]) -> tuple[int | None, int]:
    """The name in a match: what stands after the last word that is never part of one."""
    known = words()
    start: int | None = match.start()
    for word in re.finditer(r"[\"“]?[\w'’-]+[\"”]?", match[1]):
        plain = word[0].strip('"“”')
        if (known.sorts.get(plain) not in {None, "adverb"}) or plain in known.groups or plain.isdigit():
            start = match.start() + word.end() + 1
    assert start is not None
    if start >= match.end(1):
        return None, match.end()
    return start, match.end()


def _find_known(text: str, low: str, found: list[tuple[str, str, int, int, bool]]) -> None:
    known = groups()
    words_ = [(match.start(), match.end()) for match in _WORD.finditer(low)]
    at = 0
    while at < len(words_):
        start = words_[at][0]
        if _bare(low[start : words_[at][1]]) in known.first:
            for last in range(min(len(words_), at + known.longest) - 1, at - 1, -1):
                end = words_[last][1]
                name = " ".join(_bare(low[start:end]).split())
                if name in known.known:
                    end = start + len(_bare(low[start:end]))
                    if text[start:end].islower() and name.split()[-1] not in known.heads:
                        break  # "a shining path"
                    if len(name) > _SHORT or text[start:end].isupper() or text[start:end][0].isupper():
                        found.append((text[start:end], known.known[name], start, end, False))
                        at = last
                    break
        at += 1


_SHORT = 5
"""Letters of a name that can be another word in small letters."""


def _score(low: str, start: int, end: int) -> float:
    before, after = low[max(0, start - 90) : start], low[end : end + 90]
    score = sum(cue.value for cue in groups().before if cue.pattern.search(before))
    return score + sum(cue.value for cue in groups().after if cue.pattern.search(after))


def perpetrator(own: Sequence[Mention], text: str) -> Named | None:
    """Who is said to have done it: the organisation that the incident's sentences say acted.

    Where they only speak of "guerrillas" or "gunmen": the one that the whole text names most.
    """
    best: dict[str, Named] = {}
    for named in (one for mention in own for one in mention.actors):
        known = best.get(named.key)
        if known is None or named.acts > known.acts:
            best[named.key] = named
    generic = any(mention.generic for mention in own)
    able = [one for one in best.values() if one.acts >= _least(one, generic=generic)]
    if able:
        return max(able, key=lambda one: one.acts + (not one.state))
    if not generic:
        return None
    told: dict[str, list[Named]] = {}
    for named in _all(text):
        if not named.state:
            told.setdefault(named.key, []).append(named)
    return (
        max(told.values(), key=lambda names: sum(1 + max(0.0, one.acts) for one in names))[0]
        if told
        else None
    )


@lru_cache(maxsize=4)
def _all(text: str) -> tuple[Named, ...]:
    """The organisations in a whole text, which several of its incidents may ask for."""
    return tuple(find(text, text.lower().replace("\n", " ")))


def _least(named: Named, *, generic: bool) -> float:
    """How much must say that it acted: less of a known group, least where "guerrillas" or "gunmen" acted."""
    if named.state:
        return _STATE_ACTS
    if named.key in groups().known.values():
        return -0.5 if generic else 0.5
    return 2.0


_STATE_ACTS = 3.0
