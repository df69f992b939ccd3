from __future__ import annotations

import asyncio
import json
import subprocess
import sys

import httpx2
import pytest
import typer
from typer.testing import CliRunner

from summarizer.cli import providers
from summarizer.config import PRESETS, Profile
from summarizer.errors import AuthError, ConfigError
from summarizer.llm import registry

app = typer.Typer()
app.add_typer(providers.app, name="providers")

PROJECT = """
provider = "main"
[providers.main]
base_url = "http://main.example/v1"
model = "big"
key_env = "MAIN_KEY"
fallbacks = ["spare"]
prices = { input = 1000, output = 2000 }
[providers.spare]
preset = "ollama"
model = "tiny"
[providers.waiting]
preset = "mistral"
[providers.claude]
preset = "anthropic"
model = "large"
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_CONFIG_DIR", str(tmp_path / "none"))
    for preset in PRESETS.values():
        if preset.key_env:
            monkeypatch.delenv(preset.key_env, raising=False)
    (tmp_path / "summarizer.toml").write_text(PROJECT)

    def invoke(*arguments):
        result = CliRunner().invoke(app, ["providers", *arguments])
        if result.exception:
            raise result.exception
        return result

    return invoke


@pytest.fixture
def server(monkeypatch):
    """A provider that answers in process; holds what went out."""
    asked = []
    answers = []

    def handle(request):
        asked.append(request)
        return answers.pop(0) if answers else completion('{"ok": true}')

    def over_it(profile, *, environ):
        return real(profile, environ=environ, transport=httpx2.MockTransport(handle))

    real = registry.open_gateway
    monkeypatch.setattr(registry, "open_gateway", over_it)
    monkeypatch.setenv("MAIN_KEY", "hunter2")
    handle.asked, handle.answers = asked, answers
    return handle


def completion(text):
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": 61, "completion_tokens": 7, "total_tokens": 68}
    choices = [{"index": 0, "finish_reason": "stop", "message": message}]
    return httpx2.Response(
        200,
        json={"id": "1", "object": "chat.completion", "model": "big-2", "choices": choices, "usage": usage},
    )


def test_list_says_what_each_needs_and_is_used_for(run, monkeypatch):
    monkeypatch.setattr(providers, "_installed", lambda module: module != "anthropic")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "x")
    found = {row["name"]: row for row in json.loads(run("--json").stdout)["providers"]}
    assert {name: (row["model"], row["used_for"], row["state"]) for name, row in found.items()} == {
        "claude": ("large", [], "pip install 'summarizer[anthropic]'"),
        "main": ("big", ["default"], "set MAIN_KEY"),
        "spare": ("tiny", ["fallback of main"], "ready"),
        "waiting": (None, [], "no model"),
    }


def test_list_as_a_table(run):
    result = run()
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["NAME", "KIND", "MODEL", "USED", "FOR", "STATE", "ADDRESS"]
    assert any(line.startswith("main ") and "set MAIN_KEY" in line for line in lines)
    assert [line.split()[0] for line in lines[-len(PRESETS) :]] == list(PRESETS)


def test_list_of_nothing(run, tmp_path):
    (tmp_path / "summarizer.toml").unlink()
    result = run()
    assert "No provider is configured." in result.stderr
    assert result.stdout.startswith("PRESET")


def test_presets_say_whether_their_key_is_set(run, monkeypatch):
    monkeypatch.setenv("GROQ_API_KEY", "hunter2")
    result = run("--json")
    presets = {row["name"]: row for row in json.loads(result.stdout)["presets"]}
    assert [presets[name]["key_set"] for name in ("groq", "openai", "ollama")] == [True, False, None]
    assert "hunter2" not in result.output


def test_check_reports_mode_latency_and_tokens(run, server):
    found = json.loads(run("check", "--json").stdout)
    seconds = found.pop("seconds")
    assert seconds >= 0
    assert found == {
        "provider": "main",
        "model": "big-2",
        "mode": "json_schema",
        "input_tokens": 61,
        "output_tokens": 7,
        "cost": pytest.approx(0.075),
        "currency": "USD",
        "reasks": 0,
    }
    assert len(server.asked) == 1
    body = json.loads(server.asked[0].content)
    assert body["model"] == "big"
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["ok"]
    assert len(server.asked[0].content) < 700


def test_check_in_words_names_the_mode_that_worked(run, server):
    server.answers.append(
        httpx2.Response(400, json={"error": {"message": "response_format is not supported"}})
    )
    server.answers.append(completion('{"ok": true}'))
    result = run("check", "main/other")
    assert result.stdout.startswith("main/other answers: model big-2, mode tools, ")
    assert result.stdout.endswith(" s, 61 tokens in, 7 out\n")
    assert "hunter2" not in result.output


def test_check_of_a_wrong_key_is_a_provider_error(run, server):
    server.answers.append(httpx2.Response(401, json={"error": {"message": "bad key hunter2"}}))
    with pytest.raises(AuthError) as caught:
        run("check")
    assert caught.value.exit_code == 3
    assert "main" in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "mian"], 'no provider is called "mian"'),
        (["check", "waiting"], 'provider "waiting" has no model'),
        (["check", "main"], "no key in MAIN_KEY"),
    ],
    ids=["unknown", "no model", "no key"],
)
def test_check_that_cannot_start(run, arguments, message):
    with pytest.raises(ConfigError, match=message):
        run(*arguments)


def test_a_model_from_the_environment_completes_a_check(run, server, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_MODEL", "tiny")
    assert json.loads(run("check", "vllm", "--json").stdout)["provider"] == "vllm"
    assert json.loads(server.asked[0].content)["model"] == "tiny"


@pytest.mark.parametrize(
    ("options", "words"), [([], "waiting for main …\n"), (["--quiet"], "")], ids=["", "quiet"]
)
def test_a_slow_check_says_so(run, monkeypatch, options, words):
    class Slow:
        async def ask(self, request):
            await asyncio.sleep(0.01)
            raise AuthError("main: no")

        async def aclose(self):
            pass

    monkeypatch.setattr(providers, "PATIENCE", 0.0)
    monkeypatch.setattr(registry, "open_gateway", lambda profile, *, environ: Slow())
    result = CliRunner().invoke(app, ["providers", "check", *options])
    assert isinstance(result.exception, AuthError)
    assert result.stderr == words
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("profile", "environ", "expected"),
    [
        ({"kind": "openai", "key_env": "K"}, {"K": "x"}, None),
        ({"kind": "openai", "key_env": "K"}, {"K": ""}, "set K"),
        ({"kind": "openai", "headers_env": {"X-A": "A", "X-B": "B"}}, {"A": "x"}, "set B"),
        ({"kind": "openai"}, {}, None),
    ],
    ids=["key", "empty key", "header", "nothing needed"],
)
def test_obstacles(profile, environ, expected):
    assert providers.obstacle(Profile(name="p", model="m", **profile), environ) == expected


def test_a_model_file_that_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(providers, "_installed", lambda module: True)
    path = tmp_path / "tiny.gguf"
    profile = Profile(name="p", kind="llamacpp", model=str(path))
    assert providers.obstacle(profile, {}) == "no such model file"
    path.touch()
    assert providers.obstacle(profile, {}) is None


def test_importing_the_commands_imports_no_vendor():
    code = (
        "import sys, summarizer.cli.config, summarizer.cli.providers;"
        "print([m for m in ('openai', 'instructor', 'httpx2', 'pydantic', 'platformdirs') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
