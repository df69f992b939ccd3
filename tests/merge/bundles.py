"""Bundles of planted articles with known answers: which mentions are of one event, which parts of one episode.

Each scenario is told by several articles in other words, some without a date, with aliases, demonyms, capitals
for governments, and names with a letter missing. The answer of a mention is a pair of scenario and event; what
an article recalls in a second part belongs to the episode of what it recalls.
"""

import importlib.util
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from planted_merge import Planted, who

COUNTRIES = {
    "Peru": ("Peruvian", "Lima"),
    "Chile": ("Chilean", "Santiago"),
    "Bolivia": ("Bolivian", "La Paz"),
    "Kenya": ("Kenyan", "Nairobi"),
    "Ethiopia": ("Ethiopian", "Addis Ababa"),
    "Sudan": ("Sudanese", "Khartoum"),
    "Nepal": ("Nepalese", "Kathmandu"),
    "Thailand": ("Thai", "Bangkok"),
    "Cambodia": ("Cambodian", "Phnom Penh"),
    "Morocco": ("Moroccan", "Rabat"),
    "Algeria": ("Algerian", "Algiers"),
    "Ecuador": ("Ecuadorian", "Quito"),
    "Oslavia": ("Oslavian", None),
    "Trevonia": ("Trevonian", None),
    "Kalmark": ("Kalmark", None),
}
"""By country its demonym and its capital; the last three are in no gazetteer."""
_FRONT = (
    "Bar",
    "Cor",
    "Den",
    "Fal",
    "Gor",
    "Hel",
    "Jas",
    "Kir",
    "Lom",
    "Mar",
    "Nes",
    "Par",
    "Ras",
    "Sol",
    "Tam",
    "Ver",
)
_BACK = ("ada", "inka", "ovar", "uma", "essa", "idi", "anto", "olin", "urga", "emet")
_GIVEN = ("Anna", "Boris", "Clara", "Daniel", "Elena", "Felix", "Greta", "Henrik", "Irina", "Jonas")
_FAMILY = ("Adlerov", "Brunello", "Castellan", "Dvorakian", "Eggerton", "Falkenso", "Gruberian", "Hanakov", "Iversen",
           "Jansonyan", "Kellerov", "Lindtman", "Moserian", "Novakian", "Orlikov", "Petrianu", "Quistan", "Reiterson")  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


_SPEC = importlib.util.spec_from_file_location("newswire", Path(__file__).parents[1] / "llm" / "newswire.py")
wire = importlib.util.module_from_spec(_SPEC)
sys.modules["newswire"] = wire
_SPEC.loader.exec_module(wire)


class Bundle(NamedTuple):
    """Checked articles and the answer."""

    articles: list
    events: dict
    """By mention, its event."""
    episodes: dict
    """By mention, its episode."""


class _World:
    def __init__(self, seed, silence):
        self.chance, self.silence = random.Random(seed), silence
        fronts = [front + back for front in _FRONT for back in _BACK]
        self.chance.shuffle(fronts)
        self.places = iter(fronts)
        people = [f"{given} {family}" for family in _FAMILY for given in _GIVEN]
        self.chance.shuffle(people)
        self.people = iter(people)
        self.number = 0
        self.articles, self.events, self.episodes = [], {}, {}

    def pick(self, *options):
        return self.chance.choice(options)

    def article(self, day, scenario, dated):
        self.number += 1
        return _Article(self, day if dated and self.chance.random() >= self.silence else None, scenario)


class _Article:
    """One article of a scenario; keeps the answers until it is built."""

    def __init__(self, world, day, scenario):
        self.world, self.scenario = world, scenario
        self.day = day
        self.planted = Planted(day.isoformat() if day else None)
        self.answers = []

    def on(self, day):
        """The day in words: a date in dated articles, else its weekday; sometimes none."""
        if self.world.chance.random() < self.world.silence:
            return None
        if self.day is None or self.world.chance.random() < 0.4:
            return f"on {day:%A}"
        return f"on {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def tell(self, event, kind, title, *cast, part=1, episode=None, **more):
        key = f"e{len(self.answers) + 1}"
        quote = f"{title[:-1]}, dispatch {self.world.number} {key} says."
        self.planted.event(key, kind, title, *cast, part=part, quote=quote, **more)
        self.answers.append((key, (episode or self.scenario, event), episode or self.scenario))
        return key

    def count(self, key, phrase, words, **more):
        text = f"{words[:-1]}, dispatch {self.world.number} says."
        self.planted.count(key, phrase, text, **more)

    def done(self):
        built = self.planted.build()
        for key, event, episode in self.answers:
            self.world.events[f"{built.article.id}.{key}"] = event
            self.world.episodes[f"{built.article.id}.{key}"] = episode
        self.world.articles.append(built)


def _army(world, country):
    demonym, _ = COUNTRIES[country]
    name = world.pick(country, f"{demonym} forces", f"the {demonym} army", f"{demonym} troops")
    return who(name, "actor", "state" if name == country else "armed_force")


def _government(world, country):
    demonym, capital = COUNTRIES[country]
    return world.pick(
        country, capital or country, f"the {demonym} Defence Ministry", f"the {demonym} government"
    )


def _misspelt(world, name):
    return name[:-1] if world.chance.random() < 0.25 else name


def outbreak(  # noqa: C901 - an article, sentence by sentence
    world, label, a, b, day, town=None, province=None, year=None, tellers=4
):
    """Fighting of two sides near a town; a shelling of another town on that day; words, talks, an old war."""
    town, province = town or next(world.places), province or next(world.places)
    other = next(world.places)
    minister, envoy = next(world.people), next(world.people)
    toll, civilians = world.chance.randint(11, 90), world.chance.randint(3, 9)
    year = year or world.chance.randint(1990, 2015)
    for n in range(tellers):
        one = world.article(
            day + timedelta(days=world.pick(0, 1, 1, 2)), label, dated=n == 0 or world.chance.random() < 0.6
        )
        x, y = _army(world, a), _army(world, b)
        where = world.pick(
            f"near {town}",
            f"the village of {town} in {province} province",
            f"{town}, {province} province",
            f"{province} province" if world.silence else f"near {town}",
        )
        if world.chance.random() < world.silence:
            where = None
        title = world.pick(
            f"{x.name} and {y.name} clashed {where if where and where.startswith('near') else ''} in heavy fighting.",
            f"Fighting broke out between {x.name} and {y.name}.",
            f"{x.name} and {y.name} exchanged fire near {town}.",
            f"Soldiers of {x.name} and {y.name} fought near {town}.",
        ).replace("  ", " ")
        key = one.tell("fight", "clash", title, x, y, when=one.on(day), where=where)
        speaker = _government(world, b)
        if world.chance.random() < 0.7:
            figure = world.pick(str(toll), f"at least {toll}", str(toll), str(toll + 5))
            one.count(
                key,
                figure,
                f"{speaker} said that {figure} of its soldiers were killed near {town} number {n}.",
                speaker=speaker,
                side=b,
            )
        if world.chance.random() < 0.7:
            title = world.pick(
                f"Shells of {x.name} hit a market in {other}.",
                f"{x.name} shelled {other}.",
                f"A market in {other} was shelled by {x.name}.",
            )
            key = one.tell("shelling", "attack", title, x, when=one.on(day), where=f"in {other}")
            one.count(
                key,
                str(civilians),
                f"{civilians} civilians were killed in {other}, {speaker} said in report {n}.",
                speaker=speaker,
                side=b,
                victims="civilian",
            )
        if world.chance.random() < 0.5:
            named = _misspelt(world, minister)
            one.tell(
                "blame",
                "accusation",
                f"{named} accused {a} of an unprovoked attack on {town}.",
                who(named, "speaker", "person"),
                who(a, "target"),
            )
        if world.chance.random() < 0.4:
            one.tell(
                "deny",
                "statement",
                f"{_government(world, a)} rejected the accusation.",
                who(_government(world, a), "speaker"),
            )
        if world.chance.random() < 0.5:
            named = _misspelt(world, envoy)
            one.tell(
                "talks",
                "talks",
                f"{named} will host talks of {a} and {b}.",
                who(named, "mediator", "person"),
                who(a),
                who(b),
                status="planned",
                when=f"on {day + timedelta(days=4):%A}",
            )
        if (one.day is None or one.day >= day + timedelta(days=2)) and world.chance.random() < 0.6:
            one.tell(
                "truce",
                "ceasefire",
                f"A ceasefire of {a} and {b} took effect.",
                who(a),
                who(b),
                when=one.on(day + timedelta(days=2)),
            )
        if world.chance.random() < 0.3:
            one.tell(
                "truce plan",
                "ceasefire",
                f"{a} and {b} are to lay down arms at midnight.",
                who(a),
                who(b),
                status="planned",
            )
        if world.chance.random() < 0.5:
            title = world.pick(
                f"{a} and {b} fought a border war.",
                f"A war between {a} and {b} killed thousands.",
                f"{a} and {b} were at war over the border.",
            )
            one.tell(
                "war",
                "clash",
                title,
                who(a),
                who(b),
                part=2,
                when=f"in {year}",
                episode=f"war of {a} and {b} in {year}",
            )
        one.done()


def alleged(world, label, a, b, day):
    """A shelling that one side alleges and the other denies, beside a fight that happened the day before."""
    town = next(world.places)
    for n in range(3):
        one = world.article(day + timedelta(days=1), label, dated=n < 2)
        x, y = _army(world, a), _army(world, b)
        one.tell(
            "fight", "clash", f"{x.name} and {y.name} fought at {town}.", x, y, when=one.on(day), where=town
        )
        if n != 1:
            one.tell(
                "claimed",
                "attack",
                f"{x.name} allegedly shelled {town} again.",
                x,
                who(b, "target"),
                when=one.on(day),
                where=town,
                status="alleged",
            )
        if n != 0:
            one.tell(
                "claimed",
                "attack",
                f"{a} denied that it shelled {town} again.",
                x,
                who(b, "target"),
                when=one.on(day),
                where=town,
                status="denied",
            )
        one.done()


def disaster(world, label, country, day, kind="earthquake"):
    town, province = next(world.places), next(world.places)
    toll = world.chance.randint(20, 300)
    for n in range(4):
        one = world.article(day + timedelta(days=n // 2), label, dated=n != 1)
        title = world.pick(
            f"An {kind} struck {town}.",
            f"A strong {kind} hit {town}, toppling houses.",
            f"The {kind} in {town} killed dozens.",
        )
        where = world.pick(town, f"{town}, {province} province", f"{town}, {country}")
        key = one.tell("main", "disaster", title, when=one.on(day), where=where)
        figure = world.pick(str(toll), f"at least {toll}", str(toll + n))
        one.count(key, figure, f"{figure} people died in {town}, report {n}.", victims="unknown")
        if world.chance.random() < 0.6:
            one.tell(
                "rescue",
                "aid",
                f"Rescue workers pulled {n + 3} people from the rubble in {town}.",
                who("Rescue workers", "actor", "group"),
                where=town,
            )
        if world.chance.random() < 0.5:
            one.tell(
                "flight", "disaster", f"More than {toll * 10} people left their homes.", status="ongoing"
            )
        one.done()


def trial(world, label, country, day):
    """A verdict, and a sentence some days later: two events of one development."""
    accused, judge, town = next(world.people), next(world.people), next(world.places)
    for n in range(4):
        late = n > 1
        when = day + timedelta(days=3 if late else 0)
        one = world.article(when, label, dated=n != 0)
        named = _misspelt(world, accused)
        if not late or n == 3:
            title = world.pick(f"A court convicted {named} of fraud.", f"{named} was found guilty of fraud.")
            one.tell(
                "verdict", "court_case", title, who(named, "target", "person"), when=one.on(day), where=town
            )
        if late:
            title = world.pick(
                f"A court sentenced {named} to six years in prison.", f"{named} was jailed for six years."
            )
            one.tell(
                "sentence",
                "court_case",
                title,
                who(named, "target", "person"),
                who(judge, "actor", "person"),
                when=one.on(when),
                where=town,
            )
        one.done()


def election(world, label, country, day):
    winner, loser = next(world.people), next(world.people)
    demonym, _ = COUNTRIES[country]
    for n in range(3):
        one = world.article(day + timedelta(days=n), label, dated=n != 2)
        named = _misspelt(world, winner)
        title = world.pick(
            f"{named} won the {demonym} presidential election.",
            f"{country} elected {named} president.",
            f"Voters in {country} chose {named}.",
        )
        one.tell(
            "vote",
            "election",
            title,
            who(named, "actor", "person"),
            who(country, "other"),
            when=one.on(day),
            where=country,
        )
        if n:
            one.tell("concede", "statement", f"{loser} conceded defeat.", who(loser, "speaker", "person"))
        one.done()


def protest(world, label, country, day):
    town = next(world.places)
    crowd = world.chance.randint(20, 90) * 100
    demonym, _ = COUNTRIES[country]
    for n in range(3):
        one = world.article(day + timedelta(days=1), label, dated=n != 1)
        title = world.pick(
            f"Thousands marched in {town} against fuel prices.",
            f"Protesters filled {town} over fuel prices.",
            f"A crowd in {town} demanded lower fuel prices.",
        )
        key = one.tell(
            "march",
            "protest",
            title,
            who("protesters", "actor", "group"),
            who(f"the {demonym} government", "target", "government_body"),
            when=one.on(day),
            where=town,
        )
        one.count(
            key,
            str(crowd),
            f"{crowd} people took part in {town}, report {n}.",
            measure="participants",
            victims="unknown",
        )
        if n:
            one.tell(
                "arrests",
                "arrest",
                f"Police detained {n + 20} people in {town}.",
                who("Police", "actor", "group"),
                where=town,
                when=one.on(day),
            )
        one.done()


def crash(world, label, country, day):
    town = next(world.places)
    toll = world.chance.randint(4, 40)
    for n in range(3):
        one = world.article(day + timedelta(days=1), label, dated=n != 1)
        title = world.pick(
            f"A bus plunged into a ravine near {town}.",
            f"A bus fell off the road at {town}, killing {toll}.",
            f"A bus crash near {town} killed {toll}.",
        )
        key = one.tell("crash", "accident", title, when=one.on(day), where=f"near {town}")
        one.count(key, str(toll), f"{toll} people were killed near {town}, report {n}.", victims="unknown")
        one.done()


def bundle(seed, size=1, silence=0.0):
    """A bundle of some forty articles for each unit of size: fights, same sides twice in a week, and the rest.

    Args:
        seed: The same seed gives the same bundle.
        size: How many times all scenarios.
        silence: How often a day, the place of the fighting or an article's date is left out.
    """
    world = _World(seed, silence)
    for n in range(size):
        countries = world.chance.sample(sorted(COUNTRIES), 8)
        day = date(2021, 1, 4) + timedelta(days=world.chance.randrange(900))
        a, b, c, d, *rest = countries
        outbreak(world, f"{n} first", a, b, day)
        outbreak(world, f"{n} same week", a, b, day + timedelta(days=world.pick(2, 3, 4)))
        outbreak(world, f"{n} a year later", a, b, day + timedelta(days=world.chance.randint(300, 500)))
        outbreak(world, f"{n} others", c, d, day + timedelta(days=1))
        alleged(world, f"{n} alleged", c, rest[0], day + timedelta(days=40))
        disaster(world, f"{n} quake", rest[1], day)
        disaster(world, f"{n} other quake", rest[1], day + timedelta(days=5))
        trial(world, f"{n} trial", rest[2], day)
        trial(world, f"{n} other trial", rest[2], day + timedelta(days=1))
        election(world, f"{n} vote", rest[3], day)
        protest(world, f"{n} march", rest[2], day)
        protest(world, f"{n} other march", rest[2], day)
        crash(world, f"{n} crash", rest[3], day)
        crash(world, f"{n} other crash", rest[3], day + timedelta(days=2))
    world.chance.shuffle(world.articles)
    return Bundle(world.articles, world.events, world.episodes)


def newswire(count):
    """The undated articles of tests/llm/newswire.py: outbreaks of sixteen each, and a war in a year of its own."""
    found, events, episodes = [], {}, {}
    for number in range(count):
        _, answer = wire.article(number)
        planted = Planted()
        story = number // wire.PER_STORY
        for event in answer["events"]:
            cast = [who(one["name"], one["role"], one["kind"]) for one in event["participants"]]
            more = {key: event[key] for key in ("part", "when", "where", "status")}
            quote = event["quotes"][0]
            planted.event(event["id"], event["type"], event["title"], *cast, quote=quote, **more)
        one = planted.build()
        for event, told in zip(one.events, answer["events"], strict=True):
            episodes[event.id] = story if event.part == 1 else (story, told["when"])
        found.append(one)
    return Bundle(found, events, episodes)


class Score(NamedTuple):
    """Pairs and B-cubed, each precision and recall."""

    pair_precision: float
    pair_recall: float
    b3_precision: float
    b3_recall: float


def score(truth, found):
    """Compare a clustering with the truth.

    Args:
        truth: By mention, its true cluster.
        found: By mention, the cluster that it was given.
    """
    both, gold, given = {}, {}, {}
    for mention, true in truth.items():
        for table, key in ((both, (true, found[mention])), (gold, true), (given, found[mention])):
            table[key] = table.get(key, 0) + 1

    def pairs(table):
        return sum(n * (n - 1) // 2 for n in table.values())

    right = pairs(both)
    return Score(
        right / max(1, pairs(given)),
        right / max(1, pairs(gold)),
        sum(n * n / given[group] for (_, group), n in both.items()) / len(truth),
        sum(n * n / gold[true] for (true, _), n in both.items()) / len(truth),
    )


def events_of(story):
    return {mention: event.id for event in story.events for mention in event.merged_from}


def episodes_of(story):
    return {mention: event.episode_id for event in story.events for mention in event.merged_from}
