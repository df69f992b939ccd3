"""The Python interface: what it gives, what it refuses, and that asking for it costs nothing."""

from __future__ import annotations

import asyncio
import html
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from summarizer import resources
from summarizer.domain.briefing import Briefing
from summarizer.errors import ConfigError, InputError, ProviderError, SummarizerError, UsageError

ROOT = Path(__file__).parents[1]
SEEDS = sorted(resources.seeds().glob("*.txt"))
REPLAY = {"replay": resources.seed_recordings()}


@pytest.fixture(scope="module")
def made():
    return summarizer.brief(SEEDS, REPLAY)


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_CONFIG_DIR", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def test_a_briefing_is_that_of_the_command_line(made, tmp_path):
    from typer.testing import CliRunner  # noqa: PLC0415 - for this test alone

    from summarizer.cli.main import app  # noqa: PLC0415

    done = CliRunner().invoke(app, ["brief", *map(str, SEEDS), "--replay", str(REPLAY["replay"]), "-q"])
    assert done.exit_code == 0, done.output
    folder = tmp_path / "briefing"
    for form in ("md", "html", "json"):
        assert summarizer.render(made, form) == (folder / f"briefing.{form}").read_text(encoding="utf-8")
    assert summarizer.load(folder) == made
    assert summarizer.load(folder / "briefing.json").sources == made.sources


def test_the_halves_give_the_whole(made):
    extracted = summarizer.extract(SEEDS, **REPLAY)
    assert len(extracted.grounded) == len(SEEDS)
    assert summarizer.merge(extracted) == made
    assert summarizer.merge([*extracted.grounded, extracted.grounded[0]]).episodes == made.episodes


def test_what_is_made_here_can_be_verified_saved_copied_and_read_back(made, tmp_path):
    assert summarizer.verify(made) == []
    summarizer.save(made, tmp_path / "out")
    read = summarizer.load(tmp_path / "out")
    assert read == made
    assert summarizer.verify(read) == []
    assert pickle.loads(pickle.dumps(made)).sources == made.sources
    assert "sources" not in made.model_dump()
    assert Briefing.model_validate_json(made.model_dump_json()) == made
    article = made.articles[0].id
    changed = {**made.sources, article: made.sources[article].replace("a", "b", 1)}
    assert summarizer.verify(made, changed)


def test_an_event_loop_that_runs_already_does_no_harm():
    async def cell():
        return summarizer.extract(SEEDS[0], REPLAY)

    assert len(asyncio.run(cell()).grounded) == 1


def test_errors_pass_through_the_thread():
    async def cell():
        summarizer.extract("gone.txt", REPLAY)

    with pytest.raises(InputError):
        asyncio.run(cell())


def test_an_article_that_fails_is_named(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "new.txt").write_text("A new story\n\nThe mayor of Tacna said on Monday that it rained.\n")
    made = summarizer.brief([SEEDS[0], "bad.txt", "new.txt"], REPLAY)
    assert [failed.source for failed in made.failed] == ["bad.txt", "new.txt"]
    assert len(made.articles) == 1


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: summarizer.brief([]), UsageError, "no paths"),
        (lambda: summarizer.brief(None), UsageError, "paths are texts"),
        (lambda: summarizer.brief(b"a.txt"), UsageError, "paths are texts"),
        (lambda: summarizer.brief([3]), UsageError, "3 is no path"),
        (lambda: summarizer.brief(""), UsageError, "no path"),
        (lambda: summarizer.brief("-"), UsageError, "standard input"),
        (lambda: summarizer.brief("gone.txt", REPLAY), InputError, "gone.txt"),
        (lambda: summarizer.brief(SEEDS, providers="x"), UsageError, "no setting providers"),
        (lambda: summarizer.brief(SEEDS, {"max_cost": -1}), UsageError, "max_cost"),
        (lambda: summarizer.brief(SEEDS, {"no_cache": "yes"}), UsageError, "no_cache"),
        (lambda: summarizer.brief(SEEDS, "openai/x"), UsageError, "settings are"),
        (lambda: summarizer.brief(SEEDS, composer="model"), ConfigError, "no provider"),
        (lambda: summarizer.brief(SEEDS, lang="de"), UsageError, "in English, not in German"),
        (lambda: summarizer.brief(SEEDS, lang="?"), ConfigError, "BCP 47"),
        (lambda: summarizer.brief(SEEDS, length="long"), UsageError, "length"),
        (lambda: summarizer.merge([], length="long"), InputError, "nothing to merge"),
        (lambda: summarizer.brief(SEEDS, provider="nobody/x"), ConfigError, "nobody"),
        (lambda: summarizer.brief(SEEDS, replay="nowhere"), ConfigError, "nowhere"),
        (lambda: summarizer.brief(SEEDS, record="r", replay="r"), ConfigError, "exclude"),
        (lambda: summarizer.merge([]), InputError, "nothing to merge"),
        (lambda: summarizer.merge(7), UsageError, "nothing to merge"),
        (lambda: summarizer.merge(["x"]), UsageError, "no checked article"),
        (lambda: summarizer.load("gone.json"), UsageError, "gone.json"),
        (lambda: summarizer.load(None), UsageError, "no path"),
        (lambda: summarizer.render({"title": "x"}), UsageError, "no briefing"),
        (lambda: summarizer.verify("x"), UsageError, "no briefing"),
        (lambda: summarizer.save(None, "x"), UsageError, "no briefing"),
    ],
)
def test_bad_inputs_are_errors_of_the_tree(call, error, words):
    with pytest.raises(error, match=re.escape(words)) as caught:
        call()
    assert isinstance(caught.value, SummarizerError)
    assert caught.value.hint or "such as" in caught.value.message


def test_what_cannot_be_done_with_a_briefing_is_said(made):
    with pytest.raises(UsageError, match="no form 'pdf'"):
        summarizer.render(made, "pdf")
    bare = Briefing.model_validate_json(made.model_dump_json())
    with pytest.raises(UsageError, match="not at hand"):
        summarizer.verify(bare)


def test_a_notebook_shows_the_page_in_a_frame_without_rights(made):
    shown = made._repr_html_()
    frame = re.fullmatch(r'<iframe sandbox="" [^<>]* srcdoc="([^"]*)"></iframe>', shown)
    assert frame
    page = html.unescape(frame[1])
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<base href="about:srcdoc">')
    assert made.title in page
    first = next(iter(made.sources.values())).split("\n")[0][:40]
    assert html.escape(first) in page
    assert len(Briefing.model_validate_json(made.model_dump_json())._repr_html_()) < len(shown)


def test_importing_loads_nothing(tmp_path):
    code = (
        "import sys, summarizer\n"
        "assert summarizer.__version__\n"
        "heavy = sorted(name for name in sys.modules if name.partition('.')[0] in "
        "{'pydantic', 'openai', 'instructor', 'httpx2', 'typer', 'jinja2', 'rapidfuzz', 'asyncio'})\n"
        "assert not heavy, heavy\n"
        "assert [n for n in sys.modules if n.startswith('summarizer')] == ['summarizer']\n"
        "import summarizer.brief\n"
        "assert callable(summarizer.brief) and callable(summarizer.extract) and summarizer.brief.brief\n"
        "assert not hasattr(summarizer, 'nothing')\n"
        "assert {'brief', 'load', 'Briefing'} <= set(dir(summarizer))\n"
        "summarizer.Briefing, summarizer.Settings, summarizer.SummarizerError, summarizer.verify\n"
        "assert 'openai' not in sys.modules and 'instructor' not in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True
    )


def test_type_checkers_are_told_of_every_name():
    stub = (ROOT / "summarizer" / "__init__.pyi").read_text(encoding="utf-8")
    told = set(re.findall(r" as (\w+)$", stub, re.MULTILINE))
    assert told == {*summarizer._STAGES, *summarizer._HELD}
    assert (ROOT / "summarizer" / "py.typed").is_file()


PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_run(tmp_path, capsys):
    (tmp_path / "articles").mkdir()
    for name, seed in zip(("one", "two", "three", "four", "five"), SEEDS, strict=True):
        shutil.copy(seed, tmp_path / "articles" / f"{name}.txt")
    (tmp_path / "recordings").symlink_to(REPLAY["replay"])
    (tmp_path / "new.txt").write_text("A new story\n\nThe mayor of Tacna said on Monday that it rained.\n")
    names = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(block, names)
    printed = capsys.readouterr().out
    assert names["briefing"].title in printed
    assert "there is no setting max_costs - did you mean" in printed
    assert "nothing recorded" in printed
    assert issubclass(names["ProviderError"], ProviderError)


def test_the_page_names_every_setting():
    for name in summarizer.Settings.model_fields:
        assert f"`{name}`" in PAGE
