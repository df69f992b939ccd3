"""What opens a sentence and only ties it to the one before, or to the day of the article."""

from __future__ import annotations

import re

TIES = re.compile(
    r"(?:in addition|on the other hand|for (?:its|his|her|their) part|at the same time|by contrast|"
    r"in contrast|as a result|in turn|in response|in fact|of course|for example|for instance|after all|"
    r"in the meantime|in other words|to be sure|in particular|above all|what is more|"
    r"however|meanwhile|moreover|furthermore|still|also|besides|nevertheless|nonetheless|additionally|similarly|"
    r"likewise|consequently|therefore|thus|hence|instead|indeed|again|then|now|overall|separately|elsewhere|"
    r"earlier|later|finally|initially|and|but|so|yet|"
    r"yesterday|today|tonight|earlier today|later today|on the same day|that day|"
    r"(?:just |only |about )?(?:last (?:year|month|week)|an? (?:year|month|week) ago),|"
    r"of an? (?:\w+ ){0,2}opinion),? +(?=\S)",
    re.IGNORECASE,
)


def behind_ties(text: str) -> int:
    """Where a sentence begins behind its ties."""
    at = 0
    for _ in range(2):
        tie = TIES.match(text, at)
        if tie is None:
            break
        at = tie.end()
    return at
