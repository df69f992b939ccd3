"""``summarizer batch``: requests into a file, answers out of one, for half-price batches and air gaps."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.accounts import count
from summarizer.cli.batch_report import document, lines
from summarizer.cli.options import (
    AllowPrivateOption,
    ColumnsOption,
    ConfigOption,
    JsonOption,
    ModelOptions,
    PathsArgument,
    ProviderOption,
    QuietOption,
)
from summarizer.cli.output import lines as lines_of
from summarizer.cli.output import write_folder
from summarizer.cli.progress import Progress, inert
from summarizer.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from summarizer.config import Profile, Settings
    from summarizer.llm.batch_file import Answers

app = typer.Typer(help="Write requests into a file for a batch; read its answers.", no_args_is_help=True)


@app.command()
def export(
    paths: PathsArgument,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write here instead of standard output."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what the cache answers already.")] = False,
    columns: ColumnsOption = None,
    allow_private: AllowPrivateOption = False,
    provider: ProviderOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    json_output: Annotated[
        bool, typer.Option("--json", help="Print what was written as JSON; needs -o.")
    ] = False,
) -> None:
    """Write the requests of a run in OpenAI's Batch file format; nothing is sent.

    The bodies are byte for byte those of a live run. What the cache answers already is left out.
    Exit codes: 0 done; 1 some articles failed, the rest is written.
    """
    import asyncio

    from summarizer.cli.questions import Questions
    from summarizer.cli.session import cache_path
    from summarizer.llm import batch
    from summarizer.llm.cache import CacheFile

    if json_output and out is None:
        raise UsageError("--json prints the summary where the requests would go", hint="add -o FILE")
    options = ModelOptions(provider, config, quiet=quiet, columns=columns, allow_private=allow_private)
    settings, profile = _chosen(options)
    path = cache_path(settings)
    kept = None if everything or settings.no_cache or not path.exists() else CacheFile(path)
    with Progress(quiet=quiet) as progress, _writing(out) as write:
        asked = Questions(paths, options, progress)
        found = asyncio.run(batch.export(profile, asked, kept, write))
    failed = [(item.source, item.reason) for item in asked.failed]
    failed += [(asked.source(label), reason) for label, reason in found.failed]
    if json_output:
        summary = {
            "file": str(out), "bytes": found.size, "provider": profile.name, "model": profile.model,
            "requests": found.written, "reasks": found.reasks, "cached": found.cached,
            "failed": [{"source": source, "reason": reason} for source, reason in failed],
        }  # fmt: skip
        typer.echo(json.dumps(summary, indent=2))
    if not quiet:
        reasks = f", {found.reasks} of them ask again for an invalid answer" if found.reasks else ""
        written = f"{count(found.written, 'request')} to {profile.name} ({profile.model}){reasks}"
        typer.echo(
            inert(f"{out or 'written'}: {written}; {found.cached} left out, answered already"), err=True
        )
        _warn_of_size(found.written, found.size)
    _end(failed)


@app.command("import")
def import_(
    responses: Annotated[
        str, typer.Argument(metavar="RESPONSES", help="The batch's output; - is standard input.")
    ],
    paths: PathsArgument,
    also: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="FILE", help="Further files of the batch, such as its error file."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="For requests to send again; default RESPONSES.again.jsonl."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let an answer take the place of one that the cache has.")
    ] = False,
    columns: ColumnsOption = None,
    allow_private: AllowPrivateOption = False,
    provider: ProviderOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    json_output: JsonOption = False,
) -> None:
    """Check a batch's answers, keep them for the next run, and write what is to be asked again.

    PATH and the provider are those of the export. Valid answers are used by 'brief' and 'extract' as if they
    had come live. Re-asks of invalid answers, and requests that failed, go into a second request file.
    Exit codes: 0 every request of the articles is answered; 1 some are not.
    """
    import asyncio

    from summarizer.cli.questions import Questions
    from summarizer.cli.session import cache_path
    from summarizer.llm import batch
    from summarizer.llm.cache import CacheFile

    options = ModelOptions(provider, config, quiet=quiet, columns=columns, allow_private=allow_private)
    settings, profile = _chosen(options)
    if settings.no_cache:
        raise ConfigError(
            "no_cache is set, and the answers of a batch are kept in the cache", hint="unset no_cache"
        )
    answers = _read([responses, *(also or [])])
    again = out or Path("batch.again.jsonl" if responses == "-" else responses).with_suffix(".again.jsonl")
    with Progress(quiet=quiet) as progress:
        asked = Questions(paths, options, progress)
        file = CacheFile(cache_path(settings))
        found = asyncio.run(batch.take_in(profile, asked, answers.found, file, replace=replace))
    if len(found.unknown) == len(answers.found):
        raise UsageError(
            f"{responses}: no answer in it is to a request that these articles make of {profile.name}",
            hint="name the articles and the provider of the export; a changed prompt or model asks otherwise",
        )
    if found.again or out is not None:
        text = b"".join(request.line for request in found.again).decode("utf-8")
        write_folder(again.parent, {again.name: text})
    failed = [(item.source, item.reason) for item in asked.failed]
    failed += [(asked.source(label), reason) for label, reason in found.failed]
    if json_output:
        summary = document(found, answers, asked, profile, again, failed)
        typer.echo(json.dumps(summary, indent=2))
    if not quiet:
        for line in lines(found, answers, asked, profile, again):
            typer.echo(inert(line), err=True)
    _end(failed, open_=bool(found.again or found.unanswered))


def _chosen(options: ModelOptions) -> tuple[Settings, Profile]:
    from summarizer.cli.session import profile_of, settings_of
    from summarizer.llm.batch import check_kind

    settings = settings_of(options)
    if settings.offline("extract") and (settings.provider is not None or "extract" in settings.stages):
        raise ConfigError(
            "a batch asks a provider, and provider offline asks nobody",
            hint=f"add --provider {settings.example}; without one, 'summarizer brief' reads by rule at once",
        )
    profile = profile_of(settings, options, "extract")
    check_kind(profile)
    return settings, profile


def _read(names: list[str]) -> Answers:
    from summarizer.llm.batch_file import Answers

    answers = Answers()
    for name in names:
        try:
            if name == "-":
                answers.read(sys.stdin.buffer)
            else:
                with Path(name).open("rb") as file:
                    answers.read(file)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"{name}: cannot be read: {reason}", hint="check the path") from error
    if not answers.found:
        what = "no line of it is an answer with a custom_id" if answers.lines else "it is empty"
        raise UsageError(f"{names[0]}: {what}", hint="name the output file of a batch in OpenAI's format")
    return answers


@contextmanager
def _writing(out: Path | None) -> Iterator[Callable[[bytes], object]]:
    """Take lines; a file appears when all are there."""
    if out is None:
        yield sys.stdout.buffer.write  # bytes: no encoding of a terminal may change a request
        sys.stdout.buffer.flush()
        return
    with lines_of(out) as write:
        yield lambda line: write(line.decode("utf-8").removesuffix("\n"))


def _warn_of_size(requests: int, size: int) -> None:
    from summarizer.llm.batch_file import MOST_BYTES, MOST_REQUESTS

    if requests > MOST_REQUESTS or size > MOST_BYTES:
        typer.echo(
            f"note: OpenAI takes {MOST_REQUESTS:,} requests and {MOST_BYTES >> 20} MB in one file; "
            "lines can be divided among several files, and their answers imported one by one",
            err=True,
        )


def _end(failed: list[tuple[str, str]], *, open_: bool = False) -> None:
    for source, reason in failed:
        typer.echo(inert(f"failed: {source}: {reason}"), err=True)
    if failed or open_:
        raise typer.Exit(1)
