"""What a model answers: sentences, each with the group that it is for and the notes that it tells."""

# ruff: noqa: D101 - a docstring here would be sent to the model, as a description in the schema
from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Told(BaseModel):
    model_config = ConfigDict(extra="forbid")

    group: str
    text: str
    claims: list[int]


class ComposeAnswer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sentences: list[Told]
