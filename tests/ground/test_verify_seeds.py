"""Mutations of the recorded briefing of the seeds, or of its sources: ``verify`` names each of them."""

from __future__ import annotations

import asyncio
import copy

import pytest
from pydantic import ValidationError

from summarizer import pipeline, resources
from summarizer.config import Profile
from summarizer.domain.briefing import Briefing
from summarizer.ground.verify import verify
from summarizer.llm import recordings
from summarizer.llm.registry import open_gateway


@pytest.fixture(scope="module")
def seeds():
    loaded = pipeline.load([str(path) for path in sorted(resources.seeds().glob("*.txt"))])
    gateway = open_gateway(
        Profile.model_validate({"name": "authored", "kind": "openai", "model": RECORDED}), environ={},
        replay=resources.seed_recordings(),
    )  # fmt: skip

    async def work():
        try:
            return await pipeline.check(loaded.articles, gateway)
        finally:
            await gateway.aclose()

    briefing = pipeline.brief(asyncio.run(work()).grounded, length="full")
    return briefing.model_dump(mode="json"), {a.id: a.text for a in loaded.articles}


RECORDED = next(iter(recordings.load(resources.seed_recordings()))).body["model"]


def problems(data, sources):
    try:
        read = Briefing.model_validate(data)
    except ValidationError as error:
        return [str(error)]
    return [f"{p.where}: {p.what}" for p in verify(read, sources)]


def item(data, kind, start):
    """The only claim or event whose words begin so."""
    key = {"claims": "text", "events": "title"}[kind]
    return next(i for i in data[kind] if i[key].startswith(start))


def sentence(data, start):
    return next(s for e in data["episodes"] for s in e["sentences"] if start in s["text"])


def row(data, phrase):
    return next(
        r for e in data["episodes"] for r in e["ledger"] for x in r["entries"] if x["phrase"] == phrase
    )


def entry(data, phrase):
    return next(x for x in row(data, phrase)["entries"] if x["phrase"] == phrase)


def everywhere(data, old, new):
    """Words changed in claims, titles, sentences and positions alike, as a careful forger would."""
    assert any(old in c["text"] for c in data["claims"]) or any(old in e["title"] for e in data["events"])
    for claim in data["claims"]:
        claim["text"] = claim["text"].replace(old, new)
    for event in data["events"]:
        event["title"] = event["title"].replace(old, new)
    for episode in data["episodes"]:
        episode["title"] = episode["title"].replace(old, new)
        for one in episode["sentences"]:
            one["text"] = one["text"].replace(old, new)
        for matter in episode["disagreements"]:
            for held in matter["positions"]:
                held["text"] = held["text"].replace(old, new)


WORDS = {
    # the words of claims, titles and sentences, changed everywhere alike
    "number": ("15 Armenian soldiers", "51 Armenian soldiers"),
    "number in words": ("seven Azerbaijani soldiers", "seventy Azerbaijani soldiers"),
    "number of another fact": ("seven Azerbaijani soldiers were killed", "ten Azerbaijani soldiers were killed"),
    "killed for injured": ("ten Azerbaijani soldiers were injured", "ten Azerbaijani soldiers were killed"),
    "injured for killed": ("seven Azerbaijani soldiers were killed", "seven Azerbaijani soldiers were injured"),
    "captured as killed": ("another 12 Armenian soldiers had been captured", "another 12 Armenian soldiers had been killed"),
    "civilians for soldiers": ("54 more Armenian soldiers", "54 more Armenian civilians"),
    "soldiers for civilians": ("19 civilians were killed", "19 soldiers were killed"),
    "side": ("A total of 158 Armenian soldiers", "A total of 158 Azerbaijani soldiers"),
    "side of the fifty": ("Nearly fifty Armenian soldiers", "Nearly fifty Azerbaijani soldiers"),
    "operator": ("at least 135 Armenian", "at most 135 Armenian"),
    "operator made up": ("had lost 71 soldiers", "had lost more than 71 soldiers"),
    "who took aggression": ("Azerbaijan “carried out aggression against Armenia”", "Armenia “carried out aggression against Azerbaijan”"),
    "who accused": ("Armenia accused Azerbaijan of large-scale subversion", "Azerbaijan accused Armenia of large-scale subversion"),
    "who supplies": ("Turkey was supplying fighters to Azerbaijan", "Turkey was supplying fighters to Armenia"),
    "who denied": ("Turkey and Azerbaijan denied the accusations", "Turkey and Armenia denied the accusations"),
    "denial as confirmation": ("denied the accusations", "confirmed the accusations"),
    "negation lost": ("Russia had not yet commented", "Russia had commented"),
    "negation lost, soldiers": ("Azerbaijan had not yet reported the death of any soldiers", "Azerbaijan had reported the death of soldiers"),
    "negation added": ("Armenia pleaded for help", "Armenia did not plead for help"),
    "no violations": ("no violations were reported", "violations were reported"),
    "rejected": ("Russia rejected a ceasefire offer", "Russia accepted a ceasefire offer"),
    "day": ("held for a second day on Friday", "held for a second day on Monday"),
    "day of the ceasefire": ("8 p.m. Wednesday", "8 p.m. Thursday"),
    "hour": ("8 p.m. Wednesday", "9 p.m. Wednesday"),
    "minutes": ("09:00 am", "09:30 am"),
    "place": ("near Kelbajar, Dashkesan, and Lachin", "near Kelbajar, Dashkesan, and Shusha"),
    "city": ("city of Samarkand", "city of Tashkent"),
    "name": ("Suren Papikyan and his Russian counterpart Sergei Shoigu", "Suren Papikyan and his Russian counterpart Sergei Lavrov"),
    "person": ("Anar Aivazov said", "Jeyhun Bayramov said"),
    "expected as done": ("Putin was expected to meet with", "Putin met with"),
    "promise as done": ("Erdoğan promised to open a Turkish consulate", "Erdoğan opened a Turkish consulate"),
    "condition lost": ("Armenia was ready to recognize", "Armenia recognized"),
    "wish as done": ("Armenia wanted to sign a ceasefire agreement", "Armenia signed a ceasefire agreement"),
    "quoted words": ("“massive provocations”", "“massive aggressions”"),
    "quotation mark added": ("Other countries called for restraint", "Other countries called for “immediate restraint”"),
    "year count": ("in almost two years", "in almost three years"),
    "background number": ("About 30,000 people", "About 3,000 people"),
    "background scale": ("More than 6,700 people", "More than 67,000 people"),
    "other words": ("There was fear of an all-out war.", "Farmers harvested potatoes in the rain."),
}  # fmt: skip


def field(kind, start, key, value):
    def change(data, sources):
        item(data, kind, start)[key] = value

    return change


def figure(start, key, value):
    def change(data, sources):
        item(data, "claims", start)["quantity"][key] = value

    return change


def evidence(start, key, value):
    def change(data, sources):
        place = item(data, "claims", start)["evidence"][0]
        place[key] = value(place[key]) if callable(value) else value

    return change


def citation(start, key, value):
    def change(data, sources):
        place = sentence(data, start)["citations"][0]
        place[key] = value(place[key]) if callable(value) else value

    return change


def told(start, **changes):
    def change(data, sources):
        sentence(data, start).update(changes)

    return change


def counted(figure_, **changes):
    def change(data, sources):
        entry(data, figure_).update(changes)

    return change


def ledger(figure_, **changes):
    def change(data, sources):
        row(data, figure_).update(changes)

    return change


def article(key, value):
    def change(data, sources):
        data["articles"][0][key] = value

    return change


def source(old, new):
    def change(data, sources):
        name = next(n for n, text in sources.items() if old in text)
        sources[name] = sources[name].replace(old, new, 1)

    return change


def exchange(data, sources):
    one, two = (
        item(data, "claims", "Armenia announced 13"),
        item(data, "claims", "Armenia announced the loss"),
    )
    one["quantity"], two["quantity"] = two["quantity"], one["quantity"]


def drop(*path):
    def change(data, sources):
        node = data
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]

    return change


def double(data, sources):
    data["episodes"][0]["sentences"].append(copy.deepcopy(data["episodes"][1]["sentences"][1]))


def uncovered(data, sources):
    text = sources[data["articles"][0]["id"]]
    data["articles"][0]["uncovered"] = [
        {"start": 0, "end": 7, "exact": text[0:7], "kind": "casualties", "why": "says “7 killed” of people; no claim rests on it"}
    ]  # fmt: skip


def forget(data, sources):
    """A claim, its sentence and its figure taken out together: the text still states it."""
    gone = item(data, "claims", "In the Armenian bombings")
    data["claims"].remove(gone)
    for episode in data["episodes"]:
        episode["sentences"] = [s for s in episode["sentences"] if gone["id"] not in s["claim_ids"]]
        episode["ledger"] = [
            r for r in episode["ledger"] if all(gone["id"] not in x["claim_ids"] for x in r["entries"])
        ]
        for gap in episode["gaps"]:
            gap["claim_ids"] = [i for i in gap["claim_ids"] if i != gone["id"]]


PUTIN = "Putin called for calm"
SAID = "Putin called for calm"
REVISED = (
    "Armenian Prime Minister Nikol Pashinyan told parliament that at least 135 Armenian soldiers had been killed in the "
    "fighting, up from an earlier figure of 105."
)
TOGETHER = (
    "The Azerbaijani Defense Ministry announced that seven Azerbaijani soldiers were killed in battles with Armenian "
    "forces and ten injured in the clashes."
)
CONTRADICTED = (
    "Yerevan reported that 15 Armenian soldiers had been killed and another 12 captured by Azerbaijani forces, but it "
    "also announced the death of a soldier, 13 prisoners and the loss of another 24 soldiers."
)
YEREVAN = "Yerevan reported that 15"
OTHERS = {
    "claim: speaker": field("claims", PUTIN, "speaker", "Ilham Aliyev"),
    "claim: speaker of another side": field("claims", "Azerbaijan’s defense ministry", "speaker", "Armenia’s defense ministry"),
    "claim: party": field("claims", YEREVAN, "party", "Azerbaijan"),
    "claim: party without a speaker": field("claims", "In the Nagorno-Karabakh region", "party", "Armenia"),
    "claim: target": field("claims", "Brussels asked", "target", "Mongolia"),
    "claim: event": field("claims", PUTIN, "event_id", "P9.E9"),
    "claim: article": lambda data, sources: item(data, "claims", PUTIN).update(article_id=data["articles"][0]["id"]),
    "claim: id": field("claims", PUTIN, "id", "7ded5af4a8d9.c99"),
    "claim: kind count without a figure": lambda data, sources: item(data, "claims", YEREVAN).update(quantity=None),
    "figure: low": figure(YEREVAN, "low", 16),
    "figure: high": figure("Armenian Prime Minister Nikol Pashinyan told", "high", 135),
    "figure: operator": figure("Nearly fifty", "operator", "exact"),
    "figure: phrase": figure(YEREVAN, "phrase", "150"),
    "figure: measure": figure("Armenia announced 13", "measure", "killed"),
    "figure: side": figure("A total of 158", "side", "Azerbaijan"),
    "figure: victims": figure("In the Armenian bombings", "victim_kind", "military"),
    "figure: as of": figure(YEREVAN, "as_of", "Saturday"),
    "figure: scope": figure("A total of 158", "scope", "incident"),
    "figure: unit": figure(YEREVAN, "unit", "tanks"),
    "figures of two claims exchanged": exchange,
    "passage: start": evidence(PUTIN, "start", lambda at: at + 1),
    "passage: end": evidence(PUTIN, "end", lambda at: at - 1),
    "passage: words": evidence(PUTIN, "exact", lambda text: text.replace("calm", "arms")),
    "passage: prefix": evidence(PUTIN, "prefix", "He lied. "),
    "passage: suffix": evidence(PUTIN, "suffix", ""),
    "passage: verdict": evidence(PUTIN, "verdict", "fabricated"),
    "passage: fuzzy without a difference": evidence(PUTIN, "verdict", "fuzzy"),
    "passage: score": evidence(PUTIN, "score", 0.4),
    "passage: another article": lambda data, sources: item(data, "claims", PUTIN)["evidence"][0].update(article_id=data["articles"][0]["id"]),
    "sentence: words of nobody": told(SAID, text="Putin threatened to bomb both sides."),
    "sentence: a name more": told(SAID, text="Putin and Macron called for calm after violence erupted."),
    "sentence: a number more": told(SAID, text="Putin called 12 times for calm after violence erupted."),
    "sentence: claims": told(SAID, claim_ids=["7ded5af4a8d9.c99"]),
    "sentence: another claim": lambda data, sources: sentence(data, SAID).update(claim_ids=[item(data, "claims", "Other countries")["id"]]),
    "sentence: twice, in another episode": double,
    "sentence: no citation": told(SAID, citations=[]),
    "citation: number": citation(SAID, "number", 1),
    "citation: start": citation(SAID, "start", lambda at: at + 2),
    "citation: words": citation(SAID, "exact", lambda text: text + "!"),
    "citation: another passage of its article": lambda data, sources: sentence(data, SAID).update(citations=sentence(data, "The ceasefire held")["citations"]),
    "citation: of the figure taken away": lambda data, sources: sentence(data, REVISED[:40]).update(citations=sentence(data, SAID)["citations"]),
    "composed: replaced by the earlier": told(REVISED[:40], text=REVISED.replace("105", "x").replace("at least 135", "105").replace("x", "at least 135")),
    "composed: the other way": told(REVISED[:40], text=REVISED.replace("up from", "down from")),
    "composed: another speaker": told(CONTRADICTED[:40], text=CONTRADICTED.replace("but it also", "but Azerbaijan also")),
    "composed: a figure left out": told(CONTRADICTED[:40], text=CONTRADICTED[: CONTRADICTED.index(", but")] + "."),
    "composed: said by two": told(TOGETHER[:40], text=TOGETHER.replace(" and ten", ", but Armenia said ten", 1)),
    "bottom line: a figure more": lambda data, sources: data["bottom_line"][0].update(text=data["bottom_line"][0]["text"].replace("135", "335")),
    "bottom line: an event of nowhere": lambda data, sources: data["bottom_line"][0].update(event_ids=["x.E9"], claim_ids=[]),
    "left out: a claim forgotten": lambda data, sources: data["episodes"][0].update(sentences=[s for s in data["episodes"][0]["sentences"] if SAID not in s["text"]]),
    "left out: a claim that is told": lambda data, sources: data["episodes"][0].update(left_out=sentence(data, SAID)["claim_ids"]),
    "ledger: phrase": counted("at least 135", phrase="at least 153"),
    "ledger: low": counted("at least 135", low=153),
    "ledger: speaker": counted("105", speaker="Putin"),
    "ledger: origin": counted("105", origin="azerbaijan"),
    "ledger: as of": counted("105", as_of="Sunday"),
    "ledger: articles": counted("105", article_ids=[]),
    "ledger: no longer replaced": counted("105", superseded_by=None),
    "ledger: bounds": ledger("A total of 158", high=200),
    "ledger: side": ledger("A total of 158", side="Azerbaijan"),
    "ledger: measure": ledger("13", measure="killed"),
    "ledger: victims": ledger("19", victim_kind="military"),
    "ledger: scope": ledger("A total of 158", scope="background"),
    "ledger: relation": ledger("13", relation="agreement"),
    "ledger: events": ledger("13", event_ids=[]),
    "ledger: a row left out": drop("episodes", 0, "ledger", 0),
    "disagreement: words": lambda data, sources: data["episodes"][0]["disagreements"][0]["positions"][0].update(text="Armenia announced 99 dead."),
    "disagreement: speaker": lambda data, sources: data["episodes"][0]["disagreements"][0]["positions"][0].update(speaker="Georgia"),
    "disagreement: a number in the topic": lambda data, sources: data["episodes"][0]["disagreements"][0].update(topic="How many of the 4,321 soldiers"),
    "gap: a number": lambda data, sources: data["episodes"][0]["gaps"][0].update(text="No article gives the date of the 4,321 shots."),
    "gap: a name": lambda data, sources: data["episodes"][0]["gaps"][0].update(text="No article says what Mongolia did."),
    "event: title": field("events", "Brussels asked", "title", "Paris asked the two sides for a total ceasefire."),
    "event: place": field("events", "Armenian and Azerbaijani forces", "place", "in Mongolia"),
    "event: participant": lambda data, sources: item(data, "events", "Brussels asked")["participants"][0].update(name="Mongolia"),
    "event: time's words": lambda data, sources: item(data, "events", "A ceasefire between")["time"].update(phrase="9 p.m. Sunday"),
    "event: date": lambda data, sources: item(data, "events", "Nikol Pashinyan called")["time"].update(edtf="2022-09-20"),
    "event: no passage": field("events", "Brussels asked", "evidence", []),
    "event: episode": field("events", "Brussels asked", "episode_id", "P2"),
    "event: merged from a stranger": field("events", "Brussels asked", "merged_from", ["ffffffffffff.e1"]),
    "episode: title": lambda data, sources: data["episodes"][0].update(title="Armenian forces took Baku"),
    "episode: place": lambda data, sources: data["episodes"][0].update(places=["Ulan Bator"]),
    "briefing: title": lambda data, sources: data.update(title="Mongolia and Peru: three developments in five articles"),
    "briefing: a number in the title": lambda data, sources: data.update(title="4,321 dead"),
    "article: number": article("number", 3),
    "article: sha256": article("sha256", "0" * 64),
    "article: id": article("id", "ffffffffffff"),
    "article: left out of the list": drop("articles", 0),
    "coverage: a passage that states nothing": uncovered,
    "coverage: a stretch that nobody read, and is cited": lambda data, sources: data["articles"][1].update(
        left_out=[{"start": 0, "end": len(sources[data["articles"][1]["id"]]), "reason": "notice"}]
    ),
    "coverage: a figure forgotten": forget,
    "withheld: of a stranger": lambda data, sources: data.update(withheld=[{"article_id": "ffffffffffff", "item": "claim", "text": "x", "quote": "y", "reason": "z", "verdict": None}]),
    "claims: one left out": drop("claims", 3),
    "events: one left out": drop("events", 3),
    "source: a number": source("at least 135 Armenian", "at least 153 Armenian"),
    "source: a letter": source("Putin called for calm", "Putin called for palm"),
    "source: a word more": source("Russian President Vladimir Putin spoke", "The Russian President Vladimir Putin spoke"),
    "source: cut off": lambda data, sources: sources.update({next(iter(sources)): next(iter(sources.values()))[:500]}),
    "source: missing": lambda data, sources: sources.pop(next(iter(sources))),
    "source: two exchanged": lambda data, sources: sources.update(dict(zip(list(sources)[:2], list(sources.values())[1::-1], strict=True))),
    "source: line ends": lambda data, sources: sources.update({name: text.replace("\n", "\r\n") for name, text in sources.items()}),
}  # fmt: skip


def test_the_untouched_briefing_holds(seeds):
    data, sources = seeds
    assert problems(data, sources) == []


def test_there_are_enough_mutations():
    assert len(WORDS) + len(OTHERS) >= 120


@pytest.mark.parametrize("name", WORDS)
def test_words_changed_everywhere_are_found(seeds, name):
    data, sources = copy.deepcopy(seeds[0]), seeds[1]
    everywhere(data, *WORDS[name])
    found = problems(data, sources)
    assert any(line.startswith(("claim ", "event ")) for line in found), found


@pytest.mark.parametrize("name", OTHERS)
def test_a_mutation_is_found(seeds, name):
    data, sources = copy.deepcopy(seeds[0]), dict(seeds[1])
    OTHERS[name](data, sources)
    assert (data, sources) != seeds
    assert problems(data, sources)
