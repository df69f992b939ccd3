"""docs/providers.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer.config import PRESETS, Limits, Profile, load
from summarizer.config.fields import PROVIDER, TOP

PAGE = (Path(__file__).parents[2] / "docs" / "providers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", re.findall(r"^ *```toml\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))
def test_examples_load_and_are_complete(tmp_path, text):
    (tmp_path / "summarizer.toml").write_text(text)
    settings = load(environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path)}, cwd=tmp_path)
    assert set(settings.tables) <= set(settings.providers)
    for profile in settings.providers.values():
        assert len(settings.fallbacks_of(profile)) >= len(profile.fallbacks)


def test_table_of_presets():
    rows = re.findall(
        r"^\| ([a-z-]+) \| (\w+) \| (\S+) \| (\S+|in process) \| ([a-z_, ]+) \|$", PAGE, re.MULTILINE
    )
    found = {name: tuple(cells) for name, *cells in rows if name != "preset"}
    other = {"azure": "yours", "llamacpp": "in process"}
    assert found == {
        name: (p.kind, p.key_env or "none", p.base_url or other[name], ", ".join(p.modes))
        for name, p in PRESETS.items()
    }


@pytest.mark.parametrize("key", sorted({*PROVIDER, *TOP, *Limits.model_fields}))
def test_every_key_is_described(key):
    assert re.search(rf"\b{key}\b", PAGE)


def test_defaults_are_the_models():
    profile = Profile(name="p", kind="openai", model="m")
    limits = profile.limits
    assert f"| max_output_tokens | {profile.max_output_tokens} |" in PAGE
    assert (
        f"concurrency {limits.concurrency}, attempts {limits.attempts}, reasks {limits.reasks}, "
        f"timeout {limits.timeout:g}, deadline {limits.deadline:g}"
    ) in PAGE
