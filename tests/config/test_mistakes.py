"""Every mistake is one line that names the place and says what to do; none shows a secret."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.config import load
from summarizer.errors import ConfigError

SECRET = "sk-proj-AbCdEf0123456789AbCdEf0123456789"
HEAD = '[providers.main]\npreset = "openai"\nmodel = "m"\n'


class Mistake(NamedTuple):
    id: str
    text: str | bytes
    message: str
    hint: str


IN_FILES = [
    Mistake("syntax", "a = 1\nprovider = \n", "not valid TOML: line 2, column 12: Invalid value", "toml.io"),
    Mistake("cut off", "provider = ", "not valid TOML: end of document: Invalid value", "toml.io"),
    Mistake("twice", "a = 1\na = 2\n", "not valid TOML: line 2", "toml.io"),
    Mistake("not UTF-8", b'provider = "caf\xe9"', "not UTF-8 at byte 15", "save the file as UTF-8"),
    Mistake("too deep", "a = " + "[" * 5000, "not valid TOML: nested too deeply", "toml.io"),
    Mistake("unknown key", 'provder = "x"', "provder is not a known key", 'did you mean "provider"?'),
    Mistake(
        "unknown key, far off",
        "zzz = 1",
        "zzz is not a known key",
        "known here: cache_dir, composer, concurrency",
    ),
    Mistake(
        "unknown key inside",
        HEAD + 'modle = "x"',
        "providers.main.modle is not a known key",
        'did you mean "model"?',
    ),
    Mistake(
        "unknown key deep inside",
        HEAD + "limits = { time_out = 3 }",
        "providers.main.limits.time_out is not a known key",
        'did you mean "timeout"?',
    ),
    Mistake(
        "unknown stage", '[stages.extrct]\nprovider = "x"', "stages.extrct is not", 'did you mean "extract"?'
    ),
    Mistake("a table is wanted", 'providers = "x"', "providers must be a table, not a text", "[providers]"),
    Mistake(
        "one level too few",
        '[providers]\nmodel = "x"',
        "providers.model must be a table",
        "[providers.model]",
    ),
    Mistake("wrong type", 'max_cost = "2"', 'max_cost must be a number, 0 or more, not "2"', ""),
    Mistake("wrong type of a switch", "no_cache = 1", "no_cache must be true or false, not 1", ""),
    Mistake("not a number", "max_cost = nan", "max_cost must be a number, 0 or more, not nan", ""),
    Mistake(
        "a list where a text is wanted", "provider = []", "provider must be a text that is not empty, not", ""
    ),
    Mistake(
        "a date", "provider = 2024-01-01", "provider must be a text that is not empty, not a date or time", ""
    ),
    Mistake("empty", 'provider = ""', "provider must be a text that is not empty", ""),
    Mistake(
        "out of range",
        HEAD + "limits = { concurrency = 0 }",
        "providers.main.limits.concurrency must be a whole number from 1 to 1024, not 0",
        "",
    ),
    Mistake(
        "true is no number",
        HEAD + "limits = { attempts = true }",
        "providers.main.limits.attempts must be a whole number from 1 to 20, not true",
        "",
    ),
    Mistake(
        "kind",
        '[providers.main]\nkind = "opnai"\nmodel = "m"',
        'providers.main.kind must be one of "openai", "anthropic", "google", "llamacpp", not "opnai"',
        'did you mean "openai"?',
    ),
    Mistake(
        "mode",
        HEAD + 'modes = ["json_shema"]',
        'providers.main.modes must be a list, each one of "json_schema", "tools", "json_object"',
        'did you mean "json_schema"?',
    ),
    Mistake("no mode", HEAD + "modes = []", "providers.main.modes must be a list", ""),
    Mistake(
        "preset",
        '[providers.main]\npreset = "olama"',
        'providers.main.preset is "olama", which is no preset',
        '"ollama"',
    ),
    Mistake(
        "neither preset nor kind",
        '[providers.main]\nmodel = "m"',
        "providers.main says neither preset nor kind nor base_url",
        'preset = "openai"',
    ),
    Mistake("an empty table", "[providers.main]", "providers.main says neither", 'preset = "openai"'),
    Mistake(
        "a name", '[providers."a/b"]\npreset = "openai"', '"a/b" cannot name a provider', "letters, digits"
    ),
    Mistake(
        "no base_url for Azure",
        '[providers.main]\npreset = "azure"\nmodel = "m"',
        'provider "main" has no base_url',
        "https://RESOURCE.openai.azure.com/openai/v1/",
    ),
    Mistake("address", HEAD + 'base_url = "localhost:1"', "base_url must be an address such as http://", ""),
    Mistake(
        "bad port", HEAD + 'base_url = "http://h:99999/v1"', "base_url must be an address such as http://", ""
    ),
    Mistake(
        "half of the prices",
        HEAD + "prices = { input = 1 }",
        'provider "main": prices.output is missing or wrong',
        "[providers.main]",
    ),
    Mistake(
        "provider",
        'provider = "mian"\n' + HEAD,
        'provider names "mian", which is not',
        'did you mean "main"?',
    ),
    Mistake(
        "provider of a stage",
        '[stages.extract]\nprovider = "mian"\n' + HEAD,
        'stages.extract.provider names "mian", which is not configured',
        'did you mean "main"?',
    ),
    Mistake(
        "fallback",
        HEAD + 'fallbacks = ["olama/x"]',
        'providers.main.fallbacks names "olama", which is not configured',
        'did you mean "ollama"?',
    ),
    Mistake(
        "falls back to itself", HEAD + 'fallbacks = ["main"]', "leads in a circle: main → main", "take one"
    ),
    Mistake(
        "circle",
        HEAD + 'fallbacks = ["b"]\n[providers.b]\npreset = "groq"\nmodel = "m"\nfallbacks = ["main"]',
        "leads in a circle: b → main → b",
        "take one",
    ),
    Mistake("control characters", '"a\\nb\\u001b[31m" = 1', "a\N{REPLACEMENT CHARACTER}b", "known here"),
    Mistake(
        "literal key",
        HEAD + f'api_key = "{SECRET}"',
        "providers.main.api_key would hold a secret",
        "key_env =",
    ),
    Mistake("literal key, top", f'token = "{SECRET}"', "token would hold a secret", "key_env ="),
    Mistake("key as a key", f'"{SECRET}" = 1', "would hold a secret", "key_env ="),
    Mistake(
        "key in key_env", HEAD + f'key_env = "{SECRET}"', "providers.main.key_env looks like a key", "key_env"
    ),
    Mistake(
        "plain key in key_env",
        HEAD + 'key_env = "hunter2"',
        "providers.main.key_env must be the name of an environment variable in capitals, never the secret itself",
        "",
    ),
    Mistake(
        "key in a header",
        HEAD + '[providers.main.headers_env]\nX-Key = "hunter2"',
        "providers.main.headers_env.X-Key must be the name of an environment variable",
        "",
    ),
    Mistake(
        "key as a model",
        HEAD.replace('"m"', f'"{SECRET}"'),
        "providers.main.model looks like a key",
        "key_env",
    ),
    Mistake("key as a provider", f'provider = "{SECRET}"', "provider looks like a key", "key_env"),
    Mistake(
        "password in the address",
        HEAD + 'base_url = "https://me:hunter2@host/v1"',
        "providers.main.base_url must be an address without user, password or query",
        "",
    ),
    Mistake(
        "key in the address",
        HEAD + 'base_url = "https://host/v1?key=hunter2"',
        "providers.main.base_url must be an address without user, password or query",
        "",
    ),
]


def one_line(error: ConfigError) -> str:
    text = f"{error.message} | {error.hint or ''}"
    assert text.isprintable()
    assert len(text) < 400
    assert "pydantic" not in text
    assert SECRET not in text
    assert "hunter2" not in text
    assert error.exit_code == 2
    return text


@pytest.mark.parametrize("case", IN_FILES, ids=[case.id for case in IN_FILES])
def test_in_a_file(tmp_path, case):
    data = case.text if isinstance(case.text, bytes) else case.text.encode()
    (tmp_path / "summarizer.toml").write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load(environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path / "none")}, cwd=tmp_path)
    one_line(caught.value)
    assert case.message in caught.value.message
    assert case.hint in (caught.value.hint or "")
    assert "summarizer.toml: " in caught.value.message or 'provider "main"' in caught.value.message


class Variable(NamedTuple):
    name: str
    value: str
    message: str
    hint: str


IN_THE_ENVIRONMENT = [
    Variable("SUMMARIZER_MAX_COST", "two", 'SUMMARIZER_MAX_COST must be a number, 0 or more, not "two"', ""),
    Variable("SUMMARIZER_MAX_COST", "inf", "SUMMARIZER_MAX_COST must be a number", ""),
    Variable(
        "SUMMARIZER_CONCURRENCY", "0", "SUMMARIZER_CONCURRENCY must be a whole number from 1 to 1024", ""
    ),
    Variable("SUMMARIZER_NO_CACHE", "maybe", "SUMMARIZER_NO_CACHE must be true or false", ""),
    Variable(
        "SUMMARIZER_PROVIDRE", "x", "SUMMARIZER_PROVIDRE is not a known variable", "SUMMARIZER_PROVIDER?"
    ),
    Variable("SUMMARIZER_PROVIDER", "nobody", 'SUMMARIZER_PROVIDER names "nobody"', "there are: openai"),
    Variable(
        "SUMMARIZER_PROVIDERS__OPENAI__MODLE",
        "x",
        "SUMMARIZER_PROVIDERS__OPENAI__MODLE is not a known key",
        '"model"',
    ),
    Variable(
        "SUMMARIZER_PROVIDERS__OPENAI", "x", "SUMMARIZER_PROVIDERS__OPENAI is not a known key", "known here"
    ),
    Variable("SUMMARIZER_PROVIDERS__OPENAI__API_KEY", SECRET, "would hold a secret", "key_env ="),
    Variable(
        "SUMMARIZER_PROVIDERS__OPENAI__MODEL__X",
        "x",
        "SUMMARIZER_PROVIDERS__OPENAI__MODEL__X is not a known key",
        "",
    ),
    Variable("SUMMARIZER_PROVIDERS__NEW__MODEL", "x", "says neither preset nor kind", "preset ="),
    Variable("SUMMARIZER_STAGES__COMPOSE__PROVIDER", "olama", 'names "olama"', 'did you mean "ollama"?'),
]


@pytest.mark.parametrize("case", IN_THE_ENVIRONMENT, ids=lambda case: f"{case.name}={case.value[:6]}")
def test_in_the_environment(tmp_path, case):
    environ = {"SUMMARIZER_CONFIG_DIR": str(tmp_path), case.name: case.value}
    with pytest.raises(ConfigError) as caught:
        load(environ=environ, cwd=tmp_path)
    one_line(caught.value)
    assert case.message in caught.value.message
    assert case.name in caught.value.message
    assert case.hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"provider": "olama/x"}, '--provider names "olama", which is not configured'),
        ({"max_cost": -1.0}, "--max-cost must be a number, 0 or more, not -1.0"),
        ({"concurrency": 0}, "--concurrency must be a whole number from 1 to 1024, not 0"),
    ],
    ids=["provider", "max-cost", "concurrency"],
)
def test_in_a_flag(tmp_path, flags, message):
    with pytest.raises(ConfigError) as caught:
        load(flags=flags, environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path)}, cwd=tmp_path)
    assert caught.value.message == message
    one_line(caught.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.toml", "missing.toml: there is no such file"), ("folder", "folder: cannot be read")],
)
def test_a_file_that_cannot_be_read(tmp_path, name, message):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError) as caught:
        load(config=Path(name), environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path)}, cwd=tmp_path)
    assert message in caught.value.message
    one_line(caught.value)


@pytest.mark.parametrize("stage", ["extract", "adjudicate", "compose", "check"])
def test_an_unknown_name_that_is_asked_for(tmp_path, stage):
    settings = load(
        environ={"SUMMARIZER_CONFIG_DIR": str(tmp_path)}, cwd=tmp_path, flags={"provider": "groq"}
    )
    with pytest.raises(ConfigError, match='provider "groq" has no model'):
        settings.profile_for(stage)
    with pytest.raises(ConfigError, match='no provider is called "opnrouter"'):
        settings.profile("opnrouter/x")
