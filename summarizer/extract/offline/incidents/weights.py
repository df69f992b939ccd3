"""Weights of a logistic regression that ``benchmarks`` trained, as files beside this one hold them."""

from __future__ import annotations

import json
import math
from importlib import resources
from typing import Any


def read(name: str) -> dict[str, Any]:
    """What a file holds: ``bias``, ``weights`` by feature, and ``threshold``, from which a thing counts."""
    with resources.files(__package__).joinpath(f"{name}.json").open("rb") as file:
        document: dict[str, Any] = json.load(file)
    return document


def probability(total: float) -> float:
    """How likely a thing is of which bias and weights come to ``total``."""
    return 1 / (1 + math.exp(-total))
