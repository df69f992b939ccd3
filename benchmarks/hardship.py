"""What a run loses and pays twice when the provider fails, and when it is killed.

    python benchmarks/hardship.py [--articles 200] [--rate 0.3] [--kills 10] [--seed 1]

Three runs of the command line, each against a server on the loopback that fails by a seeded plan and keeps books:

1. faults: so large a share of the exchanges fails with 429 (with and without Retry-After), 500, 503, reset, hang, half a
   body, the wrong shape or a refusal
2. always: 5% of the articles fail every time; the others are to be briefed
3. kills: kill -9 of `extract` at random moments, the run started again each time. What
   had to be asked for again is listed with the time between its sending and the kill

The profile's limits are the defaults, but for a timeout of 5 s, so that hanging exchanges do not take minutes.
"""
# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "llm"))
import newswire
from commands import COMMAND, environment
from faults import NAMED, FaultyProvider
from servers import serving_apart

LIMITS = {"LIMITS__CONCURRENCY": "32", "LIMITS__TIMEOUT": "5"}


def start(folder, server, out, command="brief"):
    environ = environment(folder, server, **LIMITS) | {"SUMMARIZER_CACHE_DIR": str(folder / f"cache-{out}")}
    began = time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, command, "articles", "-o", out, "-q"],
        cwd=folder,
        env=environ,
        stderr=subprocess.PIPE,
        text=True,
    )
    return process, began


def told(provider):
    found = provider.happened()
    answers = found.pop("answer", 0)
    return f"{provider.exchanges} exchanges, {answers} answers, faults: {dict(sorted(found.items()))}"


def faults(folder, given):
    provider = FaultyProvider(rate=given.rate, faults=NAMED, seed=given.seed)
    with serving_apart(provider) as server:
        process, began = start(folder, server, "faults")
        process.communicate()
    briefing = json.loads((folder / "faults" / "briefing.json").read_text())
    print(f"faults  {told(provider)}")
    print(
        f"        exit {process.returncode}, {len(briefing['articles'])} of {given.articles} briefed, {len(briefing['failed'])} failed, "
        f"{len(provider.asked_again)} asked about again after their answer, {time.monotonic() - began:.0f} s"
    )


def always(folder, given):
    chosen = random.Random(given.seed).sample(range(given.articles), given.articles // 20)
    names = sorted(NAMED)
    plan = {number: names[at % len(names)] for at, number in enumerate(chosen)}
    provider = FaultyProvider(
        rate=0.0,
        always={n: name for n, name in plan.items() if name != "hang"}
        | {n: "500" for n, name in plan.items() if name == "hang"},
    )
    with serving_apart(provider) as server:
        process, began = start(folder, server, "always")
        _, said = process.communicate()
    briefing = json.loads((folder / "always" / "briefing.json").read_text())
    named = {Path(item["source"]).name for item in briefing["failed"] if item["reason"]}
    wanted = {f"article{number:04}.txt" for number in chosen}
    print(
        f"always  exit {process.returncode}, {len(briefing['articles'])} of {given.articles - len(chosen)} briefed; "
        f"named with reasons in briefing.json: {len(named & wanted)} of {len(wanted)}, on standard error: "
        f"{sum(name in said for name in wanted)}; {len(provider.asked_again)} asked about again, {time.monotonic() - began:.0f} s"
    )


def kills(folder, given):
    chance = random.Random(given.seed)
    provider = FaultyProvider(rate=0.0)
    sent: list[tuple[int, float]] = []
    sent_before: dict[int, float] = {}
    gaps: list[float] = []

    def slowly(got, number):
        return replace(provider(got, number), delay=chance.uniform(0.1, 0.6))

    def note(got):
        sent.append((newswire.asked(got.raw.decode()), time.monotonic()))

    with serving_apart(slowly, on_sent=note) as server:
        for _ in range(given.kills):
            process, _ = start(folder, server, "kills", "extract")
            time.sleep(chance.uniform(2.5, 5.0))
            killed_at = time.monotonic()
            process.kill()
            process.communicate()
            time.sleep(1)  # what was under way goes out to nobody
            sent[:] = [(number, at) for number, at in sent if at < killed_at]
            gaps += [sent_before[number] for number, _ in sent if number in sent_before]
            sent_before |= {number: killed_at - at for number, at in sent}
            sent.clear()
        before = len(sent_before)
        process, _ = start(folder, server, "kills", "extract")
        process.communicate()
        gaps += [sent_before[number] for number, _ in sent if number in sent_before]
    print(
        f"kills   {given.kills} kills, {before} answers sent before the last start; {len(gaps)} of them had to be asked for again: "
        f"those went out {', '.join(f'{1000 * gap:.0f}' for gap in sorted(gaps)) or 'never any'} ms before a kill; "
        f"exit {process.returncode}, {provider.exchanges} exchanges in all for {given.articles} articles"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rate", type=float, default=0.3)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=["faults", "always", "kills"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        newswire.write_articles(folder / "articles", given.articles)
        for part in (faults, always, kills):
            if part.__name__ in given.only:
                part(folder, given)


if __name__ == "__main__":
    main()
