"""From checked articles to one story: same events, episodes, ledger, disagreements."""
