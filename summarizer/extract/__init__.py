"""From an article to a draft of what it says."""
