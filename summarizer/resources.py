"""The one place that finds prompts, schemas and seeds: in a checkout, or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    # A checkout (and an editable install of one) comes first: what is edited there must count.
    for root in (_PACKAGE.parent, _PACKAGE / "_bundled"):
        if (root / name).is_dir() and (root is not _PACKAGE.parent or (root / "pyproject.toml").is_file()):
            return root / name
    raise FileNotFoundError(f"{name}/ is neither beside the package nor inside it: reinstall summarizer")


def prompts() -> Path:
    """Return the folder of prompt templates."""
    return _folder("prompts")


def schemas() -> Path:
    """Return the folder of published JSON Schemas."""
    return _folder("schemas")


def seeds() -> Path:
    """Return the folder of the example articles."""
    return _folder("seeds")


def seed_recordings() -> Path:
    """Return the folder of the recorded answers for the example articles."""
    return _folder("seeds") / "recordings"
