"""A briefing about countries that do not exist, with every relation, gap, disagreement and verdict."""

from __future__ import annotations

from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.briefing import (
    BriefedEpisode,
    Briefing,
    Citation,
    Extractor,
    Failed,
    Origin,
    Run,
    Sentence,
    SourceArticle,
    Usage,
)
from summarizer.domain.event import Claim, Event, EventTime, Evidence, Withheld
from summarizer.domain.event_types import EventType
from summarizer.domain.story import (
    Disagreement,
    EntryLink,
    Gap,
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

HOSTILE = {
    "script": "<script>alert('pwned')</script>",
    "image": "<img src=x onerror=alert(1)>",
    "attribute": '"\' onmouseover="alert(2)" x=\'',
    "link": "see](javascript:alert(3)) ![pic](https://evil.example/p.png) [go](https://evil.example/g)",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "heading": "# Owned\n\n## Twice #",
    "escape": "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07click\x1b]8;;\x07 \x9b2J \x00",
    "bidi": "report \u202egnissim\u202c and \u2067turned\u2069 \u200f\u200e\u061c",
    "emphasis": "*bold* _under_ snake_case __dunder__ ~~gone~~ `code` $x$ **",
    "autolink": "www.evil.example https://evil.example/?a=_b_|c spam@evil.example <https://evil.example> @someone",
    "rich": "[bold red]shout[/bold red] :warning: [link=https://evil.example]x[/link]",
    "entity": "&lt;b&gt; &amp; &#60; AT&T",
    "template": "{{ 7*7 }} {% raw %} ${x}",
    "list": "1. one\n- two\n+ three\n> four\n---\n    code\n```\nfence\n```\n[^1.1]: stolen",
    "formula": '=HYPERLINK("https://evil.example";"x")',
}

GAZETTE = "a1b2c3d4e5f6"
COURIER = "b2c3d4e5f6a1"
WIRE = "c3d4e5f6a1b2"

TEXTS = {
    GAZETTE: (
        "Norland accuses Sudria after night of shelling\n\n"
        "Fighting broke out near the Amber Pass on Tuesday. Norland's defence ministry said 15 of its soldiers "
        "were killed and 12 captured. Sudria said it had lost 7 soldiers.\n\n"
        "An unnamed official put the dead at nearly twenty. Three villages were shelled, residents said, and "
        "at least 2,400 people left their homes. “We fired second,” said Sudria's spokesman.\n\n"
        "In the war of 1994, about 3,000 people died on both sides."
    ),
    COURIER: (
        "Toll rises at the pass\n\n"
        "The prime minister of Norland told parliament on Friday that at least 31 soldiers had died, after "
        "speaking of 22 two days earlier. Sudria denied that it had crossed the border.\n\n"
        "Sudria crossed the border at two places, Norland's border guard said. A truce from 20:00 on Wednesday held."
    ),
    WIRE: (
        "Сводка: Norland and Sudria\n\n"
        "Fifteen Norlandish soldiers were killed, according to the defence ministry in Nordhavn. "
        "The g0vernm3nt of нарк said noth ing more. مرحبا بالعالم\n\n"
        "More than 2,900 people were killed in the war of 1994."
    ),
}
NUMBERS = {GAZETTE: 1, COURIER: 2, WIRE: 3}


def citation(article_id: str, exact: str) -> Citation:
    start = TEXTS[article_id].index(exact)
    end = start + len(exact)
    text = TEXTS[article_id]
    return Citation(
        article_id=article_id,
        number=NUMBERS[article_id],
        start=start,
        end=end,
        exact=exact,
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
    )


def evidence(
    article_id: str, exact: str, verdict: Verdict = Verdict.VERBATIM, diff: str | None = None
) -> Evidence:
    place = citation(article_id, exact).model_dump(exclude={"number"})
    return Evidence(**place, verdict=verdict, score=0.9 if diff else 1.0, diff=diff)


_QUOTES = {
    "killed15": (
        GAZETTE,
        "Norland's defence ministry said 15 of its soldiers were killed",
        Verdict.VERBATIM,
        None,
    ),
    "killed15w": (WIRE, "Fifteen Norlandish soldiers were killed", Verdict.NORMALIZED, None),
    "captured12": (GAZETTE, "12 captured", Verdict.VERBATIM, None),
    "killed20": (
        GAZETTE,
        "An unnamed official put the dead at nearly twenty",
        Verdict.FUZZY,
        "a → an official",
    ),
    "killed22": (COURIER, "speaking of 22 two days earlier", Verdict.VERBATIM, None),
    "killed31": (COURIER, "at least 31 soldiers had died", Verdict.VERBATIM, None),
    "lost7": (GAZETTE, "Sudria said it had lost 7 soldiers", Verdict.VERBATIM, None),
    "displaced": (GAZETTE, "at least 2,400 people left their homes", Verdict.VERBATIM, None),
    "villages": (GAZETTE, "Three villages were shelled, residents said", Verdict.VERBATIM, None),
    "second": (GAZETTE, "“We fired second,” said Sudria's spokesman", Verdict.VERBATIM, None),
    "denied": (COURIER, "Sudria denied that it had crossed the border", Verdict.VERBATIM, None),
    "crossed": (COURIER, "Sudria crossed the border at two places", Verdict.VERBATIM, None),
    "truce": (COURIER, "A truce from 20:00 on Wednesday held", Verdict.VERBATIM, None),
    "garbled": (WIRE, "The g0vernm3nt of нарк said noth ing more", Verdict.VERBATIM, None),
    "war3000": (GAZETTE, "about 3,000 people died on both sides", Verdict.VERBATIM, None),
    "war2900": (WIRE, "More than 2,900 people were killed in the war of 1994", Verdict.VERBATIM, None),
}


def claims() -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=name,
            event_id="ev1",
            article_id=article_id,
            kind=ClaimKind.COUNT,
            text=exact,
            evidence=(evidence(article_id, exact, verdict, diff),),
        )
        for name, (article_id, exact, verdict, diff) in _QUOTES.items()
    )


def cited(*names: str) -> tuple[Citation, ...]:
    return tuple(citation(*_QUOTES[name][:2]) for name in names)


def sentence(text: str, *names: str, kind: str = "account", note: str | None = None) -> Sentence:
    return Sentence(text=text, claim_ids=names, citations=cited(*names), kind=kind, note=note)


def entry(
    name: str, phrase: str, speaker: str | None, low: float | None, high: float | None, **more
) -> LedgerEntry:
    claim_ids = more.pop("claim_ids", (name,))
    articles = tuple(dict.fromkeys(_QUOTES[claim_id][0] for claim_id in claim_ids))
    operator = more.pop("operator", Operator.EXACT)
    return LedgerEntry(
        id=f"n-{name}", claim_ids=claim_ids, speaker=speaker, phrase=phrase, operator=operator,
        low=low, high=high, article_ids=articles, **more,
    )  # fmt: skip


def row(
    name: str, measure: Measure, side: str | None, kind: VictimKind, relation: Relation, *entries, **more
) -> LedgerRow:
    values = {"scope": Scope.INCIDENT, "low": None, "high": None, **more}
    return LedgerRow(
        id=name, measure=measure, side=side, victim_kind=kind, relation=relation, entries=entries, **values
    )


def link(a: str, b: str, relation: Relation, reason: str) -> EntryLink:
    return EntryLink(a=f"n-{a}", b=f"n-{b}", relation=relation, reason=reason)


MINISTRY = "Norland's defence ministry"


def main_ledger(*, hostile: bool) -> tuple[LedgerRow, ...]:
    military, unknown = VictimKind.MILITARY, VictimKind.UNKNOWN
    rows = (
        row(
            "L1", Measure.KILLED, "Norland", military, Relation.CONFLICT,
            entry("killed15", "15", MINISTRY, 15, 15, claim_ids=("killed15", "killed15w"), origin="norland:mod", as_of="Tuesday"),
            entry("killed20", "nearly twenty", None, None, 20, operator=Operator.NEARLY),
            low=15, high=20,
            links=(link("killed15", "killed20", Relation.CONFLICT, "both count the same group on the same day"),),
        ),
        row(
            "L2", Measure.KILLED, "Norland", military, Relation.SUPERSEDED,
            entry("killed22", "22", "the prime minister of Norland", 22, 22, superseded_by="n-killed31"),
            entry("killed31", "at least 31", "the prime minister of Norland", 31, None, operator=Operator.AT_LEAST),
            scope=Scope.CUMULATIVE,
            links=(link("killed22", "killed31", Relation.SUPERSEDED, "the same speaker revised it"),),
        ),
        row("L3", Measure.CAPTURED, "Norland", military, Relation.SINGLE, entry("captured12", "12", MINISTRY, 12, 12)),
        row(
            "L4", Measure.KILLED, "Sudria", military, Relation.DIFFERENT_SCOPE,
            entry("lost7", "7", "Sudria", 7, 7),
            entry("crossed", "two", "the border guard", 2, 2),
            links=(link("lost7", "crossed", Relation.DIFFERENT_SCOPE, "one is of one night"),),
        ),
        row(
            "L5", Measure.DISPLACED, None, VictimKind.CIVILIAN, Relation.AGREEMENT,
            entry("displaced", "at least 2,400", None, 2400, None, operator=Operator.AT_LEAST),
            entry("villages", "Three", "residents", 3, 3, operator=Operator.EXACT),
            links=(link("displaced", "villages", Relation.AGREEMENT, "the ranges overlap"),),
        ),
        row(
            "L6", Measure.DESTROYED, "Sudria", unknown, Relation.DIFFERENT_AS_OF,
            entry("second", "one", "Sudria's spokesman", 1, 1), entry("truce", "several", None, None, None, operator=Operator.VAGUE),
            unit="villages",
            links=(link("second", "truce", Relation.DIFFERENT_AS_OF, "a day apart"),),
        ),
        row(
            "L7", Measure.WOUNDED, "Norland", VictimKind.MIXED, Relation.DIFFERENT_GROUP,
            entry("denied", "five", HOSTILE["table"], 5, 5), entry("garbled", HOSTILE["emphasis"], HOSTILE["link"], None, None),
            links=(link("denied", "garbled", Relation.DIFFERENT_GROUP, HOSTILE["image"]),),
        ),
    )  # fmt: skip
    return rows if hostile else rows[:-1]


def clashes(*, hostile: bool) -> BriefedEpisode:
    gaps = (
        Gap(kind="undated", text="No article gives a calendar date.", claim_ids=("killed15",)),
        Gap(kind="unplaced", text="Where the captured are held is not said."),
        Gap(kind="unattributed", text="Nobody is named for “nearly twenty”.", claim_ids=("killed20",)),
        Gap(kind="one_sided", text="Sudria is not heard on the villages."),
        Gap(kind="unreported", text="No article gives Sudria's wounded."),
        Gap(kind="single_source", text="Only one article tells of the displaced.", claim_ids=("displaced",)),
        Gap(kind="garbled", text="A passage is garbled.", claim_ids=("garbled",)),
    )
    disagreements = (
        Disagreement(
            id="D1", kind="figures", topic="Norland's soldiers killed", ledger_id="L1",
            positions=(
                Position(speaker=MINISTRY, text="15 killed", claim_ids=("killed15", "killed15w"), article_ids=(GAZETTE, WIRE)),
                Position(speaker=None, text="nearly twenty killed", claim_ids=("killed20",), article_ids=(GAZETTE,)),
            ),
        ),
        Disagreement(
            id="D2", kind="denial", topic="Whether Sudria crossed the border",
            positions=(
                Position(speaker="Norland's border guard", text="Sudria crossed at two places.", claim_ids=("crossed",), article_ids=(COURIER,)),
                Position(speaker="Sudria", text="It did not cross the border.", claim_ids=("denied",), article_ids=(COURIER,)),
            ),
        ),
        Disagreement(
            id="D3", kind="responsibility", topic="Who fired first",
            positions=(
                Position(speaker="Sudria's spokesman", text="Sudria fired second.", claim_ids=("second",), article_ids=(GAZETTE,)),
                Position(speaker=MINISTRY, text="Sudria attacked.", claim_ids=("killed15",), article_ids=(GAZETTE,)),
                Position(speaker="residents", text="Nobody can tell.", claim_ids=("villages",), article_ids=(GAZETTE,)),
            ),
        ),
        Disagreement(
            id="D4", kind="account", topic="How the truce began " + HOSTILE["script"],
            positions=(
                Position(speaker=HOSTILE["rich"], text=HOSTILE["link"], claim_ids=("truce",), article_ids=(COURIER,)),
                Position(speaker=None, text=HOSTILE["list"], claim_ids=("garbled",), article_ids=(WIRE,)),
            ),
        ),
    )  # fmt: skip
    every = tuple(name for name in _QUOTES if not name.startswith("war"))
    return BriefedEpisode(
        id="ep1",
        title="Clashes at the Amber Pass between Norland and Sudria",
        role="main",
        time=EventTime(
            phrase="on Tuesday", edtf="2031-05-06", precision=Precision.DAY,
            basis=TimeBasis.RELATIVE_TO_PUBLICATION, note="the Tuesday before 9 May 2031",
        ),
        places=("Amber Pass", "Nordhavn"),
        sentences=(
            sentence("Norland's defence ministry said 15 of its soldiers were killed in fighting at the Amber Pass on Tuesday.", "killed15", "killed15w", kind="lead"),
            sentence("The prime minister of Norland later spoke of at least 31 dead, after 22 two days earlier.", "killed31", "killed22", kind="figure"),
            sentence("An unnamed official put the dead at nearly twenty.", "killed20", kind="figure", note="unattributed; found with small differences"),
            sentence("Sudria said it had lost seven soldiers.", "lost7", kind="figure"),
            sentence("Each side says that the other began: Norland's border guard says that Sudria crossed the border at two places, Sudria denies it.", "crossed", "denied", "second"),
            sentence("At least 2,400 people left their homes.", "displaced", note="one source"),
            sentence("Everything at once.", *every),
            sentence("A truce from 20:00 on Wednesday held.", "truce"),
        ),
        event_ids=("ev1",),
        article_ids=(GAZETTE, COURIER, WIRE),
        ledger=main_ledger(hostile=hostile),
        disagreements=disagreements if hostile else disagreements[:-1],
        gaps=gaps,
        why_together=("the same two sides, the same pass, the same figure of 15",),
    )  # fmt: skip


def hostile_episode() -> BriefedEpisode:
    return BriefedEpisode(
        id='"><b>',
        title="Hostile: " + " ".join(HOSTILE[name] for name in ("script", "attribute", "heading")),
        role="main",
        time=EventTime(phrase=HOSTILE["image"], edtf="<i>", basis=TimeBasis.INFERRED, note=HOSTILE["link"]),
        places=(HOSTILE["table"], HOSTILE["bidi"]),
        sentences=tuple(
            sentence(text, "truce", note=text, kind=kind)
            for text, kind in zip(HOSTILE.values(), ["lead", *["account"] * len(HOSTILE)], strict=False)
        ),
        event_ids=("ev1",),
        article_ids=(GAZETTE, "not-listed"),
        gaps=tuple(Gap(kind="unreported", text=text) for text in HOSTILE.values()),
        why_together=tuple(HOSTILE.values()),
    )


def war() -> BriefedEpisode:
    return BriefedEpisode(
        id="ep3",
        title="The war of 1994",
        role="background",
        time=EventTime(phrase="the war of 1994", edtf="1994", precision=Precision.YEAR, basis=TimeBasis.EXPLICIT),
        places=(),
        sentences=(sentence("Several thousand people died in the war of 1994.", "war3000", "war2900", kind="lead"),),
        event_ids=("ev2",),
        article_ids=(GAZETTE, WIRE),
        ledger=(
            row(
                "L8", Measure.KILLED, None, VictimKind.UNKNOWN, Relation.CONFLICT,
                entry("war3000", "about 3,000", None, 3000, 3000, operator=Operator.ABOUT),
                entry("war2900", "More than 2,900", None, 2900, None, operator=Operator.MORE_THAN),
                scope=Scope.BACKGROUND, low=2900, high=3000,
                links=(link("war3000", "war2900", Relation.CONFLICT, "no order between them is known"),),
            ),
        ),
    )  # fmt: skip


def articles() -> tuple[SourceArticle, ...]:
    dateline = Published(edtf="2031-05-09", basis=PublishedBasis.DATELINE, phrase="Friday, 9 May 2031")
    embedded = Published(edtf="2031-05-06/..", basis=PublishedBasis.EMBEDDED_POST)
    common = {"sha256": "0" * 64}
    return (
        SourceArticle(
            id=GAZETTE, number=1, title="Norland accuses Sudria after night of shelling", publisher="The Norland Gazette",
            published=dateline, source="articles/gazette.txt", coverage=0.62, dropped={"teaser": 3, "counter": 1}, **common,
        ),
        SourceArticle(
            id=COURIER, number=2, title="Toll rises at the pass", published=embedded, source="-", coverage=0.4,
            warnings=("decoded as windows-1252", HOSTILE["escape"]), dropped={"new_reason": 2}, **common,
        ),
        SourceArticle(
            id=WIRE, number=3, title=HOSTILE["script"] + HOSTILE["link"], publisher=HOSTILE["attribute"],
            author=HOSTILE["image"], url=HOSTILE["link"], language='ar" onclick="alert(1)',
            source="../" + HOSTILE["bidi"] + HOSTILE["formula"], coverage=0.05, warnings=tuple(HOSTILE.values()), **common,
        ),
    )  # fmt: skip


def withheld() -> tuple[Withheld, ...]:
    return (
        Withheld(article_id=GAZETTE, item="claim", text="40 soldiers were killed", quote="40 soldiers died", reason="the quotation stands in no article", verdict=Verdict.FABRICATED),
        Withheld(article_id=COURIER, item="event", text="A summit", quote="The summit", reason="the quotation stands in another article", verdict=Verdict.MISATTRIBUTED),
        Withheld(article_id="not-listed", item="claim", text=HOSTILE["heading"], quote=HOSTILE["image"], reason=HOSTILE["table"]),
    )  # fmt: skip


def timeline(*, hostile: bool) -> tuple[TimelineEntry, ...]:
    why = " ".join(HOSTILE.values()) if hostile else "article 3 tells it of Tuesday"
    return (
        TimelineEntry(event_id="ev1", position=1, earliest="2031-05-06", after=("ev2",), why=(why,), conflicts=(why,)),
        TimelineEntry(event_id="ev2", position=None, apart=True, before=("ev1",)),
    )  # fmt: skip


def briefing(origin: Origin = "authored", *, hostile: bool = True) -> Briefing:
    """Everything at once; without ``hostile``, the same with nothing but news in its main parts."""
    return Briefing(
        title="Norland and Sudria" + (f": {HOSTILE['script']}" if hostile else ""),
        run=Run(
            tool_version="9.9.9",
            extractor=Extractor(provider="planted", model="by-hand-1", origin=origin),
            prompts={"extract/v1": "0123456789abcdef", "compose/v1": "fedcba9876543210"},
            usage=Usage(requests=3, input_tokens=12345, cached_tokens=1000, output_tokens=2345, cost=0.0421),
        ),
        articles=articles(),
        bottom_line=(clashes(hostile=hostile).sentences[0],),
        episodes=(clashes(hostile=hostile), *([hostile_episode()] if hostile else []), war()),
        events=(
            Event(id="ev1", type=EventType.CLASH, title="Clashes", status=Status.HAPPENED, evidence=(evidence(GAZETTE, "Fighting broke out"),)),
            Event(id="ev2", type=EventType.CLASH, title="War", status=Status.HAPPENED, evidence=(evidence(WIRE, "the war of 1994"),)),
        ),
        claims=claims(),
        timeline=timeline(hostile=hostile),
        withheld=withheld(),
        failed=(
            Failed(source="articles/empty.txt", reason="the file is empty"),
            Failed(source="articles/" + HOSTILE["image"], reason=HOSTILE["escape"]),
        ),
    )  # fmt: skip


def empty() -> Briefing:
    return Briefing(
        title="Nothing",
        run=Run(tool_version="9.9.9", extractor=Extractor(provider="offline", model="rules", origin="offline"), prompts={}, usage=Usage()),
        articles=(), episodes=(), events=(), claims=(),
    )  # fmt: skip
