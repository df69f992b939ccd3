"""Tables of English words: groups of people, and what sets figures of one measure apart."""

from __future__ import annotations

import re
from typing import Final

from summarizer.domain.terms import Measure

PEOPLE: Final = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.CAPTURED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.ARRESTED,
        Measure.AFFECTED,
        Measure.DEPLOYED,
        Measure.PARTICIPANTS,
    }
)
_GROUPS: Final[dict[str, str]] = {
    "children": r"child(?:ren)?|kids?|minors?|(?:little |young |teenage )?(?:girls?|boys?)|bab(?:y|ies)|"
    r"infants?|toddlers?|"
    r"teen(?:ager)?s?|pupils?|schoolchildren|schoolgirls?|schoolboys?|under-?age\w*|newborns?",
    "women": r"wom[ae]n|mothers?|females?|nuns?",
    "elderly people": r"elderly(?: people| residents)?|pensioners",
    "officers": r"(?:army|senior|military|naval) officers?|generals?|colonels?|commanders?",
    "police": r"police(?:\s?m[ae]n|\s?wom[ae]n| officers?| personnel)?|(?:police )officers?|gendarmes?|"
    r"carabinieri",
    "border guards": r"border guards?|guards?m[ae]n",
    "journalists": r"journalists?|reporters?|camera(?:m[ae]n)|photographers?|media workers?",
    "medical workers": r"medics?|paramedics?|doctors?|nurses?|health workers?|medical (?:workers?|staff)|"
    r"ambulance (?:workers?|crew)",
    "firefighters": r"fire\s?fighters?|firem[ae]n|rescuers?|rescue workers?|emergency workers?|"
    r"first responders?",
    "aid workers": r"aid workers?|humanitarian workers?|(?:UN|U\.N\.) (?:staff|workers?|employees)|"
    r"volunteers?",
    "peacekeepers": r"peacekeepers?|blue helmets?",
    "militants": r"militants?|insurgents?|jihadis?t?s?|terrorists?|guerrillas?|rebels?|fighters?|"
    r"gunm[ae]n|attackers?|assailants?",
    "prisoners": r"inmates?|prisoners?|detainees?|convicts?",
    "hostages": r"hostages?",
    "foreigners": r"foreigners?|foreign (?:nationals?|citizens?|workers?)|tourists?|expatriates?",
    "migrants": r"migrants?|asylum[- ]seekers?|refugees?",
    "students": r"students?|undergraduates?",
    "passengers": r"passengers?|travellers?|travelers?",
    "crew": r"crew(?: members?)?|sailors?|pilots?",
    "workers": r"workers?|miners?|employees?|labou?rers?|farmers?",
    "protesters": r"protest[eo]rs?|demonstrators?|marchers?|activists?",
    "worshippers": r"worshipp?ers?|pilgrims?",
    "officials": r"officials?|lawmakers?|politicians?|ministers?|councillors?",
}
ANYONE: Final = frozenset(
    {"passengers", "workers", "students", "worshippers", "protesters", "migrants", "crew"}
)
"""Groups that often are simply everybody who was there: only a word that says part makes them a part."""
ITSELF: Final = {Measure.CAPTURED: "prisoners", Measure.ARRESTED: "prisoners", Measure.DISPLACED: "migrants"}
"""What the counted are called because they are counted."""
GROUP: Final = tuple((name, re.compile(rf"(?:{words})\b", re.IGNORECASE)) for name, words in _GROUPS.items())
NATIONALS: Final = re.compile(
    r"([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:nationals?|citizens?|tourists?|passport-?holders?)\b"
)
SENT: Final = re.compile(r"^[\s\d.,]*([A-Z]\w+(?:s|ese))\s*$")
"""Who was sent, by nationality alone, which does not say who sent them: 300 Syrians."""
STOPS: Final = re.compile(
    r"[,;:.!?“”\"()—–]|\b(?:kill\w*|died?|dead|wound\w*|injur\w*|hurt|missing|arrest\w*|captur\w*|displac\w*|"
    r"has|have|had|who|that|which|in|on|at|near|after|when|while|since|during|by|from|to|for|with|as|and|but)\b",
    re.IGNORECASE,
)
SKIP: Final = re.compile(
    r"^\s*(?:(?:of|among|the|them|whom|those|these|were|was|are|is|other|others|more|its|their|his|her|"
    r"young|local|people|victims?|dead|[A-Z][\w'’-]*|[\w-]+ese|[\w-]+ian|ethnic|senior|armed|unarmed|innocent|"
    r"additional|further|another|a|an|at least)\s+){0,5}"
)
PART_BEFORE: Final = re.compile(
    r"\b(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|those)|counting)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
PART_AFTER: Final = re.compile(
    r"^[^.;,]{0,30}\b(?:of (?:them|whom|those|the (?:dead|victims|injured|wounded|detained|arrested))|"
    r"(?:was|were|are|is)?\s*among (?:them|those|the))\b",
    re.IGNORECASE,
)
_STATES: Final[dict[Measure, tuple[tuple[str, str], ...]]] = {
    Measure.KILLED: (
        (
            "died of wounds",
            r"(?:died|dying|succumb\w*)\s+(?:of|from|to)\s+(?:(?:their|his|her|the)\s+)?(?:wounds?|injur\w+)",
        ),
        (
            "feared dead",
            (
                r"feared\s+(?:dead|killed|to have)|presumed\s+dead|believed\s+(?:dead|killed|to have)|"
                r"may have (?:died|been killed)|could be dead"
            ),
        ),
        ("killed or hurt: dead and wounded together", r"(?:killed|dead) (?:or|and) (?:wounded|injured|hurt)"),
        ("bodies found", r"bod(?:y|ies)\b|\bremains\b|corpses?"),
        ("casualties, dead and wounded together", r"casualt\w+"),
    ),
    Measure.WOUNDED: (
        ("critically injured", r"critical\w*|serious\w*|severe\w*|grave(?:ly)?|life-threatening"),
        ("in hospital", r"hospital\w*"),
        ("casualties, dead and wounded together", r"casualt\w+"),
    ),
    Measure.ARRESTED: (
        ("charged", r"charged|indicted|charges"),
        ("released", r"released|freed|let go"),
        ("sentenced", r"sentenced|convicted|jailed"),
        (
            "still held",
            r"(?:still|remain\w*)\s+(?:held|detained|in (?:custody|detention|jail|prison)|behind bars)",
        ),
    ),
    Measure.DISPLACED: (
        ("evacuated", r"evacuat\w+"),
        ("displaced inside the country", r"internally displaced|displaced (?:inside|within)"),
        ("in shelters", r"in (?:\w+ )?shelters?|shelter(?:ing|ed)"),
        ("fled abroad", r"crossed (?:into|the border)|refugees?"),
        ("returned", r"return(?:ed|ing)"),
    ),
    Measure.DESTROYED: (("damaged", r"damag\w+"), ("captured", r"captur\w+|seiz\w+")),
    Measure.MISSING: (("found alive", r"found alive|rescued"),),
    Measure.AFFECTED: (
        ("without power", r"power|electricity"),
        ("in need of aid", r"in need|need(?:ed|ing)? (?:\w+ )?(?:aid|help|food|assistance)"),
        ("rescued", r"rescued|saved"),
    ),
    Measure.MONEY: (
        (
            "damage",
            r"damag\w+|loss(?:es)?|lost|cost(?:s|ing)? of (?:the )?(?:rebuild|repair|clean)\w*|destruction",
        ),
        ("ransom", r"ransom"),
        ("fine", r"fin(?:e|es|ed)\b|penalt\w+"),
        ("compensation", r"compensat\w+|settlement|damages"),
        ("bail", r"\bbail\b"),
        ("stolen", r"st[oe]le\w*|robb\w+|loot\w*|embezzl\w+"),
        ("aid", r"\baid\b|pledg\w+|donat\w+|grants?\b|relief|assistance|humanitarian"),
        ("loan", r"loans?|lend\w*|bailout|debts?"),
        ("reward", r"rewards?|bount\w+"),
        ("investment", r"invest\w+"),
        ("profit", r"profits?|earn\w+|revenues?|sales|turnover"),
        ("budget", r"budgets?|spend\w*|cost\w*|worth|price\w*"),
    ),
    Measure.AREA: (
        ("burned", r"burn\w*|fire\b|wildfire|scorch\w*|char\w*"),
        ("flooded", r"flood\w*|under water|submerg\w*"),
        ("taken", r"captur\w+|seiz\w+|occup\w+|took|taken|control\w*|recaptur\w+|liberat\w+"),
    ),
    Measure.DURATION: (
        ("in prison", r"sentenc\w*|jail\w*|prison"),
        ("ceasefire", r"ceasefire|cease-fire|truce"),
        ("curfew", r"curfew"),
        ("talks", r"talks|meeting|met\b|negotiat\w+|summit|call\b"),
        ("fighting", r"fighting|battle|clash\w*|war\b|siege"),
    ),
}
"""What makes two figures of one measure figures of different things; the first that the clause has counts."""
STATE: Final = {
    measure: tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in table)
    for measure, table in _STATES.items()
}
PLAIN: Final[dict[Measure, re.Pattern[str]]] = {
    Measure.KILLED: re.compile(r"\b(?:kill\w*|dead|slain|confirmed)\b", re.IGNORECASE),
    Measure.DESTROYED: re.compile(r"\bdestr\w+", re.IGNORECASE),
}
"""A word that overrules a weaker state in the same clause: "15 dead" beside "bodies", "destroyed
or damaged"."""
WEAK: Final = frozenset({"bodies found", "casualties, dead and wounded together", "damaged", "captured"})
