"""Units in one spelling: "US$" and "dollars" are one, hectares and acres measure one thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple


class Unit(NamedTuple):
    """A unit in its canonical name, and what it measures."""

    name: str
    """Singular, in small letters; empty where people are counted."""
    dimension: str
    """Units of one dimension can be converted: area, length, mass, time; otherwise the name itself."""
    factor: float = 1.0
    """How many of the dimension's base unit it is."""


_MEASURED: Final[dict[str, tuple[str, float, str]]] = {
    "square kilometre": ("area", 1e6, "square kilometer, sq km, sqkm, km2, km²"),
    "hectare": ("area", 1e4, "ha"),
    "acre": ("area", 4046.856, ""),
    "square mile": ("area", 2_589_988.0, "sq mile, sq mi"),
    "square metre": ("area", 1.0, "square meter, sq m, m2, m²"),
    "kilometre": ("length", 1000.0, "kilometer, km"),
    "mile": ("length", 1609.344, "mi"),
    "metre": ("length", 1.0, "meter"),
    "foot": ("length", 0.3048, "feet, ft"),
    "centimetre": ("length", 0.01, "centimeter, cm"),
    "inch": ("length", 0.0254, "inches"),
    "tonne": ("mass", 1000.0, "metric ton, ton"),
    "kilogram": ("mass", 1.0, "kg, kilo, kilogramme"),
    "minute": ("time", 1.0, "min"),
    "hour": ("time", 60.0, "hr"),
    "day": ("time", 1440.0, ""),
    "week": ("time", 10080.0, ""),
    "month": ("month", 1.0, ""),
    "year": ("month", 12.0, ""),
}
"""Factors by definition (international yard, 1959); a month is no whole number of days and stays apart."""
_NAMED: Final[dict[str, str]] = {
    "dollar": "us dollar, u.s. dollar, american dollar, usd, us$, $",
    "euro": "eur, €",
    "pound": "pound sterling, pounds sterling, sterling, gbp, £, british pound",
    "rouble": "ruble, rub, ₽",
    "yen": "jpy, ¥",
    "yuan": "renminbi, cny, rmb",
    "rupee": "inr, ₹, rs",
    "per cent": "percent, percentage, %, pct, percentage point, per cent of the vote, percent of the vote",
    "": "people, person, soldier, troop, troops, civilian, victim, individual, resident, man, men",
    "ship": "vessel",
    "house": "home",
    "aircraft": "plane, airplane, aeroplane",
    "drone": "uav, unmanned aerial vehicle, unmanned aircraft",
    "lorry": "truck, lorries",
    "car": "automobile",
    "vote": "ballot",
    "magnitude": "richter, richter scale, on the richter scale",
}
_FORMS: Final[dict[str, Unit]] = {}
for _name, (_dimension, _factor, _others) in _MEASURED.items():
    for _form in (_name, *_others.split(", ")):
        _FORMS[_form] = Unit(_name, _dimension, _factor)
for _name, _others in _NAMED.items():
    for _form in (_name, *_others.split(", ")):
        _FORMS[_form] = Unit(_name, _name)
_SYMBOL: Final = re.compile(r"[$€£₽¥₹%]")
_SINGULAR: Final = (
    (re.compile(r"(?<=[^aeiou])ies$"), "y"),
    (re.compile(r"(?<=sh|ch|ss)es$"), ""),
    (re.compile(r"(?<=[^su])s$"), ""),
)
_ARTICLE: Final = re.compile(r"^(?:an?|the|of)\s+")


@lru_cache(maxsize=4096)
def unit_of(printed: str | None) -> Unit:
    """Read a unit as printed: its canonical name, what it measures, and how much of that it is.

    Null and words for people ("people", "soldiers") are no unit: the name is empty.
    """
    form = _ARTICLE.sub("", " ".join((printed or "").casefold().split())).strip(" .")
    found = _FORMS.get(form) or _FORMS.get(_singular(form))
    if found is None and form:
        symbol = _SYMBOL.search(form)
        found = _FORMS[symbol.group()] if symbol else Unit(_singular(form), _singular(form))
    return found or Unit("", "")


def _singular(form: str) -> str:
    for ending, replacement in _SINGULAR:
        if ending.search(form):
            return ending.sub(replacement, form)
    return form


@lru_cache(maxsize=4096)
def unit_in(words: str) -> Unit | None:
    """The measured unit or currency that stands in a few words ("5 million dollars", "$5m"), or null."""
    if symbol := _SYMBOL.search(words):
        return _FORMS[symbol.group()]
    parts = re.findall(r"[^\W\d_]+\.?²?", words.casefold())
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            found = _FORMS.get(form := " ".join(parts[at : at + size])) or _FORMS.get(_singular(form))
            if found is not None and found.name and form not in {"min", "hr", "mi", "rs"}:
                return found
    return None
