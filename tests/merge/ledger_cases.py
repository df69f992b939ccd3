"""How two figures stand to each other, case by case, as an analyst would argue it.

Each case is a few claims, told in one article or in several, and the relation of the first to the last.
"""

from dataclasses import dataclass, field, replace

from planted_merge import Planted, who

from summarizer.domain.article import Copy

PERU, CHILE = who("Peru"), who("Chile")
EVENTS = {
    "clash": ("clash", "Peruvian and Chilean troops fought near Tacna.", (PERU, CHILE)),
    "quake": ("disaster", "An earthquake struck Tacna.", ()),
    "strike": ("attack", "A missile struck a market in Tacna.", (CHILE,)),
    "protest": ("protest", "Demonstrators marched through Tacna.", ()),
    "fire": ("disaster", "A wildfire burned near Tacna.", ()),
    "vote": ("election", "Voters in Tacna elected a mayor.", ()),
    "raid": ("arrest", "Police raided flats in Tacna.", ()),
    "war": ("clash", "Peru and Chile fought the war of Tacna.", (PERU, CHILE)),
}
DAY = "2021-05-05"
TUESDAY = "on Tuesday"


@dataclass(frozen=True)
class Told:
    """One figure as an article tells it."""

    text: str
    phrase: str
    by: str | None = None
    side: str | None = "Peru"
    measure: str = "killed"
    victims: str = "military"
    scope: str = "incident"
    unit: str | None = None
    as_of: str | None = None
    article: str = ""
    """Figures of one letter stand in one article; without a letter each has its own."""
    published: str | None = DAY
    publisher: str | None = None
    event: str = ""
    kind: str = "e1"


@dataclass(frozen=True)
class Case:
    """Claims, and how the first stands to the last."""

    id: str
    relation: str | None
    """``same``: they are one entry; none: nothing joins them."""
    claims: tuple[Told, ...]
    why: tuple[str, ...] = ()
    """Words that the argument must have."""
    event: str = "clash"
    copy: bool = False
    """The last article is a copy of the first."""


def soldiers(phrase, by="Peru", **more):
    text = f"{by or 'Reports'} said {phrase} Peruvian soldiers were killed near Tacna."
    return Told(text, phrase, by, **more)


def people(phrase, by=None, measure="killed", verb=None, **more):
    verb = verb or measure
    text = f"{by or 'Reports'} said {phrase} people were {verb} in Tacna."
    return Told(text, phrase, by, **({"side": None, "victims": "unknown", "measure": measure} | more))


def two(ident, relation, first, last, *why, **more):
    return Case(ident, relation, (first, last), why, **more)


def rivals(ident, relation, first, last, *why):
    """Chile's figure of Peru's dead, and Peru's, told on one day."""
    return two(f"operator: {ident}", relation, soldiers(first, "Chile"), soldiers(last, "Peru"), *why)


OPERATORS = [
    rivals("at least and exact", "agreement", "at least 135", "135", "at least 135"),
    rivals("nearly and exact", "agreement", "nearly fifty", "50"),
    rivals("nearly is close below", "conflict", "nearly fifty", "12", "nearly fifty"),
    rivals("more than above", "conflict", "more than 200", "180", "more than 200", "180"),
    rivals("more than below", "agreement", "more than 200", "240"),
    rivals("dozens hold 37", "agreement", "dozens of", "37"),
    rivals("dozens exclude three", "conflict", "dozens of", "three", "dozens"),
    rivals("dozens exclude 900", "conflict", "dozens of", "900"),
    rivals("range holds", "agreement", "15 to 20", "18"),
    rivals("range excludes", "conflict", "15 to 20", "25"),
    rivals("up to holds", "agreement", "up to 30", "18"),
    rivals("up to excludes", "conflict", "up to 30", "41"),
    rivals("some 40 is about 38", "agreement", "some 40", "38", "about"),
    rivals("some 40 is not 60", "conflict", "some 40", "60"),
    rivals("a dozen is twelve", "agreement", "a dozen", "12"),
    rivals("a dozen is rounded", "agreement", "a dozen", "13"),
    rivals("half a dozen is not 20", "conflict", "half a dozen", "20"),
    rivals("words and digits", "agreement", "two", "2", "same figure"),
    rivals("zero excludes", "conflict", "no", "15", "none"),
    rivals("zero excludes dozens", "conflict", "no", "dozens of", "none"),
    rivals("hundreds exclude 12", "conflict", "hundreds of", "12"),
    rivals("thousands hold 4,500", "agreement", "thousands of", "4,500"),
    rivals("several hold seven", "agreement", "several", "seven"),
    rivals("several exclude 60", "conflict", "several", "60"),
    rivals("a handful excludes 200", "conflict", "a handful of", "200"),
    rivals("scores hold 85", "agreement", "scores of", "85"),
    rivals("two floors", "agreement", "at least 12", "at least 40"),
    rivals("ceiling below floor", "conflict", "fewer than 10", "at least 12"),
    rivals("between holds about", "agreement", "between 30 and 40", "about 35"),
    rivals("close is not equal", "conflict", "15", "16", "15", "16"),
    rivals("no fewer than", "conflict", "no fewer than 20", "19"),
    rivals("over and at most", "conflict", "over 100", "at most 90"),
    rivals("nearly and about", "agreement", "nearly 50", "about 50"),
    rivals("almost 200 is not 120", "conflict", "almost 200", "120"),
    two("operator: a soldier", "conflict", Told("Chile said a Peruvian soldier was killed.", "a Peruvian soldier", "Chile"), soldiers("15")),
    two("operator: printed in millions", "agreement",
        people("1.2 million", "the UN", "displaced"), people("1,234,000", "Peru", "displaced"), "rounded", event="war"),
    two("operator: round thousands", "agreement",
        people("30,000", "the UN", "displaced"), people("29,700", "Peru", "displaced"), "rounded", event="war"),
    two("operator: tens of thousands", "agreement",
        people("tens of thousands of", "the UN", "displaced"), people("25,000", "Peru", "displaced"), event="war"),
    two("operator: thousands apart", "conflict",
        people("30,000", "the UN", "displaced"), people("24,000", "Peru", "displaced"), event="war"),
]  # fmt: skip


def stated(phrase, day, by="Peru", **more):
    text = f"{by} said {phrase} Peruvian soldiers had been killed near Tacna as of {day}."
    return Told(text, phrase, by, as_of=day, **more)


LATER = {"published": "2021-05-07"}
AS_OF = [
    two("as of: one speaker, stated days", "superseded", stated("15", "Tuesday"), stated("22", "Friday", **LATER), "same speaker", "Friday"),
    two("as of: two speakers, stated days", "different_as_of",
        stated("15", "Tuesday", "Chile"), stated("22", "Friday", **LATER), "Tuesday", "Friday"),
    two("as of: two speakers, days of publication", "different_as_of",
        soldiers("15", "Chile"), soldiers("22", **LATER), "published"),
    two("as of: one speaker, days of publication", "superseded", soldiers("15"), soldiers("22", **LATER), "same speaker", "published"),
    two("as of: one speaker, one day", "conflict", soldiers("15"), soldiers("22"), "same speaker"),
    two("as of: morning and evening, one speaker", "superseded",
        stated("15", "Tuesday morning"), stated("22", "Tuesday evening"), "Tuesday evening"),
    two("as of: morning and evening, two speakers", "different_as_of",
        stated("15", "Tuesday morning", "Chile"), stated("22", "Tuesday evening"), "Tuesday morning"),
    two("as of: clock times", "superseded", stated("15", "9 a.m. on Tuesday"), stated("22", "6 p.m. on Tuesday"), "6 p.m."),
    two("as of: so far, one day", "conflict", stated("15", "so far", "Chile"), stated("22", "so far")),
    two("as of: by Friday, and printed on Friday", "conflict",
        Told("Chile said 15 Peruvian soldiers had been killed by Friday.", "15", "Chile", as_of="by Friday", **LATER), soldiers("22", **LATER)),
    two("as of: fewer dead later", "conflict", stated("50", "Tuesday", "Chile"), stated("38", "Friday", **LATER), "lower"),
    two("as of: fewer missing later", "different_as_of",
        people("50", "police", "missing"), people("12", "the mayor", "missing", **LATER), event="quake"),
    two("as of: a crowd does not grow afterwards", "conflict",
        people("10,000", "police", "participants", "marching"), people("50,000", "organisers", "participants", "marching", **LATER), event="protest"),
    two("as of: the event's day and a later one", "different_as_of",
        soldiers("nearly fifty", None), stated("at least 135", "Friday", **LATER), "Friday"),
    two("as of: one speaker grows more exact", "superseded",
        stated("at least 12", "Tuesday"), stated("15", "Friday", **LATER), "same speaker"),
    two("as of: one speaker repeats more loosely", "agreement", stated("15", "Tuesday"), stated("at least 15", "Friday", **LATER)),
    two("as of: an old war does not grow", "conflict",
        soldiers("6,500", "Chile", scope="background"), soldiers("7,400", "Peru", scope="background", **LATER), event="war"),
    two("as of: days counted", "superseded",
        stated("15", "the first day", article="a"), stated("22", "the third day", article="a"), "third day"),
    two("as of: two speakers, no day", "conflict", soldiers("15", "Chile", article="a"), soldiers("22", article="a")),
    two("as of: hours of publication", "superseded",
        soldiers("15", published="2021-05-05T08:00Z"), soldiers("22", published="2021-05-05T18:00Z"), "same speaker"),
    two("as of: turnout by noon and at the close", "different_as_of",
        Told("The commission put turnout at 34 per cent by noon.", "34 per cent", "the commission", None, "votes", "unknown", unit="per cent", as_of="by noon"),
        Told("Observers put turnout at 61 per cent by 8 p.m.", "61 per cent", "Observers", None, "votes", "unknown", unit="per cent", as_of="by 8 p.m."),
        event="vote"),
    two("as of: weekdays of one article without a date", "superseded",
        stated("15", "Tuesday", article="a", published=None), stated("22", "Friday", article="a", published=None), "Friday"),
    two("as of: earlier and now", "superseded",
        stated("22", "now", article="a"),
        Told("Peru earlier said 15 Peruvian soldiers had been killed near Tacna.", "15", "Peru", as_of="earlier", article="a"), "earlier"),
    two("as of: two days of speech", "different_as_of",
        Told("Chile said on Wednesday that 15 Peruvian soldiers were killed.", "15", "Chile", article="a", published="2021-05-08"),
        Told("Peru said on Friday that 22 Peruvian soldiers were killed.", "22", "Peru", article="a", published="2021-05-08"), "Wednesday", "Friday"),
    two("as of: printed on two days, two papers", "different_as_of",
        soldiers("15", None), soldiers("22", None, **LATER), "published"),
]  # fmt: skip


def both(ident, relation, text, first, last, *why, by="Peru", **more):
    """Two figures of one sentence."""
    a = Told(text, first, by, article="a", **more)
    return two(ident, relation, a, replace(a, phrase=last), *why)


MINISTRY = "the Peruvian Defence Ministry"
REVISION = [
    both("revision: revised from to", "superseded", "Peru revised the toll from 20 Peruvian soldiers killed to 35.", "20", "35", "earlier"),
    both("revision: up from", "superseded", "Peru said 35 Peruvian soldiers were killed, up from 20.", "20", "35"),
    both("revision: down from", "superseded", "Peru lowered its toll of Peruvian soldiers killed to 20 from 35.", "35", "20"),
    both("revision: own voice", "superseded", "The death toll among Peruvian soldiers rose to 22 from 15.", "15", "22", by=None),
    both("revision: not but", "superseded", "Peru said 12 Peruvian soldiers were killed, not 15 as it had reported earlier.", "15", "12"),
    both("revision: reversing", "superseded", "Peru said at least 135 Peruvian soldiers were killed, reversing its earlier statement of 105.", "105", "at least 135"),
    both("revision: instead of", "superseded", "Peru gave a toll of 31 Peruvian soldiers killed instead of the 13 first reported.", "13", "31"),
    two("revision: raised the toll to", "superseded", soldiers("40"),
        Told("Peru raised the toll to 62 Peruvian soldiers killed.", "62", "Peru"), "raised"),
    two("revision: corrected to", "superseded", soldiers("21"),
        Told("Peru corrected its figure to 12 Peruvian soldiers killed.", "12", "Peru"), "corrected"),
    two("revision: had initially said", "superseded",
        Told("Peru had initially said 30 Peruvian soldiers were killed.", "30", "Peru"), soldiers("18"), "initially"),
    two("revision: the rival is not revised", "conflict", soldiers("40", "Chile"),
        Told("Peru raised the toll to 62 Peruvian soldiers killed.", "62", "Peru")),
    two("revision: one ministry through two agencies", "superseded",
        Told("Interfax, citing the Peruvian Defence Ministry, reported 15 Peruvian soldiers killed.", "15", "Interfax"),
        Told("The Peruvian Defence Ministry put the number of Peruvian soldiers killed at 22, Reuters reported.", "22", MINISTRY, **LATER)),
    two("revision: one ministry through two papers", "same", soldiers("15", MINISTRY, publisher="Post"), soldiers("15", MINISTRY, publisher="Mail")),
    two("revision: an office and its holder", "superseded",
        soldiers("15", "Peruvian Prime Minister Luis Vega"), soldiers("22", "the Peruvian prime minister", **LATER), "same speaker"),
    two("revision: a ministry and its spokesman", "superseded",
        soldiers("15", "a spokesman for the Peruvian Defence Ministry"), soldiers("22", MINISTRY, **LATER), "same speaker"),
    two("revision: a spokeswoman by her name", "superseded",
        Told("Ana Rojas, spokeswoman for the Peruvian Defence Ministry, said 15 Peruvian soldiers were killed.", "15", "Ana Rojas"),
        soldiers("22", MINISTRY, **LATER), "same speaker"),
    two("revision: a surname alone", "superseded", soldiers("15", "Ana Rojas"), soldiers("22", "Rojas", **LATER)),
    two("revision: two people of one surname", "different_as_of", soldiers("15", "Juan Vega"), soldiers("22", "Maria Vega", **LATER)),
    two("revision: one ministry at one time", "conflict", soldiers("15", MINISTRY, article="a"), soldiers("one", MINISTRY, article="a"),
        "same speaker", "no article says"),
    two("revision: two ministries", "different_as_of",
        soldiers("15", "the Peruvian Interior Ministry"), soldiers("22", MINISTRY, **LATER)),
    Case("revision: the replaced figure contradicts nobody", "different_as_of",
         (soldiers("15"), soldiers("22", **LATER), soldiers("30", "Chile", **LATER)), ("replaced",)),
    Case("revision: the new figure still contradicts the rival", "conflict",
         (soldiers("22", **LATER), soldiers("15"), soldiers("30", "Chile", **LATER))),
]  # fmt: skip

SCOPE = [
    two("scope: incident and total", "different_scope", soldiers("15"), soldiers("158", scope="cumulative"), "in all so far"),
    two("scope: incident and background", "different_scope", soldiers("15"), soldiers("6,500", scope="background"), "another time"),
    two("scope: past 24 hours", "different_scope",
        Told("Peru said 12 Peruvian soldiers were killed in the past 24 hours.", "12", "Peru"), soldiers("90", "Chile"), "past 24 hours"),
    two("scope: since Monday and since January", "different_scope",
        Told("Peru said 12 Peruvian soldiers were killed since Monday.", "12", "Peru", scope="cumulative"),
        Told("Chile said 90 Peruvian soldiers were killed since January.", "90", "Chile", scope="cumulative"), "since Monday", "since January"),
    two("scope: both since Monday", "conflict",
        Told("Peru said 12 Peruvian soldiers were killed since Monday.", "12", "Peru", scope="cumulative"),
        Told("Chile said 90 Peruvian soldiers were killed since Monday.", "90", "Chile", scope="cumulative")),
    two("scope: this year and since the war began", "different_scope",
        Told("Peru said 120 Peruvian soldiers were killed this year.", "120", "Peru", scope="background"),
        Told("Chile said 900 Peruvian soldiers were killed since the war began.", "900", "Chile", scope="background"), "this year", event="war"),
    two("scope: an increase is no total", "different_scope",
        Told("Peru said 12 more Peruvian soldiers died overnight near Tacna.", "12 more", "Peru"), soldiers("52", "Chile"), "added"),
    two("scope: alone", "different_scope",
        Told("Peru said 12 Peruvian soldiers were killed on Tuesday alone.", "12", "Peru"),
        Told("Peru said 31 Peruvian soldiers were killed in two days of fighting.", "31", "Peru"), "Tuesday alone"),
    two("scope: a rate is no total", "different_scope",
        Told("Peru said about 20 Peruvian soldiers were killed a day.", "about 20", "Peru"), soldiers("300", "Chile"), "a day"),
    two("scope: bringing the total to", "different_scope",
        Told("Another eight Peruvian soldiers died, bringing the total to 60, Peru said.", "Another eight", "Peru", article="a"),
        Told("Another eight Peruvian soldiers died, bringing the total to 60, Peru said.", "60", "Peru", article="a"), "added"),
    two("scope: a further figure of other people is no increase", "conflict",
        Told("Peru said 15 soldiers were killed and another 12 Peruvian soldiers captured.", "another 12", "Peru", measure="captured"),
        Told("Chile said 13 Peruvian soldiers were captured.", "13", "Chile", measure="captured")),
    two("scope: two incidents", None, soldiers("15"),
        Told("Chile said 40 Peruvian soldiers were killed at the market.", "40", "Chile", event="strike", kind="e2"), event="clash"),
    two("scope: this week and in all", "different_scope",
        Told("Police said 30 people were arrested this week.", "30", "Police", None, "arrested", "unknown", scope="cumulative"),
        Told("Police said 400 people were arrested since the protests began.", "400", "Police", None, "arrested", "unknown", scope="cumulative"),
        "this week", event="protest"),
]  # fmt: skip

GROUP = [
    two("group: soldiers and civilians", "different_group", soldiers("15"),
        Told("Chile said 40 Peruvian civilians were killed.", "40", "Chile", victims="civilian"), "civilians"),
    two("group: people and soldiers", "different_group",
        Told("Chile said 40 Peruvian people were killed.", "40", "Chile", victims="unknown"), soldiers("15"), "soldiers"),
    two("group: a part in the same sentence", "different_group",
        Told("Police said 15 people, including three children, were killed.", "15", "police", None, victims="civilian", article="a"),
        Told("Police said 15 people, including three children, were killed.", "three", "police", None, victims="civilian", article="a"),
        "children", event="strike"),
    two("group: of them women", "different_group",
        Told("Police said 20 people were killed, four of them women.", "20", "police", None, victims="unknown", article="a"),
        Told("Police said 20 people were killed, four of them women.", "four", "police", None, victims="unknown", article="a"),
        "women", event="strike"),
    two("group: among them, in another article", "different_group",
        people("15", "police", victims="civilian"),
        Told("Three children were among those killed in Tacna, police said.", "Three", "police", None, victims="civilian"), "children", event="strike"),
    two("group: total of both sides and one side", "different_group",
        Told("Brazil said more than 200 soldiers were killed on both sides.", "more than 200", "Brazil", "both sides"), soldiers("135"), "both sides"),
    two("group: two sides", None, soldiers("15"),
        Told("Chile said seven Chilean soldiers were killed.", "seven", "Chile", "Chile")),
    two("group: foreigners among the dead", "different_group",
        people("15", "police"),
        Told("Police said two French nationals were among the dead.", "two", "police", "France", victims="civilian"), "French nationals", event="strike"),
    two("group: police and soldiers", "different_group", soldiers("15"),
        Told("Peru said four Peruvian police officers were killed.", "four", "Peru"), "police"),
    two("group: the part exceeds the whole", "conflict",
        people("12", "police"),
        Told("The mayor said 15 civilians were killed in Tacna.", "15", "the mayor", None, victims="civilian"), "more than", event="strike"),
    two("group: the part fits the whole", "different_group",
        people("20", "police"),
        Told("The mayor said 15 civilians were killed in Tacna.", "15", "the mayor", None, victims="civilian"), event="strike"),
    two("group: a side that is not stated", "different_group",
        Told("Brazil said 60 soldiers were killed near Tacna.", "60", "Brazil", None), soldiers("15"), "whose"),
    two("group: children and children", "conflict",
        Told("Police said three children were killed in Tacna.", "three", "police", None, victims="civilian"),
        Told("The mayor said five children were killed in Tacna.", "five", "the mayor", None, victims="civilian"), event="strike"),
    two("group: mixed and soldiers", "different_group",
        Told("Chile said 60 Peruvian soldiers and civilians were killed.", "60", "Chile", victims="mixed"), soldiers("15"), "civilians"),
    two("group: one people, whether named or not", "conflict",
        Told("Police said 50 Peruvians were killed by the earthquake.", "50", "police", "Peru", victims="unknown"), people("120", "the mayor"), event="quake"),
    two("group: women and children", "different_group",
        Told("Police said three children were killed in Tacna.", "three", "police", None, victims="civilian"),
        Told("Police said four women were killed in Tacna.", "four", "police", None, victims="civilian"), "women", event="strike"),
    two("group: others apart", "different_group",
        Told("Police said two firefighters were killed in Tacna.", "two", "police", None, victims="unknown"), people("31", "the mayor"), "firefighters", event="fire"),
]  # fmt: skip

MEASURES = [
    two("measure: killed and wounded", None, soldiers("15"),
        Told("Peru said 40 Peruvian soldiers were wounded.", "40", "Peru", measure="wounded")),
    two("measure: died of wounds", "different_group", soldiers("15"),
        Told("Peru said two Peruvian soldiers died of their wounds.", "two", "Peru"), "died of"),
    two("measure: injured and in hospital", "different_group",
        people("40", "police", "wounded", "injured"), people("12", "doctors", "wounded", "taken to hospital"), "hospital", event="quake"),
    two("measure: casualties and dead", "different_group",
        Told("Chile said there were 200 casualties among Peruvian soldiers.", "200", "Chile"), soldiers("15"), "casualties"),
    two("measure: missing and captured", None,
        Told("Peru said 24 Peruvian soldiers were missing.", "24", "Peru", measure="missing"),
        Told("Chile said 30 Peruvian soldiers were captured.", "30", "Chile", measure="captured")),
    two("measure: arrested and charged", "different_group",
        people("30", "police", "arrested"), people("12", "prosecutors", "arrested", "charged"), "charged", event="raid"),
    two("measure: feared and confirmed", "different_group",
        people("30", "the mayor", verb="feared dead"), people("12", "police", verb="confirmed dead"), "feared", event="quake"),
    two("measure: bodies and dead", "different_group",
        Told("Rescuers said 12 bodies were recovered in Tacna.", "12", "Rescuers", None, victims="unknown"), people("30", "police"), "bodies", event="quake"),
    two("measure: arrested and released", "different_group",
        people("30", "police", "arrested"), people("12", "police", "arrested", "released after arrest"), "released", event="raid"),
    two("measure: critically injured", "different_group",
        people("40", "police", "wounded", "injured"), people("six", "doctors", "wounded", "critically injured"), "critical", event="quake"),
    two("measure: displaced and evacuated", "different_group",
        people("4,000", "the UN", "displaced"), people("900", "police", "displaced", "evacuated"), "evacuated", event="fire"),
    two("measure: arrested twice", "conflict", people("30", "police", "arrested"), people("45", "lawyers", "arrested"), event="protest"),
]  # fmt: skip


def thing(text, phrase, by, measure, unit, **more):
    return Told(text, phrase, by, None, measure, "unknown", unit=unit, **more)


UNITS = [
    two("unit: two currencies", "different_group",
        thing("The mayor put the damage at $5 million.", "$5 million", "the mayor", "money", "dollars"),
        thing("Insurers put the damage at €4 million.", "€4 million", "Insurers", "money", "euros"), "euros", event="quake"),
    two("unit: one currency in two spellings", "agreement",
        thing("The mayor put the damage at $5 million.", "$5 million", "the mayor", "money", "US dollars"),
        thing("Insurers put the damage at 5 million dollars.", "5 million dollars", "Insurers", "money", "dollars"), "same figure", event="quake"),
    two("unit: damage twice", "conflict",
        thing("The mayor put the damage at $5 million.", "$5 million", "the mayor", "money", "dollars"),
        thing("Insurers put losses at $9 million.", "$9 million", "Insurers", "money", "$"), event="quake"),
    two("unit: damage and aid", "different_group",
        thing("The mayor put the damage at $5 million.", "$5 million", "the mayor", "money", "dollars"),
        thing("Brazil pledged aid of $2 million.", "$2 million", "Brazil", "money", "dollars"), "aid", event="quake"),
    two("unit: hectares and acres agree", "agreement",
        thing("Firefighters said 1,000 hectares had burned.", "1,000 hectares", "Firefighters", "area", "hectares"),
        thing("The mayor said 2,500 acres had burned.", "2,500 acres", "the mayor", "area", "acres"), "converted", event="fire"),
    two("unit: hectares and acres differ", "conflict",
        thing("Firefighters said 400 hectares had burned.", "400 hectares", "Firefighters", "area", "hectares"),
        thing("The mayor said 2,500 acres had burned.", "2,500 acres", "the mayor", "area", "acres"), event="fire"),
    two("unit: kilometres and miles", "agreement",
        thing("Peru said the smoke reached 10 kilometres.", "10 kilometres", "Peru", "other", "kilometres"),
        thing("Chile said the smoke reached six miles.", "six miles", "Chile", "other", "miles"), "converted", event="fire"),
    two("unit: per cent and votes", "different_group",
        thing("The commission said Rojas won 52 per cent.", "52 per cent", "the commission", "votes", "per cent"),
        thing("The commission said Rojas won 41,000 votes.", "41,000 votes", "the commission", "votes", "votes"), event="vote"),
    two("unit: tanks and vehicles", "different_group",
        Told("Chile said it destroyed 10 Peruvian tanks.", "10", "Chile", measure="destroyed", victims="unknown", unit="tanks"),
        Told("Chile said it destroyed 25 Peruvian armoured vehicles.", "25", "Chile", measure="destroyed", victims="unknown", unit="armoured vehicles"), "tanks"),
    two("unit: tanks twice", "conflict",
        Told("Chile said it destroyed 10 Peruvian tanks.", "10", "Chile", measure="destroyed", victims="unknown", unit="tanks"),
        Told("Peru said it lost four tanks.", "four", "Peru", measure="destroyed", victims="unknown", unit="tank")),
    two("unit: ships and vessels", "agreement",
        Told("Chile said it sank three Peruvian ships.", "three", "Chile", measure="destroyed", victims="unknown", unit="ships"),
        Told("Peru said three vessels were sunk.", "three", "Peru", measure="destroyed", victims="unknown", unit="vessels"), "same figure"),
    two("unit: decimals of a per cent", "agreement",
        thing("Observers put turnout at 61 per cent.", "61 per cent", "Observers", "votes", "per cent"),
        thing("The commission put turnout at 61.4 per cent.", "61.4 per cent", "the commission", "votes", "%"), "rounded", event="vote"),
    two("unit: homes and houses", "conflict",
        thing("The mayor said 200 homes were destroyed.", "200", "the mayor", "destroyed", "homes"),
        thing("Firefighters said 350 houses were destroyed.", "350", "Firefighters", "destroyed", "houses"), event="fire"),
    two("unit: billions rounded", "agreement",
        thing("The mayor put the damage at $1.2 billion.", "$1.2 billion", "the mayor", "money", "dollars"),
        thing("Insurers put the damage at $1.23 billion.", "$1.23 billion", "Insurers", "money", "dollars"), "rounded", event="quake"),
    two("unit: damaged and destroyed", "different_group",
        thing("The mayor said 200 houses were destroyed.", "200", "the mayor", "destroyed", "houses"),
        thing("The mayor said 900 houses were damaged.", "900", "the mayor", "destroyed", "houses"), "damaged", event="quake"),
    two("unit: magnitude", "conflict",
        thing("Geologists in Lima put the magnitude at 6.1.", "6.1", "Geologists in Lima", "other", "magnitude"),
        thing("Geologists in Chile put the magnitude at 6.8.", "6.8", "Geologists in Chile", "other", "magnitude"), event="quake"),
    two("unit: things of two kinds", None,
        thing("Geologists counted 30 aftershocks.", "30", "Geologists", "other", "aftershocks"),
        thing("The mayor said 12 schools were closed.", "12", "the mayor", "other", "schools"), event="quake"),
]  # fmt: skip

SPEAKERS = [
    two("speaker: the enemy's count and the own admission", "conflict",
        soldiers("200", "Chile"), soldiers("15", "Peru"), "own losses"),
    two("speaker: one ministry in two papers", "same", soldiers("15", MINISTRY), soldiers("15", "Peru's Defence Ministry")),
    two("speaker: an agency that quotes the ministry", "same",
        Told("The agency Tass, quoting the Peruvian Defence Ministry, said 15 Peruvian soldiers were killed.", "15", "Tass"), soldiers("15", MINISTRY)),
    two("speaker: told to an agency", "same",
        Told("The Peruvian Defence Ministry told Reuters that 15 Peruvian soldiers were killed.", "15", "Reuters"), soldiers("15", MINISTRY)),
    two("speaker: named and not named", "agreement", soldiers("15", MINISTRY), soldiers("15", None), "same figure"),
    two("speaker: two papers in their own voice", "agreement", soldiers("15", None), replace(soldiers("15", None), text="Some 15 Peruvian soldiers died there, 15 in all.", phrase="15") ),
    two("speaker: a copy", "same", soldiers("15", None, publisher="Post"),
        replace(soldiers("15", None, publisher="Mail"), text="Reports said 15 Peruvian soldiers were killed near Tacna town."), copy=True),
    two("speaker: witnesses are not one speaker", "conflict", people("ten", "witnesses"), people("25", "witnesses"), "both cannot be right", event="strike"),
    two("speaker: one wire credit", "same",
        replace(soldiers("15", None, publisher="Post"), text="LIMA (AP) — Reports said 15 Peruvian soldiers were killed."),
        replace(soldiers("15", None, publisher="Mail"), text="TACNA, Peru (AP) — Near Tacna 15 Peruvian soldiers were killed.")),
    two("speaker: a government and its ministry", "agreement", soldiers("15", "Peru"), soldiers("15", MINISTRY)),
    two("speaker: not named, and another figure", "conflict", soldiers("15", MINISTRY), soldiers("31", None), "names nobody"),
]  # fmt: skip

MORE = [
    two("as of: in the morning and by evening", "superseded",
        Told("The ministry put the toll at 20 in the morning.", "20", "the ministry", "Peru", as_of="in the morning"),
        Told("By evening the ministry put the toll at 31.", "31", "the ministry", "Peru", as_of="By evening"), "by evening"),
    two("as of: a fire spreads", "superseded",
        thing("Firefighters said 5,000 hectares had burned.", "5,000", "Firefighters", "area", "hectares"),
        thing("Firefighters said 7,400 hectares had burned.", "7,400", "Firefighters", "area", "ha", **LATER), "published", event="fire"),
    two("group: those of the arrested who were minors", "different_group", people("400", "police", "arrested"),
        Told("Police said 35 of those arrested were minors.", "35", "police", None, "arrested", "unknown"), "children", event="protest"),
    two("group: those of the arrested of whom no more is said", "different_group", people("400", "police", "arrested"),
        Told("Police said 35 of those arrested came by bus.", "35", "police", None, "arrested", "unknown"), "some of them", event="protest"),
    two("scope: more bodies", "different_scope",
        Told("Peru said eight more bodies were found on Friday.", "eight more", "Peru", None, victims="unknown"), people("52", "Peru"), "added", event="quake"),
    two("measure: killed or wounded", "different_group",
        Told("Peru said 15 Peruvian soldiers were killed or wounded.", "15", "Peru"), soldiers("4", "Chile"), "dead and wounded"),
    rivals("dozens and fewer than 20", "conflict", "fewer than 20", "dozens of"),
    both("revision: later put at", "superseded", "Peru said 40 Peruvian soldiers were killed, but later put the number at 33.", "40", "33"),
    two("measure: fled and displaced inside", "different_group",
        Told("The UN said 4,000 people fled to Bolivia.", "4,000", "the UN", None, "displaced", "unknown"),
        Told("The UN said 20,000 people were displaced inside Peru.", "20,000", "the UN", None, "displaced", "unknown"), "inside the country", event="war"),
    two("unit: ransom twice", "conflict",
        thing("The firm said $2 million in ransom was paid.", "$2 million", "The firm", "money", "dollars"),
        thing("Police said $3.5 million in ransom was paid.", "$3.5 million", "Police", "money", "dollars"), event="raid"),
]  # fmt: skip

CASES = [*OPERATORS, *AS_OF, *REVISION, *SCOPE, *GROUP, *MEASURES, *UNITS, *SPEAKERS, *MORE]


@dataclass
class Built:
    """The articles of a case, and the ids of its claims in their order."""

    articles: list = field(default_factory=list)
    claims: list = field(default_factory=list)


def build(case):
    """The checked articles of a case."""
    told = [(one, one.article or f"own {n}") for n, one in enumerate(case.claims)]
    built, ids = Built(), {}
    for letter in dict.fromkeys(letter for _, letter in told):
        own = [one for one, name in told if name == letter]
        planted = Planted(own[0].published)
        for one in own:
            kind, title, cast = EVENTS[one.event or case.event]
            if one.kind not in [event[0] for event in planted.events]:
                planted.event(
                    one.kind, kind, title, *cast, when=TUESDAY if own[0].published else None, where="Tacna"
                )
        if all(one.kind != "e1" for one in own):
            kind, title, cast = EVENTS[case.event]
            planted.event("e1", kind, title, *cast, when=TUESDAY, where="Tacna")
        for one in own:
            planted.count(
                one.kind,
                one.phrase,
                one.text,
                one.by,
                one.side,
                one.measure,
                one.victims,
                one.scope,
                one.as_of,
                unit=one.unit,
            )
        grounded = planted.build()
        changes = {"publisher": own[0].publisher or f"Paper {letter}"}
        if case.copy and built.articles:
            changes["copy_of"] = Copy(
                article_id=built.articles[0].article.id, source="planted.txt", share=0.9
            )
        grounded = grounded.model_copy(update={"article": grounded.article.model_copy(update=changes)})
        built.articles.append(grounded)
        ids[letter] = iter([claim.id for claim in grounded.claims])
    built.claims = [next(ids[letter]) for _, letter in told]
    return built
