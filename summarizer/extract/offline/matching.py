"""All that the patterns find in an article, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer import wording
from summarizer.domain.article import Article, BlockRole, Dateline
from summarizer.extract.offline.acting import acting
from summarizer.extract.offline.furniture import behind_caption, is_furniture
from summarizer.extract.offline.lines import Line, line
from summarizer.extract.offline.naming import Phrase
from summarizer.extract.offline.patterns import ONE_OF_SEVERAL, Pattern, patterns
from summarizer.extract.offline.phrases import Parsed, is_verb, parse
from summarizer.extract.offline.words import words

_LONGEST = 2_000
"""Code points of a sentence that is read: a longer one is none."""
_MARK = re.compile(r"@[A-Z](\d+)")
_APART = re.compile(r"(?:,|\(|identified as) @[PN](\d+)")
"""What stands beside another phrase and names the same one."""
_CLAUSE = re.compile(r" (?:;|:|—|–|but|while|although|though|whereas|because|and) ")
_REACH = 5
"""Words before a match in which a negation or a doubt still belongs to it."""


class Member(NamedTuple):
    """One of those whom a slot names: "a man" and "two boys" in "a man and two boys"."""

    phrase: Phrase
    age: int | None
    beside: tuple[Phrase, ...]
    """What stands beside it between commas: "John Smith, 22, a teacher, ..."."""


class Match(NamedTuple):
    """A pattern that a sentence matches."""

    pattern: Pattern
    sentence: int
    slots: dict[str, tuple[Member, ...]]
    start: int
    end: int
    """Where it stands; offsets in code points of the text."""
    at: tuple[int, int]
    """Where it stands in the parsed line."""

    @property
    def victims(self) -> tuple[Member, ...]:
        """Those whom it befell."""
        return victims(self.slots)


def victims(slots: Mapping[str, tuple[Member, ...]]) -> tuple[Member, ...]:
    """Those in the slot for whom something befell, whichever a pattern has."""
    return slots.get("victim") or slots.get("victims") or ()


class Read(NamedTuple):
    """An article, cut into sentences."""

    text: str
    lines: tuple[Line, ...]
    capitals: bool
    """Whether it is all in capitals, as old wire reports are."""
    title: int
    """How many of the lines are the title."""


def read(article: Article) -> Read:
    """The sentences of what was kept of an article, its title first."""
    text = article.text
    found: list[Line] = []
    titles = 0
    for block in article.blocks:
        if block.role is BlockRole.EMBED:
            continue
        heading = block.role in {BlockRole.TITLE, BlockRole.HEADING}
        quoted = [
            wording.Span(block.start + one.start, block.start + one.end)
            for one in wording.quoted(text[block.start : block.end])
        ]
        for span in wording.sentences(text, block.start, block.end):
            if span.end - span.start <= _LONGEST:
                start = span.start if heading else behind_caption(text, *span)
                lead = 0 if heading else _lead(article.dateline, start, span.end)
                found.append(line(text, start, span.end, quoted, heading=heading, lead=lead))
                titles += block.role is BlockRole.TITLE
    return Read(text, tuple(found), _is_shouted("".join([one.text for one in found[:20]])), titles)


def _lead(dateline: Dateline | None, start: int, end: int) -> int:
    """How much of a sentence's beginning is the article's dateline."""
    if dateline is None or not (dateline.start < end and start < dateline.end < end):
        return 0
    return dateline.end - start


_SHOUTED = 0.7


def _is_shouted(text: str) -> bool:
    """Whether so many of the letters are capitals that they mark no name."""
    if sum(map(text.count, "aeinorst")) > (1 - _SHOUTED) * len(text):
        return False  # the usual case, which counting a few letters settles
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


class Sentence(NamedTuple):
    """A sentence that some pattern may match."""

    number: int
    line: Line
    parsed: Parsed
    matches: tuple[Match, ...]


def sentences(article: Read) -> Iterator[Sentence]:
    """The sentences in which patterns may match, with what does."""
    known = patterns()
    for number, one in enumerate(article.lines):
        candidates = known.of(one.words)
        if candidates and (one.heading or article.capitals or not is_furniture(one.text)):
            parsed = parse(one, capitals=article.capitals)
            yield Sentence(number, one, parsed, tuple(matches(number, parsed, candidates)))


def matches(number: int, parsed: Parsed, candidates: list[Pattern]) -> Iterator[Match]:
    """What of the patterns a parsed sentence matches, but for what it denies or leaves open."""
    for pattern in candidates:
        for match in pattern.regex.finditer(parsed.line):
            found, subjects = _acted(pattern, match)
            if subjects == () or excluded(parsed.line, found, subjects):
                continue
            slots = {
                name: members(text, parsed) for name, text in found.groupdict().items() if text is not None
            }
            if pattern.within and _lacks(slots, pattern.within):
                continue
            before = _words_before(parsed.line, found.start())
            if before[-1:] == ["of"] and _aimed(before[:-1], parsed):
                continue
            indirect = pattern.line.startswith("{victim") and before and before[-1] in _PREPOSITIONS
            if indirect and not _direct(pattern, slots, found):
                subject = (
                    _counted(before[-1], slots, found) or _subject(before, parsed) or _last(slots, found)
                )
                if subject is None:
                    continue
                slots["victim"] = (subject,)
            slots = {name: _objects(found, named, parsed) for name, named in slots.items()}
            if subjects is not None:
                slots["actor"] = tuple(Member(parsed.phrases[one], None, ()) for one in subjects)
            if pattern.line.startswith("{victim} ") and (subject := _nearest(slots, found, parsed)):
                slots["victim"] = (subject,)
            start, end = parsed.span(*found.span())
            yield Match(pattern, number, slots, start, end, found.span())


def _acted(pattern: Pattern, match: re.Match[str]) -> tuple[re.Match[str], tuple[int, ...] | None]:
    """The nearest match within a match, and its subject by the numbers of phrases; null: it needs none."""
    if "actor" not in pattern.regex.groupindex:
        return match, None
    found = pattern.regex.search(match.string[: match.end("actor")]) or match
    return found, acting(found.string, *found.span("actor"))


def _objects(found: re.Match[str], named: tuple[Member, ...], parsed: Parsed) -> tuple[Member, ...]:
    """The members of a list at the end of a match; the last is none of them if a verb follows it.

    "shot the clerk and both men fled": of these, only the clerk was shot.
    """
    following = found.string[found.end() :].split(" ", 2)[1:2]
    finite = bool(following) and is_verb(following[0]) and not following[0].endswith("ing")
    last = found.group().rpartition(" ")[2]
    if (
        len(named) > 1
        and finite
        and last.startswith("@")
        and parsed.phrases[int(last[2:])] is named[-1].phrase
    ):
        return named[:-1]
    return named


def _aimed(before: Sequence[str], parsed: Parsed) -> bool:
    """Whether what follows "of" is only an aim or a risk: "with the purpose of killing him"."""
    mark = _MARK.fullmatch(before[-1]) if before else None
    return mark is not None and parsed.phrases[int(mark[1])].words[-1] in _AIMS


_AIMS = frozenset("purpose aim intent intention hope goal risk fear danger chance idea thought brink".split())  # noqa: SIM905
_PREPOSITIONS = frozenset(
    "in at near on from to by into outside inside with of for between among against during".split()  # noqa: SIM905
)


MANY = frozenset("dozens hundreds thousands scores several many".split())  # noqa: SIM905
"""Words for so many as nobody says."""
_WHERE = frozenset("in at near on outside inside".split())  # noqa: SIM905


def _words_before(text: str, at: int) -> list[str]:
    """The words of the same clause before a place of a parsed line."""
    cut = max((mark.end() for mark in _CLAUSE.finditer(text[:at] + " ")), default=0)
    return text[cut:at].split()


def _subject(before: Sequence[str], parsed: Parsed) -> Member | None:
    """The first of a clause's phrases for people: what follows it and a preposition is no subject."""
    mark = next((word for word in before if word.startswith(("@P", "@G", "@N", "@Q"))), None)
    return None if mark is None else Member(parsed.phrases[int(mark[2:])], None, ())


def _counted(preposition: str, slots: dict[str, tuple[Member, ...]], found: re.Match[str]) -> Member | None:
    """Those counted behind a place that only looks like the first of a list.

    "A bomb exploded in Tacna and nine peasants were killed", "In Tacna, nine peasants were killed".
    """
    named = victims(slots)
    if preposition not in _WHERE or len(named) < 2 or named[0].phrase.kind != "N":  # noqa: PLR2004
        return None
    last = named[-1]
    ends = re.search(r"(?:,| and) @G\d+(?! ,)[^@]*$", found.groupdict().get("victim") or "")
    return last if ends is not None and (last.phrase.number or last.phrase.words[0] in MANY) else None


def _last(slots: dict[str, tuple[Member, ...]], found: re.Match[str]) -> Member | None:
    """The last member of what looks like a list, where a comma parts it from the others.

    "Between Lima and Tacna, nine soldiers were killed": nine soldiers, and no towns.
    """
    named = victims(slots)
    marks = re.search(r", (@[PGNQD]\d+)(?! ,)[^@]*$", found.groupdict().get("victim") or "")
    return named[-1] if len(named) > 1 and marks is not None else None


def _lacks(slots: dict[str, tuple[Member, ...]], words: frozenset[str]) -> bool:
    """Whether no phrase in a slot has one of the words that it must have."""
    return all(words.isdisjoint(member.phrase.words) for named in slots.values() for member in named)


_WHO = re.compile(r"(?: ,)? who\b")


def _direct(pattern: Pattern, slots: dict[str, tuple[Member, ...]], found: re.Match[str]) -> bool:
    """Whether what a pattern tells is of the phrase before it, even where that stands behind a preposition.

    "a vigil for the boy who was shot", "by John Smith's death", "the family of a man killed on Sunday"; but
    "a man in Lima was shot".
    """
    slot = "victim" if "victim" in slots else "victims"
    if _WHO.match(found.string, found.end(slot)):
        return True
    if pattern.within or pattern.line.startswith("{victim} 's"):
        return True
    reduced = _REDUCED.match(pattern.line) is not None
    return reduced and slots[slot][0].phrase.kind in "PG"


_REDUCED = re.compile(
    r"\{victims?\} (?:\[?fatally\]? )?"
    r"(?:shot|killed|found|gunned|stabbed|wounded|<wounded>|slain|dead|with)\b"
)


_SINGULAR = re.compile(r" (?:was|is|has)\b")


_LAST = re.compile(r" (\w+) @[PN](\d+)$")


def _nearest(slots: dict[str, tuple[Member, ...]], found: re.Match[str], parsed: Parsed) -> Member | None:
    """The last of what looks like a list, where one person is the subject and a verb stands before.

    "The woman aimed at him and John Smith was shot": John Smith, and no woman. "The man who fled after the
    murder of John Smith, who was shot dead": John Smith, and not who fled.
    """
    named = slots["victim"]
    last = _LAST.search(found["victim"])
    if last is not None and named[-1].phrase is not parsed.phrases[int(last[2])]:
        nearer = _WHO.match(found.string, found.end("victim")) if last[1] != "and" else True
        if nearer and _SINGULAR.search(found.string, found.end("victim")):
            return Member(parsed.phrases[int(last[2])], None, ())
    if (
        len(named) == 1
        or named[-1].phrase.kind == "G"
        or not _SINGULAR.match(found.string, found.end("victim"))
    ):
        return None
    inside = found["victim"].split()
    return named[-1] if any(is_verb(word) or word.endswith("ed") for word in inside) else None


def members(text: str, parsed: Parsed) -> tuple[Member, ...]:
    """Those whom the words of a slot name."""
    found: list[Member] = []
    at = 0
    while match := ONE_OF_SEVERAL.match(text, at):
        if _DIED.search(match["one"]) and text[match.end() :].strip():
            at = match.end()
            continue
        marks = [parsed.phrases[int(mark)] for mark in _MARK.findall(match["one"])]
        first, rest = marks[0], marks[1:]
        age = first.age
        apart = [parsed.phrases[int(mark)] for mark in _APART.findall(match["one"])]
        beside = tuple(one for one in apart if one.kind in "PN")
        for one in rest:
            of = f" of @D{parsed.phrases.index(one)}" if one.kind == "D" else ""  # "a mother of 12"
            if (
                of
                and age is None
                and one.number is not None
                and one.number < _OLDEST
                and one.words[0].isdigit()
                and of not in match["one"]
            ):
                age = int(one.number)
        found.append(Member(first, age, beside))
        at = match.end()
    if not found and (mark := _MARK.search(text)):
        found.append(Member(parsed.phrases[int(mark[1])], None, ()))
    return tuple(found)


_DIED = re.compile(r" (?:died|perished)$")
"""What parts "two people died and 15 were wounded": the first are none of the second."""
_OLDEST = 111


def denied(match: Match) -> bool:
    """Whether what a match tells of befell nobody: "no one was hurt"."""
    named = [member.phrase for slot in match.slots.values() for member in slot]
    return bool(named) and all(phrase.number == 0 for phrase in named)


def excluded(text: str, found: re.Match[str], subjects: Sequence[int] | None = None) -> bool:
    """Whether the words before a match, or before its subject, say that it is not so, or only could be."""
    known = words()
    start = found.start()
    if subjects is not None:
        mark = re.search(rf"@[A-Z]{subjects[0]}\b", text[start:])
        start += mark.start() if mark else 0
    near = _words_before(text, start)[-_REACH:]
    if not known.negations.isdisjoint(near):
        return True
    inside = found.group().split()
    to = set() if inside[0].endswith("ing") else {"to"}  # "admitted to killing" is no infinitive
    if not (known.possible | to).isdisjoint(near[-1:]) or not known.possible.isdisjoint(near[-2:]):
        return True
    if not known.attempted.isdisjoint(near[-1:]):
        return True  # "possibly killing him"
    return bool(near) and near[-1] in {"to", "of"} and inside[0] in {"kill", "injure", "wound"}
