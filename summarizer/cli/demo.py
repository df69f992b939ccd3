"""``summarizer demo``: the main job on the articles that come with the program, without a provider."""
# ruff: noqa: PLC0415 - lazy: the help needs none of the stages

from __future__ import annotations

from summarizer.cli.brief import OutOption, run_brief
from summarizer.cli.options import JsonOption, LengthOption, ModelOptions, OpenOption, QuietOption
from summarizer.cli.output import DEFAULT_FOLDER


def demo(
    out: OutOption = DEFAULT_FOLDER,
    length: LengthOption = None,
    open_: OpenOption = False,
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Brief the five example articles from recorded answers; needs no key and no network.

    The answers were written by hand, by no provider, and the briefing says so.
    """
    from summarizer import resources

    paths = [str(path) for path in sorted(resources.seeds().glob("*.txt"))]
    options = ModelOptions(replay=resources.seed_recordings(), quiet=quiet, length=length)
    run_brief(paths, out, options, json_output=json_output, show=open_)
