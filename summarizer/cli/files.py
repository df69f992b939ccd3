"""Reading back what the commands have written."""
# ruff: noqa: PLC0415 - lazy: the help needs no pydantic

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError, UsageError

if TYPE_CHECKING:
    from summarizer.domain.briefing import Briefing
    from summarizer.domain.event import Grounded
    from summarizer.domain.gold import Gold

LARGEST = 1024 * 1024 * 1024
"""Bytes. A larger file would fill the memory."""


def text_of(name: str) -> str:
    """Read a text file; ``-`` is standard input.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(
                f"{name}: larger than {LARGEST // 2**20} MiB",
                hint="name a file that summarizer has written, or give it in parts",
            )
        return data.decode("utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{name}: cannot be read: {reason}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is not UTF-8", hint="name a file that summarizer has written") from error


def grounded_of(names: Iterable[str]) -> list[Grounded]:
    """Read lines of ``summarizer extract``.

    Raises:
        UsageError: a line is none.
        InputError: there is no line at all.
    """
    found = [line for name in names for line in _lines(name, text_of(name))]
    if not found:
        raise InputError("there is nothing to merge", hint="name files that 'summarizer extract' has written")
    return found


def _lines(name: str, text: str) -> Iterator[Grounded]:
    from pydantic import ValidationError

    from summarizer.domain.event import Grounded

    # Not splitlines: the text of an article may hold other line ends than ours.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Grounded.model_validate_json(line)
        except ValidationError as error:
            raise UsageError(
                f"{name}, line {number}: is no line of 'summarizer extract': {first_problem(error)}",
                hint="extract the articles again with this version",
            ) from None


def ready(name: str) -> bool:
    """Whether a named file holds lines of ``summarizer extract``, by its first line."""
    try:
        with Path(name).open("rb") as file:
            first = json.loads(next(line for line in file if line.strip()))
    except (OSError, ValueError, StopIteration, RecursionError):
        return False
    return isinstance(first, dict) and {"article", "events", "claims", "coverage"} <= first.keys()


def gold_of(name: str) -> list[Gold]:
    """Read gold: a JSON file of one article, JSON Lines of several, or a folder of such files.

    Raises:
        UsageError: it cannot be read, or is none.
    """
    path = Path(name)
    if name == "-" or not path.is_dir():
        return list(_golds(name, text_of(name)))
    files = sorted(one for one in path.iterdir() if one.suffix in {".json", ".jsonl"} and one.is_file())
    if not files:
        raise UsageError(
            f"{name}: there is no .json or .jsonl file in this folder",
            hint="docs/evaluation.md has the format",
        )
    return [gold for file in files for gold in _golds(str(file), text_of(str(file)))]


def _golds(name: str, text: str) -> Iterator[Gold]:
    from pydantic import ValidationError

    from summarizer.domain.base import SCHEMA_VERSION
    from summarizer.domain.gold import Gold

    try:
        parts = [(name, text)]
        json.loads(text)
    except ValueError:  # no single document: lines, then
        lines = enumerate(text.split("\n"), 1)
        parts = [(f"{name}, line {number}", line) for number, line in lines if line.strip()]
    except RecursionError:
        parts = []
    if not parts:
        raise UsageError(f"{name}: holds no gold", hint="docs/evaluation.md has the format")
    for where, part in parts:
        try:
            gold = Gold.model_validate_json(part)
        except ValidationError as error:
            raise UsageError(
                f"{where}: is no gold: {first_problem(error)}",
                hint="docs/evaluation.md has the format, schemas/gold.schema.json its schema",
            ) from None
        if gold.schema_version != SCHEMA_VERSION:
            raise UsageError(
                f"{where}: gold of schema version {gold.schema_version[:20]}, not {SCHEMA_VERSION}",
                hint="see CHANGELOG.md for what changed",
            )
        yield gold


def briefing_of(name: str) -> Briefing:
    """Read a ``briefing.json``.

    Raises:
        UsageError: it is none.
    """
    return _briefing(name, text_of(name))


def _briefing(name: str, text: str) -> Briefing:
    from pydantic import ValidationError

    from summarizer.domain.base import SCHEMA_VERSION
    from summarizer.domain.briefing import Briefing

    try:
        keys = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg} (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        cut = bool(text.strip()) and not text.rstrip().endswith("}")
        raise UsageError(
            f"{name}: is not JSON: {reason.lower()}{'; the file seems cut off' if cut else ''}",
            hint="name a briefing.json that 'summarizer brief' has written",
        ) from None
    version = keys.get("schema_version") if isinstance(keys, dict) else None
    if isinstance(version, str) and version != SCHEMA_VERSION and "episodes" in keys:
        raise UsageError(
            f"{name}: was written under schema version {version[:20]}; this program reads {SCHEMA_VERSION}",
            hint="use the program that wrote it, or brief the articles again",
        )
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        raise UsageError(
            f"{name}: is no briefing of this version: {first_problem(error)}",
            hint="name a briefing.json that 'summarizer brief' has written",
        ) from None


def run_of(name: str) -> Briefing | list[Grounded]:
    """Read a run: a folder of ``brief``, its ``briefing.json``, or the lines of ``extract``.

    Raises:
        UsageError: it is none of them.
    """
    if name != "-" and Path(name).is_dir():
        file = Path(name) / "briefing.json"
        if not file.is_file():
            raise UsageError(
                f"{name}: there is no briefing.json in this folder",
                hint="name a folder that 'summarizer brief' has written, or a file of 'summarizer extract'",
            )
        return briefing_of(str(file))
    text = text_of(name)
    first = text.lstrip().partition("\n")[0]
    try:
        keys = json.loads(first)
    except ValueError:
        keys = None  # a briefing's first line is but a bracket
    if isinstance(keys, dict) and "episodes" not in keys:
        return list(_lines(name, text))
    if not first:
        raise UsageError(f"{name}: is empty", hint="name the output of 'summarizer brief' or 'extract'")
    return _briefing(name, text)


def sources_of(name: str, sources: Path | None, wanted: Iterable[str]) -> dict[str, str]:
    """Read the texts that a briefing's offsets point into; those that are missing are left out.

    Args:
        name: The briefing's own path; ``sources/`` beside it is the default.
        sources: Where the texts are instead.
        wanted: Ids of the articles.
    """
    folder = sources if sources is not None else Path("." if name == "-" else name).parent / "sources"
    found = {}
    for article in wanted:
        try:
            found[article] = (folder / f"{article}.txt").read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def strangers(name: str, sources: Path | None, known: Iterable[str]) -> list[str]:
    """Texts beside a briefing's own that belong to none of its articles, by file name."""
    folder = sources if sources is not None else Path("." if name == "-" else name).parent / "sources"
    wanted = {f"{article}.txt" for article in known}
    return (
        sorted(path.name for path in folder.glob("*.txt") if path.name not in wanted)
        if folder.is_dir()
        else []
    )


def first_problem(error: object) -> str:
    """Where a validation failed, in a few words."""
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg'].lower()}" if where else first["msg"].lower()
