from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.config import Settings, load
from summarizer.errors import ConfigError

TABLE = '[providers.main]\nbase_url = "http://main.example/v1"\nmodel = "m"\n'


class World:
    """Folders as a user has them: a project, and a config folder."""

    def __init__(self, root: Path) -> None:
        self.project = root / "project"
        self.project.mkdir()
        (root / "user").mkdir()
        self.root = root

    def load(self, *, project="", user="", config=None, env=None, flags=None) -> Settings:
        if project:
            (self.project / "summarizer.toml").write_text(project, encoding="utf-8")
        if user:
            (self.root / "user" / "config.toml").write_text(user, encoding="utf-8")
        if config is not None:
            (self.root / "named.toml").write_text(config, encoding="utf-8")
        return load(
            config=None if config is None else self.root / "named.toml",
            environ={"SUMMARIZER_CONFIG_DIR": str(self.root / "user"), **(env or {})},
            flags=flags or {},
            cwd=self.project,
        )


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


class Layers(NamedTuple):
    id: str
    given: dict
    value: float | None
    origin: str


LAYERS = [
    Layers("nothing", {}, None, "default"),
    Layers("project", {"project": "max_cost = 1"}, 1, "summarizer.toml"),
    Layers("user over project", {"project": "max_cost = 1", "user": "max_cost = 2"}, 2, "user/config.toml"),
    Layers(
        "named over user, project not read",
        {"project": "broken =", "user": "max_cost = 2", "config": "max_cost = 3"},
        3,
        "named.toml",
    ),
    Layers(
        "environment over files",
        {"user": "max_cost = 2", "config": "max_cost = 3", "env": {"SUMMARIZER_MAX_COST": "4"}},
        4,
        "SUMMARIZER_MAX_COST",
    ),
    Layers(
        "flag over all",
        {"user": "max_cost = 2", "env": {"SUMMARIZER_MAX_COST": "4"}, "flags": {"max_cost": 5.0}},
        5,
        "--max-cost",
    ),
    Layers(
        "a flag that was not given",
        {"project": "max_cost = 1", "flags": {"max_cost": None}},
        1,
        "summarizer.toml",
    ),
    Layers(
        "an empty variable",
        {"project": "max_cost = 1", "env": {"SUMMARIZER_MAX_COST": ""}},
        1,
        "summarizer.toml",
    ),
    Layers(
        "taken back",
        {"project": "max_cost = 1", "env": {"SUMMARIZER_MAX_COST": "unset"}},
        None,
        "SUMMARIZER_MAX_COST",
    ),
]


@pytest.mark.parametrize("case", LAYERS, ids=[case.id for case in LAYERS])
def test_precedence_and_origin(world, case):
    settings = world.load(**case.given)
    assert settings.max_cost == case.value
    assert settings.origins["max_cost"].endswith(case.origin)


class Leaf(NamedTuple):
    id: str
    env: dict
    flags: dict
    key: str
    value: object
    origin: str


PROFILE = """
provider = "main"
concurrency = 6
[providers.main]
preset = "groq"
model = "m"
[providers.main.limits]
timeout = 30
[providers.other]
preset = "vllm"
model = "n"
limits = { concurrency = 9 }
"""
LEAVES = [
    Leaf("written", {}, {}, "main.limits.timeout", 30.0, "summarizer.toml"),
    Leaf("preset", {}, {}, "main.key_env", "GROQ_API_KEY", "preset groq"),
    Leaf("preset, nested", {}, {}, "other.limits.timeout", 600.0, "preset vllm"),
    Leaf("default", {}, {}, "main.limits.reasks", 4, "default"),
    Leaf(
        "nested variable",
        {"SUMMARIZER_PROVIDERS__MAIN__LIMITS__TIMEOUT": "7"},
        {},
        "main.limits.timeout",
        7.0,
        "SUMMARIZER_PROVIDERS__MAIN__LIMITS__TIMEOUT",
    ),
    Leaf(
        "list in a variable",
        {"SUMMARIZER_PROVIDERS__MAIN__MODES": "tools, json_object"},
        {},
        "main.modes",
        ("tools", "json_object"),
        "SUMMARIZER_PROVIDERS__MAIN__MODES",
    ),
    Leaf("concurrency over the preset", {}, {}, "main.limits.concurrency", 6, "summarizer.toml"),
    Leaf("own concurrency over the common one", {}, {}, "other.limits.concurrency", 9, "summarizer.toml"),
    Leaf("flag over own concurrency", {}, {"concurrency": 2}, "other.limits.concurrency", 2, "--concurrency"),
    Leaf("model from a variable", {"SUMMARIZER_MODEL": "x"}, {}, "main.model", "x", "SUMMARIZER_MODEL"),
]


@pytest.mark.parametrize("case", LEAVES, ids=[case.id for case in LEAVES])
def test_provider_values_and_origins(world, case):
    settings = world.load(project=PROFILE, env=case.env, flags=case.flags)
    name, *path = case.key.split(".")
    found = settings.providers[name]
    for part in path:
        found = getattr(found, part)
    assert found == case.value
    assert settings.origins[f"providers.{case.key}"] == case.origin


def test_every_value_of_every_profile_has_an_origin(world):
    settings = world.load(project=PROFILE, flags={"provider": "ollama/tiny:1b"})
    for name, profile in settings.providers.items():
        for key, value in profile.model_dump(exclude={"name"}).items():
            keys = [f"{key}.{part}" for part in value] if isinstance(value, dict) else [key]
            assert [k for k in keys if f"providers.{name}.{k}" not in settings.origins] == []
    assert settings.origins["providers.ollama/tiny:1b.model"] == "--provider"
    assert settings.origins["providers.ollama/tiny:1b.base_url"] == "preset ollama"


class Choice(NamedTuple):
    id: str
    project: str
    env: dict
    flags: dict
    provider: str
    model: str
    stage: str = "compose"


OWN = TABLE.replace("main", "own")
CHOICES = [
    Choice("named", 'provider = "main"\n' + TABLE, {}, {}, "main", "m"),
    Choice("preset with a model", "", {}, {"provider": "ollama/qwen3:8b"}, "ollama/qwen3:8b", "qwen3:8b"),
    Choice("a model with slashes", "", {}, {"provider": "openrouter/a/b"}, "openrouter/a/b", "a/b"),
    Choice("preset and variable", "", {"SUMMARIZER_MODEL": "q"}, {"provider": "ollama"}, "ollama", "q"),
    Choice(
        "variables",
        'provider = "main"\n' + TABLE,
        {"SUMMARIZER_PROVIDER": "vllm", "SUMMARIZER_MODEL": "q"},
        {},
        "vllm",
        "q",
    ),
    Choice(
        "variable over the table's model",
        'provider = "main"\n' + TABLE,
        {"SUMMARIZER_MODEL": "q"},
        {},
        "main",
        "q",
    ),
    Choice(
        "a variable for one provider does not reach another",
        TABLE + OWN,
        {"SUMMARIZER_PROVIDER": "main", "SUMMARIZER_MODEL": "q"},
        {"provider": "own"},
        "own",
        "m",
    ),
    Choice("flag over variable", "", {"SUMMARIZER_MODEL": "q"}, {"provider": "ollama/z"}, "ollama/z", "z"),
    Choice("model flag", TABLE, {}, {"provider": "main", "model": "q"}, "main", "q"),
    Choice(
        "the table's own model over the file's",
        'provider = "main"\nmodel = "q"\n' + TABLE,
        {},
        {},
        "main",
        "m",
    ),
    Choice(
        "a stage's own provider",
        'provider = "main"\n[stages.extract]\nprovider = "own"\n' + TABLE + OWN,
        {},
        {},
        "own",
        "m",
        "extract",
    ),
    Choice(
        "another stage keeps the default",
        'provider = "main"\n[stages.extract]\nprovider = "own"\n' + TABLE + OWN,
        {},
        {},
        "main",
        "m",
        "adjudicate",
    ),
    Choice(
        "a flag answers every stage",
        'provider = "main"\n[stages.extract]\nprovider = "main"\n' + TABLE + OWN,
        {},
        {"provider": "own"},
        "own",
        "m",
        "extract",
    ),
    Choice(
        "a stage's variable beside the provider's",
        TABLE + OWN,
        {"SUMMARIZER_PROVIDER": "main", "SUMMARIZER_STAGES__EXTRACT__PROVIDER": "own"},
        {},
        "own",
        "m",
        "extract",
    ),
    Choice(
        "a name in capitals and with underscores",
        "",
        {"SUMMARIZER_PROVIDERS__LLAMACPP_SERVER__MODEL": "q", "SUMMARIZER_PROVIDER": "llamacpp-server"},
        {},
        "llamacpp-server",
        "q",
    ),
]


@pytest.mark.parametrize("case", CHOICES, ids=[case.id for case in CHOICES])
def test_who_answers(world, case):
    profile = world.load(project=case.project, env=case.env, flags=case.flags).profile_for(case.stage)
    assert (profile.name, profile.model) == (case.provider, case.model)


PRICED = """
[providers.main]
preset = "openai"
model = "big"
prices = { input = 1, output = 4 }
[providers.local]
preset = "ollama"
model = "small"
"""


@pytest.mark.parametrize(
    ("reference", "priced"),
    [("main", True), ("main/big", True), ("main/other", False), ("local", True), ("local/other", True)],
)
def test_prices_belong_to_a_model_unless_the_server_is_free(world, reference, priced):
    assert (world.load(project=PRICED).profile(reference).prices is not None) == priced


def test_a_model_from_the_environment_takes_no_prices_along(world):
    settings = world.load(project='provider = "main"' + PRICED, env={"SUMMARIZER_MODEL": "other"})
    assert settings.profile_for("extract").prices is None
    assert [key for key in settings.origins if key.startswith("providers.main.prices.")] == []


FALLBACKS = """
[providers.a]
base_url = "http://a/v1"
model = "m"
fallbacks = ["b", "c", "ollama/tiny"]
[providers.b]
base_url = "http://b/v1"
model = "m"
fallbacks = ["d", "c"]
[providers.c]
base_url = "http://c/v1"
model = "m"
[providers.d]
base_url = "http://d/v1"
model = "m"
"""


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("a", ["b", "d", "c", "ollama/tiny"]), ("b/x", ["d", "c"]), ("c", []), ("ollama/tiny", [])],
)
def test_fallbacks_in_order_with_their_own(world, reference, expected):
    settings = world.load(project=FALLBACKS)
    assert [profile.name for profile in settings.fallbacks_of(settings.profile(reference))] == expected


def test_the_project_file_is_found_above_but_not_beyond_the_repository(world):
    inner = world.project / "a" / "b"
    inner.mkdir(parents=True)
    (world.project / "summarizer.toml").write_text("max_cost = 1")
    environ = {"SUMMARIZER_CONFIG_DIR": str(world.root / "user")}
    assert load(environ=environ, cwd=inner).config_files == (world.project / "summarizer.toml",)
    (world.project / "a" / ".git").mkdir()
    assert load(environ=environ, cwd=inner).config_files == ()


def test_paths_count_from_the_file_that_names_them(world):
    text = 'cache_dir = "kept"\n[providers.local]\npreset = "llamacpp"\nmodel = "models/tiny.gguf"\n'
    settings = world.load(user=text)
    assert settings.cache_dir == world.root / "user" / "kept"
    assert settings.profile("local").model == str(world.root / "user" / "models" / "tiny.gguf")
    assert world.load(env={"SUMMARIZER_CACHE_DIR": "kept"}).cache_dir == world.project / "kept"


def test_a_byte_order_mark_is_no_obstacle(world):
    (world.project / "summarizer.toml").write_bytes(b"\xef\xbb\xbfmax_cost = 1")
    assert world.load().max_cost == 1


@pytest.mark.parametrize("text", ["1", "true", "yes", "on"])
def test_switches_from_the_environment(world, text):
    assert world.load(env={"SUMMARIZER_NO_CACHE": text}).no_cache is True


def test_variables_that_orchestrators_set_are_left_alone(world):
    settings = world.load(env={"SUMMARIZER_PORT": "tcp://10.0.0.1:80", "SUMMARIZER_SERVICE_HOST": "10.0.0.1"})
    assert "SUMMARIZER_PORT" not in settings.origins.values()


def test_a_value_can_be_taken_back(world):
    text = '[providers.main]\npreset = "openai"\nmodel = "m"\nkey_env = "unset"\nreasoning_effort = "none"\n'
    profile = world.load(project=text).profile("main")
    assert profile.key_env is None
    assert profile.reasoning_effort == "none"


def test_nothing_configured_says_what_to_write(world):
    with pytest.raises(ConfigError, match="no provider is configured") as caught:
        world.load().profile_for("extract")
    assert "--provider ollama/MODEL" in caught.value.hint
    with pytest.raises(ConfigError) as caught:
        world.load(env={"MISTRAL_API_KEY": "very-secret"}).profile_for("extract")
    assert "--provider mistral/MODEL (MISTRAL_API_KEY is set)" in caught.value.hint
    assert "very-secret" not in caught.value.hint


def test_a_table_without_a_model_waits_for_one(world):
    settings = world.load(project="[providers.groq]\nlimits = { concurrency = 2 }\n")
    assert settings.providers == {}
    assert settings.profile("groq/some-model").limits.concurrency == 2
    with pytest.raises(ConfigError, match='provider "groq" has no model'):
        settings.profile("groq")


def test_no_secret_is_kept(world):
    env = {"OPENAI_API_KEY": "sk-live-0123456789abcdef", "SUMMARIZER_PROVIDER": "openai/m"}
    settings = world.load(env=env)
    assert "0123456789abcdef" not in repr(settings) + settings.model_dump_json() + str(settings.tables)


def test_settings_can_be_pickled(world):
    settings = world.load(project=FALLBACKS)
    assert pickle.loads(pickle.dumps(settings)) == settings
