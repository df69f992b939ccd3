"""What a GGUF file says of itself, as far as it can be told without loading the model.

The format is that of ggml's specification [1], versions 2 and 3, little-endian.

[1] https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarizer.errors import ConfigError

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_INTEGERS = {4: "<I", 5: "<i", 10: "<Q", 11: "<q"}
_LONGEST = 1 << 24
"""Bytes of a string, and items of an array, beyond which a header is taken for broken."""
_END = 1 << 20


class Header(NamedTuple):
    """``context`` is the window that the model was trained with, in tokens; null where it is not said."""

    architecture: str | None
    context: int | None


def header(path: Path, provider: str) -> Header:
    """Read a model file's header up to the length of its window.

    Raises:
        ConfigError: there is no such file, or it is none of GGUF; one line that says what to do.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path, provider)
    except FileNotFoundError as error:
        raise ConfigError(
            f"provider {provider}: there is no model file {path}", hint="set model to the path of a GGUF file"
        ) from error
    except OSError as error:
        raise ConfigError(
            f"provider {provider}: the model file {path} cannot be read ({error.strerror})",
            hint="set model to the path of a GGUF file",
        ) from error
    except (EOFError, struct.error, UnicodeDecodeError) as error:
        raise ConfigError(
            f"provider {provider}: the model file {path} is damaged or cut off", hint="download it again"
        ) from error


def fingerprint(path: Path) -> str:
    """Tells one model file from another without reading gigabytes: of its size, beginning and end.

    Hexadecimal SHA-256; of a file that cannot be read, of nothing.
    """
    summed = hashlib.sha256()
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            summed.update(str(size).encode())
            for start in (0, max(0, size - _END)):
                file.seek(start)
                summed.update(file.read(_END))
    except OSError:
        return ""
    return summed.hexdigest()


def _read(file: BinaryIO, path: Path, provider: str) -> Header:
    if file.read(4) != _MAGIC:
        raise ConfigError(
            f"provider {provider}: {path} is not a GGUF file",
            hint="set model to a model in GGUF format; other formats must be converted first",
        )
    version = _number(file, "<I")
    if version not in _VERSIONS:
        raise ConfigError(
            f"provider {provider}: {path} has GGUF version {version}, not 2 or 3",
            hint="get the model in a current GGUF file",
        )
    _number(file, "<Q")
    architecture: str | None = None
    for _ in range(_number(file, "<Q")):
        key, kind = _string(file), _number(file, "<I")
        if key == b"general.architecture" and kind == _STRING:
            architecture = _string(file).decode()
        elif architecture and key.decode() == f"{architecture}.context_length" and kind in _INTEGERS:
            return Header(architecture, _number(file, _INTEGERS[kind]))
        else:
            _skip(file, kind)
    return Header(architecture, None)


def _skip(file: BinaryIO, kind: int) -> None:
    if kind == _STRING:
        _string(file)
    elif kind == _ARRAY:
        inner, count = _number(file, "<I"), _number(file, "<Q")
        if count > _LONGEST:
            raise EOFError
        if inner in _SIZES:
            _bytes(file, count * _SIZES[inner])
        else:
            for _ in range(count):
                _skip(file, inner)
    elif kind in _SIZES:
        _bytes(file, _SIZES[kind])
    else:
        raise EOFError


def _number(file: BinaryIO, form: str) -> int:
    (value,) = struct.unpack(form, _bytes(file, struct.calcsize(form)))
    return int(value)


def _string(file: BinaryIO) -> bytes:
    size = _number(file, "<Q")
    if size > _LONGEST:
        raise EOFError
    return _bytes(file, size)


def _bytes(file: BinaryIO, count: int) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise EOFError
    return found
