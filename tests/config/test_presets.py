from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from summarizer.config import PRESETS, Profile, load

WANTED = {
    "openai",
    "ollama",
    "vllm",
    "llamacpp-server",
    "lmstudio",
    "azure",
    "openrouter",
    "groq",
    "deepseek",
    "mistral",
    "together",
    "anthropic",
    "google",
    "llamacpp",
}
LOCAL = {"ollama", "vllm", "llamacpp-server", "lmstudio", "llamacpp"}


def test_every_provider_has_its_preset():
    assert set(PRESETS) == WANTED
    with pytest.raises(TypeError):
        PRESETS["openai"] = PRESETS["groq"]


@pytest.mark.parametrize("name", sorted(WANTED - {"azure"}))
def test_usable_by_name_with_a_model_alone(name, tmp_path):
    settings = load(
        environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path)},
        cwd=tmp_path,
        flags={"provider": f"{name}/some-model"},
    )
    profile = settings.profile_for("extract")
    preset = PRESETS[name]
    assert profile == Profile(
        name=f"{name}/some-model",
        kind=preset.kind,
        model="some-model",
        base_url=preset.base_url,
        key_env=preset.key_env,
        modes=preset.modes,
        temperature=preset.temperature,
        output_limit=preset.output_limit,
        limits=preset.limits,
        prices=preset.prices,
    )


@pytest.mark.parametrize("name", sorted(WANTED))
def test_local_servers_are_free_and_need_no_key_and_the_others_need_one(name):
    preset = PRESETS[name]
    assert (preset.key_env is None) == (name in LOCAL)
    assert (preset.prices is not None) == (name in LOCAL)
    if preset.base_url is not None:
        parts = urlsplit(preset.base_url)
        assert (parts.hostname == "localhost") == (name in LOCAL)
        assert parts.scheme == ("http" if name in LOCAL else "https")


def test_azure_goes_through_its_v1_address(tmp_path):
    address = "https://news.openai.azure.com/openai/v1/"
    settings = load(
        environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path), "SUMMARIZER_PROVIDERS__AZURE__BASE_URL": address},
        cwd=tmp_path,
        flags={"provider": "azure/deployment"},
    )
    profile = settings.profile_for("compose")
    assert (profile.kind, profile.base_url, profile.key_env) == ("openai", address, "AZURE_OPENAI_API_KEY")
