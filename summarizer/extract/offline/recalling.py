"""What an article recalls of other times: each a part of its own, apart from the news."""

from __future__ import annotations

from summarizer.domain.terms import Scope
from summarizer.extract.offline.counting import SO_FAR, Counting
from summarizer.extract.offline.elsewhere import Elsewhere
from summarizer.extract.offline.matching import Match
from summarizer.extract.offline.people import Harmed
from summarizer.extract.offline.settings import first_time
from summarizer.extract.offline.writing import Writer


class Recall:
    """Writes what is recalled, each sentence once."""

    def __init__(self, writer: Writer, counting: Counting, elsewhere: Elsewhere) -> None:
        self.writer = writer
        self.counting = counting
        self.elsewhere = elsewhere
        self.recalled: dict[int, str] = {}
        """The event that each sentence recalls of another time, by its key."""
        self.parts: dict[int, int] = {}
        """The part of the article that each of these sentences is."""

    def figures(self, told: Harmed) -> None:
        """An event for each sentence with figures of another time."""
        for group in told.recalled:
            number = group.match.sentence
            if number not in self.recalled:
                kind = self.writer.kind_of([group.match])
                part = self.part(group.match)
                self.recalled[number] = self.writer.event(group.match, kind, [group.match], part=part)
                self._dated(number, self.elsewhere.then(number, group.match.start))
            self.counting.count(self.recalled[number], group, Scope.BACKGROUND)

    def _dated(self, number: int, year: str | None) -> None:
        """Give what a sentence recalls its year, or the time of the one that it goes on with."""
        event = self.writer.events[-1]
        if year is not None:
            self.writer.events[-1] = event.model_copy(update={"when": year})
            return
        first = self._first_told(number)
        if event.when is None and first != number and not SO_FAR.search(self.writer.found[number].line.text):
            line = self.writer.read.lines[first]
            time = first_time(self.writer.read, line.start, line.end)
            self.writer.events[-1] = event.model_copy(update={"when": time})

    def _first_told(self, number: int) -> int:
        while self.elsewhere.goes_on(number):
            number -= 1
        return number

    def part(self, match: Match) -> int:
        """The part of the article for what a sentence recalls; it may go on with the one before."""
        number = match.sentence
        first = self._first_told(number)
        part = max((one.part for one in self.writer.events), default=1) + 1
        self.parts[number] = self.parts.setdefault(first, part)
        return self.parts[number]
