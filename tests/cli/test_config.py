from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from summarizer.cli import config
from summarizer.cli.columns import cell, columns
from summarizer.errors import ConfigError

app = typer.Typer()
app.add_typer(config.app, name="config")

PROJECT = """
provider = "main"
[stages.extract]
provider = "groq/quick"
[providers.main]
preset = "openai"
model = "big"
[providers.main.headers_env]
X-Team = "TEAM_SECRET"
[providers.waiting]
preset = "mistral"
"""
SECRETS = {"OPENAI_API_KEY": "sk-live-0123456789abcdef0123", "TEAM_SECRET": "hunter2"}


@pytest.fixture
def show(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("SUMMARIZER_MAX_COST", "2.5")
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GROQ_API_KEY", raising=False)
    (tmp_path / "summarizer.toml").write_text(PROJECT)

    def run(*arguments):
        result = CliRunner().invoke(app, ["config", "show", *arguments])
        if result.exception:
            raise result.exception
        assert not [secret for secret in SECRETS.values() if secret in result.output]
        return result.stdout

    return run


def test_table_names_every_origin_and_no_secret(show):
    lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in show().splitlines()}
    assert lines["provider"].split() == ["main", "summarizer.toml"]
    assert lines["max_cost"].split() == ["2.5", "SUMMARIZER_MAX_COST"]
    assert lines["concurrency"].split() == ["-", "default"]
    assert lines["stages.extract.provider"].split() == ["groq/quick", "summarizer.toml"]
    assert lines["providers.main.key_env"].startswith("OPENAI_API_KEY (set, not shown)")
    assert lines["providers.main.key_env"].endswith("preset openai")
    assert lines["providers.main.headers_env.X-Team"].startswith("TEAM_SECRET (set, not shown)")
    assert lines["providers.groq/quick.key_env"].startswith("GROQ_API_KEY (not set)")
    assert lines["providers.waiting.base_url"].endswith("preset mistral")
    assert "providers.waiting.model" not in lines


def test_json_holds_the_same(show, tmp_path):
    document = json.loads(show("--json"))
    assert document["config_files"] == [str(tmp_path / "summarizer.toml")]
    values = document["values"]
    assert values["max_cost"] == {"value": 2.5, "origin": "SUMMARIZER_MAX_COST"}
    assert values["providers.main.key_env"] == {
        "value": "OPENAI_API_KEY",
        "origin": "preset openai",
        "set": True,
    }
    assert values["providers.main.modes"]["value"] == ["json_schema", "tools", "json_object"]
    assert values["providers.groq/quick.model"] == {"value": "quick", "origin": "summarizer.toml"}


def test_flags_and_named_files_take_part(show, tmp_path):
    (tmp_path / "other.toml").write_text("concurrency = 3")
    values = json.loads(show("--json", "--config", "other.toml", "--provider", "ollama/tiny"))["values"]
    assert values["provider"] == {"value": "ollama/tiny", "origin": "--provider"}
    assert values["concurrency"] == {"value": 3, "origin": "other.toml"}
    assert values["providers.ollama/tiny.limits.concurrency"] == {"value": 3, "origin": "other.toml"}
    assert "providers.main.model" not in values


def test_a_mistake_is_a_configuration_error(show, tmp_path):
    (tmp_path / "summarizer.toml").write_text("provider = 1")
    with pytest.raises(ConfigError, match=r"summarizer\.toml: provider must be a text"):
        show()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        ((), "-"),
        (True, "true"),
        (600.0, "600"),
        (("a", "b"), "a, b"),
        ("a\x1b[31m", "a\N{REPLACEMENT CHARACTER}[31m"),
    ],
    ids=repr,
)
def test_cells(value, text):
    assert cell(value) == text


def test_columns_are_aligned():
    assert columns(("A", "BB"), [("xyz", 1), (None, 22)]) == "A    BB\nxyz  1\n-    22\n"
