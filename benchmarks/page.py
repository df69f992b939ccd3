"""The page of a hundred articles and two thousand claims: its size, and how long making and opening it takes.

python benchmarks/page.py [ARTICLES CLAIMS]

Opening is measured in Chromium against a page of as many bytes that holds plain paragraphs only, in one run.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from summarizer import render

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "render"))
import large

ROUNDS = 5
LOADED = "(() => { const [at] = performance.getEntriesByType('navigation'); return at.loadEventEnd; })()"
PAINTED = "new Promise((go) => requestAnimationFrame(() => setTimeout(() => go(performance.now()))))"
SCROLL = """async () => {
  const times = [];
  for (let step = 1; step <= 40; step += 1) {
    const before = performance.now();
    scrollTo(0, document.documentElement.scrollHeight * step / 40);
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    times.push(performance.now() - before);
  }
  return times;
}"""


def opened(browser: Browser, file: Path) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(file.as_uri())
    painted = page.evaluate(PAINTED)
    loaded = page.evaluate(LOADED)
    page.close()
    return loaded, painted


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:3]] or [100, 2000]
    briefing, texts = large.briefing(*sizes)
    start = time.perf_counter()
    text = render.html(briefing, texts)
    made = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        ours, plain = Path(folder) / "ours.html", Path(folder) / "plain.html"
        ours.write_text(text, encoding="utf-8")
        size = ours.stat().st_size
        line = f"<p>{'word ' * 60}</p>\n"
        plain.write_text("<!DOCTYPE html>\n" + line * (size // len(line)), encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pairs = [(opened(browser, plain), opened(browser, ours)) for _ in range(ROUNDS + 1)][1:]
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(ours.as_uri())
        frames = sorted(page.evaluate(SCROLL))
        elements = page.evaluate("document.querySelectorAll('*').length")
        browser.close()
    loaded = statistics.median(pair[1][0] for pair in pairs)
    painted = statistics.median(pair[1][1] for pair in pairs)
    ratio = statistics.median(ours[1] / plain[1] for plain, ours in pairs)
    print(
        f"{len(briefing.articles)} articles, {len(briefing.claims)} claims: {size / 1e6:.2f} MB, "
        f"{elements} elements, made in {made:.2f} s"
    )
    print(f"loaded after {loaded / 1000:.2f} s, first frame after {painted / 1000:.2f} s")
    print(f"{ratio:.1f} times plain paragraphs of as many bytes")
    print(f"scrolling: a step takes {statistics.median(frames):.0f} ms, the slowest {frames[-1]:.0f} ms")


if __name__ == "__main__":
    main()
