"""What a run took, who answered what, and what a run would take."""

from __future__ import annotations

import json

import pytest
from local import KEY, NOWHERE, PRICES, Desk, answer, answering, number_in, profile, running
from servers import Canned


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return Desk(tmp_path, monkeypatch)


def last_line(done):
    return done.stderr.strip().splitlines()[-1]


def test_tokens_and_money_by_stage_and_provider(desk):
    with running() as server:
        desk.configure(profile(server.url, more=PRICES))
        done = desk.run("brief", "in", "-o", "out")
    cost = 3 * (90 * 10 + 10 * 1 + 20 * 100) / 1e6
    assert last_line(done).endswith(
        f"extract by main: 3 requests, 300 tokens in (30 cached), 60 out, {cost:.4f} USD; "
        "0 answered without asking"
    )
    run = desk.read("out/run.json")
    (stage,) = run["stages"]
    assert (stage["stage"], stage["provider"], stage["requests"], stage["free"]) == ("extract", "main", 3, 0)
    assert (stage["input_tokens"], stage["cached_tokens"], stage["output_tokens"]) == (300, 30, 60)
    assert stage["cost"] == run["spent"] == run["spent_by_currency"]["USD"] == pytest.approx(cost)


def test_what_the_cache_answers_costs_nothing(desk):
    with running() as server:
        desk.configure(profile(server.url, more=PRICES))
        desk.run("brief", "in", "-o", "out")
        again = desk.run("brief", "in", "-o", "out")
        assert len(server.got) == 3
    assert last_line(again).endswith("0 requests; 3 answered without asking")
    assert desk.read("out/run.json")["spent"] == 0


def test_without_prices_the_cost_is_unknown(desk):
    with running() as server:
        desk.configure(profile(server.url))
        done = desk.run("extract", "in")
    assert last_line(done) == (
        "3 articles; extract by main: 3 requests, 300 tokens in (30 cached), 60 out, cost unknown: no prices; "
        "0 answered without asking"
    )
    assert len(done.stdout.splitlines()) == 3


def one_of_three(got, _):
    if got.body["model"] == "m" and number_in(got.body) == 1:
        return Canned(status=503)
    return answering(got)


LIMITS = "limits = { attempts = 1, concurrency = 1 }"


def test_who_answered_what_is_in_every_output(desk):
    with running(one_of_three) as server:
        spare = profile(server.url, "spare", "n", PRICES.replace("10.0", "20.0"))
        desk.configure(profile(server.url, more=f'fallbacks = ["spare"]\n{LIMITS}\n{PRICES}'), spare)
        done = desk.run("brief", "in", "-o", "out")
    assert "extract by main: 2 requests" in last_line(done)
    assert "extract by spare: 1 request," in last_line(done)
    stages = {row["provider"]: row for row in desk.read("out/run.json")["stages"]}
    assert stages["spare"]["cost"] == pytest.approx((90 * 20 + 10 * 1 + 20 * 100) / 1e6)
    found = desk.read("out/briefing.json")
    assert found["run"]["extractor"] == {"provider": "several", "model": "several", "origin": "live"}
    assert found["run"]["answered_by"] == [
        {"provider": "main", "model": "m-2026", "origin": "live", "articles": 2},
        {"provider": "spare", "model": "n-2026", "origin": "live", "articles": 1},
    ]
    by = {one["source"]: [reader["provider"] for reader in one["extractors"]] for one in found["articles"]}
    assert by == {"in/0.txt": ["main"], "in/1.txt": ["spare"], "in/2.txt": ["main"]}
    page = (desk.folder / "out" / "briefing.md").read_text(encoding="utf-8")
    assert "read by spare" in page
    assert "spare / n-2026" in page


def test_one_reader_is_not_repeated_at_every_article(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("brief", "in", "-o", "out")
    found = desk.read("out/briefing.json")
    assert [one["extractors"] for one in found["articles"]] == [[], [], []]
    assert [one["provider"] for one in found["run"]["answered_by"]] == ["main"]


def test_a_cost_limit_wants_one_currency(desk):
    spare = profile(NOWHERE, "spare", "n", PRICES.replace("{ ", '{ currency = "EUR", '))
    desk.configure(profile(NOWHERE, more=f'fallbacks = ["spare"]\n{PRICES}'), spare)
    assert "EUR, USD" in desk.run("brief", "in", "--max-cost", "1", code=2).stderr


def test_a_run_that_ends_early_says_what_it_took(desk):
    with running(lambda got, number: answering(got) if number == 0 else Canned(status=401)) as server:
        desk.configure(profile(server.url, more=f"{PRICES}\nlimits = {{ concurrency = 1 }}"))
        done = desk.run("brief", "in", "-o", "out", code=3)
    assert "note: until the end of this run: extract by main: 1 request, 100 tokens in" in done.stderr
    assert done.stderr.splitlines()[-2].startswith("error: main: the key was not accepted")


LONG = "Flood in Arica\n\n" + "\n\n".join(
    f"The river rose by {i} metres in village {i}. " * 12 for i in range(60)
)


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_dry_run_sends_nothing_and_needs_no_key(desk, monkeypatch, command):
    monkeypatch.delenv("TEST_KEY")
    desk.configure(profile(NOWHERE, more=PRICES))
    done = desk.run(command, "in", "--dry-run", "-o", "out")
    first, send, cost, last = done.stdout.splitlines()
    assert first == "extract by main (m): 3 requests for 3 articles, 0 of them in the cache already"
    assert send.startswith("to send: 3 requests, about ")
    assert cost.startswith("cost: about 0.")
    assert last == "nothing was sent"
    assert {path.name for path in desk.folder.iterdir()} == {"in", "summarizer.toml"}


def test_the_plan_as_json(desk):
    (desk.folder / "in" / "long.txt").write_text(LONG, encoding="utf-8")
    desk.configure(profile(NOWHERE, more=f"max_output_tokens = 8000\n{PRICES}"))
    found = desk.json("brief", "in", "--dry-run", "--json", "--max-cost", "0.01")
    (stage,) = found["stages"]
    assert (found["articles"], stage["requests"], stage["to_send"], stage["answered"]) == (4, 7, 7, 0)
    assert stage["most_output_tokens"] == 7 * 8000
    assert 0 < stage["output_tokens"] <= 7 * 8000
    assert "4.3 times" in stage["output_basis"]
    tokens = stage["input_tokens"], stage["output_tokens"]
    assert found["cost"] == pytest.approx((tokens[0] * 10 + tokens[1] * 100) / 1e6)
    assert found["most_cost"] == pytest.approx((tokens[0] * 10 + 7 * 8000 * 100) / 1e6)
    assert (found["currency"], found["over_max_cost"]) == ("USD", True)


def test_the_estimate_of_the_input_is_of_the_bytes_that_a_run_sends(desk):
    with running() as server:
        desk.configure(profile(server.url))
        planned = desk.json("extract", "in", "--dry-run", "--json")["stages"][0]
        desk.run("extract", "in", "-q")
        assert planned["input_tokens"] == sum(len(got.raw) // 4 for got in server.got)


def test_what_is_cached_is_told_and_teaches_how_long_answers_are(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("extract", "in/0.txt", "in/1.txt", "-q")
        found = desk.json("brief", "in", "--dry-run", "--json")["stages"][0]
        assert (found["requests"], found["answered"], found["to_send"]) == (3, 2, 1)
        assert (found["output_tokens"], found["output_basis"]) == (20, "mean of the 2 answers that are there")
        assert found["cost"] is None
        fresh = desk.run("brief", "in", "--dry-run", "--no-cache")
        assert "0 of them in the cache" in fresh.stdout
        assert "cost: unknown, no prices are configured" in fresh.stdout
        assert len(server.got) == 2


def test_a_kept_answer_that_is_invalid_counts_as_one_more_request(desk):
    bad = json.dumps(answer(0, events=[]))
    with running(lambda got, number: Canned(bad) if number == 0 else Canned(status=503)) as server:
        desk.configure(profile(server.url, more=LIMITS))
        desk.run("extract", "in/0.txt", "-q", code=3)
        planned = desk.json("extract", "in/0.txt", "--dry-run", "--json")["stages"][0]
        assert planned["to_send"] == 1
        assert planned["input_tokens"] == len(server.got[1].raw) // 4


def test_a_dry_run_of_recordings(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("extract", "in/0.txt", "in/1.txt", "--record", "rec", "-q")
    assert "2 of them recorded already" in desk.run("brief", "in", "--replay", "rec", "--dry-run").stdout
    found = desk.json("brief", "in", "--replay", "rec", "--dry-run", "--json")["stages"][0]
    assert (found["answered"], found["hopeless"], found["to_send"]) == (2, 1, 0)


def test_a_dry_run_without_a_provider_or_articles(desk):
    assert desk.run("brief", "in", "--dry-run").stdout == (
        "3 articles would be read by rule, offline: nothing is asked, and it costs nothing\n"
    )
    desk.run("brief", "nowhere", "--dry-run", code=4)
    desk.configure(profile(NOWHERE))
    desk.run("brief", "nowhere", "--dry-run", code=4)


def test_no_key_is_written(desk):
    with running() as server:
        desk.configure(profile(server.url, more=PRICES))
        desk.run("brief", "in", "-o", "out", "--record", "rec")
    for path in desk.folder.rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes()
