"""What every domain model shares."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1.0"
"""Version of the published formats. Adding a key keeps it; renaming or removing one raises it."""


class Value(BaseModel):
    """An immutable value: frozen, no unknown keys, sequences as tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")
