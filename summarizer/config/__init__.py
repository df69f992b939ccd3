"""Settings from TOML, environment and flags: provider profiles and limits."""

from __future__ import annotations

from summarizer.config.loading import load
from summarizer.config.presets import PRESETS, Preset
from summarizer.config.profile import Kind, Limits, Mode, OutputLimit, Prices, Profile
from summarizer.config.settings import OFFLINE, Settings, Stage

__all__ = [
    "OFFLINE",
    "PRESETS",
    "Kind",
    "Limits",
    "Mode",
    "OutputLimit",
    "Preset",
    "Prices",
    "Profile",
    "Settings",
    "Stage",
    "load",
]
