"""What a rendering of less than full length leaves out, where nothing can be unfolded."""

from __future__ import annotations

from summarizer.domain.briefing import Length
from summarizer.render import words
from summarizer.render.timeline import Moment
from summarizer.render.view import EpisodeView, Missing, View


def dated(view: View) -> list[Moment]:
    """Return what a timeline of less than full length has: what the episodes' own dates do not say."""
    if view.length == "short":
        return []
    return [moment for moment in view.timeline.placed if moment.telling]


def listed_gaps(shown: EpisodeView, length: Length) -> tuple[Missing, ...]:
    """Return the gaps that stand below an episode: in a shorter page not those that its first line says."""
    match length:
        case "short":
            return ()
        case "full":
            return shown.gaps
        case _:
            return (*shown.missing, *shown.doubts)


def left(view: View) -> list[str]:
    """Return what is left to the full version, counted; of a full one, claims that a briefing lacks."""
    found = [view.left_claims] if view.left_claims else []
    if view.length == "full":
        return found
    episodes = (*view.main, *view.background)
    notes = sum(one.notes + sum(counted.left for counted in one.ledger) for one in episodes)
    if notes:
        found.append(words.notes(notes))
    events = len(view.timeline.placed) + len(view.timeline.apart) - len(dated(view))
    if events:
        found.append(f"{words.count(events, 'event')} of the timeline")
    if view.length == "short":
        gaps = sum(len(one.gaps) for one in view.main)
        found += [words.count(len(view.assumes), "assumption")] if view.assumes else []
        found += [f"{words.count(gaps, 'thing')} that the articles do not say"] if gaps else []
    return [*found, "the details of the sources"]
