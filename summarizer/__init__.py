"""Several contradictory news articles in, one briefing out in which every sentence can be checked."""

__version__ = "0.1.0"
