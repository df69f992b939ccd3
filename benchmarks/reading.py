"""How many words a reader of the example briefing meets, at each length.

python benchmarks/reading.py

"Open" is what stands unfolded in the page, without controls, citation marks and the articles beside it;
"account" are its sentences. Markdown is counted without footnotes: up to the background, and as a whole.
At 240 words a minute, 1,200 words take five minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from summarizer.domain.briefing import Briefing

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "render"))
from counted_words import before, open_text, without_footnotes, words


def main() -> None:
    print(f"{'length':9} {'account':>8} {'page, open':>11} {'Markdown, read':>15} {'Markdown, all':>14}")
    for length in ("short", "standard", "full"):
        with tempfile.TemporaryDirectory() as folder:
            code = "from summarizer.cli.main import run; run()"
            subprocess.run(
                [sys.executable, "-c", code, "demo", "-o", folder, "--quiet", "--length", length], check=True
            )
            out = Path(folder)
            briefing = Briefing.model_validate_json((out / "briefing.json").read_text(encoding="utf-8"))
            page = (out / "briefing.html").read_text(encoding="utf-8")
            text = (out / "briefing.md").read_text(encoding="utf-8")
        account = sum(
            words(one.text)
            for episode in briefing.episodes
            if episode.role == "main"
            for one in episode.sentences
        )
        print(
            f"{length:9} {account:8} {words(open_text(page)):11} {words(before(text, 'Background')):15} "
            f"{words(without_footnotes(text)):14}"
        )


if __name__ == "__main__":
    main()
