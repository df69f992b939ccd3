"""Signs that a kept passage is doubtful: garbled scripts, mojibake, broken sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from summarizer.domain.article import Flag
from summarizer.ingest.page_words import words_of
from summarizer.wording.repair import is_damaged, repair

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff01-\uffdc]|[^\x00-\uffff]"
)
"""Letters that are not Latin."""
_FUSING = words_of("CJK HIRAGANA KATAKANA HANGUL THAI LAO KHMER MYANMAR BOPOMOFO FULLWIDTH")
"""Scripts whose writers put Latin words in without a space."""
_SUFFIXING = words_of("ARABIC HEBREW BENGALI DEVANAGARI TAMIL TELUGU GUJARATI GURMUKHI KANNADA MALAYALAM")
"""Scripts that add endings or articles to an acronym."""
_SHORT_PIECE = 4
_ALTERNATIONS = 4

# UTF-8 read as Windows-1252: a lead byte's character and a continuation byte's.
_MOJIBAKE = re.compile(
    r"�|ï»¿|â€[\u0080-\u00bf™œž˜“”¦š¢]?|Ã[\u0080-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰ŠŒŽ•˜™šœžŸ]|Â[\u0080-\u009f\xa0£©®°«»·´±]|[\u0080-\u0084\u0086-\u009f]"
)
_MOJIBAKE_OTHER = re.compile(r"(?:[ÐÑØÙà][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2}")

_STRAY_COMMA = re.compile(r"[.!?] {0,3}, {0,3}\w")
_LOWER_START = re.compile(
    r"(?<![^\W\d_])(?P<before>[^\W\d_]{4,30})\. {1,3}(?P<after>[a-zà-þ][a-zà-þ'’-]{0,30})(?![^\W\d_])"
)
_ABBREVIATIONS = words_of(
    "corp inc ltd llc dept govt univ prof capt sergt sgts maj lieut assn bros approx vols nos figs messrs "
    "hons sept mass calif conn tenn wash minn miss penn okla ariz mont nebr bldg blvd blvrd intl natl "
    "tues thurs weds etal esq resp incl excl misc orig trans artt vers viz abbr cont"
)
_PARTICLES = words_of("al el de la le da di du van von der den bin ibn ben dos das ul ur an bint abu d")
_DASH_QUOTE = "„«‹"
_LEAST_WORDS = 5
_NO_END = words_of(
    "the a an of and or but to in on at by for with from that which who whose its their his her than as"
)


def flags_of(raw: str, text: str, *, carried_quote: bool = False, paragraph: bool = True) -> tuple[Flag, ...]:
    """The doubts about one kept passage.

    Args:
        raw: Its text as it stands in the article.
        text: The same in one line, white space collapsed.
        carried_quote: Whether a quotation opened in an earlier paragraph is still open.
        paragraph: Whether it is running text (a heading need not be a sentence).
    """
    flags: list[Flag] = []
    if _NOT_ASCII.search(raw) is not None:
        if _OTHER_SCRIPT.search(raw) and (_mixed_word(raw) or _broken_word(raw)):
            flags.append(Flag.MIXED_SCRIPTS)
        mended = repair(raw).text
        if _MOJIBAKE.search(mended) or _MOJIBAKE_OTHER.search(mended):
            flags.append(Flag.MOJIBAKE)
    if paragraph and _is_broken(raw, text, carried_quote=carried_quote):
        flags.append(Flag.BROKEN_SENTENCE)
    return tuple(flags)


def repair_warning(texts: Iterable[str]) -> tuple[str, ...]:
    """Say how many of the kept passages are read as they were meant, if any."""
    count = sum(is_damaged(text) for text in texts)
    if not count:
        return ()
    passages = f"{count} passages" if count > 1 else "1 passage"
    return (f"{passages} decoded with the wrong encoding: repaired for reading, quoted as printed",)


def leaves_quote_open(raw: str, *, carried: bool) -> bool:
    """Whether a quotation in curly marks is open after this paragraph."""
    last_open, last_close = raw.rfind("“"), raw.rfind("”")
    if last_open == last_close:
        return carried
    return last_open > last_close


@lru_cache(maxsize=4096)
def script_of(char: str) -> str | None:
    """The script of a letter or mark by its Unicode name; None where it belongs to none or to any."""
    name = unicodedata.name(char, "")
    first = name.partition(" ")[0].partition("-")[0]
    if first in {
        "COMBINING",
        "MODIFIER",
        "MICRO",
        "FEMININE",
        "MASCULINE",
        "",
        "SUPERSCRIPT",
        "SUBSCRIPT",
        "KELVIN",
        "ANGSTROM",
    }:
        return None
    return first


def _mixed_word(raw: str) -> bool:
    for match in _WORD.finditer(raw):
        word = match[0]
        if word.isascii() or len(word) > 200:  # noqa: PLR2004 - no word
            continue
        scripts = {script for char in word if (script := script_of(char)) is not None}
        if len(scripts) > 1 and not scripts & _FUSING and not _is_unit_or_acronym(word, scripts):
            return True
    return False


def _is_unit_or_acronym(word: str, scripts: set[str]) -> bool:
    latin = [char for char in word if script_of(char) == "LATIN"]
    other = [char for char in word if script_of(char) not in {"LATIN", None}]
    if not latin:
        return False
    if scripts == {"GREEK", "LATIN"} and len(other) == 1:
        return word.startswith(other[0]) and other[0] not in "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" and len(latin) <= 3  # noqa: PLR2004
    return bool(scripts & _SUFFIXING) and len(latin) > 1 and "".join(latin).isupper()


def _broken_word(raw: str) -> bool:
    """Short pieces of two scripts in turn, with nothing but spaces between them."""
    previous: str | None = None
    alternations = 0
    for piece in raw.split():
        script = _piece_script(piece)
        if script is None or len(piece) > _SHORT_PIECE:
            alternations = 0
        elif previous is not None and script != previous:
            alternations += 1
            if alternations >= _ALTERNATIONS:
                return True
        elif script == previous:
            alternations = 0
        previous = script
    return False


def _piece_script(piece: str) -> str | None:
    if len(piece) > _SHORT_PIECE and piece.isascii():
        return "LATIN" if piece.isalpha() else None
    scripts = {script_of(char) for char in piece if unicodedata.category(char)[0] in "LM"}
    scripts.discard(None)
    plain = all(unicodedata.category(char)[0] in "LM" for char in piece)
    return scripts.pop() if plain and len(scripts) == 1 else None


def _is_broken(raw: str, text: str, *, carried_quote: bool) -> bool:
    if text[0] in ",;" or (text.count(" ") > 2 and _starts_low(text)):  # noqa: PLR2004 - words
        return True
    if text.count(" ") > _LEAST_WORDS and _breaks_off(text):
        return True
    stray = (text[max(0, match.start() - 30) : match.start()] for match in _STRAY_COMMA.finditer(text))
    if any(not _is_abbreviation(before) for before in stray):
        return True
    return _low_sentence(text) or _closes_unopened(raw, carried=carried_quote)


def _breaks_off(text: str) -> bool:
    """Whether the last word cannot end a sentence."""
    return text.endswith((",", ";")) or text.rsplit(" ", 1)[-1] in _NO_END


def _starts_low(text: str) -> bool:
    word = text.split(" ", 1)[0]
    first = re.split(r"['’-]", word)[0]
    return word[0].islower() and word.islower() and first not in _PARTICLES


def _low_sentence(text: str) -> bool:
    for match in _LOWER_START.finditer(text):
        before, after = match["before"], match["after"]
        if before.lower() in _ABBREVIATIONS or not before.islower():
            continue
        if re.split(r"['’-]", after)[0] not in _PARTICLES:
            return True
    return False


def _is_abbreviation(word: str) -> bool:
    core = word.rsplit(" ", 1)[-1].strip("\"'“”‘’([")
    last = re.split(r"[.\s]", core)[-1]
    return "." in core or len(last) <= 3 or last.lower() in _ABBREVIATIONS  # noqa: PLR2004 - Inc, Jr, Co


def _closes_unopened(raw: str, *, carried: bool) -> bool:
    """Whether a curly quotation closes that was never opened, here or in an earlier paragraph."""
    if any(mark in raw for mark in _DASH_QUOTE) or "”" not in raw:
        return False
    depth = int(carried)
    for match in re.finditer(r"[“”]", raw):
        if match[0] == "“":
            depth = 1
        elif depth:
            depth = 0
        elif not raw[max(0, match.start() - 1) : match.start()].isdigit():
            return True
    return False
