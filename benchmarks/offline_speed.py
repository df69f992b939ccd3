"""How many articles a second are read without a model, of processor time and after start-up.

    python benchmarks/offline_speed.py DATA [--rounds 3] [--only gvdb|web]

DATA is the folder with gvdb/dev.jsonl.gz (local reports of shootings) and giveme5w1h/news_cluster.jsonl.gz
(web articles, nearly three times as long). Measured are, in each round in a new process:

- ``read``: the offline extractor alone (an article in, a draft out);
- ``ground``: reading, and checking the draft as every draft is checked;
- ``extract`` and ``brief``: the commands, on all articles as files: what the processor worked for all of
  them, less what it worked for one.

The first articles only load the patterns: every text is read for the first time. A machine may be slow or
busy, so that each figure also stands as a ratio to a fixed piece of work in the same run: counting the words
of the same texts ten times with a plain regular expression, done beside each article. Ratios of different
machines can be compared. Last comes ``summarizer brief`` on the examples: processor time and time on the
clock, its start included.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from gvdb import parted
from muc4 import load

from summarizer import ingest
from summarizer.extract import offline
from summarizer.ground import ground

SEEDS = Path(__file__).parents[1] / "seeds"
WARM = 3
"""Articles read before the clock starts: they load the patterns."""
_WORD = re.compile(r"[^\W_]+")
_SOURCES = {
    "gvdb": ("gvdb/dev.jsonl.gz", parted),
    "web": ("giveme5w1h/news_cluster.jsonl.gz", lambda row: row["text"]),
}


def texts(data, name):
    path, text = _SOURCES[name]
    return [text(row) for row in load(data / path)]


def yardstick(text):
    """A fixed piece of work: ten times the words of a text, counted."""
    start = time.process_time()
    for _ in range(10):
        Counter(word.lower() for word in _WORD.findall(text))
    return time.process_time() - start


def in_process(data, name):
    """Seconds of processor time: for reading, for grounding, and for the fixed work beside each."""
    gc.set_threshold(50_000, 20, 50)  # as the command line does
    articles = [ingest.read_text(text.encode(), f"{at}.txt") for at, text in enumerate(texts(data, name))]
    for article in articles[:WARM]:
        ground(offline.extract(article), article, ())
    reading = grounding = fixed = 0.0
    for article in articles[WARM:]:
        fixed += yardstick(article.text)
        start = time.process_time()
        draft = offline.extract(article)
        read = time.process_time()
        ground(draft, article, ())
        reading += read - start
        grounding += time.process_time() - read
    return len(articles) - WARM, reading, grounding, fixed


def command(*arguments):
    """Seconds of processor time of a command, and on the clock."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = "from summarizer.cli.main import run; run()"
    done = subprocess.run([sys.executable, "-c", run, *map(str, arguments)], check=False, capture_output=True)
    if done.returncode not in {0, 1}:  # 1: some article could not be read
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return worked, time.perf_counter() - start


def whole(data, name, verb):
    """Articles behind the first, the processor time that they take, and that of the fixed work."""
    read = texts(data, name)
    with tempfile.TemporaryDirectory() as folder:
        for at, text in enumerate(read):
            Path(folder, f"{at:04}.txt").write_text(text, encoding="utf-8")
        out = ["--provider", "offline", "--no-cache", "--quiet", "--out", Path(folder, "out")]
        fixed = sum(map(yardstick, read))
        one, _ = command(verb, Path(folder, "0000.txt"), *out)
        every, _ = command(verb, *sorted(Path(folder).glob("*.txt")), *out)
        fixed += sum(map(yardstick, read))
    return len(read) - 1, every - one, fixed / 2


def told(label, rounds):
    """Print the best round as a rate, and the middle one of the ratios."""
    rate = max(count / seconds for count, seconds, _ in rounds)
    ratio = statistics.median(seconds / fixed for _, seconds, fixed in rounds)
    print(f"  {label:8} {rate:6.0f} articles/s   {ratio:6.1f} times the fixed work", flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=sorted(_SOURCES))
    options = parser.parse_args()
    anew = multiprocessing.get_context("spawn")
    for name in [options.only] if options.only else _SOURCES:
        read = texts(options.data, name)
        print(f"{name}: {len(read)} articles of {sum(map(len, read)) // len(read)} characters", flush=True)
        with ProcessPoolExecutor(1, mp_context=anew, max_tasks_per_child=1) as pool:
            rounds = [pool.submit(in_process, options.data, name).result() for _ in range(options.rounds)]
        told("read", [(count, reading, fixed) for count, reading, _, fixed in rounds])
        told("ground", [(count, reading + grounding, fixed) for count, reading, grounding, fixed in rounds])
        for verb in ("extract", "brief"):
            told(verb, [whole(options.data, name, verb) for _ in range(options.rounds)])
    with tempfile.TemporaryDirectory() as folder:
        seeds = sorted(SEEDS.glob("*.txt"))
        runs = [
            command("brief", *seeds, "--provider", "offline", "--no-cache", "--quiet", "--out", folder)
            for _ in range(options.rounds)
        ]
    worked, waited = (min(column) for column in zip(*runs, strict=True))
    print(
        f"brief on the {len(seeds)} examples: {worked:.2f} s of processor time, {waited:.2f} s on the clock"
    )


if __name__ == "__main__":
    main()
