"""The JSON schema that goes out with a request: strict, small, built once for each answer model.

Strict modes (OpenAI's structured outputs, and the servers that follow them) want every property required
and no others. Titles are dropped: they repeat the property names and cost tokens.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

_DROPPED = frozenset({"title", "default"})


_built: dict[type[BaseModel], tuple[dict[str, Any], str]] = {}


def answer_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The strict schema of an answer model. Shared between requests: do not change it."""
    return _schema(model)[0]


def schema_text(model: type[BaseModel]) -> str:
    """The same as compact JSON, for modes in which the schema travels inside a message."""
    return _schema(model)[1]


def _schema(model: type[BaseModel]) -> tuple[dict[str, Any], str]:
    if model not in _built:
        schema = _strict(model.model_json_schema())
        _built[model] = schema, json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    return _built[model]


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key in {"properties", "$defs"}:
            out[key] = {name: _strict(child) for name, child in value.items()}
        elif key in {"enum", "const", "required", "examples"}:
            out[key] = value
        elif key not in _DROPPED:
            out[key] = _strict(value)
    if out.get("type") == "object":
        out.setdefault("properties", {})
        out["required"] = list(out["properties"])
        out["additionalProperties"] = False
    return out
