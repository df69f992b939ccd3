"""From a briefing to Markdown, HTML and the terminal. Decides nothing."""
