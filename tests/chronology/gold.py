"""Reads the table of time expressions."""

from dataclasses import dataclass
from pathlib import Path

BASES = {
    "e": "explicit",
    "p": "relative_to_publication",
    "v": "relative_to_event",
    "i": "inferred",
    "-": "none",
}
UNDATED_KINDS = ("duration", "set", "reference")


@dataclass(frozen=True)
class Case:
    published: str | None
    sentence: str
    phrase: str
    expected: str
    precision: str
    basis: str

    @property
    def edtf(self) -> str | None:
        return None if self.expected in {"-", *UNDATED_KINDS} else self.expected

    @property
    def id(self) -> str:
        return f"{self.phrase} ({self.published})"


def cases(table: Path = Path(__file__).parent / "gold.txt") -> list[Case]:
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        published, marked, expected, precision, basis = (part.strip() for part in line.split(" | "))
        start, end = marked.index("["), marked.index("]")
        phrase = marked[start + 1 : end]
        found.append(
            Case(
                published=None if published == "-" else published,
                sentence=marked[:start] + phrase + marked[end + 1 :],
                phrase=phrase,
                expected=expected,
                precision=precision,
                basis=BASES[basis],
            )
        )
    return found
