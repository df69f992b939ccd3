"""How much slower than the ideal is a run against a server that answers every request after one second?

    python benchmarks/throughput.py [--articles 256] [--latency 1] [--flight 32] [--rounds 2]

Contestants, each a process of its own that takes turns with the others, with the same articles and the same prompt:

- httpx2: a bare loop that posts ready messages and validates the answers
- instructor: a bare loop through instructor and the openai SDK, with the same messages and the same answer model
- extract: `summarizer extract` from start to finish: start-up, reading, extraction, grounding, writing
- summarizer: `summarizer brief` from start to finish: the same, and merging and rendering
- check: extraction and grounding without start-up, to compare processor time with the loops

Prints wall time as a multiple of the ideal (articles / flight x latency), the server's time from the first request
to the last answer as such a multiple, the seconds before and after that, requests an article, and processor time an
article within the loop (for the commands: in all). The best of the rounds counts: the machine may be busy.
"""

# ruff: noqa: PLC0415, E501 - contestants import only what they need
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "llm"))
COMMANDS = {"extract": ("extract", "out.jsonl"), "summarizer": ("brief", "out")}
LOOPS = ("httpx2", "instructor", *COMMANDS, "check")


def loop(name, folder, url, flight):
    """One contestant: prints the processor seconds within the loop."""
    import asyncio

    if name == "check":
        return check(folder, url, flight)
    from summarizer.extract.answer import ExtractionAnswer

    async def httpx2_loop(messages):
        import httpx2

        from summarizer.llm.schema import answer_schema

        schema = {"name": "ExtractionAnswer", "strict": True, "schema": answer_schema(ExtractionAnswer)}
        gate = asyncio.Semaphore(flight)
        client = httpx2.AsyncClient(timeout=60)

        async def one(content):
            async with gate:
                response = await client.post(
                    f"{url}/v1/chat/completions",
                    json={
                        "model": "bench",
                        "messages": content,
                        "response_format": {"type": "json_schema", "json_schema": schema},
                    },
                    headers={"authorization": "Bearer none"},
                )
                text = response.json()["choices"][0]["message"]["content"]
                return ExtractionAnswer.model_validate_json(text)

        return await asyncio.gather(*(one(content) for content in messages))

    async def instructor_loop(messages):
        gate = asyncio.Semaphore(flight)

        async def one(content):
            async with gate:
                return await client.chat.completions.create(
                    model="bench", messages=content, response_model=ExtractionAnswer, max_retries=0
                )

        return await asyncio.gather(*(one(content) for content in messages))

    if name == "instructor":
        import instructor
        from openai import AsyncOpenAI

        client = instructor.from_openai(
            AsyncOpenAI(api_key="none", base_url=f"{url}/v1", max_retries=0), mode=instructor.Mode.JSON_SCHEMA
        )
    messages = [json.loads(path.read_text()) for path in sorted((folder / "messages").iterdir())]
    before = time.process_time()
    answers = asyncio.run(httpx2_loop(messages) if name == "httpx2" else instructor_loop(messages))
    print(time.process_time() - before)
    assert len(answers) == len(messages)
    assert all(answer.claims for answer in answers)
    return None


def write_messages(folder, articles):
    """The messages that the loops send, ready in files: they read no articles."""
    from summarizer import pipeline
    from summarizer.extract import requests

    folder.mkdir()
    for number, article in enumerate(pipeline.load([str(articles)]).articles):
        for request in requests(article):
            messages = [{"role": m.role, "content": m.content} for m in request.messages]
            (folder / f"{number:05}.json").write_text(json.dumps(messages))


def check(folder, url, flight):
    """Extraction and grounding through the pipeline, everything imported beforehand."""
    import asyncio
    import gc

    from summarizer import pipeline
    from summarizer.config import Limits, Profile
    from summarizer.llm import reask
    from summarizer.llm.registry import open_gateway

    profile = Profile(
        name="bench", kind="openai", model="bench", base_url=f"{url}/v1", limits=Limits(concurrency=flight)
    )
    articles = pipeline.load([str(folder / "articles")]).articles
    cache = Path(os.environ["SUMMARIZER_CACHE_DIR"]) / "check.sqlite"

    async def work():
        gateway = open_gateway(profile, environ={}, cache=cache)
        try:
            return await pipeline.check(articles, gateway)
        finally:
            await gateway.aclose()

    assert reask
    gc.set_threshold(1_000_000, 20, 50)  # as the command line does
    before = time.process_time()
    checked = asyncio.run(work())
    print(time.process_time() - before)
    assert len(checked.grounded) == len(articles)


def run(name, folder, url, flight, scratch):
    """Run a contestant in a process; wall seconds, processor seconds, and the server's counts."""
    fetch(f"{url}/stats")
    cache = Path(tempfile.mkdtemp(dir=scratch))
    environ = {
        **{key: value for key, value in os.environ.items() if not key.startswith("SUMMARIZER_")},
        "SUMMARIZER_CACHE_DIR": str(cache),
        "SUMMARIZER_CONFIG_DIR": str(cache),
        "SUMMARIZER_PROVIDERS__BENCH__BASE_URL": f"{url}/v1",
        "SUMMARIZER_PROVIDERS__BENCH__MODEL": "bench",
    }
    if name in COMMANDS:
        command, out = COMMANDS[name]
        command = [sys.executable, "-c", "from summarizer.cli.main import run; run()", command, str(folder / "articles"),
                   "--provider", "bench", "--concurrency", str(flight), "--quiet", "-o", str(cache / out)]  # fmt: skip
    else:
        command = [sys.executable, __file__, "--loop", name, str(folder), url, "--flight", str(flight)]
    began = time.monotonic()
    process = subprocess.Popen(command, env=environ, cwd=scratch, stdout=subprocess.PIPE)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    ended = time.monotonic()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{name} ended with {process.returncode}"
    total = usage.ru_utime + usage.ru_stime
    stats = fetch(f"{url}/stats")
    return {
        "wall": ended - began,
        "before": stats["first"] - began,
        "span": stats["last"] - stats["first"],
        "after": ended - stats["last"],
        "processor": total if name in COMMANDS else float(printed),
        "total": total,
        "requests": stats["requests"],
    }


def fetch(address):
    with urllib.request.urlopen(address) as response:
        return json.load(response)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=256)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--flight", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=LOOPS, default=LOOPS)
    parser.add_argument("--loop", nargs=3, metavar=("NAME", "FOLDER", "URL"))
    given = parser.parse_args()
    if given.loop:
        loop(given.loop[0], Path(given.loop[1]), given.loop[2], given.flight)
        return
    import newswire

    ideal = given.articles / given.flight * given.latency
    best = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        newswire.write_articles(folder / "articles", given.articles)
        write_messages(folder / "messages", folder / "articles")
        server = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "fixed_latency.py"), str(given.articles), str(given.latency)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            url = f"http://127.0.0.1:{int(server.stdout.readline())}"
            for _ in range(given.rounds):
                for name in given.only:
                    found = run(name, folder, url, given.flight, scratch)
                    for key, value in found.items():
                        best.setdefault(name, {}).setdefault(key, []).append(value)
        finally:
            server.terminate()
            server.wait()
    print(f"{given.articles} articles, {given.flight} in flight, {given.latency:g} s each: ideal {ideal:g} s")
    for name, values in best.items():
        low = {key: min(found) for key, found in values.items()}
        print(
            f"{name:11} process {low['wall']:6.2f} s = {low['wall'] / ideal:.2f} x ideal, "
            f"first request to last answer {low['span'] / ideal:.3f} x, "
            f"{low['before']:.2f} s before and {low['after']:.2f} s after, "
            f"{max(values['requests']) / given.articles:.2f} requests an article, "
            f"{1000 * low['processor'] / given.articles:5.1f} ms processor time an article, {low['total']:.2f} s in all"
        )
    for name, (command, _) in COMMANDS.items():
        if {name, "instructor"} <= best.keys():
            ratio = min(best[name]["wall"]) / min(best["instructor"]["wall"])
            print(f"whole process, summarizer {command} / instructor loop: {ratio:.2f}")
    if {"check", "instructor"} <= best.keys():
        ratio = min(best["check"]["processor"]) / min(best["instructor"]["processor"])
        print(f"processor time, extraction and grounding / instructor loop: {ratio:.2f}")


if __name__ == "__main__":
    main()
