"""The vocabulary in plain words: what a reader sees in place of the domain's values."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.chronology import in_words
from summarizer.domain.article import DropReason, Published, PublishedBasis
from summarizer.domain.briefing import Briefing, Extractor, Run, Usage
from summarizer.domain.event import Answerer, EventTime
from summarizer.domain.story import LedgerRow, Relation
from summarizer.domain.terms import Measure, Scope, TimeBasis, Verdict, VictimKind
from summarizer.languages import is_english
from summarizer.render import inert, tongue

UNATTRIBUTED = "no source named"
OWN_VOICE = "What names no speaker is the articles’ own account."
_LABEL = 80
"""Characters of a title in a list."""

ORIGINS = {
    "live": "answers of a provider, asked for this briefing",
    "recorded": "recorded answers of a provider",
    "authored": "answers written by hand",
    "offline": "the offline extractor, without a language model",
    "mixed": "more than one reader",
}
NOTICES = {
    "authored": ("The answers in place of a language model's were written by hand; no provider was asked."),
    "recorded": (
        "The answers of the language model were replayed from recordings; "
        "no provider was asked for this briefing."
    ),
    "mixed": (
        "The articles were not all read in the same way: some answers of the language model may be recorded, "
        "written by hand, or made without a language model."
    ),
    "offline": (
        "This briefing was made by rule: no language model read the articles. "
        "What they do not state plainly, rules tend to miss."
    ),
}
TRANSLATED = (
    "The sentences were worded by a language model in another language than the articles'. Their numbers, "
    "names and speakers were checked against the articles; negations, doubt, plans, and who did what to whom "
    "could not be. Sentences in English were worded by rule. Quotations are as printed."
)
_PEOPLE = {
    VictimKind.MILITARY: "soldiers",
    VictimKind.CIVILIAN: "civilians",
    VictimKind.MIXED: "soldiers and civilians",
    VictimKind.UNKNOWN: "people",
}
_MEASURES = {
    Measure.PARTICIPANTS: "taking part",
    Measure.MONEY: "money",
    Measure.AREA: "area",
    Measure.DURATION: "duration",
    Measure.VOTES: "votes",
    Measure.OTHER: "counted",
}
_NOT_PEOPLE = frozenset({Measure.MONEY, Measure.AREA, Measure.DURATION, Measure.VOTES})
SCOPES = {
    Scope.INCIDENT: "in this incident",
    Scope.CUMULATIVE: "in all so far",
    Scope.BACKGROUND: "at another time or in another war",
}
RELATIONS = {
    Relation.SINGLE: "one figure only",
    Relation.AGREEMENT: "the figures agree",
    Relation.CONFLICT: "the figures contradict each other",
    Relation.SUPERSEDED: "a later figure of the same speaker replaces an earlier one",
    Relation.DIFFERENT_SCOPE: "the figures cover different stretches of time",
    Relation.DIFFERENT_AS_OF: "the figures are of different dates",
    Relation.DIFFERENT_GROUP: "the figures count different groups",
}
LINKS = {
    Relation.SINGLE: "stands beside",
    Relation.AGREEMENT: "agrees with",
    Relation.CONFLICT: "contradicts",
    Relation.SUPERSEDED: "one replaces the other:",
    Relation.DIFFERENT_SCOPE: "covers another stretch of time than",
    Relation.DIFFERENT_AS_OF: "is of another date than",
    Relation.DIFFERENT_GROUP: "counts another group than",
}
DISAGREEMENTS = {
    "figures": "figures",
    "responsibility": "responsibility",
    "cause": "cause",
    "denial": "claim and denial",
    "agreement": "whether it was agreed",
    "control": "who holds what",
    "time": "dates",
    "place": "places",
    "account": "accounts",
}
GAPS = {
    "undated": "No date",
    "unplaced": "No place",
    "unattributed": "No named speaker",
    "one_sided": "One side only",
    "unreported": "Not reported",
    "no_toll": "No toll",
    "no_perpetrator": "No doer",
    "no_cause": "No cause",
    "no_terms": "No terms",
    "no_outcome": "No outcome",
    "no_result": "No result",
    "no_charge": "No charge",
    "no_crowd": "No size",
    "no_demand": "No demand",
    "no_reason": "No reason",
    "no_amount": "No amount",
    "no_strength": "No strength",
    "no_holder": "No holder",
    "no_figures": "No figure",
    "no_speaker": "No speaker",
    "no_response": "No answer",
    "one_account": "One side’s account only",
    "parties_only": "No independent figure",
    "single_source": "One source only",
    "one_origin": "One origin only",
    "garbled": "Garbled passage",
}
_BASES = {
    TimeBasis.EXPLICIT: "date as the article prints it",
    TimeBasis.RELATIVE_TO_PUBLICATION: "worked out from the publication date",
    TimeBasis.RELATIVE_TO_EVENT: "worked out from another event",
    TimeBasis.INFERRED: "inferred",
    TimeBasis.NONE: "date not stated",
}
_PUBLISHED = {
    PublishedBasis.METADATA: "from the source's metadata",
    PublishedBasis.JSON_LD: "from the source's structured data",
    PublishedBasis.URL: "from its address",
    PublishedBasis.FEED: "from the feed",
    PublishedBasis.EMAIL: "from the e-mail's head",
    PublishedBasis.RECORD: "from the record's date field",
    PublishedBasis.DOCUMENT: "from the document's creation date: its text may be older or younger",
    PublishedBasis.DATELINE: "from its date line",
    PublishedBasis.EMBEDDED_POST: "from a post embedded in it: not older than this",
}
VERDICTS = {
    Verdict.VERBATIM: "found word for word",
    Verdict.NORMALIZED: "found; differs in white space, quote marks or case",
    Verdict.FUZZY: "found with small differences",
    Verdict.MISATTRIBUTED: "found, but in another article",
    Verdict.FABRICATED: "found nowhere",
}
_DROPPED = {
    DropReason.COMMENT_FORM: "comment form",
    DropReason.AUTHOR_BIOGRAPHY: "author's biography",
    DropReason.COUNTER: "counters and buttons",
    DropReason.TEASER: "teasers of other stories",
    DropReason.SHORT_CODE: "short codes",
    DropReason.CREDIT: "credits",
    DropReason.CAPTION: "captions",
    DropReason.NOTICE: "notices",
    DropReason.INSTRUCTION: "orders to a machine that reads it",
    DropReason.DUPLICATE: "repeated text",
}
LEGEND = (
    ("[1.2]", "passage 2 of article 1: the words that a statement rests on."),
    ("Episode", "one outbreak or one development; figures of different episodes are never added."),
    ("Background", "told by the articles about another time; it is no part of the news."),
    (
        "Origin",
        "who first said it; articles that quote one ministry, print one agency or are copies count once.",
    ),
    (
        "Same speaker, same text",
        "the articles quote one speaker, or repeat one text: one witness, not several.",
    ),
    (UNATTRIBUTED.capitalize(), "the article says it itself, and names nobody who does."),
    ("Contradicts", "two figures for the same thing that cannot both be right; no winner is picked."),
    ("Replaced", "the same speaker gave a later figure; the earlier one is struck through."),
    ("As of", "the moment that a figure describes, where the article says it."),
    ("Inferred", "worked out from other statements, not stated; the note says from which."),
    ("Withheld", "proposed by the reader of an article, but not vouched for by its text, and so not used."),
    (
        "In no claim",
        "a figure, a quotation or an accusation that an article has and its reader left out.",
    ),
)


def title(text: str) -> str:
    """Return a title with a capital first letter; a name such as "eBay" keeps its own."""
    shown = inert.line(text)
    first = shown.partition(" ")[0]
    return shown[:1].upper() + shown[1:] if first == first.lower() else shown


def label(text: str) -> str:
    """Return a title cut between words to what a list of links needs; the whole stands where it leads."""
    if len(text) <= _LABEL:
        return text
    return f"{text[:_LABEL].rpartition(' ')[0] or text[:_LABEL]}…"


def what(row: LedgerRow) -> str:
    """Return what a ledger row counts, such as ``Norland: soldiers killed``."""
    side = inert.line(row.side or "")
    words = f"{side}: {thing(row)}" if side else thing(row)
    return words[:1].upper() + words[1:]


def thing(row: LedgerRow) -> str:
    """Return what a ledger row counts without the side, such as ``soldiers killed``."""
    counted = _MEASURES.get(row.measure, row.measure.value)
    unit = inert.line(row.unit or "")
    if row.measure in _NOT_PEOPLE:
        words = f"{counted} ({unit})" if unit else counted
    elif row.measure is Measure.DESTROYED:
        words = f"{unit or 'things'} destroyed"
    elif row.measure is Measure.OTHER:
        words = unit or f"{_PEOPLE[row.victim_kind]} counted"
    else:
        words = f"{unit or _PEOPLE[row.victim_kind]} {counted}"
    for narrower in (row.group, row.stretch):
        if narrower:
            words = f"{words} ({inert.line(narrower)})"
    return words


_COUNTED = {
    TimeBasis.RELATIVE_TO_PUBLICATION: "; it counts from the publication, whose date is not known",
    TimeBasis.RELATIVE_TO_EVENT: "; it counts from an event whose date is not known",
}


def who(speaker: str | None) -> str:
    """Return who says so."""
    return inert.line(speaker) if speaker else UNATTRIBUTED


def basis(time: EventTime) -> str:
    """Return how a time is known."""
    words = _BASES[time.basis]
    if time.edtf is None and time.phrase:
        words = "no calendar date can be worked out"
        words += _COUNTED.get(time.basis, "")
    note = inert.line(time.note or "")
    return f"{words}: {note}" if note else words


def date(time: EventTime) -> str:
    """Return the calendar date in words, or an empty string where there is none."""
    return inert.line(in_words(time.edtf)) if time.edtf else ""


def published(value: Published | None) -> str:
    """Return a publication date with its basis, or ``undated``."""
    if value is None:
        return "undated"
    words = f"{inert.line(in_words(value.edtf))}, {_PUBLISHED[value.basis]}"
    return f"{words} (“{inert.line(value.phrase)}”)" if value.phrase else words


def published_on(value: Published | None) -> str:
    """Return a publication date without its basis, or ``undated``."""
    if value is None:
        return "undated"
    return f"published {inert.line(in_words(value.edtf))}"


def dropped(reason: str) -> str:
    """Return a drop reason in words; reasons of later versions come back as they are."""
    return _DROPPED[DropReason(reason)] if reason in set(DropReason) else inert.line(reason).replace("_", " ")


def support(articles: int, publishers: int, origins: int) -> str:
    """Return how many sources stand behind something, such as ``5 articles, 2 publishers, 1 origin``.

    Empty for one article, which says it all; publishers are left out where none is known.
    """
    if articles < 2:  # noqa: PLR2004 - one article
        return ""
    parts = [count(articles, "article"), count(publishers, "publisher") if publishers else ""]
    return ", ".join(filter(None, (*parts, count(origins, "origin"))))


def count(number: int, thing: str) -> str:
    """Return a number with its noun, such as ``1 article`` or ``1,200 tokens``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def notes(number: int) -> str:
    """Return how many notes say how figures stand to each other; empty for none."""
    return f"{count(number, 'note')} on how figures stand to each other" if number else ""


def runs(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Return the first and last of each run of numbers that follow one another; runs of two stay apart."""
    found: list[list[str]] = []
    for number in numbers:
        follows = found and number.isdecimal() and found[-1][-1].isdecimal()
        if follows and int(number) == int(found[-1][-1]) + 1:
            found[-1].append(number)
        else:
            found.append([number])
    long = 3
    return [
        pair
        for run in found
        for pair in ([(run[0], run[-1])] if len(run) >= long else [(one, one) for one in run])
    ]


def numbered(numbers: Sequence[str]) -> str:
    """Return the numbers of articles, such as ``1, 2, 5–9``."""
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in runs(numbers))


def quoted(text: str) -> str:
    """Return a passage in quotation marks, unless it stands in its own."""
    return text if in_quotes(text) else f"“{text}”"


def in_quotes(text: str) -> bool:
    """Whether a passage begins and ends with quotation marks of its own."""
    inside = text.strip()
    return len(inside) > 1 and inside[0] in '“"„«' and inside[-1] in '”"“»'


def notice(briefing: Briefing) -> str:
    """Return what a reader must know first: whose answers these are, and what could not be checked."""
    found = [NOTICES.get(briefing.run.extractor.origin, "")]
    if any(one.origin == "authored" for one in briefing.run.worded_by) and not found[0]:
        found.append(NOTICES["authored"])
    if not is_english(briefing.language):
        found.append(tongue.of(briefing.language)(TRANSLATED))
    return " ".join(filter(None, found))


def writer(briefing: Briefing) -> str:
    """Return who worded the sentences."""
    by = briefing.run.worded_by
    if not by:
        return "rule"
    listed_ = "; ".join(f"{extractor(one)}, {count(one.sentences, 'sentence')}" for one in by)
    every = [*briefing.bottom_line, *(one for episode in briefing.episodes for one in episode.sentences)]
    rest = sum(sentence.worded_by == "rule" for sentence in every)
    return f"{listed_}; rule, {count(rest, 'sentence')}" if rest else listed_


def reader(run: Run) -> str:
    """Return who read the articles."""
    if len(run.answered_by) > 1:
        return "; ".join(f"{extractor(one)}, {count(one.articles, 'article')}" for one in run.answered_by)
    return extractor(run.extractor)


def extractor(by: Extractor | Answerer) -> str:
    """Return who read, and how the answer came."""
    if by.provider == by.model == by.origin:  # nothing but its origin is known, as of answers written by hand
        return ORIGINS[by.origin]
    return f"{inert.line(by.provider)} / {inert.line(by.model)} ({ORIGINS[by.origin]})"


def usage(value: Usage) -> str:
    """Return what the models took."""
    cached = f" ({value.cached_tokens:,} of them cached)" if value.cached_tokens else ""
    cost = "cost unknown (no prices configured)" if value.cost is None else f"cost {value.cost:.4f}"
    return (
        f"{count(value.requests, 'request')}, {count(value.input_tokens, 'input token')}{cached}, "
        f"{count(value.output_tokens, 'output token')}; {cost}"
    )
