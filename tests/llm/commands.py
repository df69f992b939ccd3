"""Running the command line as a user runs it, against a local server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases import KEY
from servers import Server
from typer.testing import CliRunner, Result

from summarizer.cli.main import app

COMMAND = (sys.executable, "-c", "from summarizer.cli.main import run; run()")


def environment(cwd: Path, server: Server, kind: str = "openai", **more: str) -> dict[str, str]:
    """A provider ``test`` and nothing of the caller's own; ``more`` is of the provider's table."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))},
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "XDG_CACHE_HOME": str(cwd / "cache"),
        "XDG_CONFIG_HOME": str(cwd / "config"),
        "TEST_KEY": KEY,
        "SUMMARIZER_PROVIDER": "test",
        "SUMMARIZER_PROVIDERS__TEST__KIND": kind,
        "SUMMARIZER_PROVIDERS__TEST__MODEL": "m",
        "SUMMARIZER_PROVIDERS__TEST__KEY_ENV": "TEST_KEY",
        "SUMMARIZER_PROVIDERS__TEST__BASE_URL": server.url + ("/v1" if kind == "openai" else ""),
        **{f"SUMMARIZER_PROVIDERS__TEST__{name}": value for name, value in more.items()},
    }


def within(*args: str, cwd: Path, server: Server, kind: str = "openai") -> Result:
    """The same in this process, which has the SDKs already."""
    with pytest.MonkeyPatch.context() as patch:
        wanted = environment(cwd, server, kind)
        for name in os.environ.keys() - wanted:
            patch.delenv(name)
        for name, value in wanted.items():
            patch.setenv(name, value)
        patch.chdir(cwd)
        return CliRunner().invoke(app, list(args))


def summarizer(
    *args: str,
    cwd: Path,
    server: Server,
    kind: str = "openai",
    cache: Path | None = None,
    environ: dict[str, str] | None = None,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *args],
        cwd=cwd,
        env=environment(cwd, server, kind, **more)
        | ({"SUMMARIZER_CACHE_DIR": str(cache)} if cache else {})
        | (environ or {}),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
