"""Checking a draft against its source: nothing passes that does not stand there."""
