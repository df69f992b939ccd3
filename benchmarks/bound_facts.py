"""Planted claims about real news text: how many false bindings are accepted, how many true claims are kept.

python benchmarks/bound_facts.py DATA [--articles N] [--show CLASS] [--seed S]

DATA is a folder with ``giveme5w1h/news_cluster.jsonl.gz`` and ``gvdb/dev.jsonl.gz`` (one article a line, with
``title`` and ``text``). Every claim quotes a whole sentence of its article letter for letter; what differs from
the sentence is the claim itself: one number, measure, group, name, day, speaker, negation, modality or verb is
changed, or the quotation is of another sentence. A false claim is *accepted* if grounding keeps it with the
changed part in it (a wrong speaker: only if the speaker is kept). The true claims are the sentences themselves,
and mechanical rewordings that change nothing of what is said.
"""

# ruff: noqa: E501, SIM115, C901 - tables and patterns keep their lines; a benchmark reads its data once

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from summarizer import ingest, names, wording
from summarizer.domain.article import Article
from summarizer.domain.event import Draft, DraftClaim, DraftEvent, DraftQuantity, ExtractorInfo
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, Measure, Scope, Status, VictimKind
from summarizer.ground import ground

INFO = ExtractorInfo(provider="planted", model="none", origin="authored", prompt="", fingerprint="0" * 16)
FILES = ("giveme5w1h/news_cluster.jsonl.gz", "gvdb/dev.jsonl.gz")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "September", "October", "November")
NOT_NAMES = {*DAYS, *MONTHS, "May", "August", "December", "The", "A", "An", "I", "Mr", "Mrs", "Ms", "Dr"}
NUMBERS = {
    "two": "three", "three": "four", "four": "six", "five": "nine", "six": "eight", "seven": "five", "eight": "seven",
    "nine": "ten", "ten": "eleven", "eleven": "twelve", "twelve": "twenty", "dozens": "hundreds", "hundreds": "thousands",
    "thousands": "dozens", "twenty": "thirty", "million": "billion",
}  # fmt: skip
MEASURES = {
    "killed": "wounded", "wounded": "killed", "injured": "killed", "died": "were arrested", "arrested": "killed",
    "dead": "injured", "missing": "dead", "injuries": "deaths", "deaths": "injuries",
}  # fmt: skip
GROUPS = {
    "soldiers": "civilians", "civilians": "soldiers", "police": "students", "officers": "teenagers", "students": "officers",
    "children": "soldiers", "women": "men", "men": "women", "workers": "soldiers", "passengers": "soldiers", "troops": "civilians",
    "victims": "gunmen", "residents": "soldiers", "protesters": "officers", "boys": "girls", "girls": "boys", "teenagers": "adults",
    "man": "woman", "woman": "man", "boy": "girl", "girl": "boy",
}  # fmt: skip
OPPOSITES = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "accepted": "rejected", "rejected": "accepted", "won": "lost",
    "lost": "won", "released": "arrested", "opened": "closed", "closed": "opened", "confirmed": "denied", "denied": "confirmed",
    "approved": "rejected", "supported": "opposed", "opposed": "supported", "began": "ended", "started": "ended",
    "guilty": "innocent", "banned": "allowed", "allowed": "banned", "passed": "rejected", "joined": "left", "before": "after",
    "after": "before", "higher": "lower", "lower": "higher", "more": "fewer", "praised": "condemned", "condemned": "praised",
    "entered": "left", "survived": "died", "attacked": "defended", "welcomed": "rejected", "largest": "smallest",
}  # fmt: skip
IRREGULAR = {
    "go": "went", "come": "came", "take": "took", "make": "made", "give": "gave", "get": "got", "meet": "met", "leave": "left",
    "hold": "held", "begin": "began", "bring": "brought", "build": "built", "buy": "bought", "fight": "fought", "find": "found",
    "keep": "kept", "lead": "led", "lose": "lost", "pay": "paid", "run": "ran", "see": "saw", "send": "sent", "speak": "spoke",
    "win": "won", "write": "wrote", "become": "became", "say": "said", "tell": "told", "put": "put", "face": "faced", "do": "did",
    "withdraw": "withdrew", "stand": "stood", "rise": "rose", "fall": "fell", "seek": "sought", "sell": "sold", "sit": "sat",
}  # fmt: skip
MODAL = re.compile(
    r"\b(?P<modal>will|would|could|may|might|should|(?:plan|want|hope|intend|threaten|aim|seek|try|attempt|offer|expect)(?:s|ned|ed)?"
    r"(?: to be)? to|(?:is|are|was|were) (?:expected|set|due|ready|scheduled|prepared|likely) to|(?:urged|asked|called on|told) \w+ to) "
    r"(?P<be>be )?(?P<verb>[a-z]{3,})\b"
)
SPEECH = re.compile(r"(?P<who>[A-Z][a-z]+ [A-Z][a-z]+)(?:, [^,.“”\"]{3,60},)? (?:said|told \w+)\b")
INVERTED = re.compile(r"[,?!][”\"]? said (?P<who>[A-Z][a-z]+ [A-Z][a-z]+)\b")
NAME = re.compile(r"(?<![\w’'.-])[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?(?: [A-Z][a-z]+)*(?![\w-])")
COUNTED = re.compile(
    r"\b(?P<phrase>(?:at least |more than |nearly |about )?(?:\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|dozens of))"
    r"(?P<who> (?:[a-z]+ )?(?:people|persons|soldiers|civilians|officers|students|men|women|children|others|victims|passengers|workers))"
    r" (?:were |was |have been |had been )?(?P<measure>killed|wounded|injured|arrested|missing|dead)\b"
)
_AUX = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|can|did)\b(?! not\b)")
_NOT = re.compile(r"\b(?:not|never) |n['’]t\b")
_LEAD = re.compile(r"(?:On|In|At|By|During|After|Before|Since) [^,]{2,40}, ")
_TAIL = re.compile(r"(?P<said>[^“”\"]{20,}), (?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)?) said\.")
_QUOTE = re.compile(
    r"[“\"](?P<words>[^“”\"]{15,}),[”\"] (?:said (?P<a>[A-Z]\w+(?: [A-Z]\w+)?)|(?P<b>[A-Z]\w+(?: [A-Z]\w+)?) said)\."
)


class Planted(NamedTuple):
    """A claim about an article; ``changed`` is what makes it false, empty where it is true."""

    group: str
    article: Article
    claim: DraftClaim
    changed: str


class Place(NamedTuple):
    """A sentence with its article's other sentences."""

    article: Article
    text: str
    block: str
    elsewhere: Sequence[str]


def articles(data: Path, most: int, chance: random.Random) -> list[Article]:
    found = []
    for name in FILES:
        lines = [json.loads(line) for line in gzip.open(data / name, "rt", encoding="utf-8")]
        for item in chance.sample(lines, min(most, len(lines))):
            text = item["text"] if name.startswith("gvdb") else f"{item['title']}\n\n{item['text']}"
            try:
                found.append(ingest.read_text(text.encode(), item["title"] or "text"))
            except Exception:  # noqa: BLE001 - an article that cannot be read plants nothing
                continue
    return found


def places(article: Article) -> Iterator[Place]:
    blocks = [article.text[block.start : block.end] for block in article.blocks if not block.flags]
    every = [block[s.start : s.end] for block in blocks for s in wording.sentences(block)]
    for block in blocks:
        for span in wording.sentences(block):
            text = block[span.start : span.end]
            count = len(text.split())
            if 8 <= count <= 32 and text[:1].isupper() and text.endswith(".") and "\n" not in text:
                yield Place(article, text, block, [other for other in every if other not in block])


def claim(
    text: str, quote: str, speaker: str | None = None, quantity: DraftQuantity | None = None
) -> DraftClaim:
    return DraftClaim(
        event_key="e", kind=ClaimKind.COUNT if quantity else ClaimKind.FACT, text=text, speaker=speaker, target=None,
        quantity=quantity, quotes=(quote,),
    )  # fmt: skip


def counted(phrase: str, measure: str, victims: VictimKind = VictimKind.UNKNOWN) -> DraftQuantity:
    words = {
        "killed": Measure.KILLED,
        "dead": Measure.KILLED,
        "wounded": Measure.WOUNDED,
        "injured": Measure.WOUNDED,
    }
    kind = words.get(measure) or Measure(measure)
    return DraftQuantity(phrase=phrase, measure=kind, side=None, victim_kind=victims, scope=Scope.INCIDENT)


def swapped(text: str, table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[a-z]+", text):
        if match.group() in table and text[match.start() - 1 : match.start()].strip() == "":
            new = table[match.group()]
            yield text[: match.start()] + new + text[match.end() :], new


def past(verb: str) -> str:
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "ed"


def true(place: Place) -> Iterator[Planted]:
    text = place.text
    yield Planted("true: the sentence", place.article, claim(text, text), "")
    if (lead := _LEAD.match(text)) and text[lead.end() : lead.end() + 1].islower():
        rest = text[lead.end() :]
        yield Planted(
            "true: without its opening", place.article, claim(rest[:1].upper() + rest[1:], text), ""
        )
    if tail := _TAIL.fullmatch(text):
        said = f"{tail['who']} said that {tail['said'][:1].lower()}{tail['said'][1:]}."
        yield Planted("true: speaker put first", place.article, claim(said, text, tail["who"]), "")
    if quote := _QUOTE.fullmatch(text):
        who = quote["a"] or quote["b"]
        yield Planted(
            "true: quotation put last",
            place.article,
            claim(f"{who} said: “{quote['words']}.”", text, who),
            "",
        )
    for match in [*SPEECH.finditer(text), *INVERTED.finditer(text)]:
        yield Planted("true: speaker", place.article, claim(text, text, match["who"]), "")
    for match in COUNTED.finditer(text):
        said = f"{match['phrase']}{match['who']} were {match['measure']}."
        said = said[:1].upper() + said[1:]
        quantity = counted(match["phrase"].removesuffix(" of"), match["measure"])
        yield Planted("true: count", place.article, claim(said, text, None, quantity), "")


def false(place: Place, chance: random.Random, foreign: Sequence[str]) -> Iterator[Planted]:
    text, article = place.text, place.article

    def plant(group: str, new: str, changed: str, speaker: str | None = None) -> Planted:
        return Planted(group, article, claim(new, text, speaker), changed)

    for match in re.finditer(r"(?<![\w.,:$-])\d{1,3}(?:,\d{3})*(?![\w:,.-]*\d|[-–\w])", text):
        new = str(int(match.group().replace(",", "")) + chance.choice([1, 2, 10, 100]))
        yield plant("number", text[: match.start()] + new + text[match.end() :], new)
    for group, table in (
        ("number in words", NUMBERS), ("measure", MEASURES), ("group", GROUPS), ("opposite", OPPOSITES),
    ):  # fmt: skip
        for new, word in swapped(text, table):
            yield plant(group, new, word)
    for table in (DAYS, MONTHS):
        for match in re.finditer(rf"\b(?:{'|'.join(table)})\b", text):
            other = chance.choice([word for word in table if word not in text])
            yield plant("day or month", text[: match.start()] + other + text[match.end() :], other)
    yield from renamed(place, chance, foreign, plant)
    if match := _AUX.search(re.sub(r"[“\"][^“”\"]*[”\"]?", lambda m: "_" * len(m.group()), text)):
        yield plant("negation added", f"{text[: match.end()]} not{text[match.end() :]}", "not")
    if match := _NOT.search(text):
        new = re.sub(r"\b(?:does|do|did) (?=[a-z])", "", text[: match.start()] + text[match.end() :])
        yield plant("negation dropped", new, " ")
    for match in MODAL.finditer(text):
        if match["verb"] in {
            "not",
            "also",
            "never",
            "now",
            "have",
            "soon",
            "likely",
            "always",
            "still",
            "only",
            "then",
        } or match["verb"].endswith("ly"):
            continue
        done = f"was {match['verb']}" if match["be"] else past(match["verb"])
        if not match["be"] or match["verb"].endswith(("ed", "en")):
            yield plant("modality", text[: match.start()] + done + text[match.end() :], done)
    for match in COUNTED.finditer(text):
        yield from miscounted(place, match)


def miscounted(place: Place, match: re.Match[str]) -> Iterator[Planted]:
    text = place.text
    phrase = match["phrase"].removesuffix(" of")
    other = {"killed": "wounded", "dead": "injured"}.get(match["measure"], "killed")
    said = f"{match['phrase']}{match['who']} were {other}."
    yield Planted("count: measure", place.article, claim(said, text, None, counted(phrase, other)), other)
    for again in COUNTED.finditer(text):
        if again["phrase"] != match["phrase"] and again["measure"] != match["measure"]:
            said = f"{again['phrase']}{match['who']} were {match['measure']}."
            quantity = counted(again["phrase"].removesuffix(" of"), match["measure"])
            yield Planted(
                "count: of another fact", place.article, claim(said, text, None, quantity), again["phrase"]
            )
    if "soldiers" not in text and "troops" not in text and "officers" not in text:
        said = f"{match['phrase']} soldiers were {match['measure']}."
        quantity = counted(phrase, match["measure"], VictimKind.MILITARY)
        yield Planted("count: group", place.article, claim(said, text, None, quantity), "soldiers")


def renamed(place: Place, chance: random.Random, foreign: Sequence[str], plant) -> Iterator[Planted]:
    text = place.text
    own = [m for m in NAME.finditer(text) if m.group() not in NOT_NAMES and m.start() > 0]
    near = sorted(
        {n for n in NAME.findall(place.block) if n not in text and n not in NOT_NAMES and len(n) > 3}
    )
    far = sorted({n for s in place.elsewhere for n in NAME.findall(s) if n not in place.block and len(n) > 3})
    two_far = [n for n in far if " " in n]
    for match in own[:3]:
        for group, pool in (
            ("name of the paragraph", near),
            ("name of the article", far),
            ("foreign name", foreign),
        ):
            fit = [
                n for n in pool if (" " in n) == (" " in match.group()) and is_other(n, match.group(), text)
            ]
            if fit and (other := chance.choice(fit)) not in NOT_NAMES:
                yield plant(group, text[: match.start()] + other + text[match.end() :], other)
    for a, b in pairwise(own):
        between = text[a.end() : b.start()]
        if re.fullmatch(r" (?:[a-z]+ ){1,3}", between) and not re.search(
            r"\b(?:and|or|with|from|of|in|at|between)\b", between
        ):
            new = text[: a.start()] + b.group() + between + a.group() + text[b.end() :]
            yield plant("sides swapped", new, b.group())
    for match in [*SPEECH.finditer(text), *INVERTED.finditer(text)]:
        for group, pool in (
            ("speaker of the article", two_far),
            ("speaker of the paragraph", [n for n in near if " " in n]),
        ):
            fit = [n for n in pool if not set(n.split()) & set(text.split())]
            if fit:
                other = chance.choice(fit)
                new = text[: match.start("who")] + other + text[match.end("who") :]
                yield Planted(group, place.article, claim(text, text, other), "")
                yield Planted(f"{group}, also in the words", place.article, claim(new, text, other), other)


def is_other(name: str, old: str, text: str) -> bool:
    """Whether a run of capitals is likely a name, and of somebody else than the old one and all others in the sentence."""
    ours = set(name.lower().split())
    if ours & wording.STOP_WORDS or len(ours) > 3 or name[:4] == old[:4]:
        return False
    party = names.party(name)
    return not ours & set(re.findall(r"\w+", text.lower())) and (party is None or party != names.party(old))


def misplaced(all_places: Sequence[Place], chance: random.Random) -> Iterator[Planted]:
    """True sentences, each with the quotation of another sentence of another paragraph of its article."""
    for place in all_places:
        others = [s for s in place.elsewhere if 8 <= len(s.split()) <= 32 and s.endswith(".")]
        if others:
            yield Planted("of another fact", place.article, claim(place.text, chance.choice(others)), " ")


def accepted(planted: Planted) -> bool:
    event = DraftEvent(
        key="e", part=1, type=EventType.OTHER, title="It happened.", status=Status.HAPPENED, when=None, where=None,
        participants=(), quotes=(),
    )  # fmt: skip
    draft = Draft(article_id=planted.article.id, events=(event,), claims=(planted.claim,), extractor=INFO)
    kept = ground(draft, planted.article).claims
    if not kept:
        return False
    if planted.group.startswith("true"):
        return kept[0].speaker == planted.claim.speaker
    if planted.group.startswith("speaker") and kept[0].speaker != planted.claim.speaker:
        return planted.changed in kept[0].text if planted.changed else False
    return planted.changed in kept[0].text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=60, help="of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=400, help="planted claims of one class")
    parser.add_argument("--show", default=None, help="print what went wrong in the classes that begin so")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = articles(options.data, options.articles, chance)
    every = [place for article in texts for place in places(article)]
    foreign = sorted({n for place in every for n in NAME.findall(place.text) if len(n) > 4})
    planted: list[Planted] = []
    for place in every:
        strange = [name for name in chance.sample(foreign, 40) if name.split()[-1] not in place.article.text]
        planted += [*true(place), *false(place, chance, strange)]
    planted += misplaced(every, chance)
    chance.shuffle(planted)
    tried: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for item in planted:
        if tried[item.group] >= options.most:
            continue
        tried[item.group] += 1
        good = accepted(item)
        passed[item.group] += good
        if (
            options.show is not None
            and item.group.startswith(options.show)
            and good != item.group.startswith("true")
        ):
            print(
                f"\n{item.group} [{item.changed}] {item.claim.speaker}\n  {item.claim.text}\n  {item.claim.quotes[0]}"
            )
    print(f"{len(texts)} articles, {len(every)} sentences")
    for group in sorted(tried):
        verb = "kept" if group.startswith("true") else "accepted"
        print(f"{group:44} {passed[group]:5} of {tried[group]:5} {verb} ({passed[group] / tried[group]:.1%})")
    for name, wanted in (("true claims kept", True), ("false bindings accepted", False)):
        groups = [group for group in tried if group.startswith("true") is wanted]
        some, all_ = sum(passed[g] for g in groups), sum(tried[g] for g in groups)
        print(f"{name:44} {some:5} of {all_:5} ({some / all_:.1%})")


if __name__ == "__main__":
    main()
