"""The offline extractor on MUC-4: incident type, date, place, victims and what befell them, perpetrators.

    python benchmarks/muc4.py DATA                   the texts of tst1 and tst2 together
    python benchmarks/muc4.py DATA --part dev [--half even|odd]
    python benchmarks/muc4.py DATA --file TEXTS.jsonl.gz   texts of the same format
    python benchmarks/muc4.py DATA --out RESPONSE.jsonl    also writes the templates

DATA is the folder with muc4/*.jsonl.gz and score_slots.py (needs numpy and scipy). What is measured is the
program's output, a ``Grounded`` an article, as MUC's templates: an event of part 1 (what the article reports)
that is an attack or a crime is a template. A clash is none, and neither soldiers nor guerrillas are victims:
MUC-4 wants no fighting between armed forces (key guidelines of 1992). The incident type is read from words
of the event's title and quotations, which MUC has words for and the program's event types do not.

Six slots are scored, without cross-references: the response has no names of targets to refer to.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from summarizer import chronology, ingest, quantity
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Measure, ParticipantKind, ParticipantRole, VictimKind
from summarizer.extract import offline
from summarizer.extract.offline.incidents import places
from summarizer.ground import ground

SLOTS = ("inc-type", "inc-date", "inc-loc", "hum-tgt-num", "hum-tgt-effect", "perp-org-id")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
KINDS = (
    ("KIDNAPPING", r"kidnap|abduct|hostage"),
    ("HIJACKING", r"hijack"),
    ("BOMBING", r"bomb|explo|dynamit|detonat|grenade"),
    ("ARSON", r"\barson|\bburn|set fire|set ablaze|torched"),
    ("ROBBERY", r"\brobb|\bheist|holdup"),
)
ARMED = re.compile(
    r"\b(?:soldiers?|troops|guerrillas?|rebels?|subversives?|terrorists?|extremists?|insurgents?|combatants"
    r"|servicem[ae]n|marines|gunmen)\b",
    re.IGNORECASE,
)
EFFECTS = {Measure.KILLED: "DEATH", Measure.WOUNDED: "INJURY"}


def fill(value):
    return {"values": [value], "refs": [], "optional": False}


def templates(grounded):
    """The templates of an article."""
    return list(by_event(grounded).values())


def by_event(grounded):
    """Its templates by the ids of the events."""
    return {
        event.id: template(event, grounded)
        for event in grounded.events
        if event.part == 1
        and event.type in {EventType.ATTACK, EventType.CRIME}
        and not befell_fighters(event, grounded)
    }


def befell_fighters(event, grounded):
    """Whether all who came to harm in it are soldiers, guerrillas or the like."""
    told = [
        claim for claim in grounded.claims if claim.event_id == event.id and (claim.quantity or claim.listing)
    ]
    return bool(told) and all(
        (claim.quantity and claim.quantity.victim_kind is VictimKind.MILITARY)
        or all(map(armed, [claim.quantity.phrase] if claim.quantity else claim.listing.people))
        for claim in told
    )


def template(event, grounded):
    claims = [claim for claim in grounded.claims if claim.event_id == event.id]
    victims = list(harmed(claims))
    victims += [(number, effect(event)) for number in targets(event, [number for number, _ in victims])]
    where = location(event, grounded.article)
    slots = {
        "inc-type": [kind(event)],
        "inc-date": dates(event, grounded.article),
        "inc-loc": [where] if where else [],
        "hum-tgt-num": [number for number, _ in victims],
        "hum-tgt-effect": [effect for _, effect in victims if effect],
        "perp-org-id": organisations(event),
    }
    return {"slots": {slot: [fill(value) for value in values] for slot, values in slots.items()}}


def kind(event):
    """By the sentences that tell of it: what half of them speak of, else an attack."""
    told = [one.lower() for one in dict.fromkeys([event.title, *(one.exact for one in event.evidence)])]
    for name, pattern in KINDS:
        if sum(re.search(pattern, one) is not None for one in told) * 2 >= len(told):
            return name
    return "ATTACK"


def dates(event, article):
    published = chronology.bounds(article.published.edtf).last if article.published else None
    first, last = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    if first and last and (last - first).days <= 3:  # "last week" is no date in the key
        return [day(first) if first == last else f"{day(first)} - {day(last)}"]
    return [f"- {day(published)}"] if published else []


def day(one: date) -> str:
    return f"{one.day:02d} {MONTHS[one.month - 1]} {one.year % 100:02d}"


def location(event, article):
    return ": ".join(places.contained(event.place, article)).upper()


def harmed(claims):
    """The number and the effect of each group of victims, and of each victim told of alone; a figure once."""
    counted = set()
    for claim in claims:
        said = claim.quantity or claim.listing
        if said is None or said.measure not in {*EFFECTS, Measure.CAPTURED}:
            continue
        effect = EFFECTS.get(said.measure)
        if claim.quantity is not None:
            figure = claim.quantity.high or claim.quantity.low
            number = f"{figure:.0f}" if figure else "PLURAL"
            if figure and claim.quantity.high is None:
                number += "-"  # as the key writes "at least 5"
            military = claim.quantity.victim_kind is VictimKind.MILITARY or armed(claim.quantity.phrase)
            if not military and figure != 0 and (number, effect) not in counted:
                counted.add((number, effect))
                yield number, effect
        for person in claim.listing.people if claim.listing and not claim.quantity else ():
            number = size(person)
            if not armed(person) and (number == "1" or (number, effect) not in counted):
                counted.add((number, effect))
                yield number, effect


def effect(event):
    """What befell those of whom no claim tells, by the words of the event."""
    words = " ".join([event.title, *(one.exact for one in event.evidence)]).lower()
    if kind(event) == "KIDNAPPING":
        return None
    if re.search(r"kill|murder|assassin|dead|death|massacre|slain|died", words):
        return "DEATH"
    return "INJURY" if re.search(r"wound|injur", words) else None


def targets(event, counted):
    """The numbers of those whom it befell and no claim counts, as far as numbers tell them apart."""
    people = [
        size(one.name)
        for one in event.participants
        if one.role is ParticipantRole.TARGET
        and one.kind in {ParticipantKind.PERSON, ParticipantKind.GROUP}
        and not armed(one.name)
    ]
    yield from ["1"] * (people.count("1") - counted.count("1"))
    several = {number.rstrip("-") for number in counted} - {"1"}
    for number in people:
        if number != "1" and number not in several and not (number == "PLURAL" and several):
            several.add(number)
            yield number


def armed(phrase):
    return ARMED.search(phrase) is not None


def size(phrase):
    if re.match(r"no\b|nobody", phrase, re.IGNORECASE):
        return "0"
    if printed := [one.low or one.high for one in quantity.figures(phrase) if one.low or one.high]:
        return f"{printed[0]:.0f}"
    word = phrase.lower().split()[-1]
    return (
        "PLURAL"
        if word.endswith("s") and not word.endswith(("ss", "'s", "is", "us", "os", "as", "es"))
        else "1"
    )


def organisations(event):
    return [
        one.name
        for one in event.participants
        if one.role is ParticipantRole.ACTOR
        and one.kind in {ParticipantKind.ORGANIZATION, ParticipantKind.ARMED_FORCE}
    ]


def load(path):
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read(document):
    article = ingest.read_text(document["text"].encode(), f"{document['docid']}.txt")
    return ground(offline.extract(article), article, ())


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=["dev", "tst1", "tst2"])
    parser.add_argument("--file", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    sys.path.insert(0, str(args.data))
    from score_slots import muc4_score  # noqa: PLC0415 - lies beside the data

    parts = [args.part] if args.part else ["tst1", "tst2"]
    paths = [args.file] if args.file else [args.data / "muc4" / f"{part}.jsonl.gz" for part in parts]
    documents = [one for path in paths for one in load(path)]
    if args.half:
        documents = documents[args.half == "odd" :: 2]
    started = time.process_time()
    response = {one["docid"]: templates(read(one)) for one in documents}
    took = time.process_time() - started
    if args.out:
        lines = [json.dumps({"docid": key, "templates": found}) for key, found in response.items()]
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    key = {one["docid"]: one["templates"] for one in documents}
    print(f"{len(documents)} texts, {len(documents) / took:.0f} a second of processor time")
    print(f"{'slot':16}{'POS':>6}{'ACT':>6}{'R':>7}{'P':>7}{'F1':>7}")
    for slot, counts in muc4_score(key, response, SLOTS, refs=False, strict=False).items():
        figures = "".join(f"{100 * value:7.1f}" for value in (counts.recall, counts.precision, counts.f1))
        print(f"{slot:16}{counts.pos:6}{counts.act:6}{figures}")
    strict = muc4_score(key, response, SLOTS, refs=False, strict=True)["all-templates"].f1
    print(f"with the guidelines' strict alignment: F1 {100 * strict:.1f}")
    for label, wanted in (("with", True), ("without", False)):
        some = [one["docid"] for one in documents if bool(one["templates"]) is wanted]
        if some:
            share = sum(bool(response[one]) for one in some) / len(some)
            print(f"reported in {100 * share:.0f}% of the {len(some)} texts {label} one in the key")


if __name__ == "__main__":
    main()
