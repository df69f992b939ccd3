"""Quotations with a known answer, planted in real news text.

Variants must be found, fabrications must not. The tables here are written for the instrument alone; the package reads none of them.
"""

# ruff: noqa: E501 - tables and patterns keep their lines

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from changing import CHANGES, FABRICATIONS

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import read_text


class Case(NamedTuple):
    """A quotation, and the spans that it must be found at; none for a fabrication."""

    group: str
    kind: str
    article: int
    quote: str
    spans: tuple[tuple[int, int], ...] = ()
    origin: int | None = None
    """The article that a sentence was taken from."""
    near: int | None = None


class Plan(NamedTuple):
    articles: list[Article]
    """The articles of the run, then copies of them with noise in the text."""
    run: int
    """How many are the run's own."""
    cases: list[Case]


FILES = ("giveme5w1h/news_cluster", "giveme5w1h/gold_standard", "gvdb/dev", "muc4/dev")


def read(folder: Path, half: str, limit: int, rng: random.Random) -> list[Article]:
    """Articles of the data sets, one of each text: the tuning half, the held-out half or all."""
    found: dict[str, Article] = {}
    for name in FILES:
        path = folder / f"{name}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        if name.startswith("muc4"):
            texts = texts[:300]
        for text in texts:
            try:
                article = read_text(text.encode(), name)
            except ArticleError:
                continue
            if half == "all" or (int(article.id, 16) % 2 == 0) == (half == "tune"):
                found[article.id] = article
    articles = list(found.values())
    rng.shuffle(articles)
    return articles[:limit] if limit else articles


# Planting: stretches of kept text, as spans.

_TOKEN = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*$")


def sentences(article: Article) -> list[tuple[int, int]]:
    """Stretches of a kept block from a capital to a full stop, of 5 to 60 words."""
    found = []
    for block in article.blocks:
        start = None
        count = 0
        for token in _TOKEN.finditer(article.text, block.start, block.end):
            start = token.start() if start is None else start
            count += 1
            if _SENTENCE_END.search(token.group()) and len(token.group()) > 3:
                if 5 <= count <= 60:
                    found.append((start, token.end()))
                start, count = None, 0
    return found


def part(
    text: str, span: tuple[int, int], rng: random.Random, least: int, most: int
) -> tuple[int, int] | None:
    """So many neighbouring words of a sentence."""
    tokens = list(_TOKEN.finditer(text, *span))
    size = rng.randint(least, most)
    if len(tokens) < size:
        return None
    first = rng.randint(0, len(tokens) - size)
    return tokens[first].start(), tokens[first + size - 1].end()


def planted(article: Article, rng: random.Random) -> dict[str, tuple[int, int]]:
    """One span of each size."""
    text, whole = article.text, sentences(article)
    if not whole:
        return {}
    found = {"sentence": rng.choice(whole)}
    if piece := part(text, rng.choice(whole), rng, 6, 20):
        found["part"] = piece
    if (piece := part(text, rng.choice(whole), rng, 3, 6)) and any(map(str.isalpha, text[slice(*piece)])):
        found["short"] = piece
    pairs = [(a, b) for a, b in pairwise(whole) if not text[a[1] : b[0]].strip()]
    if pairs:
        a, b = rng.choice(pairs)
        found["several"] = (a[0], b[1])
    figures = [span for span in whole if any(map(str.isdigit, text[slice(*span)]))]
    if figures:
        found["figures"] = rng.choice(figures)
    return found


# Variants of form: of the quotation, or of the source's own passage.

_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}


def _spaces(fill: Callable[[random.Random], str], share: float = 0.5) -> Callable[[str, random.Random], str]:
    def change(text: str, rng: random.Random) -> str:
        return re.sub(r"\s+", lambda m: fill(rng) if rng.random() < share else m.group(), text)

    return change


def _glued(text: str, rng: random.Random) -> str:
    places = list(re.finditer(r"(?<=[a-z]) (?=[a-z])", text))
    if not places:
        return text
    place = rng.choice(places)
    return text[: place.start()] + text[place.end() :]


def _wrapped(text: str, rng: random.Random) -> str:
    width, line, out = rng.randint(24, 60), 0, []
    for word in text.split():
        if line + len(word) > width:
            out.append("\n")
            line = 0
        elif out:
            out.append(" ")
        out.append(word)
        line += len(word) + 1
    return "".join(out)


def _mapped(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return lambda text, rng: pattern.sub(lambda m: table[m.group()], text)  # noqa: ARG005


def _guillemets(text: str, rng: random.Random) -> str:
    inner = re.sub(
        r"[\"“”]", lambda m: rng.choice("«»") if m.group() == '"' else "«»"[m.group() == "”"], text
    )
    return f"« {inner} »"


def _curly(text: str, rng: random.Random) -> str:  # noqa: ARG001
    text = re.sub(r"(^|[\s(])\"", r"\1“", text).replace('"', "”")
    return "“" + re.sub(r"(^|[\s(])'", r"\1‘", text).replace("'", "’") + "”"


def _straight(text: str, rng: random.Random) -> str:  # noqa: ARG001
    return '"' + re.sub("[“”„]", '"', re.sub("[‘’]", "'", text)) + '"'


def _dashes(text: str, rng: random.Random) -> str:
    text = re.sub(r"\s+(?:--|[-–—])\s+", lambda m: rng.choice(["—", " – ", " — ", " -- "]), text)  # noqa: ARG005
    return re.sub(r"(?<=\w)[-‐‑](?=\w)", lambda m: rng.choice("-‐‑"), text)  # noqa: ARG005


def _between(mark: str, share: float) -> Callable[[str, random.Random], str]:
    def change(text: str, rng: random.Random) -> str:
        return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda m: mark if rng.random() < share else "", text)  # noqa: ARG005

    return change


def _form(form: str) -> Callable[[str, random.Random], str]:
    return lambda text, rng: unicodedata.normalize(form, text)  # noqa: ARG005


def _accented(text: str, rng: random.Random) -> str:  # noqa: ARG001
    """Letters with two spellings in Unicode, so that the forms have something to differ in."""
    return text.replace("e", "é", 2).replace("o", "ö", 1).replace("A", "Å", 1)


def mojibake(text: str, rng: random.Random) -> str:
    text = re.sub(" - ", " – ", _curly(text, rng)[1:-1])
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte)
        for byte in text.encode("utf-8", "surrogatepass")
    )


SHAPES: dict[str, dict[str, Callable[[str, random.Random], str]]] = {
    "white space": {
        "newlines": _spaces(lambda rng: rng.choice(["\n", "\r\n"])),
        "double": _spaces(lambda rng: " " * rng.randint(2, 4)),
        "no-break": _spaces(lambda rng: rng.choice("\u00a0\u202f\u2009")),
        "tabs": _spaces(lambda rng: rng.choice(["\t", " \t "])),
        "wrapped": _wrapped,
        "glued": _glued,
    },
    "marks": {
        "typographic": _curly,
        "straight": _straight,
        "guillemets": _guillemets,
        "primes": _mapped({"'": "′", "’": "′", '"': "″", "“": "″", "”": "″"}),
        "single": _mapped({'"': "'", "“": "‘", "”": "’"}),
        "dashes": _dashes,
    },
    "case": {
        "upper": lambda text, rng: text.upper(),  # noqa: ARG005
        "lower": lambda text, rng: text.lower(),  # noqa: ARG005
        "title": lambda text, rng: re.sub(r"\b[a-z]", lambda m: m.group().upper(), text),  # noqa: ARG005
    },
    "unicode": {
        "NFC": _form("NFC"),
        "NFD": _form("NFD"),
        "NFKD": _form("NFKD"),
        "ligatures": _mapped(_LIGATURES),
        "full width": _mapped(_WIDE),
        "soft hyphens": _between("\u00ad", 0.15),
        "zero width": _between("\u200b", 0.1),
        "joiners": _between("\u2060", 0.1),
        "marks of order": lambda text, rng: "\u202a" + text.replace(" ", " \u200e", 3) + "\u202c",  # noqa: ARG005
    },
}
_SHAPES = [(group, kind, change) for group, kinds in SHAPES.items() for kind, change in kinds.items()]


def _truncated(text: str, rng: random.Random) -> str:
    bare = text.rstrip(".,;:!?\"'”’ ")
    return bare + rng.choice(["", ".", ",", "...", "…", '."', ",”", " …"])


def _bracketed(text: str, rng: random.Random) -> str | None:
    """An editor's insertion: for a pronoun, after a word, or a capital in brackets."""
    tokens = text.split()
    if len(tokens) < 7:
        return None
    inserted = rng.choice(["[the minister]", "[the company]", "[sic]", "[of the group]", "[on the day]"])
    pronouns = [i for i, token in enumerate(tokens) if token in {"he", "she", "they", "it"} and i]
    if pronouns and rng.random() < 0.5:
        tokens[rng.choice(pronouns)] = "[the minister]"
    elif rng.random() < 0.3 and tokens[0][0].isalpha():
        tokens[0] = f"[{tokens[0][0].swapcase()}]{tokens[0][1:]}"
    else:
        tokens.insert(rng.randint(2, len(tokens) - 2), inserted)
    return " ".join(tokens)


_JOINTS = ("…", " … ", "...", " ... ", " [...] ", " [\u2026] ", " (...) ", " . . . ")


def _ellipsis(
    text: str, span: tuple[int, int], rng: random.Random
) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    tokens = list(_TOKEN.finditer(text, *span))
    if len(tokens) < 10:
        return None
    head, tail = rng.randint(3, len(tokens) // 2 - 1), rng.randint(3, len(tokens) // 2 - 1)
    first = (tokens[0].start(), tokens[head - 1].end())
    second = (tokens[-tail].start(), tokens[-1].end())
    skipped = text[first[1] : second[0]]
    if re.search(r"\b(?:not|never|no|without|n['’]t|den(?:y|ied|ies)|fail(?:ed|s)?|neither|nor|refus\w+|reject\w+)\b|n['’]t\b",
                 skipped, re.IGNORECASE):  # fmt: skip
        return None
    quote = text[slice(*first)].rstrip(".,") + rng.choice(_JOINTS) + text[slice(*second)]
    return quote, (first, second)


def forms(articles: list[Article], at: int, rng: random.Random) -> Iterator[Case]:
    """Everything that is right about one article."""
    article = articles[at]
    text = article.text
    spans = planted(article, rng)
    for size, span in spans.items():
        quote = text[slice(*span)]
        yield Case("verbatim", size, at, quote, (span,))
        for group, kind, change in rng.sample(_SHAPES, 6):
            yield Case(group, kind, at, change(quote, rng), (span,))
        yield Case("truncated", size, at, _truncated(quote, rng), (span,))
        if bracketed := _bracketed(quote, rng):
            yield Case("brackets", size, at, bracketed, (span,))
        if elided := _ellipsis(text, span, rng):
            yield Case("ellipsis", size, at, *elided)
        for kind, change in CHANGES.items():
            if rng.random() < 0.5 and (changed := change(quote, rng, text)) and changed != quote:
                group = "one word, short" if size == "short" else "one word"
                yield Case(group, kind, at, changed, (span,))
    if spans:
        yield from _repeated(article, at, rng)


def _repeated(article: Article, at: int, rng: random.Random) -> Iterator[Case]:
    """Three words that stand more than once: the occurrence near other evidence is meant."""
    text = article.text
    whole = sentences(article)
    for span in rng.sample(whole, min(6, len(whole))):
        piece = part(text, span, rng, 3, 4)
        if piece and text.count(text[slice(*piece)]) > 1:
            yield Case(
                "context", "near", at, text[slice(*piece)], (piece,), near=piece[0] - rng.randint(0, 3)
            )
            return


def noisy(articles: list[Article], at: int, rng: random.Random) -> tuple[Article, list[Case]] | None:
    """A copy of an article with noise inside the planted stretches, and clean quotations of it."""
    source = articles[at]
    number = len(articles)
    spans = sorted(planted(source, rng).values())
    apart = [span for i, span in enumerate(spans) if i == 0 or span[0] >= max(end for _, end in spans[:i])]
    out: list[str] = []
    cases: list[Case] = []
    position = length = 0
    for start, end in apart:
        clean = source.text[start:end]
        group, kind, change = rng.choice(
            [*_SHAPES, ("mojibake", "source", mojibake), ("mojibake", "source", mojibake)]
        )
        if kind in {"NFC", "NFD", "NFKD"}:
            clean = _accented(clean, rng)
        if kind == "guillemets" or kind.startswith("marks of"):
            continue
        changed = change(clean, rng)
        before = source.text[position:start]
        length += len(before)
        out += [before, changed]
        cases.append(Case(group, f"{kind} (source)", number, clean, ((length, length + len(changed)),)))
        length += len(changed)
        position = end
    text = "".join(out) + source.text[position:]
    try:
        article = read_text(text.encode(), "noisy")
    except ArticleError:
        return None
    if article.text != text:
        return None
    return article, [case for case in cases if all(article.kept_at(*span) for span in case.spans)]


def wrong(articles: list[Article], at: int, rng: random.Random, run: int) -> Iterator[Case]:
    """Everything that is made up about one article."""
    article = articles[at]
    text = article.text
    whole = sentences(article)
    for size, span in planted(article, rng).items():
        if size == "several":
            continue
        quote = text[slice(*span)]
        for kind, change in FABRICATIONS.items():
            if (changed := change(quote, rng, text)) and changed != quote and changed not in text:
                yield Case("fabrication", kind, at, changed)
    yield from _joined_wrongly(text, whole, at, rng)
    folded = " ".join(re.findall(r"\w+", text.lower()))
    for _ in range(3):
        other = rng.randrange(run)
        theirs = sentences(articles[other])
        if other == at or not theirs:
            continue
        phrase = part(articles[other].text, rng.choice(theirs), rng, 4, 7)
        if (
            phrase
            and " ".join(re.findall(r"\w+", articles[other].text[slice(*phrase)].lower())) not in folded
        ):
            yield Case("fabrication", "a phrase of another article", at, articles[other].text[slice(*phrase)])
        start, end = rng.choice(theirs)
        quote = articles[other].text[start:end]
        if " ".join(quote.split()).lower() not in " ".join(text.split()).lower():
            yield Case("fabrication", "another article", at, quote, origin=other)


def _joined_wrongly(text: str, whole: list[tuple[int, int]], at: int, rng: random.Random) -> Iterator[Case]:
    if len(whole) < 3:
        return
    a, b = sorted(rng.sample(whole, 2))
    heads, tails = (list(_TOKEN.finditer(text, *span)) for span in (a, b))
    if len(heads) < 8 or len(tails) < 8:
        return
    head = text[a[0] : heads[len(heads) // 2 - 1].end()].rstrip(".,;:")
    tail = text[tails[len(tails) // 2].start() : b[1]]
    if b[0] - a[1] > 1:
        yield Case("fabrication", "spliced", at, f"{head} {tail}")
    yield Case("fabrication", "ellipsis, reversed", at, f"{text[slice(*b)]} … {text[slice(*a)]}")
    if b[0] - a[1] > 1500:
        yield Case("fabrication", "ellipsis, far apart", at, f"{head} … {tail}")


SCRIPTS = {
    "Arabic": (
        "أعلن المتحدث باسم الوزارة أن الهدنة ستبدأ يوم الثل"
        "اثاء. وقال إن خمسة عشر جنديا أصيبوا قرب الجسر. ولم"
        " يصدر تعليق من الجانب الآخر."
    ),
    "Hebrew": (
        "דובר המשרד הודיע כי הפסקת האש תיכנס לתוקף ביום שלי"
        "שי. לדבריו, חמישה עשר חיילים נפצעו ליד הגשר. הצד ה"
        "שני לא הגיב להודעה."
    ),
    "Chinese": (
        "外交部发言人周二宣布停火协议已经生效。他说，大桥附近有十五名士兵受伤。另一方没有对此发表评论。"
    ),
    "Japanese": (
        "報道官は火曜日、停戦合意が発効したと発表した。橋の近くで兵士15人が負傷したという。相手側はコメント"
        "していない。"
    ),
    "Korean": (
        "대변인은 화요일에 휴전 합의가 발효되었다고 발표했다. 그는 다리 근처에서 병사 15명이 부"
        "상했다고 말했다."
    ),
    "Thai": ("โฆษกกระทรวงประกาศว่าข้อตกลงหยุดยิงมีผลบังคับใช้แล้วในวันอังคาร เขากล่าวว่ามีทหารบาดเจ็บสิบห้านายใกล้สะพาน"),
}
"""Our own sentences."""


def scripts(number: int, rng: random.Random) -> tuple[list[Article], list[Case]]:
    """Text of other scripts: as it stands, and with other white space, invisible marks and forms."""
    articles, cases = [], []
    for offset, (name, text) in enumerate(SCRIPTS.items()):
        articles.append(read_text(text.encode(), name))
        for _ in range(40):
            start = rng.randint(0, len(text) // 2)
            end = rng.randint(start + 12, len(text))
            while start > 0 and _inside(text, start):
                start -= 1
            while end < len(text) and _inside(text, end):
                end += 1
            quote = text[start:end].strip()
            start = text.find(quote)
            span = (start, start + len(quote))
            cases += [
                Case("scripts", name, number + offset, quote, (span,)),
                Case("scripts", f"{name}, order marks", number + offset, f"\u200f{quote}\u200e", (span,)),
                Case(
                    "scripts", f"{name}, NFD", number + offset, unicodedata.normalize("NFD", quote), (span,)
                ),
                Case("scripts", f"{name}, wrapped", number + offset, quote.replace(" ", "\n"), (span,)),
            ]
            if name in {"Chinese", "Japanese"}:
                middle = len(quote) // 2
                middle += quote[middle].isdigit()  # no line breaks inside a figure
                wrapped = f"{quote[:middle]}\n{quote[middle:]}"
                cases.append(Case("scripts", f"{name}, wrapped", number + offset, wrapped, (span,)))
    return articles, cases


def _inside(text: str, at: int) -> bool:
    return (
        text[at].isalnum() or unicodedata.combining(text[at]) > 0 or unicodedata.category(text[at])[0] == "M"
    )


def plan(folder: Path, seed: int, half: str, limit: int) -> Plan:
    rng = random.Random(seed)
    articles = read(folder, half, limit, rng)
    run = len(articles)
    cases: list[Case] = []
    for at in range(run):
        cases += forms(articles, at, rng)
        cases += wrong(articles, at, rng, run)
        if copy := noisy(articles, at, rng):
            articles.append(copy[0])
            cases += copy[1]
    more, found = scripts(len(articles), rng)
    return Plan([*articles, *more], run, cases + found)
