"""What is known beforehand of the providers that people use: an immutable table, no model names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from summarizer.config.profile import Kind, Limits, Mode, OutputLimit, Prices


class Preset(NamedTuple):
    """The part of a profile that is the same for everyone who uses a provider."""

    kind: Kind
    base_url: str | None
    """Null: each user has an own one (Azure), or none is needed (in process)."""
    key_env: str | None
    modes: tuple[Mode, ...]
    """What the provider supports, the most reliable first."""
    note: str
    temperature: float | None = 0.0
    output_limit: OutputLimit = "max_tokens"
    limits: Limits = Limits()
    prices: Prices | None = None

    def values(self) -> dict[str, Any]:
        """The preset as a provider table, in the shapes that TOML has; what is null is left out."""
        own = Limits().model_dump()
        return {
            "kind": self.kind,
            **({} if self.base_url is None else {"base_url": self.base_url}),
            **({} if self.key_env is None else {"key_env": self.key_env}),
            "modes": list(self.modes),
            "temperature": self.temperature,
            "output_limit": self.output_limit,
            "limits": {k: v for k, v in self.limits.model_dump().items() if v != own[k]},
            **({} if self.prices is None else {"prices": self.prices.model_dump()}),
        }


_FREE = Prices(input=0, output=0)
# A local server works on one request at a time unless it was started otherwise, and may be slow.
_ONE_SLOT = Limits(concurrency=1, timeout=600, deadline=3600)

PRESETS: Final[Mapping[str, Preset]] = MappingProxyType(
    {
        "openai": Preset(
            "openai",
            "https://api.openai.com/v1",
            "OPENAI_API_KEY",
            ("json_schema", "tools", "json_object"),
            "No temperature is sent: reasoning models reject it.",
            temperature=None,
            output_limit="max_completion_tokens",
        ),
        "anthropic": Preset(
            "anthropic",
            "https://api.anthropic.com",
            "ANTHROPIC_API_KEY",
            ("json_schema", "tools"),
            "Needs: pip install 'summarizer[anthropic]'.",
            temperature=None,
        ),
        "google": Preset(
            "google",
            "https://generativelanguage.googleapis.com",
            "GEMINI_API_KEY",
            ("json_schema", "json_object"),
            "Needs: pip install 'summarizer[google]'.",
            temperature=None,
        ),
        "azure": Preset(
            "openai",
            None,
            "AZURE_OPENAI_API_KEY",
            ("json_schema", "tools", "json_object"),
            "Set base_url: https://RESOURCE.openai.azure.com/openai/v1/; the model is the deployment's name.",
            temperature=None,
            output_limit="max_completion_tokens",
        ),
        "openrouter": Preset(
            "openai",
            "https://openrouter.ai/api/v1",
            "OPENROUTER_API_KEY",
            ("json_schema", "tools", "json_object"),
            "What works depends on the model behind it.",
        ),
        "groq": Preset(
            "openai",
            "https://api.groq.com/openai/v1",
            "GROQ_API_KEY",
            ("json_schema", "tools", "json_object"),
            "Only some models enforce a schema; the others fall to the next mode.",
            output_limit="max_completion_tokens",
            limits=Limits(concurrency=4),
        ),
        "deepseek": Preset(
            "openai",
            "https://api.deepseek.com",
            "DEEPSEEK_API_KEY",
            ("tools", "json_object"),
            "Knows no JSON schema.",
        ),
        "mistral": Preset(
            "openai",
            "https://api.mistral.ai/v1",
            "MISTRAL_API_KEY",
            ("json_schema", "tools", "json_object"),
            "Free accounts may ask about once a second: set limits.requests_per_minute.",
            limits=Limits(concurrency=4),
        ),
        "together": Preset(
            "openai",
            "https://api.together.xyz/v1",
            "TOGETHER_API_KEY",
            ("json_schema", "json_object", "tools"),
            "Which modes work depends on the model.",
        ),
        "ollama": Preset(
            "openai",
            "http://localhost:11434/v1",
            None,
            ("json_schema", "json_object", "tools"),
            "Start it with OLLAMA_CONTEXT_LENGTH=16384 or more; concurrency goes with OLLAMA_NUM_PARALLEL.",
            limits=_ONE_SLOT,
            prices=_FREE,
        ),
        "vllm": Preset(
            "openai",
            "http://localhost:8000/v1",
            None,
            ("json_schema", "tools", "json_object"),
            "Batches by itself: many requests at once are faster.",
            limits=Limits(concurrency=32, timeout=600, deadline=3600),
            prices=_FREE,
        ),
        "llamacpp-server": Preset(
            "openai",
            "http://localhost:8080/v1",
            None,
            ("json_schema", "json_object", "tools"),
            "Raise limits.concurrency with the server's --parallel.",
            limits=_ONE_SLOT,
            prices=_FREE,
        ),
        "lmstudio": Preset(
            "openai",
            "http://localhost:1234/v1",
            None,
            ("json_schema", "tools"),
            "Knows no plain JSON mode.",
            limits=_ONE_SLOT,
            prices=_FREE,
        ),
        "llamacpp": Preset(
            "llamacpp",
            None,
            None,
            ("json_schema", "json_object"),
            "In process; the model is the path of a GGUF file. Needs: pip install 'summarizer[local]'.",
            limits=_ONE_SLOT,
            prices=_FREE,
        ),
    }
)
