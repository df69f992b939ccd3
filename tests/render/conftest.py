"""A browser for the tests that look at the page as a reader does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.domain.briefing import Briefing

_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WATCH = """
window.troubles = [];
addEventListener("securitypolicyviolation", (event) => troubles.push(`policy: ${event.violatedDirective}`));
addEventListener("error", (event) => troubles.push(`error: ${event.message}`));
"""


class Opened(NamedTuple):
    """A page, and what it asked for or complained about since it was opened."""

    page: object
    requests: list[str]
    troubles: list[str]

    def complaints(self) -> list[str]:
        return [*self.troubles, *self.page.evaluate("window.troubles")]


class Made(NamedTuple):
    """What the main job made of the seeds."""

    page: Path
    briefing: Briefing
    texts: dict[str, str]


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium, driven by Playwright; skipped where either is missing, unless REQUIRE_BROWSER is set.

    For one module only: while it runs, Playwright holds an event loop in this thread, where other tests need theirs.
    """
    playwright = None
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright as playwright  # noqa: PLC0415 - may be missing
    except ImportError:
        path = None
    if path is None or playwright is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("REQUIRE_BROWSER is set, and chromium or playwright is missing")
        pytest.skip("needs chromium (apt-get install chromium) and playwright")
    with playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open a file in a window of its own."""
    contexts = []

    def open_page(file: Path, *, width=1400, height=900, **more) -> Opened:
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.add_init_script(_WATCH)
        requests, troubles = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "console",
            lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None,
        )
        page.goto(file.resolve().as_uri())
        return Opened(page, requests, troubles)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def seeds(tmp_path_factory) -> Made:
    folder = tmp_path_factory.mktemp("page")
    code = "from summarizer.cli.main import run; run()"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(
        [sys.executable, "-c", code, "demo", "-o", "out", "--quiet"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    out = folder / "out"
    briefing = Briefing.model_validate(json.loads((out / "briefing.json").read_text(encoding="utf-8")))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((out / "sources").glob("*.txt"))}
    return Made(out / "briefing.html", briefing, texts)
