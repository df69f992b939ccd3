"""Loads a versioned prompt template, renders it strictly and fingerprints it.

A template is a file ``prompts/<name>/<version>.md`` with a ``--- system ---`` part, which is fixed, and a
``--- user ---`` part, which ends with what changes, so that providers can cache the prefix. Placeholders
are ``{{ name }}``; a missing or unknown one is an error. What is filled in is never read as a template.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarizer import resources

_PLACEHOLDER = re.compile(r"\{\{ ([a-z_]+) \}\}")
_PARTS = re.compile(r"\A--- system ---\n(?P<system>.+?)\n--- user ---\n(?P<user>.+)\Z", re.DOTALL)


@dataclass(frozen=True)
class Template:
    """A prompt template as it stands in its file."""

    name: str
    """Name and version, such as ``extract/v1``."""
    system: str
    user: str

    def render(self, **values: str) -> str:
        """Fill in the user part.

        Raises:
            KeyError: a placeholder has no value, or a value has no placeholder.
        """
        names = set(_PLACEHOLDER.findall(self.user))
        if names != set(values):
            raise KeyError(f"prompt {self.name} takes {sorted(names)}, got {sorted(values)}")
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.user)

    def fingerprint(self, schema: dict[str, Any]) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the template and the answer's JSON schema."""
        parts = [self.system, self.user, json.dumps(schema, sort_keys=True, ensure_ascii=False)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@lru_cache
def load(name: str) -> Template:
    """Load the template ``name`` (with its version, such as ``extract/v1``).

    Raises:
        FileNotFoundError: there is no such template.
        ValueError: the file does not have its two parts, or the fixed part holds a placeholder.
    """
    text = (resources.prompts() / f"{name}.md").read_text(encoding="utf-8")
    match = _PARTS.match(text)
    if match is None or _PLACEHOLDER.search(match["system"]):
        raise ValueError(f"prompts/{name}.md needs a fixed system part and a user part")
    return Template(name=name, system=match["system"].strip(), user=match["user"].strip())
