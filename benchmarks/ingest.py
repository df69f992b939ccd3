"""Peak memory and speed of reading many small files, and of streaming them through ``extract``.

python benchmarks/ingest.py [FILES ...]     (default: 1000 10000)

Each figure is of a process of its own. ``extract`` runs the command's own stream, with a gateway in the
process that answers at once: what is measured is this program, not a provider. The ratio at the end compares
the largest number of files with the smallest: 1.0 means that memory does not grow.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

READ = """
import json, resource, sys, time
from summarizer import ingest
start = time.perf_counter()
count = sum(1 for _ in ingest.Reading([sys.argv[1]]))
"""
EXTRACT = """
import asyncio, json, resource, sys, time
from summarizer import ingest, pipeline
from summarizer.domain.event import Grounded
from summarizer.extract.answer import ExtractionAnswer
from summarizer.llm.base import Reply

class AtOnce:
    async def ask(self, request):
        return Reply(value=ExtractionAnswer(events=[], claims=[]), provider="x", model="x", origin="live")
    async def aclose(self):
        pass

async def run():
    count = 0
    with ingest.Shelf(ingest.Reading([sys.argv[1]])) as shelf, open("/dev/null", "w") as out:
        async for outcome in pipeline.stream(shelf, AtOnce()):
            assert isinstance(outcome.result, Grounded)
            out.write(outcome.result.model_dump_json() + "\\n")
            count += 1
    return count

start = time.perf_counter()
count = asyncio.run(run())
"""
REPORT = """
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"count": count, "seconds": time.perf_counter() - start, "peak": peak}))
"""
SIZE = 3000
WORDS = (  # noqa: SIM905 - shorter than a list
    "the ferry harbour coast guard minister people water rescue northern storm village road bridge council "
    "report said opened closed carried reached between after before during Monday evening company hospital"
).split()


def article(number: int) -> str:
    chance = random.Random(number)
    paragraphs = [f"Report number {number} from the coast"]
    while sum(map(len, paragraphs)) < SIZE:
        words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(25, 60)))
        paragraphs.append(f"{words.capitalize()}.")
    return "\n\n".join(paragraphs)


def write(folder: Path, files: int) -> None:
    for number in range(files):
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(article(number), encoding="utf-8")


def measured(code: str, folder: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", code + REPORT, folder], check=True, capture_output=True)
    return json.loads(done.stdout)


def main() -> None:
    numbers = sorted(int(number) for number in sys.argv[1:]) or [1000, 10_000]
    for label, code in (("read", READ), ("extract", EXTRACT)):
        peaks = []
        for files in numbers:
            with tempfile.TemporaryDirectory() as folder:
                write(Path(folder), files)
                found = measured(code, folder)
            assert found["count"] == files
            peaks.append(found["peak"])
            rate = files / found["seconds"]
            print(
                f"{label}: {files:,} files of 3 kB, peak {found['peak']:.1f} MiB, {rate:,.0f} files a second"
            )
        print(f"{label}: ratio of the peaks {peaks[-1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
