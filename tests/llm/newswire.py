"""Made-up articles and the answers to them, as many as wanted, each the same in every run.

Sixteen articles tell of one outbreak between two made-up countries; figures and sides differ from article to
article. An answer has about the size of a real one: 11 events and 17 claims whose quotations stand in the
article, 8 to 12 kB of JSON. The number in the title tells a server which article it is asked about.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PER_STORY = 16
_FIRST = ("Bel", "Cor", "Dra", "Fen", "Gal", "Hol", "Jor", "Kal", "Lor", "Mar", "Nor", "Ost", "Pel", "Quar",
          "Ros", "Sel", "Tar", "Ul", "Ver", "Wes", "Yar", "Zan")  # fmt: skip
_COUNTRY = ("avia", "mark", "onia", "estan", "land", "ora")
_TOWN = ("burg", "ovo", "ford", "mouth", "grad", "haven", "ville", "stead")
_PERSON = ("Adler", "Bruno", "Castell", "Dvorak", "Egger", "Falk", "Gruber", "Hanak", "Ivers", "Jansen",
           "Keller", "Lindt", "Moser", "Novak", "Orlik", "Petri", "Quist", "Reiter", "Sandor", "Toth")  # fmt: skip
_GIVEN = ("Anna", "Boris", "Clara", "Daniel", "Elena", "Felix", "Greta", "Henrik", "Irina", "Jonas")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_OUTLETS = ("The Morning Ledger", "Harbour Post", "The Evening Courier", "Northern Wire", "Capital Gazette")
_ASIDES = (
    "Shops in {town} stayed closed, and long queues formed in front of the few bakeries that were open.",
    "The railway between {town} and the capital has not run since the first shots were heard.",
    "Diplomats in the region have warned for months that neither side was ready to compromise.",
    "Satellite pictures show columns of smoke over the hills, but little else can be made out.",
    "Both governments have called up reservists and asked their citizens to donate blood.",
    "Analysts say that {a} has the larger army, while {b} knows the terrain better.",
    "The road to {town} leads through forest, and mines from an earlier war were never cleared.",
    "Schools in {town} were turned into dormitories, and teachers cooked for the newcomers.",
    "Market prices for grain rose sharply, although the harvest had been good this summer.",
    "Observers who were to watch the border have not been let through by either army.",
)

TITLE = re.compile(r"Dispatch No\. (\d+)")


@dataclass(frozen=True)
class Story:
    """Whom and what the articles of one outbreak are about."""

    attacker: str
    defender: str
    mediator: str
    towns: tuple[str, str, str]
    minister: str
    president: str
    envoy: str


def _story(number: int) -> Story:
    chance = random.Random(f"story {number}")
    names = chance.sample(_FIRST, 6)
    people = [f"{chance.choice(_GIVEN)} {name}" for name in chance.sample(_PERSON, 3)]
    a, b, c = (first + chance.choice(_COUNTRY) for first in names[:3])
    t, u, v = (first + chance.choice(_TOWN) for first in names[3:])
    return Story(a, b, c, (t, u, v), *people)


def article(number: int) -> tuple[str, dict[str, Any]]:  # noqa: PLR0915 - a text, sentence by sentence
    """The text of one article and the answer to it."""
    chance = random.Random(f"article {number}")
    story = _story(number // PER_STORY)
    a, b, m = story.attacker, story.defender, story.mediator
    town, other, venue = story.towns
    day, later = chance.sample(_DAYS, 2)
    killed, wounded, civilians = chance.randint(20, 90), chance.randint(91, 300), chance.randint(2, 19)
    lost, captured, displaced = chance.randint(5, 60), chance.randint(3, 30), chance.randint(11, 90) * 100
    drones, tanks, homes = chance.randint(3, 20), chance.randint(2, 12), chance.randint(21, 400)
    before, year = chance.randint(2, 7) * 1000, chance.randint(2009, 2019)
    outlet = chance.choice(_OUTLETS)
    events: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    paragraphs: list[str] = []

    def event(kind: str, title: str, quote: str, *who: tuple[str, str, str], **more: Any) -> str:
        fields = {"part": 1, "status": "happened", "when": None, "where": None, **more}
        roles = [{"name": name, "role": role, "kind": kind_of} for name, role, kind_of in who]
        key = f"e{len(events) + 1}"
        events.append(
            {"id": key, **fields, "type": kind, "title": title, "participants": roles, "quotes": [quote]}
        )
        return key

    def claim(event_key: str, kind: str, text: str, *quotes: str, speaker: str | None = None,
              target: str | None = None, count: dict[str, Any] | None = None) -> None:  # fmt: skip
        claims.append(
            {"event": event_key, "kind": kind, "text": text, "speaker": speaker, "target": target,
             "count": count, "quotes": list(quotes)}
        )  # fmt: skip

    def figure(phrase: str, measure: str, side: str | None, victims: str, **more: Any) -> dict[str, Any]:
        return {"phrase": phrase, "measure": measure, "side": side, "victims": victims, "scope": "incident",
                "unit": None, "as_of": None, **more}  # fmt: skip

    def say(*sentences: str) -> None:
        paragraphs.append(" ".join(sentences))

    title = f"Dispatch No. {number}: fighting between {a} and {b} near {town}"
    s1 = f"Fighting broke out between {a} and {b} near the town of {town} on {day}."
    s2 = f"At least {killed} soldiers of {b} were killed and {wounded} were wounded, the defence ministry of {b} said."
    s3 = f"The defence ministry of {a} said it had lost {lost} soldiers in the same fighting."
    clash = event("clash", f"Fighting broke out between {a} and {b} near {town}.", s1,
                  (a, "actor", "state"), (b, "actor", "state"), when=day, where=f"near the town of {town}")  # fmt: skip
    said = f"The defence ministry of {b} said that"
    claim(clash, "count", f"{said} at least {killed} soldiers of {b} were killed.", s2,
          speaker=f"the defence ministry of {b}", count=figure(f"At least {killed}", "killed", b, "military"))  # fmt: skip
    claim(clash, "count", f"{said} {wounded} soldiers of {b} were wounded.", s2,
          speaker=f"the defence ministry of {b}", count=figure(str(wounded), "wounded", b, "military"))  # fmt: skip
    claim(clash, "count", f"The defence ministry of {a} said it had lost {lost} soldiers.", s3,
          speaker=f"The defence ministry of {a}", count=figure(str(lost), "killed", a, "military"))  # fmt: skip
    say(s1, s2, s3)

    s4 = f"{story.minister}, the defence minister of {b}, accused {a} of an unprovoked attack on {town}."
    s5 = f"{a} denied the accusation and said its forces had only answered fire from {b}."
    accusation = event("accusation", f"{story.minister} accused {a} of an unprovoked attack on {town}.", s4,
                       (story.minister, "speaker", "person"), (a, "target", "state"))  # fmt: skip
    claim(clash, "responsibility", f"{story.minister} accused {a} of an unprovoked attack on {town}.", s4,
          speaker=story.minister, target=a)  # fmt: skip
    claim(accusation, "denial", f"{a} denied the accusation.", s5, speaker=a)
    claim(clash, "responsibility", f"{a} said that its forces had only answered fire from {b}.", s5,
          speaker=a, target=b)  # fmt: skip
    say(s4, s5)

    s6 = f"In {other}, a shell hit a market on {day} and killed {civilians} civilians, the mayor said."
    s7 = f"Rescue workers pulled {captured} people from the rubble, and {homes} homes were destroyed in the area."
    shell = event("attack", f"A shell hit a market in {other} and killed {civilians} civilians.", s6,
                  when=day, where=f"In {other}")  # fmt: skip
    rescue = event("aid", f"Rescue workers pulled {captured} people from the rubble.", s7,
                   ("Rescue workers", "actor", "group"))  # fmt: skip
    claim(shell, "count", f"The mayor said that {civilians} civilians were killed in {other}.", s6,
          speaker="the mayor", count=figure(str(civilians), "killed", None, "civilian"))  # fmt: skip
    claim(shell, "count", f"{homes} homes were destroyed in the area.", s7,
          count=figure(str(homes), "destroyed", None, "unknown", unit="homes"))  # fmt: skip
    claim(rescue, "fact", f"Rescue workers pulled {captured} people from the rubble.", s7)
    say(s6, s7)

    s8 = f"“We will defend every village and we will not give up {town},” said {story.president}, the president of {b}."
    s9 = f"{story.president} spoke by telephone with the leader of {m} and asked for weapons."
    statement = event("statement", f"{story.president} said that {b} would not give up {town}.", s8,
                      (story.president, "speaker", "person"))  # fmt: skip
    call = event("request", f"{story.president} asked the leader of {m} for weapons.", s9,
                 (story.president, "actor", "person"), (m, "addressee", "state"))  # fmt: skip
    claim(statement, "position", f"{story.president} said that they would not give up {town}.", s8,
          speaker=story.president)  # fmt: skip
    claim(call, "demand", f"{story.president} asked for weapons.", s9, speaker=story.president, target=m)
    say(s8, s9)

    s10 = f"More than {displaced} people have fled their homes since {day}, according to the Red Aid Society."
    s11 = (
        f"The society opened {drones} shelters in {venue} and said that water and medicine were running out."
    )
    flight = event("disaster", f"More than {displaced} people fled their homes.", s10, status="ongoing")
    shelters = event("aid", f"The society opened {drones} shelters in {venue}.", s11, where=f"in {venue}")
    claim(flight, "count", f"The Red Aid Society said that more than {displaced} people had fled.", s10,
          speaker="the Red Aid Society",
          count=figure(f"More than {displaced}", "displaced", None, "civilian", as_of=f"since {day}"))  # fmt: skip
    claim(shelters, "fact", f"The society opened {drones} shelters in {venue}.", s11)
    say(s10, s11)

    s12 = f"The army of {a} said it had shot down {drones} drones and destroyed {tanks} tanks of {b}."
    s13 = f"Those figures could not be confirmed, and officials in {venue} called them invented."
    claim(clash, "count", f"The army of {a} said it had destroyed {tanks} tanks of {b}.", s12,
          speaker=f"The army of {a}", count=figure(str(tanks), "destroyed", b, "military", unit="tanks"))  # fmt: skip
    claim(clash, "denial", f"Officials in {venue} called those figures invented.", s13,
          speaker=f"officials in {venue}")  # fmt: skip
    say(s12, s13)

    s14 = f"{story.envoy}, an envoy of {m}, invited both sides to talks in {venue} on {later}."
    s15 = f"A ceasefire proposed by {m} would begin at midnight if both sides agreed, {story.envoy} said."
    talks = event("talks", f"{story.envoy} invited both sides to talks in {venue}.", s14,
                  (story.envoy, "mediator", "person"), (m, "mediator", "state"),
                  status="planned", when=f"on {later}", where=f"in {venue}")  # fmt: skip
    truce = event("ceasefire", f"A ceasefire proposed by {m} would begin at midnight.", s15,
                  (m, "mediator", "state"), status="planned", when="at midnight")  # fmt: skip
    claim(talks, "offer", f"{story.envoy} invited both sides to talks in {venue}.", s14, speaker=story.envoy)
    claim(truce, "offer", f"{story.envoy} said that a ceasefire would begin at midnight if both sides agreed.",
          s15, speaker=story.envoy)  # fmt: skip
    say(s14, s15)

    s16 = f"A border war between {a} and {b} in {year} killed about {before} people on both sides."
    s17 = "It ended with an agreement that neither government has kept, and the border was never marked."
    war = event("clash", f"A border war between {a} and {b} killed about {before} people.", s16,
                (a, "actor", "state"), (b, "actor", "state"), part=2, when=f"in {year}")  # fmt: skip
    claim(war, "count", f"About {before} people on both sides were killed in the border war.", s16,
          count=figure(f"about {before}", "killed", "both sides", "mixed", scope="background"))  # fmt: skip
    say(s16, s17)
    say(f"{outlet} spoke to residents who had spent the night in cellars.",
        "“Nobody slept, and nobody knows what comes tomorrow,” one of them said.")  # fmt: skip
    for _ in range(3):
        say(
            *(
                sentence.format(a=a, b=b, town=chance.choice(story.towns))
                for sentence in chance.sample(_ASIDES, 3)
            )
        )
    text = "\n\n".join([title, *paragraphs]) + "\n"
    return text, {"events": events, "claims": claims}


def write_articles(folder: Path, count: int) -> None:
    """Write the first ``count`` articles, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"article{number:04}.txt").write_text(article(number)[0], encoding="utf-8")


def answer_text(number: int) -> str:
    """The answer to an article as the JSON text that a model would give."""
    return json.dumps(article(number)[1], ensure_ascii=False)


def asked(request_text: str) -> int:
    """The number of the article that a request is about; -1 for none."""
    found = TITLE.search(request_text)
    return int(found[1]) if found else -1
