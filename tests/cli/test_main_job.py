"""The command line as a user runs it."""

import json
import os
import shutil
import subprocess
import sys
import traceback
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from summarizer import resources
from summarizer.cli.main import app
from summarizer.ingest import read_text

SEEDS = sorted(resources.seeds().glob("*.txt"))
RECORDINGS = resources.seed_recordings()


def environment(cwd, **environ):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    clean |= {"PYTHONPATH": str(Path(__file__).parents[2]), "XDG_CACHE_HOME": str(cwd / "cache")}
    return clean | {"XDG_CONFIG_HOME": str(cwd / "config"), **environ}


def process(*args, cwd, stdin=None, **environ):
    """Run a command as a user does."""
    code = "from summarizer.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=cwd,
        env=environment(cwd, **environ),
        input=stdin,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def summarizer(*args, cwd, stdin=None, **environ):
    """Run a command in this process, which need not start: a few seconds less, and the same outcome."""
    with pytest.MonkeyPatch.context() as patch:
        wanted = environment(cwd, **environ)
        for name in os.environ.keys() - wanted:
            patch.delenv(name)
        for name, value in wanted.items():
            patch.setenv(name, value)
        patch.chdir(cwd)
        done = CliRunner().invoke(app, [*map(str, args)], input=stdin)
    unexpected = not isinstance(done.exception, SystemExit | None)
    raised = "".join(traceback.format_exception(done.exception)) if unexpected else ""
    return subprocess.CompletedProcess(args, done.exit_code, done.stdout, done.stderr + raised)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    done = process("demo", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "out"


def briefing(folder):
    return json.loads((folder / "briefing.json").read_text(encoding="utf-8"))


def test_all_files_are_written(demo):
    names = {path.name for path in demo.iterdir()}
    assert names == {"briefing.md", "briefing.html", "briefing.json", "run.json", "sources"}
    assert len(list((demo / "sources").glob("*.txt"))) == len(SEEDS)


def test_the_briefing_keeps_its_promises(demo):
    found = briefing(demo)
    schema = json.loads((resources.schemas() / "briefing.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    sources = {
        a["id"]: (demo / "sources" / f"{a['id']}.txt").read_bytes().decode() for a in found["articles"]
    }
    sentences = [s for e in found["episodes"] for s in e["sentences"]]
    assert sentences
    for sentence in sentences:
        assert sentence["citations"]
        for c in sentence["citations"]:
            assert sources[c["article_id"]][c["start"] : c["end"]] == c["exact"]
    assert found["run"]["extractor"]["origin"] == "authored"
    assert "written by hand" in (demo / "briefing.md").read_text(encoding="utf-8")


def test_nothing_dropped_is_cited(demo):
    dropped = {}
    for path in SEEDS:
        article = read_text(path.read_bytes(), path.name)
        dropped[article.id] = article.dropped
    found = briefing(demo)
    for item in (*found["claims"], *found["events"]):
        for e in item["evidence"]:
            assert not any(b.start < e["end"] and e["start"] < b.end for b in dropped[e["article_id"]])


ROWS = [
    ("135", "killed", "incident", "superseded", {50, 105, 135}),
    ("15", "killed", "incident", "conflict", {1, 15}),
    ("12", "captured", "incident", "conflict", {12, 13}),
    ("158", "killed", "cumulative", "single", {158}),
    ("54", "killed", "incident", "single", {54}),
    ("71", "killed", "incident", "single", {71}),
    ("24", "missing", "incident", "single", {24}),
    ("6,700", "killed", "background", "agreement", {6500, 6700}),
    ("30,000", "killed", "background", "single", {30000}),
]


@pytest.mark.parametrize(
    ("phrase", "measure", "scope", "relation", "figures"), ROWS, ids=[r[0] for r in ROWS]
)
def test_the_ledger_holds_the_figures_of_the_articles(demo, phrase, measure, scope, relation, figures):
    rows = [
        row
        for episode in briefing(demo)["episodes"]
        for row in episode["ledger"]
        if any(phrase in entry["phrase"].split() for entry in row["entries"]) and row["measure"] == measure
    ]
    assert [(row["scope"], row["relation"]) for row in rows] == [(scope, relation)]
    bounds = {b for entry in rows[0]["entries"] for b in (entry["low"], entry["high"]) if b is not None}
    assert bounds == figures


def test_outbreaks_are_kept_apart(demo):
    found = briefing(demo)
    number = {a["id"]: a["number"] for a in found["articles"]}
    main = [{number[i] for i in e["article_ids"]} for e in found["episodes"] if e["role"] == "main"]
    assert sorted(main, key=min) == [{1, 3}, {2, 5}, {4}]
    assert all(
        row["scope"] != "background" for e in found["episodes"] if e["role"] == "main" for row in e["ledger"]
    )


def test_the_same_bytes_again(demo, tmp_path):
    process("brief", resources.seeds(), "--replay", RECORDINGS, "-o", "out", cwd=tmp_path)
    for name in ("briefing.md", "briefing.html", "briefing.json"):
        assert (tmp_path / "out" / name).read_bytes() == (demo / name).read_bytes()


def test_extract_then_merge_gives_the_same_briefing(demo, tmp_path):
    extracted = summarizer(
        "extract", resources.seeds(), "--replay", RECORDINGS, "-o", "all.jsonl", cwd=tmp_path
    )
    assert extracted.returncode == 0
    assert len((tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()) == len(SEEDS)
    merged = json.loads(summarizer("merge", "all.jsonl", cwd=tmp_path).stdout)
    assert merged["episodes"] == briefing(demo)["episodes"]


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_render_gives_what_brief_wrote(demo, tmp_path, form):
    done = summarizer("render", demo / "briefing.json", "--to", form, cwd=tmp_path)
    assert done.stdout == (demo / f"briefing.{form}").read_text(encoding="utf-8")


def test_verify_passes_and_names_what_broke(demo, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(demo, copy)
    assert summarizer("verify", copy / "briefing.json", cwd=tmp_path).returncode == 0
    cited = briefing(copy)["episodes"][0]["sentences"][0]["citations"][0]
    source = copy / "sources" / f"{cited['article_id']}.txt"
    text = source.read_bytes().decode()
    at = cited["start"] + 3
    source.write_bytes((text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]).encode())
    broken = summarizer("verify", copy / "briefing.json", cwd=tmp_path)
    assert broken.returncode == 1
    assert str(cited["start"]) in broken.stdout
    assert "Traceback" not in broken.stderr


def one_line(done, code):
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("error: ") == 1
    return done.stderr


def test_bad_inputs_are_one_line(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "folder").mkdir()
    for name in ("empty.txt", "binary.txt", "folder", "gone.txt"):
        assert name in one_line(summarizer("brief", name, "--replay", RECORDINGS, cwd=tmp_path), 4)


def test_one_unreadable_article_among_five(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    done = summarizer("brief", *SEEDS[:4], "bad.txt", "--replay", RECORDINGS, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "failed: bad.txt" in done.stderr
    assert len(briefing(tmp_path / "out")["articles"]) == 4
    assert briefing(tmp_path / "out")["failed"][0]["source"] == "bad.txt"


def test_a_missing_recording_fails_that_article_only(tmp_path):
    (tmp_path / "new.txt").write_text(
        "A new story\n\nThe mayor of Tacna said on Monday that two bridges were closed.\n"
    )
    done = summarizer("brief", *SEEDS[:2], "new.txt", "--replay", RECORDINGS, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "failed: new.txt" in done.stderr
    alone = summarizer("brief", "new.txt", "--replay", RECORDINGS, cwd=tmp_path)
    one_line(alone, 3)


def test_configuration_errors(tmp_path):
    (tmp_path / "bad.toml").write_text("provider = [")
    one_line(summarizer("brief", SEEDS[0], "--config", "bad.toml", cwd=tmp_path), 2)
    assert "provider" in one_line(summarizer("brief", SEEDS[0], "--record", "rec", cwd=tmp_path), 2)
    one_line(summarizer("brief", SEEDS[0], "--replay", "nowhere", cwd=tmp_path), 2)
    one_line(summarizer("schema", "nothing", cwd=tmp_path), 2)
    one_line(summarizer("render", "nothing.json", cwd=tmp_path), 2)


def test_standard_input(demo, tmp_path):
    text = SEEDS[0].read_bytes().decode()
    done = process("extract", "-", "--replay", RECORDINGS, "--quiet", cwd=tmp_path, stdin=text)
    assert json.loads(done.stdout)["article"]["source"] == "-"
    assert done.stderr == ""


def test_schemas_agree_with_the_models(tmp_path):
    assert summarizer("schema", "--check", cwd=tmp_path).returncode == 0


def test_help_imports_no_sdk_and_no_pydantic(tmp_path):
    code = (
        "import sys; sys.argv = ['summarizer', '--help']\n"
        "from summarizer.cli.main import run\n"
        "try: run()\nexcept SystemExit: pass\n"
        "heavy = {'openai', 'instructor', 'httpx2', 'tenacity', 'pydantic', 'jinja2', 'rapidfuzz', 'asyncio'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "brief" in done.stdout


def test_recordings_are_listed_audited_and_moved(tmp_path):
    # Those of the wording are asked for in tests/compose: they change with what is told.
    shutil.copytree(RECORDINGS, tmp_path / "rec", ignore=shutil.ignore_patterns("compose-*"))
    names = {path.name for path in (tmp_path / "rec").iterdir()}
    assert "authored" in summarizer("recordings", "list", "rec", cwd=tmp_path).stdout
    assert summarizer("recordings", "audit", "rec", resources.seeds(), cwd=tmp_path).returncode == 0
    one = min((tmp_path / "rec").glob("*.json"))
    changed = json.loads(one.read_text(encoding="utf-8"))
    changed["request"]["body"]["messages"][0]["content"] = "another prompt"
    one.write_text(json.dumps(changed), encoding="utf-8")
    stale = summarizer("recordings", "audit", "rec", resources.seeds(), cwd=tmp_path)
    assert "missing: " in stale.stdout
    one_line(stale, 1)
    moved = summarizer("recordings", "rekey", "rec", resources.seeds(), cwd=tmp_path)
    assert moved.returncode == 0, moved.stderr
    assert summarizer("recordings", "audit", "rec", resources.seeds(), cwd=tmp_path).returncode == 0
    assert {p.name for p in (tmp_path / "rec").iterdir()} == names


def test_the_cache_can_be_shown_and_emptied(tmp_path):
    shown = json.loads(summarizer("cache", "info", "--json", cwd=tmp_path).stdout)
    assert (shown["answers"], shown["stages"]) == (0, {})
    assert "0 answers removed" in summarizer("cache", "clear", cwd=tmp_path).stderr


def test_what_was_left_out_is_listed_beside_the_sources(demo: Path) -> None:
    found = json.loads((demo / "briefing.json").read_text(encoding="utf-8"))
    for article in found["articles"]:
        path = demo / "sources" / f"{article['id']}.dropped.json"
        listed = json.loads(path.read_text(encoding="utf-8"))["dropped"] if path.exists() else []
        text = (demo / "sources" / f"{article['id']}.txt").read_bytes().decode()
        assert len(listed) == sum(article["dropped"].values())
        assert all(text[item["start"] : item["end"]] == item["text"] for item in listed)
