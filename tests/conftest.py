"""What all tests share."""

from hypothesis import settings

# The same examples in every run: a failure must come from the change, not from chance.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")
