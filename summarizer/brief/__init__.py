"""From a story to a briefing: choose, order, word and cite."""
