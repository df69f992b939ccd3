"""The published JSON Schemas, generated from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel

from summarizer.domain.article import Article
from summarizer.domain.briefing import Briefing
from summarizer.domain.comparison import Comparison
from summarizer.domain.evaluation import Evaluation
from summarizer.domain.event import Grounded
from summarizer.domain.explanation import Explanation
from summarizer.domain.gold import Gold
from summarizer.domain.story import Story
from summarizer.extract.answer import ExtractionAnswer

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "article": Article,
        "grounded": Grounded,
        "story": Story,
        "briefing": Briefing,
        "comparison": Comparison,
        "explanation": Explanation,
        "gold": Gold,
        "evaluation": Evaluation,
        "extraction": ExtractionAnswer,
    }
)
"""Name of each published schema. ``extraction`` is what a model must fill in, ``gold`` what people mark; the
others are outputs."""


def text(name: str) -> str:
    """The JSON Schema (2020-12) of a model, as its file holds it.

    Raises:
        KeyError: there is no schema of that name.
    """
    # Of what is written, so that keys with a default are there for certain.
    mode = "validation" if name in {"extraction", "gold"} else "serialization"
    schema = MODELS[name].model_json_schema(mode=mode)  # type: ignore[arg-type]  # one of the two literals
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def file_name(name: str) -> str:
    """Name of a schema's file in ``schemas/``."""
    return f"{name}.schema.json"
