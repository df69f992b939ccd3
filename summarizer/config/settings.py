"""The settings of one run, and which provider each stage asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, ValidationError

from summarizer import languages
from summarizer.config.presets import PRESETS
from summarizer.config.profile import Profile, Section
from summarizer.config.words import expand, nearest, shown
from summarizer.errors import ConfigError


def _tag(text: str) -> str:
    if not languages.is_tag(text):
        raise ValueError('a BCP 47 tag of a language, such as "de" or "pt-BR"')
    return text


Language = Annotated[str, AfterValidator(_tag)]
Stage = Literal["extract", "adjudicate", "compose"]
STAGES: tuple[Stage, ...] = get_args(Stage)
OFFLINE = "offline"
"""In the place of a provider's name: articles are read by rule, and nobody is asked."""


class Settings(Section):
    """Everything that is configured, with where each value came from. Holds no secret."""

    provider: str | None = Field(default=None, min_length=1)
    """Name of the default profile, ``NAME`` or ``NAME/MODEL``; null: none was chosen."""
    model: str | None = Field(default=None, min_length=1)
    """Takes the place of the default profile's model."""
    stages: dict[Stage, str] = Field(default_factory=dict)
    """Stages that ask another provider than the default one."""
    providers: dict[str, Profile] = Field(default_factory=dict)
    """The profiles that are configured or chosen, and complete. ``profile`` finds the others."""
    max_cost: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Most money that a run may spend, in the prices' currency; null: no limit."""
    concurrency: int | None = Field(default=None, ge=1, le=1024)
    """Takes the place of every profile's; already applied to ``providers``."""
    no_cache: bool = False
    no_corrections: bool = False
    """Whether what an article's text does not bear out is withheld at once, without a second question."""
    length: Literal["short", "standard", "full"] = "standard"
    """How much a briefing tells."""
    composer: Literal["rule", "model"] = "rule"
    """Who words it."""
    lang: Language = "en"
    """Of a briefing that a model words, a BCP 47 tag."""
    cache_dir: Path
    config_files: tuple[Path, ...] = ()
    """The files that were read, the weakest first."""
    origins: dict[str, str] = Field(default_factory=dict)
    """Dotted key → ``default``, ``preset NAME``, a file, an environment variable or a flag."""
    tables: dict[str, dict[str, Any]] = Field(default_factory=dict, repr=False)
    """Each configured profile as a table with its preset filled in; a model may be missing."""
    suggestion: str | None = None
    """A preset whose key is in the environment: what to propose where nothing is chosen."""

    def profile_for(self, stage: str) -> Profile:
        """The profile that answers a stage's requests.

        Raises:
            ConfigError: if no provider is chosen, or the chosen one is not complete.
        """
        reference = self._reference(stage)
        if reference is None or reference == OFFLINE:
            found = "" if self.suggestion is None else f" ({PRESETS[self.suggestion].key_env} is set)"
            raise ConfigError(
                "no provider is configured"
                if reference is None
                else "offline is no provider: it asks nobody",
                hint=f'add --provider {self.example}{found}, or provider = "{self.example}" to '
                "summarizer.toml; see 'summarizer providers'",
            )
        return self.profile(reference)

    def offline(self, stage: str) -> bool:
        """Whether a stage asks nobody: it was chosen so, or nothing was chosen."""
        return self._reference(stage) in {None, OFFLINE}

    @property
    def example(self) -> str:
        """What to write for a provider."""
        return f"{self.suggestion or 'ollama'}/MODEL"

    def _reference(self, stage: str) -> str | None:
        found: str | None = self.stages.get(stage, self.provider)  # type: ignore[call-overload]
        return found

    def profile(self, reference: str) -> Profile:
        """The profile ``NAME``, or ``NAME/MODEL`` for the profile or preset of that name with another model.

        Raises:
            ConfigError: if there is none of that name, or it is not complete.
        """
        if reference in self.providers:
            return self.providers[reference]
        table = self.table(reference)
        name, _, model = reference.partition("/")
        if model and table.get("model") != model:
            table = {**without_prices(table, name), "model": model}
        return build(reference if model else name, table)

    def table(self, reference: str) -> dict[str, Any]:
        """The table behind ``NAME`` or ``NAME/MODEL``, which may still lack its model.

        Raises:
            ConfigError: if nothing has that name.
        """
        name = reference.partition("/")[0]
        if name in self.tables:
            return self.tables[name]
        if name in PRESETS:
            return preset_table(name, self.concurrency)
        known = dict.fromkeys((*self.tables, *PRESETS))
        raise ConfigError(
            f"no provider is called {shown(name)}",
            hint=nearest(name, known) or f"there are: {', '.join(known)}",
        )

    def fallbacks_of(self, profile: Profile) -> tuple[Profile, ...]:
        """Who takes over, in order: each fallback followed by its own, nobody twice.

        A fallback written ``NAME/MODEL`` brings no further ones.

        Raises:
            ConfigError: if a fallback is not complete.
        """
        found: dict[str, Profile] = {}

        def follow(names: tuple[str, ...]) -> None:
            for reference in names:
                if reference == profile.name or reference in found:
                    continue
                found[reference] = self.profile(reference)
                if "/" not in reference:
                    follow(found[reference].fallbacks)

        follow(profile.fallbacks)
        return tuple(found.values())


def preset_table(name: str, concurrency: int | None) -> dict[str, Any]:
    """A preset as a provider table, under the concurrency that applies to every provider."""
    table = PRESETS[name].values()
    if concurrency is not None:
        table["limits"] = {**table["limits"], "concurrency": concurrency}
    return {"preset": name, **table}


def without_prices(table: dict[str, Any], name: str) -> dict[str, Any]:
    """A table for another model: prices belong to a model, except those of a server that costs nothing."""
    preset = PRESETS.get(table.get("preset", name))
    free = None if preset is None else preset.prices
    rest = {key: value for key, value in table.items() if key != "prices"}
    return rest if free is None else {**rest, "prices": free.model_dump()}


def build(name: str, table: dict[str, Any]) -> Profile:
    """The profile of a filled-in table, whose values have each been checked already.

    Raises:
        ConfigError: if something is missing; the hint says what to write where.
    """
    base = name.partition("/")[0]
    section = f"[providers.{base}]"
    if "model" not in table:
        raise ConfigError(
            f"provider {shown(base)} has no model",
            hint=f'say which: --provider {base}/MODEL, SUMMARIZER_MODEL, or model = "..." in {section}',
        )
    if table["kind"] == "openai" and table.get("base_url") is None:
        example = (
            "https://RESOURCE.openai.azure.com/openai/v1/" if table.get("preset") == "azure" else "http://..."
        )
        raise ConfigError(
            f"provider {shown(base)} has no base_url", hint=f'write base_url = "{example}" into {section}'
        )
    if table["kind"] == "llamacpp":
        table = {**table, "model": str(expand(table["model"]))}
    try:
        return Profile.model_validate({"name": name, **{k: v for k, v in table.items() if k != "preset"}})
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise ConfigError(
            f"provider {shown(base)}: {where} is missing or wrong", hint=f"set {where} in {section}"
        ) from None
