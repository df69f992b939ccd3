"""What sources disagree about besides figures, and what only looks like it."""

from dataclasses import dataclass, replace

from planted_merge import Planted, who

PERU, CHILE = who("Peru"), who("Chile")
POLICE = who("police", kind="organization")
EVENTS = {
    "clash": ("clash", "Peruvian and Chilean troops fought near Tacna.", (PERU, CHILE), "Tacna"),
    "strike": ("attack", "A missile struck a market in Tacna.", (), "Tacna"),
    "cut": ("crime", "Power lines in Arica were cut.", (), "Arica"),
    "fire": ("disaster", "A fire destroyed a warehouse in Tacna.", (), "Tacna"),
    "crash": ("accident", "An airliner crashed near Tacna.", (), "Tacna"),
    "quake": ("disaster", "An earthquake struck Tacna.", (), "Tacna"),
    "truce": ("ceasefire", "Peru and Chile were to lay down arms.", (PERU, CHILE), None),
    "deal": ("agreement", "Peru and Chile negotiated a border treaty.", (PERU, CHILE), None),
    "town": ("territorial_change", "Fighting for the town of Tacna went on.", (PERU, CHILE), "Tacna"),
    "talks": ("talks", "The presidents of Peru and Chile met.", (PERU, CHILE), "Geneva"),
    "vote": ("election", "Tacna elected a mayor.", (), "Tacna"),
}


@dataclass(frozen=True)
class Says:
    text: str
    by: str | None = None
    kind: str = "fact"
    target: str | None = None
    article: int = 1
    event: str = ""


@dataclass(frozen=True)
class Dispute:
    id: str
    kinds: frozenset
    claims: tuple = ()
    event: str = "clash"
    told: tuple = ()
    """What each article says of the event: title, when, where; or null for the usual."""


def case(ident, kinds, *claims, **more):
    return Dispute(ident, frozenset(kinds.split()), claims, **more)


def blames(by, target, text=None, **more):
    return Says(text or f"{by} said that {target} attacked first.", by, "responsibility", target, **more)


def told(ident, kinds, event, *articles):
    """Each article: title, when and where it says so."""
    return Dispute(ident, frozenset(kinds.split()), event=event, told=articles)


BLAME = [
    case("blame: each the other", "responsibility", blames("Peru", "Chile"), blames("Chile", "Peru", article=2)),
    case("blame: ministries of both sides", "responsibility",
         blames("the Peruvian Defence Ministry", "Chile"), blames("Chilean President Ana Rojas", "Peru", article=2)),
    case("blame: in one article", "responsibility", blames("Peru", "Chile"), blames("Chile", "Peru")),
    case("blame: two culprits for one strike", "responsibility",
         Says("Peru blamed Chile for the strike.", "Peru", "responsibility", "Chile"),
         Says("Brazil blamed a militia called the Condors for the strike.", "Brazil", "responsibility", "the Condors", 2), event="strike"),
    case("blame: one side alone", "", blames("Peru", "Chile"), blames("Peru", "Chile", "Peru said Chile fired first.", article=2)),
    case("blame: two accusers of one culprit", "", blames("Peru", "Chile"), blames("Brazil", "Chile", article=2)),
    case("blame: for two events", "",
         Says("Peru blamed Chile for the strike on the market.", "Peru", "responsibility", "Chile"),
         Says("Chile blamed Peru for the cut power lines.", "Chile", "responsibility", "Peru", event="cut"), event="strike"),
    case("blame: of oneself", "", Says("Peru said Peru was to blame.", "Peru", "responsibility", "Peru"), blames("Chile", "Peru", article=2)),
    case("blame: by nobody", "", blames("Peru", "Chile"), Says("Peru was blamed by many.", None, "responsibility", "Peru", 2)),
    case("cause: a short circuit and arson", "cause",
         Says("Firefighters said a short circuit caused the fire.", "Firefighters", "cause"),
         Says("The mayor said the fire was set deliberately.", "the mayor", "cause", None, 2), event="fire"),
    case("cause: pilot error and engine failure", "cause",
         Says("Investigators said pilot error caused the crash.", "Investigators", "cause"),
         Says("The airline said an engine failure caused the crash.", "the airline", "cause", None, 2), event="crash"),
    case("cause: the same in other words", "",
         Says("Firefighters said faulty wiring caused the fire.", "Firefighters", "cause"),
         Says("The mayor said an electrical fault caused the fire.", "the mayor", "cause", None, 2), event="fire"),
    case("cause: more and less exact", "",
         Says("Firefighters said an accident in the kitchen caused the fire.", "Firefighters", "cause"),
         Says("The mayor said a short circuit caused the fire.", "the mayor", "cause", None, 2), event="fire"),
    case("cause: not known is no other cause", "",
         Says("Firefighters said a short circuit caused the fire.", "Firefighters", "cause"),
         Says("The mayor said arson could not be ruled out.", "the mayor", "cause", None, 2), event="fire"),
    case("cause: one speaker lists two", "",
         Says("Investigators said bad weather and pilot error caused the crash.", "Investigators", "cause"),
         Says("The airline said pilot error caused the crash.", "the airline", "cause", None, 2), event="crash"),
]  # fmt: skip

DENIALS = [
    case("denial: of an accusation", "denial",
         Says("Peru accused Chile of an attack on a village.", "Peru", "responsibility", "Chile"),
         Says("Chile denied that it had attacked a village.", "Chile", "denial", None, 2)),
    case("denial: of a fact", "denial",
         Says("Peru said Chilean drones crossed the border.", "Peru"),
         Says("Chile denied that its drones had crossed the border.", "Chile", "denial", None, 2)),
    case("denial: the accusation itself", "denial",
         blames("Peru", "Chile"), Says("Chile rejected the accusation.", "Chile", "denial", None, 2)),
    case("denial: by two together", "denial",
         Says("Peru accused Brazil of arming Chile.", "Peru", "responsibility", "Brazil"),
         Says("Brazil and Chile denied the accusations.", "Brazil and Chile", "denial", None, 2)),
    case("denial: of something else", "",
         Says("Peru said rain had delayed the harvest.", "Peru"),
         Says("Chile denied that its drones had crossed the border.", "Chile", "denial", None, 2)),
    case("denial: of one's own side", "",
         Says("Chile said its drones crossed the border.", "Chile"),
         Says("Chilean officials denied that drones had crossed the border.", "Chilean officials", "denial", None, 2)),
    case("denial: nobody asserts it", "", Says("Chile denied that its drones had crossed the border.", "Chile", "denial")),
    case("denial: by the article's own voice", "denial",
         Says("Peru said Chilean drones crossed the border.", "Peru"),
         Says("Chilean drones did not cross the border, radar records show.", None, "denial", None, 2)),
    case("denial: of a rumour that nobody holds", "",
         Says("Peru said its schools were open.", "Peru"),
         Says("Peru denied that its schools were closed.", "Peru", "denial", None, 2)),
]  # fmt: skip

AGREED = [
    case("agreed: and not agreed", "agreement",
         Says("Chile said the two sides had agreed to a ceasefire.", "Chile"),
         Says("Peru said no ceasefire had been agreed.", "Peru", article=2), event="truce"),
    case("agreed: and denied", "agreement",
         Says("Chile said a ceasefire had been reached.", "Chile"),
         Says("Peru denied that a ceasefire had been reached.", "Peru", "denial", None, 2), event="truce"),
    case("agreed: signed and refused", "agreement",
         Says("Chile said the treaty was signed.", "Chile"),
         Says("Peru said it had refused to sign the treaty.", "Peru", article=2), event="deal"),
    case("agreed: holds and broken", "agreement",
         Says("Chile said the ceasefire was holding.", "Chile"),
         Says("Peru said Chile had violated the ceasefire.", "Peru", article=2), event="truce"),
    case("agreed: by both", "",
         Says("Chile said the two sides had agreed to a ceasefire.", "Chile"),
         Says("Peru said a ceasefire had been reached.", "Peru", article=2), event="truce"),
    case("agreed: the same speaker later", "",
         Says("Peru said no ceasefire had been agreed.", "Peru"),
         Says("Peru said a ceasefire had been agreed.", "Peru", article=2), event="truce"),
    case("agreed: asked for is not agreed", "",
         Says("Chile called for a ceasefire.", "Chile", "demand"),
         Says("Peru said no ceasefire had been agreed.", "Peru", article=2), event="truce"),
    case("agreed: another deal is refused", "",
         Says("Chile said the two sides had agreed to a ceasefire.", "Chile", event="truce"),
         Says("Peru said it had refused to sign the border treaty.", "Peru", event="deal"), event="truce"),
]  # fmt: skip

CONTROL = [
    case("control: taken and still held", "control",
         Says("Chile said its forces had captured Tacna.", "Chile"),
         Says("Peru said Tacna remained under Peruvian control.", "Peru", article=2), event="town"),
    case("control: both hold it", "control",
         Says("Chile said its troops controlled Tacna.", "Chile"),
         Says("Peru said its army held Tacna.", "Peru", article=2), event="town"),
    case("control: taken and denied", "control",
         Says("Chile said its forces had captured Tacna.", "Chile"),
         Says("Peru denied that Tacna had fallen to Chilean forces.", "Peru", "denial", None, 2), event="town"),
    case("control: the other admits it", "",
         Says("Chile said its forces had captured Tacna.", "Chile"),
         Says("Peru said Chilean forces had taken Tacna.", "Peru", article=2), event="town"),
    case("control: two towns", "",
         Says("Chile said its forces had captured Tacna.", "Chile"),
         Says("Peru said its army held Arica.", "Peru", article=2), event="town"),
    case("control: won back later", "",
         Says("Chile said its forces captured Tacna on Monday.", "Chile"),
         Says("Peru said its army recaptured Tacna on Wednesday.", "Peru", article=2), event="town"),
]  # fmt: skip

TIMES = [
    told("time: two days for one earthquake", "time", "quake", (None, "on 4 May 2021", None), (None, "on 5 May 2021", None)),
    told("time: two days for one vote", "time", "vote", (None, "on 2 May 2021", None), (None, "on 5 May 2021", None)),
    told("time: two hours for one crash", "time", "crash", (None, "at 4:10 p.m. on 4 May 2021", None), (None, "at 4:40 p.m. on 4 May 2021", None)),
    told("time: around midnight", "", "quake", (None, "late on 4 May 2021", None), (None, "on 5 May 2021", None)),
    told("time: overnight", "", "strike", (None, "on the night of 4 May 2021", None), (None, "on 5 May 2021", None)),
    told("time: more and less exact", "", "quake", (None, "in May 2021", None), (None, "on 5 May 2021", None)),
    told("time: another zone", "", "quake", (None, "at 23:30 GMT on 4 May 2021", None), (None, "on 5 May 2021", None)),
    told("time: hours apart by a zone", "", "crash", (None, "at 4:10 p.m. on 4 May 2021", None), (None, "at 9:10 p.m. on 4 May 2021", None)),
    told("time: an aftershock is another earthquake", "", "quake",
         (None, "on 4 May 2021", None), ("Another earthquake struck Tacna.", "on 6 May 2021", None)),
    told("time: two fights", "", "clash", (None, "on 4 May 2021", None), (None, "on 6 May 2021", None)),
    told("time: undated", "", "quake", (None, "on 4 May 2021", None), (None, None, None)),
]  # fmt: skip

PLACES = [
    told("place: two cities for one meeting", "place", "talks", (None, "on 4 May 2021", "Geneva"), (None, "on 4 May 2021", "Vienna")),
    told("place: a city in its country", "", "talks", (None, "on 4 May 2021", "Geneva"), (None, "on 4 May 2021", "Switzerland")),
    told("place: a village in its province", "", "talks",
         ("The presidents of Peru and Chile met.", "on 4 May 2021", "Sama, Tacna province"), (None, "on 4 May 2021", "Tacna province")),
    told("place: more words for one place", "", "talks", (None, "on 4 May 2021", "the city of Geneva"), (None, "on 4 May 2021", "Geneva")),
    told("place: a building in a city", "", "talks",
         (None, "on 4 May 2021", "the Palais des Nations in Geneva"), (None, "on 4 May 2021", "Geneva")),
    told("place: not stated", "", "talks", (None, "on 4 May 2021", "Geneva"), (None, "on 4 May 2021", None)),
    told("place: a place of no name", "", "talks", (None, "on 4 May 2021", "Geneva"), (None, "on 4 May 2021", "the border")),
]  # fmt: skip

CASES = [*BLAME, *DENIALS, *AGREED, *CONTROL, *TIMES, *PLACES]


def build(dispute):
    """The checked articles of a case."""
    kind, title, cast, place = EVENTS[dispute.event]
    if dispute.told:
        built = []
        for number, (own, when, where) in enumerate(dispute.told, 1):
            planted = Planted("2021-05-08")
            quote = f"{(own or title).rstrip('.')} {when or ''} {where or ''}, paper {number} wrote."
            there = where if dispute.event == "talks" else place
            planted.event("e1", kind, own or title, *cast, when=when, where=there, quote=quote)
            built.append(planted.build())
        return built
    built = []
    for number in sorted({claim.article for claim in dispute.claims}):
        planted = Planted("2021-05-05")
        planted.event("e1", kind, title, *cast, when="on Tuesday", where=place)
        for claim in dispute.claims:
            if claim.article == number:
                key = "e1"
                if claim.event and claim.event != dispute.event:
                    key = claim.event
                    other, words, others, there = EVENTS[claim.event]
                    planted.event(key, other, words, *others, when="on Tuesday", where=there)
                planted.claim(key, claim.text, claim.by, claim.kind, claim.target)
        built.append(planted.build())
    return built


__all__ = ["CASES", "build", "replace"]
