"""How long ``summarizer --help`` takes, against an empty typer application, in one run.

python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

EMPTY = """
import typer
app = typer.Typer()
@app.callback(invoke_without_command=True)
def main() -> None: ...
@app.command()
def one() -> None: ...
app(["--help"])
"""
OURS = "import sys; sys.argv = ['summarizer', '--help']; from summarizer.cli.main import run; run()"


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    pairs = [(seconds(EMPTY), seconds(OURS)) for _ in range(rounds + 1)][1:]
    empty, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(ours / empty for empty, ours in pairs)
    print(f"empty typer application {empty:.3f} s, summarizer --help {ours:.3f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
