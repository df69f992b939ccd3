"""News outlets: which names are of one, whom they quote, and whose wire story a text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_WIRES: Final[dict[str, tuple[str, ...]]] = {
    "Reuters": ("Reuters", "Thomson Reuters"),
    "Associated Press": ("AP", "Associated Press", "The Associated Press"),
    "Agence France-Presse": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "UPI": ("UPI", "United Press International"),
    "TASS": ("TASS", "Tass", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA", "RIA Novosti"),
    "Xinhua": ("Xinhua",),
    "Anadolu": ("AA", "Anadolu", "Anadolu Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap",),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI",),
    "PA Media": ("PA", "PA Media", "Press Association"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Canadian Press": ("The Canadian Press", "Canadian Press"),
    "AAP": ("AAP", "Australian Associated Press"),
    "SANA": ("SANA",),
    "IRNA": ("IRNA",),
    "Ukrinform": ("Ukrinform",),
    "Armenpress": ("Armenpress",),
    "APA": ("APA",),
}
_CANONICAL: Final = {form.casefold(): name for name, forms in _WIRES.items() for form in forms}
_FORMS: Final = "|".join(re.escape(f) for f in sorted(_CANONICAL, key=len, reverse=True))
_DATELINE: Final = re.compile(rf"(?:\(\s*({_FORMS})\s*\)|/({_FORMS})/)\s*(?:--|[-–—―:])", re.IGNORECASE)
_CREDIT: Final = re.compile(
    rf"(?:^|\n)\s*(?:[-–—(]\s*|source:\s*|with\s+(?:reporting|material|input)s?\s+(?:by|from)\s+)?"
    rf"(?:the\s+)?({_FORMS})\s*[).]?\s*$|\((Reporting)\s+by\s[^)]{{3,200}};?\s*(?:Writing|Editing)\s+by\b",
    re.IGNORECASE,
)
_HEAD: Final = 240
_TAIL: Final = 400
_OUTLET: Final = re.compile(
    r"\b(?:news(?:paper|\s*agency|wire)?|agency|television|tv|radio|channel|broadcaster|daily|tabloid|"
    r"state media|media|website|portal|times|post|herald|tribune|gazette|journal|bbc|cnn|nbc|cbs|abc|fox|npr|"
    r"al[- ]jazeera|al[- ]arabiya|sky|guardian|telegraph|press)\b",
    re.IGNORECASE,
)
_AGENCY: Final = re.compile(r"\b(?:agency|newswire|wire service)\b", re.IGNORECASE)
_NO_OUTLET: Final = re.compile(
    r"\b(?:minist\w+|police|spokes\w+|secretary|president|office|service|officer)\b", re.IGNORECASE
)
_NAMED: Final = r"(?P<who>[^,;:.“”\"()]{3,80}?)"
_QUOTES: Final = (
    re.compile(
        rf"\b(?:citing|quoting|cit(?:ed|es)|quot(?:ed|es)|referring to)\s+{_NAMED}"
        r"(?=\s+(?:as\s+saying|as\s+stating|saying|said|reported|that)\b|[,;:.“”\"]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|[“”\"’]\s|[.;]\s+)(?P<who>[^;:.“”\"()]{3,80}?),?\s+(?:has\s+|had\s+|also\s+)?"
        r"(?:told|(?:was|were)\s+quoted\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"\baccording to\s+{_NAMED}(?=[,;:.“”\"]|$)", re.IGNORECASE),
    re.compile(rf",\s+{_NAMED}\s+said\b", re.IGNORECASE),
)
_NOBODY: Final = re.compile(
    r"^(?:it|he|she|they|him|her|them|who|which|that|this|one|someone|an?|the|its own|their own|his|"
    r"reports?)$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"^(?:that|and|but|when|where|while|as)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def wire_service(name: str) -> str | None:
    """The canonical name of a wire service, or null: "AP" and "The Associated Press" are one."""
    bare = re.sub(r"^(?:the\s+)?(?:\w+\s+)?(?:news\s+)?agency\s+", "", name.strip(), flags=re.IGNORECASE)
    found = _CANONICAL.get(name.strip().casefold()) or _CANONICAL.get(bare.casefold())
    if found is None and _AGENCY.search(name) and (inside := re.search(rf"\b(?:{_FORMS})\b", name)):
        found = _CANONICAL[inside.group().casefold()]
    return found


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Whether a name is of an agency, a newspaper or a station: one that tells what others say."""
    if wire_service(name) is not None:
        return True
    return bool(_OUTLET.search(name)) and not _NO_OUTLET.search(name)


def quoted_by(outlet: str, passages: Sequence[str]) -> str | None:
    """Whom an outlet quotes in the passages: "Tass, citing the ministry", "the ministry told Reuters".

    Null where nobody is named, or only another outlet.
    """
    bare = outlet.casefold()
    for passage in passages:
        for pattern in _QUOTES:
            for match in pattern.finditer(passage):
                who = _LEAD.sub("", match["who"].strip())
                if who and not _NOBODY.match(who) and who.casefold() not in bare and not is_outlet(who):
                    return who
    return None


@lru_cache(maxsize=8192)
def credit(head: str, tail: str) -> str | None:
    """The wire service whose story a text is, by its dateline or its last lines."""
    if match := _DATELINE.search(head):
        return _CANONICAL[(match[1] or match[2]).casefold()]
    if match := _CREDIT.search(tail):
        return "Reuters" if match[2] else _CANONICAL[match[1].casefold()]
    return None


def wire(text: str, author: str | None = None, publisher: str | None = None) -> str | None:
    """Whose wire story an article is: by its dateline, its last lines, its author or its publisher.

    Args:
        text: The article's text.
        author: Its byline.
        publisher: Who published it.
    """
    found = credit(text[:_HEAD], text[-_TAIL:])
    for name in (author, publisher):
        if found is None and name:
            found = wire_service(name)
            if found is None and (match := re.search(rf"\b(?:{_FORMS})\s*$", name)):
                found = _CANONICAL[match.group().strip().casefold()]
    return found
