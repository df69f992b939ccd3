"""The language of a text, told from its script and its commonest words."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path


def _table(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_LISTS = _table(
    "Arabic ar Azerbaijani az Bulgarian bg Bengali bn Catalan ca Czech cs Danish da German de Greek el "
    "English en Spanish es Estonian et Persian fa Finnish fi French fr Croatian hr Hungarian hu Armenian "
    "hy Indonesian id Italian it Georgian ka Lithuanian lt Latvian lv Dutch nl Norwegian_Bokmal nb Polish "
    "pl Portuguese pt Romanian ro Russian ru Slovak sk Slovenian sl Albanian sq Serbian sr Swedish sv "
    "Turkish tr Ukrainian uk Urdu ur Vietnamese vi Hindi hi Hebrew he Kazakh kk Tamil ta "
)
"""Lists of common words that jusText ships (Pomikálek 2011), and the language's BCP 47 tag."""
_SCRIPTS = _table(
    "CJK zh HANGUL ko THAI th GEORGIAN ka ARMENIAN hy HEBREW he GREEK el KHMER km MYANMAR my LAO lo "
    "SINHALA si ETHIOPIC am"
)
_COMMON = 200
"""Words of a list that are looked at: the commonest come first."""
_SAMPLE = 6000
_LEAST_WORDS = 20
_LEAST_SHARE = 0.15
_MARGIN = 1.15
"""By how much the best language must fit better than the next: related languages share their words."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the text's language; None where it cannot be told, as of a few words or a mixture."""
    sample = text[:_SAMPLE]
    if (written := _by_script(sample)) is not None:
        return written
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    total = words.total()
    if total < _LEAST_WORDS:
        return None
    shares = (
        (sum(count for word, count in words.items() if word in common) / total, tag)
        for tag, common in _lists()
    )
    fits = sorted(shares, reverse=True)
    if not fits or fits[0][0] < _LEAST_SHARE or fits[0][0] < _MARGIN * fits[1][0]:
        return None
    return fits[0][1]


def _by_script(text: str) -> str | None:
    """Languages that are written without spaces, or alone in their script."""
    letters = [char for char in text if char > "\u0250" and char.isalpha()]
    if len(letters) * 2 < sum(char.isalpha() for char in text):
        return None
    scripts = Counter(unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0] for char in letters[:1000])
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(letters[:1000]) // 10:
        return "ja"
    top = scripts.most_common(1)[0][0] if scripts else ""
    return _SCRIPTS.get(top)


@lru_cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    spec = importlib.util.find_spec("justext")
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0]) / "stoplists"
    found = []
    for name, tag in _LISTS.items():
        try:
            words = (folder / f"{name}.txt").read_text(encoding="utf-8").split()
        except OSError:
            continue
        found.append((tag, frozenset(word.casefold() for word in words[:_COMMON])))
    return tuple(found)
