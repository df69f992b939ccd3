"""What is told, in which order: the seam between choosing and wording.

``choose.plan`` makes a ``Plan``; a composer turns each of its groups into a sentence or two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from summarizer.brief.units import Unit
from summarizer.domain.briefing import Citation, Length, Sentence, Theme
from summarizer.domain.event import Claim, Event
from summarizer.domain.story import Episode, LedgerRow

Tie = Literal["one", "same", "speaker", "conflict", "revision", "denial", "several", "beside"]
"""How the claims of a group stand to each other.

one         one claim, or one event
same        all say the same; the first says it best
speaker     one speaker goes on
conflict    the ledger has figures of ``against`` as contradicting figures of ``parts``
revision    the first part's figure replaces those of ``against`` that the same speaker gave; the others there
            contradict it
denial      ``against`` denies the parts
several     figures for one thing that do not contradict each other; the first part stands for ``against``
beside      several speakers, each with a claim of their own
"""


@dataclass(frozen=True)
class Group:
    """What makes one sentence or two, in the order in which it is told."""

    key: str
    """Unique in its plan: ``P2.7`` of an episode, ``top.1`` of the bottom line."""
    theme: Theme
    tie: Tie
    parts: tuple[Unit, ...]
    """What it tells: each part has the claims that say it, the best first, or an event told by its title."""
    against: tuple[Unit, ...] = ()
    """Of a conflict, a revision or a denial: what stands against the parts, or was replaced by the first."""
    lead: bool = False
    """Whether it opens its episode."""
    weight: float = 0.0
    """How much it matters beside the other groups of its episode."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on."""
        return tuple(claim for unit in (*self.parts, *self.against) for claim in unit.claims)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that are told by their titles."""
        units = (*self.parts, *self.against)
        return tuple(unit.event for unit in units if unit.event is not None and not unit.claims)


@dataclass(frozen=True)
class EpisodePlan:
    """One episode: what is told of it, in the order of reading, and the claims that are not."""

    episode: Episode
    groups: tuple[Group, ...]
    left: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    """Everything that is claimed of it, told or not."""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A whole briefing."""

    length: Length
    episodes: tuple[EpisodePlan, ...]
    """Newest first, the undated last; those of background after the main ones."""
    bottom: tuple[Group, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Article id to its number."""

    def groups(self) -> list[Group]:
        """Every group, those of the bottom line first."""
        return [*self.bottom, *(group for one in self.episodes for group in one.groups)]


class Composer(Protocol):
    """Words planned groups."""

    def __call__(self, plan: Plan) -> Mapping[str, tuple[Sentence, ...]]:
        """Return the sentences of each group by its key; a group that is left out is worded by rule."""
        ...


def group_of(parts: Sequence[Unit]) -> Group:
    """Several things that one speaker says, or several speakers, or one thing, as a group without a key."""
    tie: Tie = "speaker" if len(parts) > 1 else "same" if len(parts[0].claims) > 1 else "one"
    if len({unit.voice for unit in parts}) > 1:
        tie = "beside"
    return Group("", parts[0].theme, tie, tuple(parts))


Check = Callable[[str, Sequence[Claim], Sequence[Event], Sequence[Citation], Sequence[LedgerRow]], str | None]
"""What a sentence says beyond the claims and events that it rests on, in plain words; null: nothing.

The rows are the ledger of its episode."""


def unchecked(
    text: str,
    claims: Sequence[Claim],
    events: Sequence[Event],
    cited: Sequence[Citation],
    rows: Sequence[LedgerRow],
) -> str | None:
    """Accept every sentence: for a caller that checks them itself."""
    del text, claims, events, cited, rows
    return None
