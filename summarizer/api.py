"""The Python interface: the commands as functions, with values in place of files.

    briefing = summarizer.brief("articles/", provider="openai/MODEL")

It stands above the command line because both have one composition root (``cli/session.py``): what a setting
means, and what is sent to whom, cannot differ between them. Errors are those of ``summarizer.errors``.
"""
# ruff: noqa: PLC0415 - lazy: a briefing that is only read back needs no gateway

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.domain.briefing import Briefing, Failed
from summarizer.domain.event import Grounded
from summarizer.errors import InputError, UsageError

if TYPE_CHECKING:
    from summarizer.cli.options import ModelOptions
    from summarizer.cli.session import Watching
    from summarizer.ground.verify import Problem
    from summarizer.pipeline import Checked

__all__ = ["Form", "Settings", "brief", "extract", "load", "merge", "render", "save", "verify"]

Named: TypeAlias = str | os.PathLike[str]
Form: TypeAlias = Literal["md", "html", "json", "csv", "timeline"]
"""``csv`` is the ledger, ``timeline`` the timeline as CSV."""
_FORMS: tuple[Form, ...] = ("md", "html", "json", "csv", "timeline")
_LENGTHS = ("short", "standard", "full")
_Result = TypeVar("_Result")
_log = logging.getLogger("summarizer")

_Folder = Annotated[Path, Field(strict=False)]


class Settings(BaseModel):
    """What the options of the command line set, under their names.

    What is not given comes, as there, from ``summarizer.toml`` and the environment.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    provider: str | None = None
    """Name of a provider's profile, ``NAME`` or ``NAME/MODEL``."""
    config: _Folder | None = None
    """A TOML file in place of the project's."""
    record: _Folder | None = None
    """Folder to which every exchange is written."""
    replay: _Folder | None = None
    """Folder of recordings that answer; nothing is sent."""
    no_cache: bool = False
    no_corrections: bool = False
    max_cost: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Most money that a run may spend, in the prices' currency."""
    concurrency: int | None = Field(default=None, ge=1, le=1024)
    columns: str | None = None
    allow_private: bool = False
    keep_all: bool = False
    length: Literal["short", "standard", "full"] | None = None
    """How much a briefing tells."""
    composer: Literal["rule", "model"] | None = None
    """Who words it."""
    lang: str | None = None
    """Language of a briefing that a model words, a BCP 47 tag."""


def brief(
    paths: Named | Iterable[Named],
    settings: Settings | Mapping[str, object] | None = None,
    *,
    watcher: Watching | None = None,
    **options: object,
) -> Briefing:
    """Brief articles, as ``summarizer brief`` does; nothing is written.

    Args:
        paths: A file, a folder, a pattern or an http(s) address, or several.
        settings: A ``Settings``, or a mapping with its names.
        watcher: Told what goes on. Without one, notes and waits go to the logger ``summarizer``.
        options: Single settings, over ``settings``.

    Returns:
        The briefing, with the texts of its articles in ``sources``. Articles that failed are in ``failed``.

    Raises:
        SummarizerError: of the kind that says what happened (see ``summarizer.errors``).
    """
    from summarizer.cli.writing import made

    names = _names(paths)
    chosen = _options(settings, options)
    done = _apart(lambda: made(names, chosen, watcher or _Logged()))
    texts = {one.article.id: one.article.text for one in done.found.checked.grounded}
    return done.briefing.with_sources(texts)


def extract(
    paths: Named | Iterable[Named],
    settings: Settings | Mapping[str, object] | None = None,
    *,
    watcher: Watching | None = None,
    **options: object,
) -> Checked:
    """Extract checked events and claims, as ``summarizer extract`` does.

    Args:
        paths: As of ``brief``.
        settings: As of ``brief``.
        watcher: As of ``brief``.
        options: As of ``brief``.

    Returns:
        ``grounded``, one an article; ``failed``, those that could not be read or answered for; ``usage``.

    Raises:
        SummarizerError: of the kind that says what happened.
    """
    from summarizer.cli.session import extraction

    names = _names(paths)
    chosen = _options(settings, options)
    found = _apart(lambda: extraction(names, chosen, watcher or _Logged()))
    return found.checked._replace(failed=found.failed)


def merge(
    extracted: Checked | Iterable[Grounded], *, length: Literal["short", "standard", "full"] = "standard"
) -> Briefing:
    """Merge checked articles into a briefing, as ``summarizer merge`` does. Asks no model.

    Args:
        extracted: What ``extract`` gives, or single articles of it; one that comes twice is read once.
        length: How much is told.

    Raises:
        InputError: there is none.
        UsageError: something else was given.
    """
    from summarizer import pipeline

    failed: Sequence[Failed] = ()
    usage = None
    if isinstance(extracted, pipeline.Checked):
        failed, usage, extracted = extracted.failed, extracted.usage, extracted.grounded
    articles = {one.article.id: one for one in _each(extracted)}
    if not articles:
        raise InputError("there is nothing to merge", hint="give what summarizer.extract returns")
    if length not in _LENGTHS:
        raise UsageError(f"there is no length {length!r}", hint=f"there are: {', '.join(_LENGTHS)}")
    briefing = pipeline.brief(list(articles.values()), failed, usage, length=length)
    return briefing.with_sources({key: one.article.text for key, one in articles.items()})


def render(briefing: Briefing, to: Form = "md", *, sources: Mapping[str, str] | None = None) -> str:
    """Render a briefing, as ``summarizer render`` does.

    Args:
        briefing: What is rendered.
        to: ``md``, ``html``, ``json``, ``csv`` (the ledger) or ``timeline`` (CSV).
        sources: Texts of its articles by id, in place of ``briefing.sources``.

    Raises:
        UsageError: there is no such form.
    """
    import summarizer.render as rendering

    _is_briefing(briefing)
    texts = briefing.sources if sources is None else sources
    forms: dict[str, Callable[[], str]] = {
        "md": lambda: rendering.markdown(briefing, texts),
        "html": lambda: rendering.html(briefing, texts),
        "json": lambda: rendering.json_text(briefing),
        "csv": lambda: rendering.ledger_csv(briefing),
        "timeline": lambda: rendering.timeline_csv(briefing),
    }
    if to not in forms:
        raise UsageError(f"there is no form {to!r}", hint=f"there are: {', '.join(_FORMS)}")
    return forms[to]()


def verify(briefing: Briefing, sources: Mapping[str, str] | None = None) -> list[Problem]:
    """Check everything that a briefing states against its sources, as ``summarizer verify`` does.

    Args:
        briefing: What is checked.
        sources: Texts of its articles by id, in place of ``briefing.sources``.

    Returns:
        What does not hold, each with ``where`` and ``what``; empty if everything does.

    Raises:
        UsageError: no text is at hand.
    """
    from summarizer.ground.verify import verify as check

    _is_briefing(briefing)
    texts = briefing.sources if sources is None else sources
    if briefing.articles and not texts:
        raise UsageError(
            "the texts of the briefing's articles are not at hand",
            hint="give sources={article id: text}, or read the briefing with summarizer.load",
        )
    return check(briefing, texts)


def load(path: Named, *, sources: Named | None = None) -> Briefing:
    """Read a ``briefing.json`` back, with the texts beside it.

    Args:
        path: The file, or the folder that ``summarizer brief`` has written.
        sources: Folder of the texts, in place of ``sources/`` beside the file.

    Raises:
        UsageError: it cannot be read, or is no briefing of this version.
    """
    from summarizer.cli.files import briefing_of, sources_of

    if not isinstance(path, (str, os.PathLike)):
        raise UsageError(f"{path!r} is no path", hint="give the path of a briefing.json")
    file = Path(path)
    file = file / "briefing.json" if file.is_dir() else file
    read = briefing_of(str(file))
    folder = None if sources is None else Path(sources)
    return read.with_sources(sources_of(str(file), folder, (article.id for article in read.articles)))


def save(briefing: Briefing, folder: Named) -> None:
    """Write ``briefing.md``, ``briefing.html``, ``briefing.json`` and ``sources/`` into a folder.

    ``run.json`` and the lists of what was left out are written by the command only.

    Raises:
        UsageError: the folder cannot be written.
    """
    from summarizer.cli.brief import files
    from summarizer.cli.output import write_folder

    _is_briefing(briefing)
    write_folder(Path(folder), files(briefing, dict(briefing.sources), None))


class _Logged:
    """Tells the logger ``summarizer``: notes and waits as warnings, the rest as information."""

    def note(self, text: str) -> None:
        _log.warning("%s", _inert(text))

    def wait(self, label: str, seconds: float, reason: str) -> None:
        _log.warning("waiting %.0f s for %s: %s", seconds, _inert(label) or "answers under way", reason)

    def begin(self, total: int | None) -> None:
        _log.info("reading %s articles", "some" if total is None else total)

    def part(self, label: str, done: int, of: int) -> None:
        _log.info("%s: %d of %d stretches", _inert(label), done, of)

    def done(self, label: str) -> None:
        _log.info("read %s", _inert(label))


def _inert(text: str) -> str:
    from summarizer.cli.progress import inert

    return inert(text)


def _names(paths: object) -> list[str]:
    if isinstance(paths, (str, os.PathLike)):
        paths = (paths,)
    if isinstance(paths, (bytes, Mapping)) or not isinstance(paths, Iterable):
        raise UsageError(
            f"paths are texts or path objects, not {type(paths).__name__}", hint='such as "articles/"'
        )
    names: list[str] = []
    for path in paths:
        name = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
        if not isinstance(name, str) or not name:
            raise UsageError(f"{path!r} is no path", hint="give paths as texts or path objects")
        if name == "-":
            raise UsageError("- is standard input, for the command line", hint="give the path of a file")
        names.append(name)
    if not names:
        raise UsageError("no paths were given", hint='such as "articles/"')
    return names


def _options(settings: Settings | Mapping[str, object] | None, options: Mapping[str, object]) -> ModelOptions:
    from summarizer.cli.options import Composer, Length, ModelOptions
    from summarizer.config.words import nearest

    if settings is None:
        given: dict[str, object] = {}
    elif isinstance(settings, Settings):
        given = {name: getattr(settings, name) for name in settings.model_fields_set}
    elif isinstance(settings, Mapping):
        given = {str(name): value for name, value in settings.items()}
    else:
        raise UsageError(
            f"settings are a summarizer.Settings or a mapping, not {type(settings).__name__}",
            hint='such as {"provider": "openai/MODEL"}',
        )
    try:
        valid = Settings.model_validate({**given, **options})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(map(str, first["loc"])) or "settings"
        if first["type"] == "extra_forbidden":
            known = tuple(Settings.model_fields)
            raise UsageError(
                f"there is no setting {name}", hint=nearest(name, known) or f"there are: {', '.join(known)}"
            ) from None
        raise UsageError(f"setting {name}: {first['msg'].lower()}", hint="see docs/python.md") from None
    named = {name: getattr(valid, name) for name in Settings.model_fields}
    for name, kind in (("length", Length), ("composer", Composer)):
        named[name] = None if named[name] is None else kind(named[name])
    return ModelOptions(quiet=True, **named)


def _each(extracted: Iterable[Grounded]) -> Iterable[Grounded]:
    if not isinstance(extracted, Iterable):
        raise UsageError(
            f"there is nothing to merge in {type(extracted).__name__}",
            hint="give what summarizer.extract returns",
        )
    for one in extracted:
        if not isinstance(one, Grounded):
            raise UsageError(
                f"{type(one).__name__} is no checked article", hint="give what summarizer.extract returns"
            )
        yield one


def _is_briefing(value: object) -> None:
    if not isinstance(value, Briefing):
        raise UsageError(
            f"{type(value).__name__} is no briefing", hint="read a file with summarizer.load(path)"
        )


def _apart(work: Callable[[], _Result]) -> _Result:
    """Do the work here or, where an event loop runs already (as in a notebook), in a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    done: list[Any] = []

    def run() -> None:
        try:
            done.append((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.append((None, error))

    # It does not keep the program alive: what was answered when the user interrupts is in the cache.
    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join()
    result, error = done[0]
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return] # what work gives
