"""What opens a sentence and only ties it to the one before, or to the day of the article."""

from __future__ import annotations

import re

from summarizer.wording import LEAD_INS

CONJUNCTIONS = frozenset({"and", "but", "so", "yet"})
_LOOSE = (
    rf"{'|'.join(sorted(CONJUNCTIONS))}|also|still|then|now|again|instead|indeed|thus|overall|besides|earlier|later|"
    r"in particular|in fact|as a result|finally|initially"
)
LOOSE = re.compile(rf"(?:{_LOOSE})\b(?!,)", re.IGNORECASE)
"""Those that may be more, as no comma follows: "As a result of", "Still life"."""
TIES = re.compile(
    rf"(?:{LEAD_INS}|{_LOOSE}|in contrast|in response|of course|for example|for instance|after all|"
    r"in the meantime|in other words|to be sure|above all|what is more|nonetheless|additionally|similarly|"
    r"likewise|consequently|therefore|hence|separately|elsewhere|"
    r"yesterday|today|tonight|on the same day|that day|"
    r"(?:just |only |about )?(?:last (?:year|month|week)|an? (?:year|month|week) ago),|"
    r"of an? (?:\w+ ){0,2}opinion),? +(?=\S)",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r", (?:on the other hand|meanwhile|however|moreover|in turn|for (?:its|his|her|their) part|though|too|"
    r"of course|in fact|therefore|nevertheless),? (?=\S)",
    re.IGNORECASE,
)
"""Those within a sentence; none that may be more behind a comma: ", also known as"."""


def behind_ties(text: str) -> int:
    """Where a sentence begins behind its ties."""
    at = 0
    for _ in range(2):
        tie = TIES.match(text, at)
        if tie is None:
            break
        at = tie.end()
    return at
