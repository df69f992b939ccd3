"""The composer by model: planned groups of claims become sentences, each checked like one by rule.

    plan ─ sections ─> requests ─ a model ─> sentences ─ gate ─> worded groups
                          ↖ once more, what failed ↙

What fails twice, and what no answer could be had for, is left to the composer by rule.
"""

from __future__ import annotations

from summarizer.compose.composing import Composed, compose
from summarizer.compose.request import PROMPT, fingerprint

__all__ = ["PROMPT", "Composed", "compose", "fingerprint"]
