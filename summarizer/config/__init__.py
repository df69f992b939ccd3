"""Settings from TOML, environment and flags: provider profiles and limits."""

from __future__ import annotations

from summarizer.config.profile import Kind, Limits, Mode, OutputLimit, Prices, Profile

__all__ = ["Kind", "Limits", "Mode", "OutputLimit", "Prices", "Profile"]
