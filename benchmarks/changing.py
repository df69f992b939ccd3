"""One word changed without harm, and one thing changed that makes a quotation false."""

# ruff: noqa: E501 - tables and patterns keep their lines

from __future__ import annotations

import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random, str], str | None]

_BEARING = frozenset(
    """
    not no never none neither nor nobody nothing without cannot hardly deny denies denied denying fail fails
    failed failing refuse refused refuses reject rejected rejects lack lacks lacked unable false one two
    three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions billion billions trillion first second third fourth fifth sixth seventh eighth ninth
    tenth half quarter double triple twice once percent all some most many few several both every each any
    only least more less fewer nearly almost about around over under killed killing kill kills dead died die
    dies death deaths wounded wounding injured injuries injury hurt captured missing arrested detained
    released freed rose rise rises fell fall falls increased increase decreased decrease won win wins lost
    lose loses losses accepted accept began begin started start ended end stopped stop opened open closed
    close before after during until since up down in out on off north south east west northern southern
    eastern western left right men women man woman boy girl male female soldiers soldier civilians civilian
    his her he she they we our their may might could would should must will can allegedly alleged reportedly
    former acting deputy suspected day days week weeks month months year years hour hours minute minutes
    kilometers miles dollars euros fatally fatal murder murders murdered murdering arrest arrests wound
    wounds victory victories defeat defeated convicted other others another same else destroyed kidnapped
    seized rescued survived saved free gained guilty innocent victim victims suspect suspects rebels
    government military police army attack attacks attacked defended withdrew advanced supported opposed
    support oppose against for with to from today yesterday tomorrow
    """.split()  # noqa: SIM905 - a table of words
)
"""Words whose change changes a fact: never the word that is changed without harm, nor the one put in its place."""

_NEIGHBOURS = dict(
    pair.split(":")
    for pair in """
    said:stated stated:said announced:declared declared:announced reported:related told:informed big:large
    large:big small:little important:significant significant:important help:assist assist:help try:attempt
    trying:attempting show:demonstrate showed:demonstrated near:close near:by buy:purchase bought:purchased
    home:house house:home city:town town:city children:kids quickly:rapidly rapidly:quickly area:region
    region:area zone:area officials:authorities authorities:officials country:nation nation:country
    countries:nations talks:negotiations meeting:gathering agreement:deal deal:agreement accord:agreement
    car:vehicle vehicle:car incident:event event:incident found:discovered discovered:found continue:proceed
    continued:proceeded happened:occurred occurred:happened building:structure company:firm firm:company
    job:position people:persons shot:gunned called:named use:employ used:employed get:obtain got:obtained
    make:create made:created need:require needed:required new:recent several:various various:several
    main:principal usual:customary ask:request asked:requested answer:reply answered:replied also:too
    however:though because:as huge:enormous difficult:hard shooting:gunfire bullet:round bullets:rounds
    weapon:gun gun:weapon storm:tempest road:street street:road hospital:clinic family:relatives
    friend:companion friends:companions witnesses:onlookers bombs:explosives bomb:explosive
    residents:inhabitants inhabitants:residents scene:site site:scene investigation:inquiry
    probe:investigation statement:declaration spokesman:spokesperson spokeswoman:spokesperson leader:head
    leaders:heads
    """.split()  # noqa: SIM905 - a table of words
)
_SPELLINGS = (
    (r"our\b", "or"), (r"or\b", "our"), (r"ize", "ise"), (r"ise\b", "ize"), (r"ised\b", "ized"), (r"ized\b", "ised"),
    (r"ization", "isation"), (r"isation", "ization"), (r"tre\b", "ter"), (r"ter\b", "tre"), (r"elled\b", "eled"),
    (r"elling\b", "eling"), (r"ence\b", "ense"), (r"ense\b", "ence"), (r"ogue\b", "og"),
)  # fmt: skip
_SPELLED = frozenset(
    """
    honor honour labor labour color colour favor favour neighbor neighbour neighbors neighbours harbor
    harbour behavior behaviour organize organise organized organised organization organisation organizations
    recognize recognise realize realise realized realised emergency center centre centers theater theatre
    traveled travelled traveling defense defence offense offence license licence dialogue dialog criticized
    criticised authorized authorised apologize apologise mobilized mobilised civilized rumors rumours armor
    armour humor humour vigor vapor canceled cancelled
    """.split()  # noqa: SIM905 - a table of words
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FUNCTION = ("the", "a", "an", "that", "of", "also", "then", "there", "which", "who", "just", "very")


def _plain(text: str) -> list[re.Match[str]]:
    """Words in small letters (or of a text in capitals) that carry no fact by themselves, not at an edge."""
    found = list(_WORD.finditer(text))
    capitals = text.upper() == text
    common = _NEIGHBOURS.keys() | _SPELLED
    return [
        word
        for word in found[1:-1]
        if (word.group().islower() or (capitals and word.group().lower() in common))
        and word.group().lower() not in _BEARING
        and "-" not in text[word.start() - 1 : word.end() + 1]
        and "'" not in word.group()
        and "’" not in word.group()
    ]


def _content(text: str) -> list[re.Match[str]]:
    return [word for word in _plain(text) if len(word.group()) > 4 and text.upper() != text]


def _replace(text: str, word: re.Match[str], by: str) -> str:
    by = by.upper() if text.upper() == text else by
    return text[: word.start()] + by + text[word.end() :]


def _synonym(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = [word for word in _plain(text) if word.group().lower() in _NEIGHBOURS]
    if not found:
        return None
    word = rng.choice(found)
    return _replace(text, word, _NEIGHBOURS[word.group().lower()])


def _inflected(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = _content(text)
    if not found:
        return None
    word = rng.choice(found)
    bare = word.group()
    if bare.endswith("ing"):
        by = bare[:-3] + "ed"
    elif bare.endswith("ed"):
        by = bare[:-2] + rng.choice(["ing", "s"])
    elif bare.endswith("s"):
        by = bare[:-1]
    else:
        by = bare + "s"
    return _replace(text, word, by)


def _spelling(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    for word in _plain(text):
        if word.group().lower() in _SPELLED:
            for pattern, by in rng.sample(_SPELLINGS, len(_SPELLINGS)):
                changed = re.sub(pattern, by, word.group().lower())
                if changed != word.group().lower() and changed in _SPELLED:
                    return _replace(text, word, changed)
    return None


def _typing(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = [word for word in _plain(text) if len(word.group()) > 4]
    if not found:
        return None
    word = rng.choice(found)
    bare = word.group()
    at = rng.randint(1, len(bare) - 2)
    slip = rng.randrange(4)
    if slip == 0:
        by = bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :]
    elif slip == 1:
        by = bare[:at] + bare[at + 1 :]
    elif slip == 2:
        by = bare[:at] + bare[at] + bare[at:]
    else:
        by = bare[:at] + rng.choice("aeiounrst") + bare[at + 1 :]
    return _replace(text, word, by)


def _function_dropped(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = list(
        re.finditer(r"(?<=\w )(?:the|a|an|that|of|also|had|been|is|was|are) (?=\w)", text, re.IGNORECASE)
    )
    if not found:
        return None
    word = rng.choice(found)
    return text[: word.start()] + text[word.end() :]


def _function_added(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = list(re.finditer(r"(?<=[a-z]) (?=[a-z])", text))
    if not found:
        return None
    place = rng.choice(found)
    return f"{text[: place.start()]} {rng.choice(_FUNCTION)} {text[place.end() :]}"


def _random_word(text: str, rng: random.Random, whole: str) -> str | None:
    found = _content(text)
    others = [word.group() for word in _content(whole[:4000])]
    if not found or not others:
        return None
    word = rng.choice(found)
    by = rng.choice(others)
    return None if by == word.group() else _replace(text, word, by)


def _dropped(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = _content(text)
    if not found:
        return None
    word = rng.choice(found)
    return re.sub(r"  +", " ", text[: word.start()] + text[word.end() :])


def _inserted(text: str, rng: random.Random, whole: str) -> str | None:
    found = _content(text)
    others = [word.group() for word in _content(whole[:4000])]
    if not found or not others:
        return None
    word = rng.choice(found)
    return f"{text[: word.start()]}{rng.choice(others)} {text[word.start() :]}"


CHANGES: dict[str, Change] = {
    "synonym": _synonym,
    "inflection": _inflected,
    "spelling": _spelling,
    "typing error": _typing,
    "function word dropped": _function_dropped,
    "function word added": _function_added,
    "word replaced": _random_word,
    "word dropped": _dropped,
    "word inserted": _inserted,
}

# Fabrications.

_NUMBERS = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    ["hundred", "thousand", "million", "billion", "trillion"],
    ["hundreds", "thousands", "millions", "billions", "dozens"],
    ["first", "second", "third", "fourth", "fifth"],
    ["half", "third", "quarter"],
)
_OPPOSITES = [
    tuple(pair.split(":"))
    for pair in """
    killed:wounded killed:injured killed:captured killed:arrested dead:wounded died:survived
    accepted:rejected accept:reject before:after rose:fell rise:fall increased:decreased increase:decrease
    won:lost win:lose confirmed:denied supported:opposed support:oppose arrested:released began:ended
    started:stopped opened:closed attacked:defended guilty:innocent innocent:guilty north:south
    northern:southern east:west eastern:western above:below more:less most:least up:down inside:outside
    allowed:banned banned:allowed approved:rejected advanced:withdrew bought:sold gained:lost higher:lower
    highest:lowest early:late earlier:later soldiers:civilians men:women man:woman boy:girl mother:father
    wife:husband son:daughter days:weeks hours:days months:years year:month legal:illegal
    successful:unsuccessful agreed:refused agree:disagree likely:unlikely armed:unarmed possible:impossible
    strengthened:weakened praised:criticized condemned:praised entered:left arrived:departed living:dead
    married:divorced public:private
    """.split()  # noqa: SIM905 - a table of words
]
_TURNED: dict[str, list[str]] = {}
for _one, _two in _OPPOSITES:
    _TURNED.setdefault(_one, []).append(_two)
    _TURNED.setdefault(_two, []).append(_one)


def _digits(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = list(re.finditer(r"\d", text))
    if not found:
        return None
    digit = rng.choice(found)
    return (
        text[: digit.start()]
        + rng.choice([d for d in "123456789" if d != digit.group()])
        + text[digit.end() :]
    )


def _scaled(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", text))
    if not found:
        return None
    number = rng.choice(found)
    printed = number.group()
    ways = [printed + "0", f"1{printed}"]
    if re.search(r"[.,]", printed):
        ways.append(re.sub(r"[.,]", "", printed))
        ways.append(re.sub(r"[.,]\d+", "", printed, count=1))
    if len(printed) > 1 and printed.isdigit():
        ways += [f"{printed[:-1]}.{printed[-1]}", printed[:-1]]
    return text[: number.start()] + rng.choice(ways) + text[number.end() :]


def _percent(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    if "%" in text:
        return text.replace("%", "", 1)
    return re.sub(r"(?<=\d) percent\b", "", text, count=1) if re.search(r"\d percent\b", text) else None


def _number_words(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = [
        (word, row)
        for word in _WORD.finditer(text)
        for row in _NUMBERS
        if word.group().lower() in row and word.group().lower() != "second"
    ]
    if not found:
        return None
    word, row = rng.choice(found)
    by = rng.choice([other for other in row if other != word.group().lower()])
    return _replace(text, word, by.capitalize() if word.group()[0].isupper() and len(text) > 1 else by)


def _names(text: str) -> list[re.Match[str]]:
    """Capitalised words of a sentence in small letters, not its first."""
    if sum(map(str.isupper, text)) > len(text) / 4:
        return []
    return [
        m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text)
        if m.group() not in {"The", "This", "That", "They", "But", "And", "There", "However", "When", "What", "While"}
    ]  # fmt: skip


def _name(text: str, rng: random.Random, whole: str) -> str | None:
    found = _names(text)
    if not found:
        return None
    name = rng.choice(found)
    others = [other.group() for other in _names(whole) if other.group() != name.group()]
    others += ["Johnson", "Beirut", "Martinez", "Kenya", "Novak", "Leipzig"]
    return text[: name.start()] + rng.choice(others) + text[name.end() :]


def _swapped(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = _names(text)
    if len(found) < 2:
        return None
    a, b = sorted(rng.sample(found, 2), key=re.Match.start)
    if a.group() == b.group() or b.start() - a.end() < 2:
        return None
    return text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]


def _negated(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    ways: list[str] = []
    for m in re.finditer(
        r"\b(is|was|were|are|has|have|had|will|would|can|could|did|does|do|should)\b(?! (?:not|n))", text
    ):
        word = m.group()
        contracted = {"will": "won't", "can": "can't"}.get(word, f"{word}n't")
        ways += [f"{text[: m.end()]} {rng.choice(['not', 'never'])}{text[m.end() :]}",
                 f"{text[: m.start()]}{contracted}{text[m.end() :]}"]  # fmt: skip
    for m in re.finditer(r"(?<=[a-z] )[a-z]{3,}ed\b", text):
        ways += [f"{text[: m.start()]}{inserted} {text[m.start() :]}"
                 for inserted in ("never", "not", "denied having", "failed to have")]  # fmt: skip
    for m in re.finditer(r"\b(?:said|announced|confirmed|admitted|claimed)\b", text):
        ways.append(f"{text[: m.start()]}denied{text[m.end() :]}")
    for m in re.finditer(r"\bwith\b", text):
        ways.append(f"{text[: m.start()]}without{text[m.end() :]}")
    for m in re.finditer(r"\b(?:a|some|any|the)\b", text):
        ways.append(f"{text[: m.start()]}no{text[m.end() :]}")
    return rng.choice(ways) if ways else None


def _affirmed(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    ways: list[str] = []
    for pattern, by in (
        (r"\b(?:not|never) ", ""), (r"(?<=\w)n['’]t\b", ""), (r"\bwithout\b", "with"), (r"\bno (?=[a-z])", "a "),
        (r"\b(?:failed|refused) to ", ""), (r"\bdenied\b", "confirmed"), (r"\bunable\b", "able"), (r"\bcannot\b", "can"),
        (r"\brejected\b", "accepted"), (r"\bnothing\b", "something"), (r"\bnone\b", "some"),
        (r"\b(?:NOT|NEVER) ", ""), (r"\bNO (?=[A-Z])", ""), (r"\bWITHOUT\b", "WITH"),
    ):  # fmt: skip
        ways += [text[: m.start()] + by + text[m.end() :] for m in re.finditer(pattern, text)]
    return rng.choice(ways) if ways else None


def _opposite(text: str, rng: random.Random, whole: str) -> str | None:  # noqa: ARG001
    found = [word for word in _WORD.finditer(text) if word.group().lower() in _TURNED]
    if not found:
        return None
    word = rng.choice(found)
    by = rng.choice(_TURNED[word.group().lower()])
    return _replace(text, word, by.capitalize() if word.group()[0].isupper() else by)


FABRICATIONS: dict[str, Change] = {
    "a digit": _digits,
    "a number's scale": _scaled,
    "percent dropped": _percent,
    "a number in words": _number_words,
    "a name": _name,
    "names swapped": _swapped,
    "negation inserted": _negated,
    "negation removed": _affirmed,
    "the opposite": _opposite,
}
