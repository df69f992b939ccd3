"""Writing results: whole files or none, and never over something else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, TextIO

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

DEFAULT_FOLDER = Path("briefing")


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder, which is made where it is missing; each is replaced as a whole.

    Raises:
        UsageError: the folder cannot be written.
    """
    try:
        for name, text in files.items():
            write_file(folder / name, text)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written: {(error.strerror or str(error)).lower()}",
            hint="choose another -o DIR",
        ) from error


def open_page(page: Path) -> None:
    """Open a written page in the user's browser; where there is none, say which file to open."""
    import webbrowser  # noqa: PLC0415 - lazy: only who asks for it needs it

    if not webbrowser.open(page.resolve().as_uri()):
        sys.stderr.write(f"no browser could be started: open {page} in one\n")


def show(renderable: RenderableType) -> None:
    """Print a page; in a terminal through the user's pager, as git does: PAGER=cat turns it off."""
    from rich.console import Console  # noqa: PLC0415 - lazy: most commands show nothing

    console = Console()
    pager = os.environ.get("PAGER", "less").split()
    if not (console.is_terminal and sys.stdin.isatty() and pager and which(pager[0])):
        console.print(renderable)
        return
    # Leave at once where all fits, keep colours, leave the text on the screen.
    os.environ.setdefault("LESS", "FRX")
    with console.pager(styles=True):
        console.print(renderable)


def write_file(path: Path, text: str) -> None:
    """Write one file through a temporary one beside it, so that no reader meets half of it.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # Bytes, so that no line ending is translated: offsets count every character.
        temporary.write_bytes(text.encode("utf-8"))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def lines(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Write lines as they come: to standard output, or to a file that appears when all are written.

    Raises:
        UsageError: the file cannot be written.
    """
    if path is None:
        yield _to_standard_output
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield lambda line: _write(file, line)
        temporary.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written: {(error.strerror or str(error)).lower()}",
            hint="choose another -o FILE",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _write(file: TextIO, line: str) -> None:
    file.write(f"{line}\n")


def _to_standard_output(line: str) -> None:
    _write(sys.stdout, line)
    sys.stdout.flush()
